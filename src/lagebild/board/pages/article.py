"""Artikel: the text with everything that was read out of it."""

from __future__ import annotations

import msgspec

from lagebild.board.desk import Desk
from lagebild.model import Coded
from lagebild.store.board_queries import Brief

MAX_CHARS = 200_000
"""The page shows at most so much of a text; records beyond it are listed, not marked."""


class ArticleView(msgspec.Struct, frozen=True, kw_only=True):
    """The page of one article; `happenings` gives the happening of each event that belongs to one."""

    coded: Coded
    copies: tuple[Brief, ...]
    happenings: dict[str, str]


def view(desk: Desk, key: str) -> ArticleView | None:
    """Work out the page; None where there is no such article."""
    if desk.store.article(key) is None:
        return None
    coded = desk.store.coded(key)
    happenings = desk.ask.happenings_of([event.id for event in coded.events])
    return ArticleView(coded=coded, copies=tuple(desk.ask.copies(key)), happenings=happenings)
