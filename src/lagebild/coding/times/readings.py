"""How a matched pattern becomes a value: calendar dates, shifted units, weekdays, times of day.

Each reading takes the match, the pattern's settings and the context, and returns None where the words turn out
to mean something else. `READINGS` is the table of all of them; a pattern names one in its `read`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from lagebild.coding.times import calendar as cal
from lagebild.coding.times.context import Context, Reading
from lagebild.coding.times.grammar import group, where
from lagebild.coding.times.numerals import number as parse_number

Match = re.Match[str]
Settings = Mapping[str, Any]
Read = Callable[[Match, Settings, Context], Reading | None]
_ALSO = {"rel": ("day_rel",), "weekday": ("habit",), "unit": ("every",)}
"""Tables whose meaning is of the same kind as another's: "gestern" is a shift as "vergangen" is."""
_LONG = 2500
"""Characters from which a text without "gestern", "am Montag" and their like is an essay: "heute" is nowadays."""
_NOT_A_YEAR = re.compile(r"(?i)(?:rund|etwa|über|als|knapp|fast|bis zu|mindestens|circa|ca\.|ungefähr|insgesamt|nur|weitere|alle|"
                         r"some|about|over|than|nearly|almost|least|roughly|another|[€$£]|Nr\.|Nummer|number)\s*$")


def word(match: Match, settings: Settings, context: Context, table: str) -> Any:
    """Return the meaning of the word a table matched; the pattern's settings may give it instead."""
    if table in settings:
        return settings[table]
    for name in (table, *_ALSO.get(table, ())):
        if text := group(match, name):
            return context.grammar.meaning(name, text)
    return None


def number(match: Match, context: Context, name: str) -> float | None:
    """Return the number in a group, None where the group did not take part."""
    text = group(match, name)
    return parse_number(text, context.grammar.language) if text else None


def count_of(match: Match, settings: Settings, context: Context, default: float) -> float | None:
    """Return the number in group `n`, the default where there is none; None where the words are no number."""
    stated = settings.get("count") or number(match, context, "n")
    return float(stated) if stated else None if group(match, "n") else default


def fixed(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read a value that the pattern states itself ("derzeit": PRESENT_REF)."""
    del match
    value, day = settings["value"], context.day
    begin = day if value in {"PRESENT_REF", "FUTURE_REF"} else None
    until = day if value in {"PRESENT_REF", "PAST_REF"} else None
    return Reading(settings.get("type", "DATE"), value, settings.get("mod"), "article" if day else "none", begin, until)


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
        return _full_year(text, context), "none"
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


def _full_year(text: str, context: Context) -> int:
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
    year = _full_year(group(match, "year") or "0", context)
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


def century(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "das 19. Jahrhundert" as 18."""
    nth = number(match, context, "century") or word(match, settings, context, "ordinal")
    if not nth or not 1 <= nth <= 22:
        return None
    return Reading("DATE", f"{int(nth) - 1:02d}", word(match, settings, context, "part"))


def shifted(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read a unit so many steps from the article's date: gestern, letzte Woche, im kommenden Jahr."""
    shift, unit = word(match, settings, context, "rel"), word(match, settings, context, "unit")
    mod = word(match, settings, context, "part")
    base, anchor = context.day, "article"
    year = context.earlier_year(match.start(), settings.get("within", 400)) if settings.get("from") else None
    if year and unit == "Y" and context.tense(*where(match)) != "future":
        base, anchor = date(year, 1, 1), "earlier"
    if text := group(match, "year"):
        return Reading("DATE", text, mod)
    daypart = word(match, settings, context, "daypart")
    if base is None or shift is None:
        blank = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX", "WE": "XXXX-WXX-WE"}.get(unit, "XXXX")
        return Reading("TIME", f"{blank}T{daypart}", mod) if daypart else Reading("DATE", blank, mod)
    value = unit_value(base, unit, float(shift))
    if value is None:
        return None
    return Reading("TIME", f"{value}T{daypart}", mod, anchor) if daypart else Reading("DATE", value, mod, anchor)


def unit_value(base: date, unit: str, shift: float) -> str | None:
    """Return the value of the calendar unit `shift` steps from the one that holds `base`."""
    day = cal.add_units(base, "W" if unit == "WE" else unit, shift)
    if day is None:
        return None
    if unit in {"Y", "M", "D"}:
        return day.isoformat()[: {"Y": 4, "M": 7, "D": 10}[unit]]
    if unit in {"W", "WE"}:
        return cal.week_value(day) + ("-WE" if unit == "WE" else "")
    if unit == "DE":
        return f"{day.year:04d}"[:3]
    return f"{day.year:04d}"[:2] if unit == "CE" else None


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
        return today + timedelta(days=(7 - back) if shift > 0 or back == 0 else -back if context.tense(*where(match)) == "past" else 7 - back)
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
    total %= 1440
    time = f"T{total // 60:02d}:{total % 60:02d}"
    if settings.get("generic") or context.grammar.clues["every"].search(context.text, max(0, match.start() - 45), match.end() + 20):
        return Reading("TIME", time)
    return Reading("TIME", *_on_day(match, context, time))


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
        return weekday(match, {**settings, "daypart": settings.get("daypart", "NI")}, context)
    inner = full_date(match, settings, context)
    return Reading("TIME", f"{inner.value}TNI", None, inner.anchor) if inner else None


def daypart_date(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "am Abend des 12. September"."""
    inner = full_date(match, settings, context)
    daypart = word(match, settings, context, "daypart")
    return Reading("TIME", f"{inner.value}T{daypart}", None, inner.anchor) if inner else None


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
        year, anchor = _shifted_season(context.day, code, middle, int(shift)), "article"
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
        year: int | None = _full_year(text, context)
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


def today(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "heute" as the article's day, or as PRESENT_REF where it means nowadays."""
    del settings
    left, right = max(0, match.start() - 60), match.end() + 60
    if context.grammar.clues["nowadays"].search(context.text, left, right):
        return fixed(match, {"value": "PRESENT_REF"}, context)
    words = re.match(r"\s{1,4}(?:vor|abend|früh|um|gegen|nachmittag)(?!\w)", context.text[match.end() : match.end() + 16], re.IGNORECASE)
    if not words and context.grammar.clues["contrast"].search(context.sentence(*match.span())):
        return fixed(match, {"value": "PRESENT_REF"}, context)
    if len(context.text) > _LONG and not context.daily:
        return fixed(match, {"value": "PRESENT_REF"}, context)
    if context.day is None:
        return Reading("DATE", "XXXX-XX-XX")
    return Reading("DATE", context.day.isoformat(), None, "article")


def same(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "an diesem Tag", "im selben Jahr": the unit of the last mention."""
    found = context.earlier(match.start(), 600)
    unit = word(match, settings, context, "unit")
    if found is None:
        return shifted(match, {**settings, "rel": 0}, context) if settings.get("or_now") else None
    value = unit_value(found[0], unit, 0)
    return Reading("DATE", value, word(match, settings, context, "part"), "earlier") if value else None
