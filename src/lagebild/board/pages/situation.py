"""Lage: what is new, who with whom, where, when."""

from __future__ import annotations

import msgspec

from lagebild.board.desk import Desk
from lagebild.board.pages.happenings import Ranked, weigh, whole
from lagebild.board.pages.period import back, period, step_for
from lagebild.knowledge.regions import regions
from lagebild.model import Act
from lagebild.situation import (
    Alarm,
    Bucket,
    Network,
    Scenario,
    Step,
    alarms,
    bucket_of,
    network,
    scenarios,
    series,
    ties,
)
from lagebild.situation.ranking import NOVELTY_DAYS
from lagebild.store import EventFilter
from lagebild.store.board_queries import PlaceCount

DAYS = 14
LOOK_BACK = 26 * 7
"""Days before the period that alarms need as baseline: what `situation.unusual` looks back."""
SHOWN = 20


class SituationView(msgspec.Struct, frozen=True, kw_only=True):
    """The page Lage; `total` counts the happenings of the period, of which the heaviest are in `ranked`.

    `titles` are those of the happenings that single-act alarms rest on.
    """

    since: str
    until: str
    participant: str | None
    region: str | None
    total: int
    ranked: tuple[Ranked, ...]
    step: Step
    timeline: tuple[Bucket, ...]
    network: Network
    places: tuple[PlaceCount, ...]
    unplaced: int
    alarms: tuple[Alarm, ...]
    titles: dict[str, str]
    scenarios: tuple[Scenario, ...]


def _within(acts: list[Act], codes: tuple[str, ...]) -> list[Act]:
    """Return the acts in which one of the codes takes part; all of them where there are no codes."""
    wanted = frozenset(codes)
    return [one for one in acts if not wanted.isdisjoint((*one.actors, *one.recipients))] if wanted else acts


def view(
    desk: Desk, since: str | None = None, until: str | None = None, participant: str | None = None, region: str | None = None,
) -> SituationView:
    """Work out the page for a period (default: the last fortnight told of) and perhaps one actor or one region."""
    codes = regions()[region] if region else ()
    first, last = period(since, until, desk.last_day(), DAYS)
    acts = _within(desk.acts(back(first, NOVELTY_DAYS), last, participant), codes)
    inside = [one for one in acts if one.date >= first]
    step = step_for(first, last)
    wanted = EventFilter(since=first, until=last, participant=participant, anyone=codes)
    places, unplaced = desk.ask.places(wanted)
    week = bucket_of(first, "week")
    recent = [one for one in acts if one.date >= week]
    raised = tuple(alarms(recent, lambda pair: desk.acts(back(week, LOOK_BACK), last, pair=pair), first, last, limit=8))
    named = desk.ask.happenings([one.acts[0] for one in raised if len(one.acts) == 1])
    return SituationView(
        since=first, until=last, participant=participant, region=region, total=len(inside),
        ranked=whole(desk, weigh(desk, acts, first, last, SHOWN)), step=step,
        timeline=tuple(series(inside, first, last, step)), network=network(ties(inside)),
        places=tuple(places), unplaced=unplaced, alarms=raised,
        titles={key: one.title for key, one in named.items()},
        scenarios=tuple(scenarios(desk.ask.conditional(first, last))),
    )
