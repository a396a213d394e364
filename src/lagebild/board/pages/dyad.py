"""Beziehung: two actors over time."""

from __future__ import annotations

import msgspec

from lagebild.board.desk import Desk
from lagebild.board.pages.happenings import Ranked, once, weigh, whole
from lagebild.board.pages.period import drawable, period
from lagebild.model import Event
from lagebild.situation import Bucket, Step, Trend, Unusual, bucket_of, series, trend, unusual

DAYS = 365
SHOWN = 30
SAID = 8
ASKED = 60
"""Statements shown of each side, and events asked for to find so many different ones."""


class DyadView(msgspec.Struct, frozen=True, kw_only=True):
    """The page of two actors; `one_says` is what `one` says of `other`, newest first, each happening once.

    `judged` is the step whose buckets may be unusual, `judged_buckets` how many of them there are up to the last day.
    """

    one: str
    other: str
    since: str
    until: str
    step: Step
    total: int
    series: tuple[Bucket, ...]
    trend: Trend
    judged: Step
    judged_buckets: int
    unusual: tuple[Unusual, ...]
    ranked: tuple[Ranked, ...]
    one_says: tuple[Event, ...]
    other_says: tuple[Event, ...]


def view(
    desk: Desk, pair: tuple[str, str], since: str | None = None, until: str | None = None, step: Step | None = None
) -> DyadView:
    """Work out the page; the default period is the year up to the pair's last act that was not still to come.

    Unusual weeks (months, where the step is a month) are judged on all acts of the pair, so that the period chosen
    does not change the judgement.
    """
    one, other = pair
    acts = desk.acts(pair=pair)
    told = desk.last_day()
    past = [a.date for a in acts if told is None or a.date <= told]
    first, last = period(since, until, past[-1] if past else told, DAYS, past[0] if past else None)
    step = drawable(step, first, last)
    buckets = series((a for a in acts if a.date >= first), first, last, step)
    judged: Step = "month" if step == "month" else "week"
    whole_time = series(acts, until=last, step=judged) if acts and acts[0].date <= last else []
    return DyadView(
        one=one, other=other, since=first, until=last, step=step, total=sum(b.total for b in buckets),
        series=tuple(buckets), trend=trend(buckets),
        judged=judged, judged_buckets=len(whole_time),
        unusual=tuple(mark for mark in unusual(whole_time) if mark.start >= bucket_of(first, judged)),
        ranked=whole(desk, weigh(desk, acts, first, last, SHOWN)),
        one_says=once(desk, desk.ask.statements((one, other), first, last, ASKED), SAID),
        other_says=once(desk, desk.ask.statements((other, one), first, last, ASKED), SAID),
    )
