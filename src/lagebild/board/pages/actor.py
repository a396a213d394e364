"""Akteur: names, roles over time, partners and opponents, statements made and received."""

from __future__ import annotations

import msgspec

from lagebild.board.desk import Desk
from lagebild.board.offices import Office, offices_of
from lagebild.board.pages.happenings import Ranked, once, weigh, whole
from lagebild.board.pages.period import drawable, period
from lagebild.model import Event
from lagebild.situation import Bucket, Step, Tie, series, ties
from lagebild.store import EventFilter
from lagebild.store.board_queries import NameCount

DAYS = 365
SHOWN = 15
VERBAL = (1, 3)
SAID, ASKED = 8, 40
"""Statements shown, and events asked for to find so many different ones."""


class Partner(msgspec.Struct, frozen=True, kw_only=True):
    """Another actor and what went on with it; `quads` the number of acts of quad class 1 to 4."""

    code: str
    tie: Tie
    quads: tuple[int, int, int, int]


class ActorView(msgspec.Struct, frozen=True, kw_only=True):
    """The page of one actor code; `offices` gives what the persons among its `names` were, and when."""

    code: str
    since: str
    until: str
    total: int
    names: tuple[NameCount, ...]
    offices: dict[str, tuple[Office, ...]]
    partners: tuple[Partner, ...]
    step: Step
    series: tuple[Bucket, ...]
    ranked: tuple[Ranked, ...]
    made: tuple[Event, ...]
    received: tuple[Event, ...]


def view(desk: Desk, code: str, since: str | None = None, until: str | None = None, step: Step | None = None) -> ActorView:
    """Work out the page; the default period is the year up to the last day told of."""
    first, last = period(since, until, desk.last_day(), DAYS)
    acts = desk.acts(first, last, code)
    if acts and since is None:
        first = max(first, acts[0].date)
    step = drawable(step, first, last)
    quads: dict[str, list[int]] = {}
    for act in acts:
        if 1 <= act.quad <= 4:
            for pair in act.pairs():
                if code in pair:
                    quads.setdefault(pair[pair[0] == code], [0, 0, 0, 0])[act.quad - 1] += 1
    own = [tie for tie in ties(acts) if code in {tie.one, tie.other}]
    partners = [(tie.other if tie.one == code else tie.one, tie) for tie in own]
    told_by = desk.ask.attributed(code, first, last, ASKED)
    verbal = desk.store.events(EventFilter(actor=code, quad=VERBAL, since=first, until=last), limit=ASKED)
    heard = desk.store.events(EventFilter(recipient=code, quad=VERBAL, since=first, until=last), limit=ASKED)
    names = desk.kept(("names", code), lambda: tuple(desk.ask.names(code)))
    made = {event.id: event for event in (*told_by, *verbal)}
    return ActorView(
        code=code, since=first, until=last, total=len(acts), names=names,
        offices=offices_of([one.name for one in names if one.name], code),
        partners=tuple(
            Partner(code=name, tie=tie, quads=tuple(quads.get(name, (0, 0, 0, 0))))  # type: ignore[arg-type]
            for name, tie in partners[:20]
        ),
        step=step, series=tuple(series(acts, first, last, step)), ranked=whole(desk, weigh(desk, acts, first, last, SHOWN)),
        made=once(desk, sorted(made.values(), key=lambda event: event.date or "", reverse=True), SAID),
        received=once(desk, heard, SAID),
    )
