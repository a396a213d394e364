"""Splice real text at random and look for crashes, broken spans and malformed values in times and quantities.

Usage: python benchmarks/fuzz_times.py TEXT_FILE... [--minutes 10] [--seed 1]
Exits with 1 and prints the shortest text that failed, if one did.
"""

from __future__ import annotations

import argparse
import itertools
import pathlib
import random
import sys
import time
import traceback

from lagebild.coding.quantities import event_quantities, find_quantities
from lagebild.coding.times import event_time, find_times
from lagebild.coding.times.calendar import VALUE
from lagebild.model import Article

DATES = ("2021-09-12", "2000-02-29", "1999-12-31", "0001-01-01", "9999-12-31", "heute", "", None)
CHARACTERS = "\u00ad\u200b\u0130\u1e9e„“\"'\n\t 0123456789.,-–/ äöüßÄÖÜ€$\U0001f600"


def splice(lines: list[str], rng: random.Random) -> str:
    """Cut pieces out of random lines, join them, and put odd characters between."""
    pieces = []
    for _ in range(rng.randint(1, 8)):
        line = rng.choice(lines)
        start = rng.randrange(len(line) + 1)
        pieces.append(line[start : start + rng.randint(1, 120)])
        if rng.random() < 0.4:
            pieces.append("".join(rng.choices(CHARACTERS, k=rng.randint(1, 3))))
    return "".join(pieces)


def check(article: Article, rng: random.Random) -> None:
    """Assert what must hold of every text."""
    text = article.text
    found = find_times(article)
    for timex in found:
        assert text[timex.start : timex.end] == timex.text, timex
        assert VALUE.fullmatch(timex.value), timex
        assert timex.begin is None or timex.until is None or timex.begin <= timex.until, timex
    assert all(a.end <= b.start for a, b in itertools.pairwise(found)), found
    quantities = find_quantities(article, (0, len(text)))
    for quantity in quantities:
        assert quantity.span, quantity
        assert text[quantity.span.start : quantity.span.end] == quantity.span.text, quantity
    at = rng.randrange(len(text) + 1)
    event_time(article, found, (0, len(text)), (0, len(text)), (at, at))
    event_quantities(quantities, (0, len(text)), (at, at))


def main() -> None:
    """Run until the time is up or a text fails."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("texts", type=pathlib.Path, nargs="+")
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--seed", type=int, default=1)
    args = options.parse_args()
    lines = [line for path in args.texts for line in path.read_text(encoding="utf8").splitlines() if line]
    rng = random.Random(args.seed)  # noqa: S311 - chooses texts, keeps no secrets
    end, count, slowest = time.monotonic() + 60 * args.minutes, 0, 0.0
    while time.monotonic() < end:
        article = Article(text=splice(lines, rng), date=rng.choice(DATES), language=rng.choice(("de", "de", "en")))
        start = time.process_time()
        try:
            check(article, rng)
        except Exception:  # noqa: BLE001 - any exception at all is what this looks for
            traceback.print_exc()
            sys.exit(f"failed after {count} texts with date {article.date!r} on {article.text!r}")
        slowest = max(slowest, time.process_time() - start)
        count += 1
    print(f"{count} texts in {args.minutes} minutes, none failed; slowest {1000 * slowest:.0f} ms")


if __name__ == "__main__":
    main()
