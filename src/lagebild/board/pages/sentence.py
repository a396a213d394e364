"""Satz: text coded while you look."""

from __future__ import annotations

import time

import msgspec

from lagebild.board.desk import Desk
from lagebild.model import Article, Coded

MAX_CHARS = 20_000


class SentenceView(msgspec.Struct, frozen=True, kw_only=True):
    """The page Satz; `coded` is None before anything was asked, `seconds` how long coding took."""

    available: bool
    limit: int
    text: str = ""
    title: str = ""
    date: str | None = None
    coded: Coded | None = None
    seconds: float = 0.0


def view(desk: Desk, text: str = "", title: str = "", date: str | None = None) -> SentenceView:
    """Code `text` where there is any and a coder is at hand."""
    available = desk.code is not None
    if desk.code is None or not text.strip():
        return SentenceView(available=available, limit=MAX_CHARS, text=text, title=title, date=date)
    started = time.perf_counter()
    coded = desk.code(Article(text=text, title=title, date=date, id="live"))
    seconds = round(time.perf_counter() - started, 4)
    return SentenceView(
        available=available, limit=MAX_CHARS, text=text, title=title, date=date, coded=coded, seconds=seconds
    )
