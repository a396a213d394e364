"""News, commentary, interview or live ticker, and why."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

from lagebild.ingest import rules

Genre = Literal["news", "commentary", "interview", "liveticker"]
_CLOCK = re.compile(r"^\W*\d{1,2}[.:]\d{2}( Uhr)?\b")
_FEWEST_ENTRIES = 4     # paragraphs that begin with a time of day
_FEWEST_QUESTIONS = 4   # paragraphs that are one short question
_QUESTION_SHARE = 0.2
_LONGEST_QUESTION = 350


def genre_of(title: str, text: str, url: str | None = None, kinds: tuple[str, ...] = (), section: str = "") -> tuple[Genre, str]:
    """Return the genre and the reason; without a sign of another it is news."""
    said = rules.load("genres")
    places = (
        ("kinds", "the page calls itself", kinds, re.fullmatch),
        ("titles", "the title or section says", (title, section), re.search),
        ("addresses", "the address says", tuple(_folders(url)), re.fullmatch),
        ("openings", "the opening says", (text[:200],), re.search),
    )
    for key, reason, where, match in places:
        for genre, patterns in said[key].items():
            for pattern in patterns:
                hit = next((found for part in where if (found := match(pattern, part, re.IGNORECASE))), None)
                if hit:
                    return genre, f"{reason} {hit.group().strip()!r}"
    return _by_shape(text)


def _folders(url: str | None) -> list[str]:
    try:
        return urlsplit(url or "").path.split("/")[1:-1]
    except ValueError:
        return []


def _by_shape(text: str) -> tuple[Genre, str]:
    paragraphs = [p for p in text.split("\n") if p.strip()]
    entries = sum(bool(_CLOCK.match(p)) for p in paragraphs)
    if entries >= _FEWEST_ENTRIES:
        return "liveticker", f"{entries} paragraphs begin with a time of day"
    asked = sum(p.rstrip(' “"«»').endswith("?") and len(p) <= _LONGEST_QUESTION for p in paragraphs)
    if asked >= _FEWEST_QUESTIONS and asked >= _QUESTION_SHARE * len(paragraphs):
        return "interview", f"{asked} of {len(paragraphs)} paragraphs are questions"
    return "news", "no sign of another genre"
