"""Readings of weekdays, weekends, times of the clock and of the day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from lagebild.coding.times import calendar as cal
from lagebild.coding.times.context import Context, Reading
from lagebild.coding.times.dates import full_date
from lagebild.coding.times.grammar import group, where
from lagebild.coding.times.words import Match, Settings, number, word


def weekday(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read a weekday: the last one in the past tense, else the next; with a time of day it is a TIME."""
    target = word(match, settings, context, "weekday")
    daypart = word(match, settings, context, "daypart")
    shift = word(match, settings, context, "rel")
    mod = word(match, settings, context, "part")
    if context.day is None or target is None:
        value, anchor = f"XXXX-WXX-{target or 'X'}", "none"
    else:
        day = _weekday_near(match, settings, context, int(target), shift)
        value, anchor = day.isoformat(), "article"
    if daypart:
        return Reading("TIME", f"{value}T{daypart}", mod, anchor)
    return Reading("DATE", value, mod, anchor)


def weekday_of_week(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "am Dienstag vergangener Woche" as that day of the week named."""
    target, shift = word(match, settings, context, "weekday"), word(match, settings, context, "rel")
    daypart = word(match, settings, context, "daypart")
    if context.day is None or target is None:
        return Reading("DATE", f"XXXX-WXX-{target}")
    day = cal.add_days(context.day, 7 * int(shift) + int(target) - context.day.isoweekday())
    if day is None:
        return None
    return Reading("TIME", f"{day}T{daypart}", None, "article") if daypart else Reading("DATE", str(day), None, "article")


def _weekday_near(match: Match, settings: Settings, context: Context, target: int, shift: Any) -> date:
    today = context.day
    assert today is not None
    back = (today.isoweekday() - target) % 7
    if shift is not None:
        if shift < 0:
            return today - timedelta(days=back or 7)
        if shift == 0 and back == 0:  # "an diesem Donnerstag" on a Thursday is today
            return today
        if shift > 0:
            return today + timedelta(days=7 - back)
        tense = context.tense(*where(match))
        if tense is None or tense == "present":  # "diesen Montag" is of this week
            return today + timedelta(days=target - today.isoweekday())
        return today + timedelta(days=-back if tense == "past" else 7 - back)
    tense = settings.get("tense") or context.tense(*where(match))
    if back == 0 or tense in {"past", None}:
        return today - timedelta(days=back)
    return today + timedelta(days=7 - back)


def weekend(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "am Wochenende" (by tense) and "am vergangenen Wochenende" as a week's weekend."""
    if context.day is None:
        return Reading("DATE", "XXXX-WXX-WE")
    shift = word(match, settings, context, "rel")
    if shift is None:
        past = context.tense(*where(match)) in {"past", None}
        # On a Saturday or Sunday "am Wochenende" is the one that is running.
        shift = -1 if past and context.day.isoweekday() < 6 else 0
    elif shift > 0:
        shift = 0 if context.day.isoweekday() < 5 else 1
    day = cal.add_days(context.day, 7 * int(shift))
    return Reading("DATE", f"{cal.week_value(day)}-WE", None, "article") if day else None


def clock(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read a time of the clock; the day is the last one mentioned nearby, else the article's."""
    hour, minute = number(match, context, "h"), int(group(match, "min") or group(match, "min2") or 0)
    if hour is None or hour != int(hour) or not 0 <= hour <= 24 or minute > 59:
        return None
    total = int(hour) * 60 + minute
    if 1 <= hour < 12 and (word(match, settings, context, "daypart") in {"AF", "EV"} or group(match, "half")):
        total += 720
    if group(match, "to"):  # "halb neun" is half an hour before nine
        total -= 30
    total %= 1440
    time = f"T{total // 60:02d}:{total % 60:02d}"
    if settings.get("generic") or context.grammar.clues["every"].search(context.text, max(0, match.start() - 45), match.end() + 20):
        return Reading("TIME", time)
    return Reading("TIME", *_on_day(match, context, time))


def midnight(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "um Mitternacht" as the end of the day mentioned before, else of the article's."""
    del settings
    return Reading("TIME", *_on_day(match, context, "T24:00"))


def _on_day(match: Match, context: Context, time: str) -> tuple[str, str | None, str]:
    earlier = context.earlier_day(match.start())
    if earlier:
        return earlier.isoformat() + time, None, "earlier"
    if context.day:
        return context.day.isoformat() + time, None, "article"
    return f"XXXX-XX-XX{time}", None, "none"


def time_of_day(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "am Abend", "in der Nacht": the day is the last one mentioned nearby, else the article's."""
    return Reading("TIME", *_on_day(match, context, f"T{word(match, settings, context, 'daypart')}"))


def night_to(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "in der Nacht zum Sonntag" as the night of the day named (2021-09-12TNI)."""
    if group(match, "weekday"):
        # A night that is told of in the present is over all the same: "In der Nacht zum Freitag fängt ein Haus Feuer".
        tense = "future" if context.tense(*where(match)) == "future" else "past"
        return weekday(match, {"daypart": "NI", "tense": tense, **settings}, context)
    inner = full_date(match, settings, context)
    return Reading("TIME", f"{inner.value}TNI", None, inner.anchor) if inner else None


def daypart_date(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "am Abend des 12. September"."""
    inner = full_date(match, settings, context)
    daypart = word(match, settings, context, "daypart")
    return Reading("TIME", f"{inner.value}T{daypart}", None, inner.anchor) if inner else None
