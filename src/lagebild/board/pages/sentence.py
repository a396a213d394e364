"""Satz: text coded while you look."""

from __future__ import annotations

import time

import msgspec

from lagebild.board.desk import Desk
from lagebild.model import Article, Coded
from lagebild.model.explanation import ExplainedSentence

MAX_CHARS = 20_000


class SentenceView(msgspec.Struct, frozen=True, kw_only=True):
    """The page Satz; `coded` is None before anything was asked.

    `sentences` say how the coding came about, where the board can explain; `seconds` how long it took.
    """

    available: bool
    limit: int
    text: str = ""
    title: str = ""
    date: str | None = None
    coded: Coded | None = None
    sentences: tuple[ExplainedSentence, ...] = ()
    seconds: float = 0.0


def view(desk: Desk, text: str = "", title: str = "", date: str | None = None) -> SentenceView:
    """Code `text` where there is any and a coder is at hand."""
    available = desk.code is not None
    if desk.code is None or not text.strip():
        return SentenceView(available=available, limit=MAX_CHARS, text=text, title=title, date=date)
    started = time.perf_counter()
    article = Article(text=text, title=title, date=date, id="live")
    explained = desk.explain(article) if desk.explain is not None else None
    coded = explained.coded if explained else desk.code(article)
    seconds = round(time.perf_counter() - started, 4)
    return SentenceView(
        available=available, limit=MAX_CHARS, text=text, title=title, date=date, coded=coded, seconds=seconds,
        sentences=explained.sentences if explained else (),
    )
