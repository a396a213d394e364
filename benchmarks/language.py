"""Print the figures of the language models: `python benchmarks/language.py [--tier fast] [--json FILE]`.

Measured on what training never saw: one sentence in eight of GSD, PUD, GermEval 2014 and Europarl (chosen by a hash
of its words, training/treebanks.py), the whole of EWT's development set, and running news for boundaries and speed.
Trees are scored on gold tokens; LAS counts main labels ("nsubj:pass" is "nsubj").
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training"))

import treebanks  # noqa: E402
from treebanks import Sentence  # noqa: E402

import lagebild.language as language_station  # noqa: E402

MODELS = ROOT / "src" / "lagebild" / "language" / "models"
NEWS_LINES = 1200
RUN_TOGETHER = 10


def analyse(nlp: Any, sentences: list[Sentence]) -> list[Any]:
    """Run the pipeline's components on gold tokens and gold sentences."""
    from spacy.tokens import Doc

    docs = []
    for item in sentences:
        after = [*item.spaces[1:], True]
        docs.append(
            Doc(nlp.vocab, words=item.forms, spaces=after, sent_starts=[True, *[False] * (len(item.forms) - 1)])
        )
    return list(nlp.pipe(docs))


def as_prediction(doc: Any) -> dict[str, list[Any]]:
    """Read a Doc in the shape `training/evaluate.py` scores."""
    return {
        "heads": [0 if token.head.i == token.i else token.head.i + 1 for token in doc],
        "relations": ["root" if token.dep_ == "ROOT" else token.dep_ for token in doc],
        "upos": [token.pos_ for token in doc], "xpos": [token.tag_ for token in doc],
        "features": [str(token.morph) for token in doc], "lemmas": [token.lemma_ for token in doc],
        "entities": treebanks.to_bilou([(e.start, e.end, e.label_) for e in doc.ents], len(doc)),
    }  # fmt: skip


def figures(nlp: Any, sentences: list[Sentence]) -> dict[str, float]:
    """Score a set of gold sentences."""
    from scoring import score

    return score(sentences, [as_prediction(doc) for doc in analyse(nlp, sentences)])


def by_relation(nlp: Any, sentences: list[Sentence]) -> dict[str, tuple[float, int]]:
    """Return F1 and number in gold of every relation (with its subtype and the right head)."""
    right: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()
    gold_count: collections.Counter[str] = collections.Counter()
    for item, doc in zip(sentences, analyse(nlp, sentences), strict=True):
        found = as_prediction(doc)
        for gold_head, gold, head, label in zip(
            item.heads or [], item.relations or [], found["heads"], found["relations"], strict=True
        ):
            gold_count[gold] += 1
            total[gold] += 1
            total[label] += 1
            right[gold] += 2 * (gold == label and gold_head == head)
    return {name: (round(100 * right[name] / total[name], 1), gold_count[name]) for name, _ in gold_count.most_common()}


def boundaries(nlp: Any, name: str) -> float:
    """F1 of sentence spans on gold sentences run together, ten at a time."""
    texts = [
        line[9:]
        for line in treebanks.lines_of(treebanks.DATA / "treebanks" / f"{name}.conllu.gz")
        if line.startswith("# text = ")
    ]
    common = gold_total = found_total = 0
    for start in range(0, len(texts), RUN_TOGETHER):
        gold, at = set(), 0
        for text in texts[start : start + RUN_TOGETHER]:
            gold.add((at, at + len(text.rstrip())))
            at += len(text) + 1
        doc = nlp.get_pipe("lagebild_sentences")(nlp.make_doc(" ".join(texts[start : start + RUN_TOGETHER])))
        found = {(span.start_char, span.start_char + len(span.text.rstrip())) for span in doc.sents}
        common, gold_total, found_total = common + len(gold & found), gold_total + len(gold), found_total + len(found)
    return round(200 * common / (gold_total + found_total), 2)


def speed(nlp: Any, language: str) -> float:
    """Words per second of the whole pipeline on running news, twenty lines a text."""
    lines = list(treebanks.lines_of(treebanks.DATA / "news" / f"newstest2008-2018.{language}.txt.gz"))[
        3000 : 3000 + NEWS_LINES
    ]
    texts = [" ".join(lines[at : at + 20]) for at in range(0, len(lines), 20)]
    list(nlp.pipe(texts[:3]))
    begun = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return round(words / (time.process_time() - begun))


def sizes() -> dict[str, float]:
    """Megabytes of weights per model folder."""
    return {
        folder.name: round(sum(file.stat().st_size for file in folder.iterdir()) / 1e6, 1)
        for folder in sorted(MODELS.iterdir()) if folder.is_dir()
    }  # fmt: skip


def measure(language: str, tier: Any) -> dict[str, Any]:
    """Collect all figures of one pipeline."""
    nlp = language_station.load(language, tier)
    groups = treebanks.load_groups()
    if language == "en":
        development = treebanks.read_treebank("en_ewt-dev", "en", "en")
        return {
            "ewt_dev": figures(nlp, development), "pud": figures(nlp, treebanks.read_treebank("en_pud", "en", "en")),
            "sentences": {"pud": boundaries(nlp, "en_pud")}, "words_per_second": speed(nlp, "en"),
        }  # fmt: skip
    held = {name: [x for x in groups[name] if treebanks.held_out(x)] for name in ("german", "germeval", "europarl")}
    gsd = [x for x in held["german"] if x.source == "gsd"]
    pud = [x for x in held["german"] if x.source == "pud"]
    return {
        "gsd": figures(nlp, gsd), "pud": figures(nlp, pud), "german": figures(nlp, held["german"]),
        "germeval": figures(nlp, held["germeval"]), "europarl": figures(nlp, held["europarl"]),
        "sentences": {"pud": boundaries(nlp, "de_pud-ud-test"), "gsd": boundaries(nlp, "de_gsd-ud-dev")},
        "by_relation": by_relation(nlp, held["german"]), "words_per_second": speed(nlp, "de"),
    }  # fmt: skip


def main() -> None:
    """Read the command line, print, and keep the figures where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tier", choices=("fast", "accurate"), default="accurate")
    parser.add_argument("--language", choices=("de", "en"), action="append")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    result: dict[str, Any] = {"tier": options.tier, "megabytes": sizes()}
    for language in options.language or ("de", "en"):
        result[language] = measure(language, options.tier)
        for name, value in result[language].items():
            print(f"{options.tier} {language} {name}: {value}")
    print(f"megabytes: {result['megabytes']}")
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
