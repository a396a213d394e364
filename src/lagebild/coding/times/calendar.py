"""Calendar arithmetic and the intervals that TIMEX3 values mean."""

from __future__ import annotations

import calendar as _calendar
import re
from datetime import date, timedelta

Interval = tuple[date | None, date | None]

MONTHS_OF = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12),
             "H1": (1, 6), "H2": (7, 12)}
VALUE = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF"
    r"|P(?:T?(?:\d+(?:\.\d+)?|X)(?:DE|CE|WE|EV|[YMWDHS]))+"
    r"|(?:\d{2,3}|[\dX]{4}(?:-(?:WI|SP|SU|FA|Q[1-4X]|H[12X]|[\dX]{2}(?:-[\dX]{2})?|W[\dX]{2}(?:-(?:[1-7]|WE|X))?))?)"
    r"(?:T(?:[\dX]{2}(?::[\dX]{2}(?::[\dX]{2})?)?|MO|MI|AF|EV|NI|DT))?"
    r"|T(?:[\dX]{2}(?::[\dX]{2}(?::[\dX]{2})?)?|MO|MI|AF|EV|NI|DT)"
)
"""The TIMEX3 values this package writes (a subset of TimeML 1.2.1, with decades and centuries cut short)."""


def parse_day(text: str | None) -> date | None:
    """Return the day that an ISO date or date-time begins with; None for anything else.

    Nor is a day outside the years 1000 to 2999 an article's date: it is a placeholder ("0001-01-01").
    """
    try:
        day = date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        return None
    return day if 1000 <= day.year < 3000 else None


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the date, None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, count: float) -> date | None:
    """Return the date so many days away, None outside the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def add_months(day: date, count: int) -> date | None:
    """Return the same day so many months away (the month's last day where it is shorter)."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, _calendar.monthrange(year, month + 1)[1]))


def add_units(day: date, unit: str, count: float) -> date | None:
    """Return the date `count` units (Y, M, W, D, DE, CE) away; parts of a year or month become months or days."""
    per_month = {"Y": 12, "M": 1, "DE": 120, "CE": 1200}
    if abs(count) > 100_000:
        return None
    if unit in per_month:
        return add_months(day, round(count * per_month[unit])) if unit != "M" or count == int(count) else add_days(day, count * 30)
    return add_days(day, count * {"W": 7, "D": 1}.get(unit, 0))


def week_value(day: date) -> str:
    """Return the ISO week of a day as a TIMEX3 value."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar (Gauss's rule in Lichtenberg's form)."""
    century = year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun = 2 - (3 * century + 3) // 4
    golden = year % 19
    seed = (19 * golden + moon) % 30
    shift = (seed + golden // 11) // 29
    border = 21 + seed - shift
    first = 7 - (year + year // 4 + sun) % 7
    return date(year, 3, 1) + timedelta(days=border + 7 - (border - first) % 7 - 1)


def advent(year: int) -> date:
    """Return the first Sunday of Advent: four Sundays before Christmas Day."""
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=christmas.isoweekday() + 21)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return the nth (from the end where negative) ISO weekday of a month."""
    last = _calendar.monthrange(year, month)[1]
    days = [d for d in range(1, last + 1) if date(year, month, d).isoweekday() == weekday]
    return date(year, month, days[nth - 1 if nth > 0 else nth]) if abs(nth) <= len(days) else None


def interval(value: str, mod: str | None = None) -> Interval:
    """Return the first and last day of what a DATE or TIME value means; (None, None) where it is not known."""
    day_part = value.split("T", 1)[0] if not value.startswith(("T", "P", "F")) else ""
    try:
        first, last = _days(day_part)
    except ValueError:
        return None, None
    if mod in {"START", "MID", "END"} and first and last:
        return _third(first, last, mod)
    return first, last


def _days(value: str) -> Interval:
    if re.fullmatch(r"\d{2}|\d{3}|\d{4}", value):
        width = 10 ** (4 - len(value))
        first = int(value) * width
        return date(max(first, 1), 1, 1), date(first + width - 1, 12, 31)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        day = date.fromisoformat(value)
        return day, day
    if re.fullmatch(r"\d{4}-\d{2}", value):
        return _months(int(value[:4]), int(value[5:]), int(value[5:]))
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|Q\d|H\d)", value):
        return _months(int(match[1]), *MONTHS_OF[match[2]])
    if match := re.fullmatch(r"(\d{4})-WI", value):
        year = int(match[1])
        return date(year, 12, 1), date(year + 1, 3, 1) - timedelta(days=1)
    if match := re.fullmatch(r"(\d{4})-W(\d{2})(?:-([1-7]|WE))?", value):
        return _week(int(match[1]), int(match[2]), match[3])
    return None, None


def _months(year: int, first: int, last: int) -> Interval:
    return date(year, first, 1), date(year, last, _calendar.monthrange(year, last)[1])


def _week(year: int, week: int, day: str | None) -> Interval:
    if day == "WE":
        return date.fromisocalendar(year, week, 6), date.fromisocalendar(year, week, 7)
    if day:
        return date.fromisocalendar(year, week, int(day)), date.fromisocalendar(year, week, int(day))
    return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)


def _third(first: date, last: date, mod: str) -> Interval:
    """Cut an interval to its beginning, middle or end third, as "Anfang", "Mitte" and "Ende" are read."""
    third = timedelta(days=((last - first).days + 1) // 3)
    if mod == "START":
        return first, first + third
    return (first + third, last - third) if mod == "MID" else (last - third, last)
