"""Acts of happenings, and the calendar that series, networks and rankings share."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator
from typing import Literal

from lagebild.model import Act, Happening

Step = Literal["day", "week", "month"]


def _codes(happening: Happening, side: Literal["actor", "recipient"]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.code for one in getattr(happening, side) if one.code != "---"))


def act(happening: Happening) -> Act | None:
    """Return the act of one happening, None where neither the act nor its telling has a date."""
    date = happening.begin or happening.first_told
    if date is None:
        return None
    return Act(
        happening.id, date[:10], happening.event, happening.quad_code, happening.event_scale,
        _codes(happening, "actor"), _codes(happening, "recipient"), happening.state, len(happening.voices),
        (happening.first_told or date)[:10],
    )


def acts(happenings: Iterable[Happening]) -> list[Act]:
    """Return the dated acts of happenings in their order."""
    return [found for one in happenings if (found := act(one)) is not None]


@functools.lru_cache(maxsize=50_000)  # the same few thousand days are asked for again and again
def day_number(date: str) -> int:
    """Return the number of an ISO day, so that days can be subtracted."""
    return dt.date.fromisoformat(date[:10]).toordinal()


@functools.lru_cache(maxsize=50_000)
def bucket_of(date: str, step: Step) -> str:
    """Return the first day of the ISO week or month that holds `date`, or the day itself (ISO dates)."""
    if step == "day":
        return date[:10]
    day = dt.date.fromisoformat(date[:10])
    first = day.replace(day=1) if step == "month" else day - dt.timedelta(days=day.weekday())
    return first.isoformat()


def _next(start: dt.date, step: Step) -> dt.date:
    if step != "month":
        return start + dt.timedelta(days=7 if step == "week" else 1)
    return (start.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


def buckets_between(begin: str, until: str, step: Step) -> list[str]:
    """Return the first days of all days, weeks or months from `begin` to `until`, both inclusive, none left out."""
    first = bucket_of(begin, step)
    return list(_weeks(first, until[:10])) if step == "week" else list(_buckets(first, until[:10], step))


@functools.lru_cache(maxsize=100)  # alarms ask for the same half year of weeks for every pair
def _weeks(first: str, until: str) -> tuple[str, ...]:
    return tuple(_buckets(first, until, "week"))


def _buckets(first: str, until: str, step: Step) -> Iterator[str]:
    here, last = dt.date.fromisoformat(first), dt.date.fromisoformat(until)
    while here <= last:
        yield here.isoformat()
        here = _next(here, step)
