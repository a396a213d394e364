"""Measure happenings on tests/corroboration/tellings.jsonl.

Usage: python benchmarks/corroboration.py [--coded] [--part tune|hold] [--language de|en] [--errors] [--fit] [--speed N]

Without --coded the hand-written events are joined (the matching alone), with it the articles are coded first (end to
end: a telling that the coder misses counts as a happening of its own). B-cubed precision falls with over-merging,
recall with under-merging. --fit prints weights learned from the tuning half.
"""

from __future__ import annotations

import argparse
import itertools
import pathlib
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import numpy as np

from lagebild.corroboration import corroborate
from lagebild.corroboration.corroborate import Corroborator
from lagebild.corroboration.matching import Traits, traits
from lagebild.corroboration.tellings import Telling
from lagebild.model import (
    Actor,
    Article,
    Attribution,
    CiteInfo,
    Coded,
    Event,
    EventTime,
    Issue,
    Place,
    Quantity,
    Source,
    Span,
)

DATA = pathlib.Path(__file__).parents[1] / "tests" / "corroboration" / "tellings.jsonl"
Row = dict[str, Any]
# Weights as first set by hand, before any telling was looked at.
PRIOR = Traits(
    type_same=0.8, stem_same=0.8, meaning=3.0, substance=3.0, words=2.5, foreign=1.0, about=2.0, actor=1.5, recipient=1.0, conflict=-3.0, one_sided=-1.5,
    persons=-2.0, day_same=1.0, day_apart=-2.0, told_apart=-1.0, place_same=0.8, place_apart=-1.5, quantity_same=1.0, quantity_apart=-1.0,
)
PRIOR_BIAS = -7.0
PINS, PINNED = {"about"}, 100.0  # our articles are one sentence long, so what the whole article is about tells too much here


def rows(part: str | None = None) -> list[Row]:
    """Return the tellings, of one part where asked."""
    found = [msgspec.json.decode(line) for line in DATA.read_bytes().splitlines()]
    return [row for row in found if part in (None, row["part"])]


def article(row: Row) -> Article:
    """Return the invented article of a telling."""
    return Article(
        id=row["id"], title=row["title"], text=row["text"], date=row["date"], language=row["language"], publication=f"{row['outlet']} (Beispiel)",
    )


def coded_by_hand(row: Row) -> Coded:
    """Return the article with its hand-written event."""
    one = article(row)
    sentence = _sentence(row)
    start, end = row["trigger"]
    begin, until = row["when"] or (row["date"], row["date"])
    event = Event(
        id=row["id"], article=row["id"], sentence=0, date=begin, enddate=until, event=row["event"], trigger=one.span("text", start, end),
        actor=tuple(Actor(**a) for a in row["actor"]), recipient=tuple(Actor(**a) for a in row["recipient"]), aux=tuple(row["aux"]),
        attribution=_attribution(row["source"]), time=EventTime(start=begin, end=until, stated=bool(row["when"])),
        place=Place(name=row["place"][0], country=row["place"][1], precision="city") if row["place"] else None,
        quantity=tuple(Quantity(number=n, unit=u, bound=b) for n, u, b in row["quantity"]), confidence=1.0, evidence=sentence, cite_info=CiteInfo(),
    )
    return Coded(article=one, sentences=(sentence,), events=(event,))


def _sentence(row: Row) -> Span:
    return Span("text", 0, len(row["text"]), row["text"])


def _attribution(source: Sequence[str] | None) -> tuple[Attribution, ...]:
    if not source:
        return ()
    kind, *rest = source
    if kind == "outlet":
        return (Attribution(kind="according_to", source=Source(kind="outlet", name=rest[0])),)
    return (Attribution(kind="according_to", source=Source(kind="actor", code=rest[0], sector=rest[1], name=rest[2])),)


def coded_by_machine(given: Iterable[Row]) -> tuple[list[Coded], dict[str, str]]:
    """Return coded articles and, for each event that is the telling's (its trigger, else its type), the telling's id."""
    from lagebild.pipeline import code_articles

    found: list[Coded] = []
    telling_of: dict[str, str] = {}
    for row, coded in _coded(given, code_articles):
        found.append(coded)
        start, end = row["trigger"]
        body = [e for e in coded.events if e.trigger.field == "text"]
        hits = [e for e in body if e.trigger.start < end and start < e.trigger.end] or [e for e in body if e.event == row["event"]]
        if hits:
            telling_of[hits[0].id] = row["id"]
    return found, telling_of


def _coded(given: Iterable[Row], code_articles: Any) -> Iterable[tuple[Row, Coded]]:
    for language, these in itertools.groupby(sorted(given, key=lambda r: r["language"]), key=lambda r: r["language"]):
        batch = list(these)
        try:
            results = list(code_articles([article(row) for row in batch]))
        except Exception as error:  # noqa: BLE001 -- a language whose coder is not there yet must not end the measure
            print(f"{language}: not coded ({error})", file=sys.stderr)
            continue
        yield from ((row, coded) for row, coded in zip(batch, results, strict=True) if not isinstance(coded, Issue))


def b_cubed(gold: dict[str, str], found: dict[str, str]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 of a clustering (item -> cluster); items not found stand alone."""
    groups, golds = defaultdict(set), defaultdict(set)
    for item in gold:
        groups[found.get(item, f"alone {item}")].add(item)
        golds[gold[item]].add(item)
    precision = recall = 0.0
    for item in gold:
        mine, right = groups[found.get(item, f"alone {item}")], golds[gold[item]]
        both = len(mine & right)
        precision, recall = precision + both / len(mine), recall + both / len(right)
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def clusters(coded: Sequence[Coded], telling_of: dict[str, str] | None = None) -> dict[str, str]:
    """Return the happening of each telling."""
    found = corroborate(coded)
    names = telling_of if telling_of is not None else {e.id: e.id for c in coded for e in c.events}
    return {names[event]: h.id for h in found.happenings for event in h.events if event in names}


def measure(given: Sequence[Row], *, machine: bool) -> tuple[dict[str, str], dict[str, str]]:
    """Return gold and found clusters of the given tellings."""
    gold = {row["id"]: row["happening"] for row in given}
    if not machine:
        return gold, clusters([coded_by_hand(row) for row in given])
    coded, telling_of = coded_by_machine(given)
    return gold, clusters(coded, telling_of)


def errors(given: Sequence[Row], gold: dict[str, str], found: dict[str, str]) -> None:
    """Print pairs wrongly joined and wrongly kept apart."""
    by_id = {row["id"]: row for row in given}
    for a, b in itertools.combinations(gold, 2):
        same = found.get(a, a) == found.get(b, b)
        if same != (gold[a] == gold[b]):
            print("OVER " if same else "UNDER", gold[a], gold[b], "|", by_id[a]["text"], "|", by_id[b]["text"])


def pairs(given: Sequence[Row]) -> list[tuple[Telling, Telling, Traits | None, bool]]:
    """Return all pairs of hand-written tellings with what is compared, and whether they are one act."""
    joining = Corroborator()
    for row in given:
        joining.add(coded_by_hand(row))
    tellings = [one for group in joining.groups for one in group.tellings]
    gold = {row["id"]: row["happening"] for row in given}
    return [(a, b, traits(a, b), gold[a.event.id] == gold[b.event.id]) for a, b in itertools.combinations(tellings, 2)]


def fit(given: Sequence[Row], pull: float = 0.5) -> None:
    """Print logistic regression weights learned from pairs that rules let pass, pulled towards what we set by hand.

    Few pairs speak for a weight such as that of differing quantities; what we know of the matter stands in for them.
    """
    found = pairs(given)
    for a, b, compared, same in found:
        if same and compared is None:
            print("a rule keeps apart:", a.article.text, "|", b.article.text)
    x = np.array([[*msgspec.structs.astuple(t), 1.0] for _, _, t, _ in found if t is not None])
    y = np.array([float(same) for _, _, t, same in found if t is not None])
    prior = np.array([*msgspec.structs.astuple(PRIOR), PRIOR_BIAS])
    w, keep = prior.copy(), np.diag([PINNED if name in PINS else pull for name in (*Traits.__struct_fields__, "BIAS")])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + keep, x.T @ (p - y) + keep @ (w - prior))
    print(f"{len(y)} pairs, {int(y.sum())} of them one act, {np.mean((x @ w > 0) == (y > 0.5)):.3f} right")
    print(", ".join(f"{name}={value:.1f}" for name, value in zip((*Traits.__struct_fields__, "BIAS"), w, strict=True)))


def speed(count: int) -> None:
    """Print articles a second on `count` articles made from the tellings, each set two weeks after the last."""
    import datetime as dt

    given, made = rows(), []
    for n in range(count):
        row = dict(given[n % len(given)])
        later = dt.timedelta(days=14 * (n // len(given)))
        row["id"], row["date"] = f"{row['id']}-{n}", (dt.date.fromisoformat(row["date"]) + later).isoformat()
        row["when"] = row["when"] and [(dt.date.fromisoformat(d) + later).isoformat() for d in row["when"]]
        made.append(coded_by_hand({**row, "text": f"{row['text']} ({n})"}))
    corroborate(made[:1])  # load the encoder
    start = time.process_time()
    found = corroborate(made)
    took = time.process_time() - start
    print(f"{count} articles in {took:.1f} s of one core: {count / took:.0f} a second, {len(found.happenings)} happenings")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coded", action="store_true")
    parser.add_argument("--part", choices=("tune", "hold"))
    parser.add_argument("--language", choices=("de", "en"))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--speed", type=int)
    args = parser.parse_args()
    if args.speed:
        speed(args.speed)
        return
    if args.fit:
        fit(rows("tune"))
        return
    given = [row for row in rows(args.part) if args.language in (None, row["language"])]
    gold, found = measure(given, machine=args.coded)
    precision, recall, f1 = b_cubed(gold, found)
    print(f"{len(given)} tellings of {len(set(gold.values()))} happenings, {len(found)} found, in {len(set(found.values()))} happenings")
    print(f"B-cubed precision {precision:.3f} (over-merging {1 - precision:.3f}), recall {recall:.3f} (under-merging {1 - recall:.3f}), F1 {f1:.3f}")
    if args.errors:
        errors(given, gold, found)


if __name__ == "__main__":
    main()
