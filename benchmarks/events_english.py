"""Recall of English coding on sentences with one known event each.

    python benchmarks/events_english.py SENTENCES.jsonl [--show N]

One item a line: {"type", "sentence", "actor", "recipient"}, the last two as text. A type counts where any event of the
sentence has it (YIELD is CONCEDE or RETREAT, as older PLOVER joined them); actor and recipient count where the event's
own lies inside the named text or names it. Other events of the sentences are not known, so there is no precision.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from lagebild import pipeline
from lagebild.model import Actor, Article, Coded, Event

DATE = "2018-06-01"
SAME = {"YIELD": {"CONCEDE", "RETREAT"}}


def named(actors: tuple[Actor, ...], text: str) -> bool:
    """Whether one of `actors` was read off `text`."""
    return any(actor.text.lower() in text.lower() or text.lower() in actor.text.lower() for actor in actors)


def right(item: dict[str, Any], events: tuple[Event, ...]) -> tuple[bool, bool, bool]:
    """Whether type, actor and both roles of an item are among `events`."""
    typed = [e for e in events if e.event in SAME.get(item["type"], {item["type"]})]
    doers = [e for e in typed if named(e.actor, item["actor"])]
    return bool(typed), bool(doers), any(named((*e.recipient, *e.actor), item["recipient"]) for e in doers)


def main() -> None:
    """Print recall of type, actor and both roles, and of each type."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sentences", type=Path)
    options.add_argument("--show", type=int, default=0, help="print so many items whose type is missed")
    arguments = options.parse_args()
    items = [json.loads(line) for line in arguments.sentences.read_text(encoding="utf-8").splitlines()]
    articles = [Article(id=str(n), text=item["sentence"], date=DATE, language="en") for n, item in enumerate(items)]
    hits, by_type = Counter[str](), Counter[tuple[str, bool]]()
    for item, coded in zip(items, pipeline.code_articles(articles), strict=True):
        events = coded.events if isinstance(coded, Coded) else ()
        levels = right(item, events)
        hits.update(name for name, hit in zip(("type", "actor", "roles"), levels, strict=True) if hit)
        by_type[item["type"], levels[0]] += 1
        if not levels[0] and sum(not hit for (_, hit) in by_type.elements()) <= arguments.show:
            print(item["type"], item["sentence"], [(e.event, e.trigger.text) for e in events])
    for name in ("type", "actor", "roles"):
        print(f"{name:6s} recall {hits[name] / len(items):.3f} ({hits[name]} of {len(items)})")
    print(", ".join(f"{t} {by_type[t, True]}/{by_type[t, True] + by_type[t, False]}" for t in sorted({t for t, _ in by_type})))


if __name__ == "__main__":
    main()
