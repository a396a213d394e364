"""Whether German and English say the same: the share of translated lines that yield the same events in both languages.

    python benchmarks/parity.py GERMAN.txt.gz ENGLISH.txt.gz [--lines 2000] [--seed 1] [--tier fast] [--show 40]

The files hold the same sentences line by line. A line agrees in types where both sides yield the same multiset of event
types, and in types and countries where each event has the same known countries in its actor and recipient too. Most
lines of news hold no event, so the shares are given of all lines and of those where one side at least yields an event.
"""

from __future__ import annotations

import argparse
import gzip
import random
from collections import Counter
from pathlib import Path

from lagebild import pipeline
from lagebild.model import Article, Coded, Event

DATE = "2014-06-01"


def lines(path: Path) -> list[str]:
    """Return the lines of a text file, packed or not."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [line.strip() for line in text.decode("utf-8").split("\n")]


def sides(event: Event) -> tuple[str, frozenset[str], frozenset[str]]:
    """Return an event's type and the known countries of its two sides."""
    return (event.event, frozenset(a.code for a in event.actor) - {"---"}, frozenset(a.code for a in event.recipient) - {"---"})


def coded(texts: list[str], language: str, tier: str) -> list[tuple[Event, ...]]:
    """Return the events of each line."""
    articles = [Article(id=str(i), text=text, date=DATE, language=language) for i, text in enumerate(texts)]
    return [c.events if isinstance(c, Coded) else () for c in pipeline.code_articles(articles, tier=tier)]


def main() -> None:
    """Print the shares, the types one side misses, and some lines that differ."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("german", type=Path)
    options.add_argument("english", type=Path)
    options.add_argument("--lines", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--tier", default="fast")
    options.add_argument("--show", type=int, default=0, help="print so many lines whose types differ")
    given = options.parse_args()
    pairs = [(de, en) for de, en in zip(lines(given.german), lines(given.english), strict=True) if de and en]
    chosen = random.Random(given.seed).sample(pairs, min(given.lines, len(pairs)))  # noqa: S311  # a sample, no secret
    both = zip(coded([de for de, _ in chosen], "de", given.tier), coded([en for _, en in chosen], "en", given.tier), strict=True)
    same_types = same = eventful = eventful_types = eventful_same = 0
    only: dict[str, Counter[str]] = {"de": Counter(), "en": Counter()}
    for (german, english), (left, right) in zip(chosen, both, strict=True):
        types = [Counter(e.event for e in left), Counter(e.event for e in right)]
        agrees = types[0] == types[1]
        wholly = agrees and Counter(map(sides, left)) == Counter(map(sides, right))
        same_types, same = same_types + agrees, same + wholly
        if left or right:
            eventful, eventful_types, eventful_same = eventful + 1, eventful_types + agrees, eventful_same + wholly
        only["de"] += types[0] - types[1]
        only["en"] += types[1] - types[0]
        if not agrees and given.show:
            given.show -= 1
            print(f"{german}\n  {[(e.event, e.trigger.text) for e in left]}\n{english}\n  {[(e.event, e.trigger.text) for e in right]}")
    total = len(chosen)
    print(f"{total} lines: same types {same_types / total:.3f}, same types and countries {same / total:.3f}")
    print(f"{eventful} lines with an event: same types {eventful_types / max(eventful, 1):.3f}, same types and countries {eventful_same / max(eventful, 1):.3f}")
    for side, counts in only.items():
        print(f"only {side}: " + ", ".join(f"{kind} {n}" for kind, n in counts.most_common()))


if __name__ == "__main__":
    main()
