"""Measure `find_quotes`: Wikinews quotations, Bundestag speech events, its share of the analysis, a fuzz run.

    python benchmarks/quotes.py wikinews FILE.jsonl.gz [--limit N] [--worst N]
    python benchmarks/quotes.py bundestag FILE.jsonl.gz [--limit N]
    python benchmarks/quotes.py speed FILE.jsonl.gz [--limit N]
    python benchmarks/quotes.py fuzz FILE.jsonl.gz --minutes M

`wikinews` counts as shared/tools/score_quotes.py does (pairs of gold and found quotations by best overlap, then tokens
role by role), and adds what each type of annotation and each rule contributes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from scipy.optimize import linear_sum_assignment

from lagebild.coding.quotes import attribution_of, find_quotes
from lagebild.coding.times import clause_tenses, find_times
from lagebild.coding.tree import sentences_of
from lagebild.language import load
from lagebild.model import Article, Quotation

ROLES = ("quote", "speaker", "cue", "frame", "addressee")
Tally = list[int]


def documents(file: Path, limit: int | None) -> Iterator[dict[str, Any]]:
    """Yield the documents of a packed data set."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            yield json.loads(line)


def f1(tally: Tally) -> str:
    """Format precision, recall and F1 of (right, missed, wrong)."""
    right, missed, wrong = tally
    p = right / (right + wrong) if right + wrong else 0.0
    r = right / (right + missed) if right + missed else 0.0
    return f"P {p:.3f}  R {r:.3f}  F1 {2 * p * r / (p + r) if p + r else 0:.3f}"


def covered(spans: tuple[tuple[int, int], ...], tokens: list[Any]) -> set[int]:
    """Return the gold tokens that spans overlap."""
    return {i for i, (_, start, end, _) in enumerate(tokens) for a, b in spans if start < b and a < end}


def pairs(gold: list[dict[str, set[int]]], found: list[dict[str, set[int]]]) -> dict[int, int]:
    """Pair gold and found quotations one to one by the overlap of their words."""
    if not gold or not found:
        return {}
    overlap = np.array(
        [[len(g["quote"] & h["quote"]) / max(1, len(g["quote"] | h["quote"])) for h in found] for g in gold]
    )
    return {g: h for g, h in zip(*linear_sum_assignment(-overlap), strict=True) if overlap[g, h] > 0}


def wikinews(file: Path, limit: int | None, worst: int) -> None:
    """Print the scores of each role, and what types and rules cost most."""
    nlp, docs = load("de"), list(documents(file, limit))
    roles: dict[str, Tally] = {role: [0, 0, 0] for role in ROLES}
    rules: dict[str, Tally] = defaultdict(lambda: [0, 0, 0])
    exact = number = 0
    for doc, parsed in zip(docs, nlp.pipe(d["originalText"] for d in docs), strict=True):
        quotations = find_quotes(Article(text=doc["originalText"], language="de"), parsed)
        gold = [{r: set(a.get(r, {}).get("tokenIds", [])) for r in ROLES} for a in doc["annotations"]]
        found = [{r: covered(getattr(q, r), doc["tokens"]) for r in ROLES} for q in quotations]
        matched = pairs(gold, found)
        number += len(gold)
        exact += sum(bool(gold[g]["speaker"]) and gold[g]["speaker"] == found[h]["speaker"] for g, h in matched.items())
        cases = [
            (g, found[matched[i]] if i in matched else {}, _rule(doc, i, matched, quotations))
            for i, g in enumerate(gold)
        ]
        cases += [({}, h, quotations[j].by) for j, h in enumerate(found) if j not in matched.values()]
        for want, have, rule in cases:
            for role in ROLES:
                w, h = want.get(role, set()), have.get(role, set())
                for k, n in enumerate((len(w & h), len(w - h), len(h - w))):
                    roles[role][k] += n
                    rules[rule][k] += n
    for role in ROLES:
        print(f"{role:10s}{f1(roles[role])}")
    print(f"{'joint':10s}{f1([sum(tally[k] for tally in roles.values()) for k in range(3)])}")
    print(f"speaker exactly right: {exact} of {number}")
    for rule, tally in sorted(rules.items(), key=lambda item: -item[1][1] - item[1][2])[:worst]:
        print(f"  {rule:44s} right, missed, wrong tokens: {tally}")


def _rule(doc: dict[str, Any], i: int, matched: dict[int, int], quotations: tuple[Quotation, ...]) -> str:
    return quotations[matched[i]].by if i in matched else f"missed {doc['annotations'][i]['type']}"


def bundestag(file: Path, limit: int | None) -> None:
    """Print the share of speech events whose cue, and whose cue and source, are found in debates."""
    nlp = load("de")
    events = cues = sourced = both = claims = claimed = 0
    for debate in documents(file, limit):
        text, places = plain(debate["Sentences"])
        found = find_quotes(Article(text=text, language="de"), nlp(text))
        for event in debate["Annotations"]:
            spans = {role: [places[key] for key in event[role]] for role in ("Cue", "Source", "Message")}
            hits = [q for q in found if touch(q.cue, spans["Cue"])]
            events, cues = events + 1, cues + bool(hits)
            if len(spans["Message"]) > 3:
                claims, claimed = claims + 1, claimed + bool(hits)
            if spans["Source"]:
                sourced, both = sourced + 1, both + any(touch(q.speaker, spans["Source"]) for q in hits)
    print(f"speech events {events}: cue found {cues / max(1, events):.3f}")
    print(f"with a message of four words or more {claims}: cue found {claimed / max(1, claims):.3f}")
    print(f"with a source {sourced}: cue and source found {both / max(1, sourced):.3f}")


def plain(sentences: list[dict[str, Any]]) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return running text of tokenised sentences and the place of each token."""
    text, places = "", {}
    for number, sentence in enumerate(sentences):
        for i, token in enumerate(sentence["Tokens"]):
            text += "" if not text or token in {".", ",", ":", ";", "!", "?"} else " "
            places[f"{number}:{i}"] = (len(text), len(text) + len(token))
            text += token
    return text, places


def touch(spans: tuple[tuple[int, int], ...], others: list[tuple[int, int]]) -> bool:
    """Tell whether any of the spans overlaps any of the others."""
    return any(a < d and c < b for a, b in spans for c, d in others)


def speed(file: Path, limit: int | None) -> None:
    """Print how much finding quotations adds to the analysis (parsing) of the articles."""
    nlp, docs = load("de"), [d["originalText"] for d in documents(file, limit)]
    nlp("Ein Satz zum Aufwärmen.")
    began = time.perf_counter()
    parsed = [nlp(text) for text in docs]
    analysed = time.perf_counter()
    for text, doc in zip(docs, parsed, strict=True):
        find_quotes(Article(text=text, language="de"), doc)
    quotes = time.perf_counter() - analysed
    print(
        f"{len(docs)} articles: analysis {analysed - began:.1f} s, quotations {quotes:.2f} s, +{quotes / (analysed - began):.1%}"
    )


def fuzz(file: Path, minutes: float) -> None:
    """Cut and join real texts at random places; no quotation and no time may fail or lie outside the text."""
    nlp, texts = load("de"), [d["originalText"] for d in documents(file, None)]
    rng, runs, until = random.Random(5), 0, time.monotonic() + 60 * minutes  # noqa: S311
    while time.monotonic() < until:
        pieces = []
        for _ in range(rng.randint(1, 6)):
            source = rng.choice(texts)
            at = rng.randrange(max(1, len(source)))
            pieces.append(source[at : at + rng.randint(1, 200)])
        text = "".join(pieces)
        article = Article(text=text, language=rng.choice(["de", "de", "de", "en"]))
        try:
            doc = nlp(text)
            found = find_quotes(article, doc)
            dated = find_times(msgspec.structs.replace(article, date="2021-09-09"), clause_tenses(sentences_of(doc)))
        except Exception as error:
            raise SystemExit(f"failed after {runs} texts on {text!r}: {error}") from error
        for quotation in found:
            spans = [span for role in ROLES for span in getattr(quotation, role)]
            assert all(0 <= a < b <= len(text) for a, b in spans), (text, quotation)
        assert all(text[t.start : t.end] == t.text for t in dated), text
        attribution_of(found, article, len(text) // 2, min(len(text), len(text) // 2 + 5))
        runs += 1
    print(f"{runs} spliced texts, no failure")


def main() -> None:
    """Read the arguments and run one measurement."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=["wikinews", "bundestag", "speed", "fuzz"])
    options.add_argument("file", type=Path)
    options.add_argument("--limit", type=int)
    options.add_argument("--worst", type=int, default=0)
    options.add_argument("--minutes", type=float, default=1)
    args = options.parse_args()
    if args.what == "wikinews":
        wikinews(args.file, args.limit, args.worst)
    elif args.what == "bundestag":
        bundestag(args.file, args.limit)
    elif args.what == "speed":
        speed(args.file, args.limit)
    else:
        fuzz(args.file, args.minutes)


if __name__ == "__main__":
    main()
