"""Readings of units counted from the article or a mention, and of now, then and some day."""

from __future__ import annotations

import re
from datetime import date

from lagebild.coding.times import calendar as cal
from lagebild.coding.times.context import Context, Reading
from lagebild.coding.times.grammar import group, where
from lagebild.coding.times.words import Match, Settings, word

_LONG = 2500
"""Characters from which a text without "gestern", "am Montag" and their like is an essay: "heute" is nowadays."""


def fixed(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read a value that the pattern states itself ("derzeit": PRESENT_REF)."""
    del match
    value, day = settings["value"], context.day
    begin = day if value in {"PRESENT_REF", "FUTURE_REF"} else None
    until = day if value in {"PRESENT_REF", "PAST_REF"} else None
    return Reading(settings.get("type", "DATE"), value, settings.get("mod"), "article" if day else "none", begin, until)


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


def same(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "an diesem Tag", "im selben Jahr": the unit of the last mention."""
    found = context.earlier(match.start(), 600)
    unit = word(match, settings, context, "unit")
    if found is None:
        return shifted(match, {**settings, "rel": 0}, context) if settings.get("or_now") else None
    value = unit_value(found[0], unit, 0)
    return Reading("DATE", value, word(match, settings, context, "part"), "earlier") if value else None
