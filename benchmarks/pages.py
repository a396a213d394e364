#!/usr/bin/env python3
"""How well pages are read: what shared/tools/score_pages.py measures, without starting a process per page.

    benchmarks/pages.py [FOLDER] [--verbose] [--against trafilatura]

FOLDER holds OUTLET_DATE.html.gz and OUTLET.json (default: ../shared/data/pages). Prints the share of right titles and
publication days and the mean token F1 of the text; with --verbose each page, with --against what trafilatura alone
reaches.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lagebild.errors import ReadError
from lagebild.ingest.decoding import decoded
from lagebild.ingest.page import article_from_page
from lagebild.model import Article

PAGES = Path(__file__).parents[2] / "shared" / "data" / "pages"


def words(text: str | None) -> list[str]:
    """Return the words of `text` as the scorer counts them."""
    return re.findall(r"\w+", text or "")


def f1(a: list[str], b: list[str]) -> float:
    """Return the F1 of two bags of words."""
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common / (len(a) + len(b)) if a or b else 0.0


def body(record: dict[str, Any]) -> list[str]:
    """Return the words of the gold text."""
    said = record.get("body") or {}
    parts = list(said.get("summary") or [])
    for section in said.get("sections") or []:
        parts += [*(section.get("headline") or []), *(section.get("paragraphs") or [])]
    return words(" ".join(parts))


def pages(folder: Path) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Yield name, HTML and the layouts it may match."""
    for page in sorted(folder.glob("*.html.gz")):
        layouts = folder / f"{page.name.split('_')[0]}.json"
        said = json.loads(layouts.read_text(encoding="utf-8")) if layouts.exists() else {}
        wanted = [one for one in said.values() if isinstance(one, dict) and one.get("body")]
        if wanted:
            yield page.name.removesuffix(".html.gz"), decoded(gzip.decompress(page.read_bytes())), wanted


def ours(html: str) -> Article:
    """Read a page as Lagebild does."""
    try:
        return article_from_page(html)
    except ReadError:
        return Article(text="")


def trafilatura_alone(html: str) -> Article:
    """Read a page with trafilatura's own defaults, comments left out."""
    import trafilatura

    found = trafilatura.bare_extraction(html, include_comments=False, with_metadata=True)
    return Article(text=getattr(found, "text", "") or "", title=getattr(found, "title", "") or "", date=getattr(found, "date", None))


def score(folder: Path, read: Callable[[str], Article], *, verbose: bool = False) -> tuple[int, float, float, float]:
    """Return the number of pages, the shares of right titles and days, and the mean F1 of the text."""
    marks = []
    for name, html, wanted in pages(folder):
        got = read(html)
        best = max(wanted, key=lambda one: f1(body(one), words(got.text)))
        title = words(best.get("title")) == words(got.title)
        day = (best.get("publishing_date") or "")[:10] == (got.date or "")[:10]
        marks.append((title, day, f1(body(best), words(got.text))))
        if verbose:
            print(f"{name:40} title {'right' if title else 'WRONG'}  day {'right' if day else 'WRONG'}  text {marks[-1][2]:.3f}")
    count = len(marks)
    return count, *(sum(float(mark[n]) for mark in marks) / max(1, count) for n in range(3))


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="?", type=Path, default=PAGES)
    options.add_argument("--verbose", action="store_true")
    options.add_argument("--against", choices=["trafilatura"])
    args = options.parse_args()
    read = trafilatura_alone if args.against else ours
    print("pages {}  title right {:.3f}  day right {:.3f}  text F1 {:.3f}".format(*score(args.folder, read, verbose=args.verbose)))


if __name__ == "__main__":
    main()
