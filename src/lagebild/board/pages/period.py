"""The period a page looks at, when the address does not say."""

from __future__ import annotations

import datetime as dt

from lagebild.situation import Step

EARLIEST = "1900-01-01"
SHORTEST = 14
"""Days a period has at least unless asked otherwise: one bar alone is no chart."""


def back(day: str, days: int) -> str:
    """Return the ISO date so many days before `day`, not before 1900."""
    try:
        return max((dt.date.fromisoformat(day) - dt.timedelta(days=days)).isoformat(), EARLIEST)
    except OverflowError:
        return EARLIEST


def period(
    since: str | None, until: str | None, last: str | None, days: int, first: str | None = None
) -> tuple[str, str]:
    """Return the period asked for; by default the `days` days up to the last day told of, but not before `first`."""
    end = until or (max(last, since) if last and since else last) or since or dt.datetime.now(dt.UTC).date().isoformat()
    begin = back(end, days - 1)
    if first and begin < first <= end:
        begin = min(first, back(end, SHORTEST - 1))
    return since or begin, end


def step_for(since: str, until: str) -> Step:
    """Return the step that gives a readable number of bars: days to ten weeks, weeks to two years, else months."""
    days = (dt.date.fromisoformat(until) - dt.date.fromisoformat(since)).days
    return "day" if days <= 70 else "week" if days <= 740 else "month"


def drawable(step: Step | None, since: str, until: str) -> Step:
    """Return the step asked for, or the finest one whose bars a page can hold: some ten years of days, 70 of weeks."""
    days = (dt.date.fromisoformat(until) - dt.date.fromisoformat(since)).days
    finest: Step = "day" if days <= 3660 else "week" if days <= 25_600 else "month"
    order: tuple[Step, ...] = ("day", "week", "month")
    return max(step or finer_step(since, until), finest, key=order.index)


def finer_step(since: str, until: str) -> Step:
    """Return the step for relations: days up to five weeks, weeks to two years, else months."""
    days = (dt.date.fromisoformat(until) - dt.date.fromisoformat(since)).days
    return "day" if days <= 35 else step_for(since, until) if days > 70 else "week"
