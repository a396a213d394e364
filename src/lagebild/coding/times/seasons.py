"""Readings of seasons, quarters, half-years and holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from lagebild.coding.times import calendar as cal
from lagebild.coding.times.context import Context, Reading
from lagebild.coding.times.dates import full_year, nearest_year
from lagebild.coding.times.grammar import group, where
from lagebild.coding.times.words import Match, Settings, word


def season(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read a season, quarter or half-year without a year: an earlier mention's year, else by tense."""
    code = _code(match, settings, context)
    stated = group(match, "year") or group(match, "year2")
    if code is None:
        return None
    if stated:
        return Reading("DATE", f"{stated}-{code}", word(match, settings, context, "part"))
    shift = word(match, settings, context, "rel")
    middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 1, "Q1": 2, "Q2": 5, "Q3": 8, "Q4": 11, "H1": 4, "H2": 10}[code]
    part = word(match, settings, context, "part")
    if context.day is None:
        return Reading("DATE", f"XXXX-{code}", part)
    if shift is not None:
        year = context.day.year + int(shift) if settings.get("of_year") else _shifted_season(context.day, code, middle, int(shift))
        anchor = "article"
    else:
        found, anchor = nearest_year(match, settings, context, middle, 15)
        year = found or context.day.year
        year -= code == "WI"  # a winter carries the year in which it begins
    return Reading("DATE", f"{year:04d}-{code}", part, anchor)


def _code(match: Match, settings: Settings, context: Context) -> str | None:
    """Return the TIMEX3 code of a season, or of the nth quarter (kind Q) or half-year (kind H)."""
    if season_code := word(match, settings, context, "season"):
        return str(season_code)
    nth, kind = word(match, settings, context, "nth"), settings.get("kind")
    last = {"Q": 4, "H": 2}.get(kind or "", 0)
    return f"{kind}{min(nth, last)}" if nth and kind else None


def _shifted_season(today: date, code: str, middle: int, shift: int) -> int:
    """Return the year of the last, this or the next season or quarter."""
    if code == "WI":
        begun = today.year if today.month >= 9 else today.year - 1
        return begun + (shift if shift < 0 and today.month in {9, 10, 11, 12, 1, 2} else max(shift, 0) if today.month < 9 else shift)
    if shift < 0:
        return today.year if middle + 1 < today.month else today.year - 1
    if shift > 0:
        return today.year if middle > today.month else today.year + 1
    return today.year


def holiday(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read a holiday as its date in the year stated, mentioned before or nearest."""
    rule = word(match, settings, context, "holiday")
    text, shift = group(match, "year"), word(match, settings, context, "rel")
    probe = holiday_date(rule, 2000)
    if probe is None:
        return None
    if text:
        year: int | None = full_year(text, context)
        anchor = "none"
    elif shift is not None and context.day:
        year, anchor = _shifted_holiday(context.day, rule, int(shift)), "article"
    else:
        year, anchor = nearest_year(match, settings, context, probe.month, probe.day)
    day = holiday_date(rule, year) if year else None
    if day is None:
        return Reading("DATE", "XXXX-XX-XX")
    value = day.isoformat()
    daypart = word(match, settings, context, "daypart")
    return Reading("TIME", f"{value}T{daypart}", None, anchor) if daypart else Reading("DATE", value, None, anchor)


def turn_of_year(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "zum Jahreswechsel" as the nearest New Year's Day, by tense where it tells."""
    del settings
    if context.day is None:
        return Reading("DATE", "XXXX-01-01")
    tense, year = context.tense(*where(match)), context.day.year
    coming = tense == "future" or (tense != "past" and context.day.month > 6)  # the second half of a year looks ahead
    return Reading("DATE", f"{year + coming:04d}-01-01", None, "article")


def holiday_date(rule: str, year: int) -> date | None:
    """Return the date of a holiday rule: "12-24", "easter+49", "advent+7", or "5-7-2" (second Sunday of May)."""
    if match := re.fullmatch(r"(easter|advent)([+-]\d+)?", rule):
        base = cal.easter(year) if match[1] == "easter" else cal.advent(year)
        return base + timedelta(days=int(match[2] or 0))
    parts = [int(p) for p in re.findall(r"-?\d+", rule.replace("-", " "))]
    return cal.make_day(year, *parts) if len(parts) == 2 else cal.nth_weekday(year, *parts)


def _shifted_holiday(today: date, rule: str, shift: int) -> int:
    this = holiday_date(rule, today.year)
    if this is None or shift == 0:
        return today.year
    if shift < 0:
        return today.year if this < today else today.year - 1
    return today.year if this > today else today.year + 1
