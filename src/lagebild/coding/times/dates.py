"""Readings of calendar dates: days, months, years, decades, centuries."""

from __future__ import annotations

import re

from lagebild.coding.times import calendar as cal
from lagebild.coding.times.context import Context, Reading
from lagebild.coding.times.grammar import group, where
from lagebild.coding.times.words import Match, Settings, number, word

_NOT_A_YEAR = re.compile(r"(?i)(?:rund|etwa|über|als|knapp|fast|bis zu|mindestens|circa|ca\.|ungefähr|insgesamt|nur|weitere|alle|"
                         r"some|about|over|than|nearly|almost|least|roughly|another|[€$£]|Nr\.|Nummer|number)\s*$")


def full_date(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read a day and month with or without a year, or a month alone."""
    month = word(match, settings, context, "month") or number(match, context, "m")
    day = number(match, context, "d")
    if month is None or not 1 <= month <= 12:
        return None
    mod = word(match, settings, context, "part")
    year, anchor = _year_of(match, settings, context, int(month), day)
    weekday_named = word(match, settings, context, "weekday")
    if weekday_named and day and anchor != "none":
        year = _year_with_weekday(int(month), int(day), weekday_named, year)
    value = f"{year:04d}-{int(month):02d}" if year else f"XXXX-{int(month):02d}"
    if day is None:
        return Reading("DATE", value, mod, anchor)
    if cal.make_day(year or 2000, int(month), int(day)) is None or day != int(day):
        return None
    return Reading("DATE", f"{value}-{int(day):02d}", mod, anchor)


def _year_of(match: Match, settings: Settings, context: Context, month: int, day: float | None) -> tuple[int | None, str]:
    text = group(match, "year")
    if text:
        return full_year(text, context), "none"
    shift = word(match, settings, context, "rel")
    if shift is not None and context.day:
        return context.day.year + int(shift), "article"
    return nearest_year(match, settings, context, month, int(day or 15))


def _year_with_weekday(month: int, day: int, weekday_named: int, year: int | None) -> int | None:
    """Move to the nearest year in which the day falls on the weekday the text names with it."""
    for step in (0, -1, 1, -2, 2, -3, 3):
        named = cal.make_day(year + step, month, day) if year and 4 < year < 9990 else None
        if named and named.isoweekday() == weekday_named:
            return named.year
    return year


def full_year(text: str, context: Context) -> int:
    """Widen a two-digit year to the century that is nearest to the article's date."""
    year = int(text)
    if len(text) > 2:
        return year
    now = context.day.year if context.day else 2000
    return min((year + century for century in (1900, 2000, 2100)), key=lambda y: (abs(y - now), y))


def nearest_year(match: Match, settings: Settings, context: Context, month: int, day: int) -> tuple[int | None, str]:
    """Return the year of a day or month given without one: an earlier mention's, else by tense, else the nearest."""
    tense = settings.get("tense") or context.tense(*where(match))
    mentioned = context.earlier_year(match.start())
    if context.day is None:
        return (mentioned, "earlier") if mentioned else (None, "none")
    today = context.day
    if mentioned and (tense is None or (mentioned < today.year) == (tense == "past")):
        return mentioned, "earlier"
    years = [y for y in (today.year - 1, today.year, today.year + 1) if 1 <= y <= 9999]
    middle = {y: cal.make_day(y, month, min(day, 28)) or today for y in years}
    past = [y for y in years if (y, month) <= (today.year, today.month)]
    coming = [y for y in years if (y, month) >= (today.year, today.month)]
    if tense == "past" and past:
        return past[-1], "article"
    if tense == "future" and coming:
        return coming[0], "article"
    return min(years, key=lambda y: abs((middle[y] - today).days)), "article"


def plain_year(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read a year with four (or, where the pattern says so, two) digits."""
    year = full_year(group(match, "year") or "0", context)
    if not 1000 <= year <= 2100:
        return None
    suffix = settings.get("suffix") or word(match, settings, context, "period") or word(match, settings, context, "season") or ""
    value = f"{year:04d}-{suffix}" if suffix else f"{year:04d}"
    return Reading("DATE", value, word(match, settings, context, "part"))


def lone_year(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read four digits on their own as a year, unless the words around count something with them."""
    if _NOT_A_YEAR.search(context.text, max(0, match.start() - 14), match.start()):
        return None
    follows = context.text[match.end() : match.end() + 2].strip()
    if str(group(match, "year")) in {"1900", "2000"} and follows[:1].isupper():
        return None
    return plain_year(match, settings, context)


def decade(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "die neunziger Jahre", "1980er": the value keeps three digits of the year."""
    tens = word(match, settings, context, "tens")
    text = group(match, "year")
    years = int(text) if text else int(tens)
    if text is None or len(text) <= 2:
        century = number(match, context, "century")
        years += int(century - 1) * 100 if century else (1900 if years >= 20 else 2000)
    if years % 10:
        return None
    return Reading("DATE", f"{years // 10:03d}", word(match, settings, context, "part"))


def fixed_year(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read a year that the pattern states itself: "um die Jahrhundertwende" is about 1900."""
    del match, context
    return Reading("DATE", settings["value"], settings.get("mod"))


def century(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "das 19. Jahrhundert" as 18."""
    nth = number(match, context, "century") or word(match, settings, context, "ordinal")
    if not nth or not 1 <= nth <= 22:
        return None
    return Reading("DATE", f"{int(nth) - 1:02d}", word(match, settings, context, "part"))
