"""Quellen: outlets, reprints, what could not be read, articles by day."""

from __future__ import annotations

import msgspec

from lagebild.board.desk import Desk
from lagebild.store import Counts, SeenIssue
from lagebild.store.board_queries import Coverage, Outlet

SHOWN_OUTLETS = 200
SHOWN_ISSUES = 50


class SourcesView(msgspec.Struct, frozen=True, kw_only=True):
    """The page Quellen; `coverage` the articles by day, where there are any."""

    counts: Counts
    outlets: tuple[Outlet, ...]
    coverage: tuple[Coverage, ...]
    issues: tuple[SeenIssue, ...]


def view(desk: Desk) -> SourcesView:
    """Work out the page."""
    return SourcesView(
        counts=desk.kept("counts", desk.store.counts), outlets=tuple(desk.kept("outlet table", desk.ask.outlets)[:SHOWN_OUTLETS]),
        coverage=tuple(desk.kept("coverage", desk.ask.coverage)), issues=tuple(desk.store.issues(limit=SHOWN_ISSUES)),
    )
