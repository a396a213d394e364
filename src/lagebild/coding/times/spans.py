"""Readings of durations, sets and distances: "seit 20 Jahren", "jeden Montag", "zwei Jahre später"."""

from __future__ import annotations

from datetime import date

from lagebild.coding.times import calendar as cal
from lagebild.coding.times.context import Context, Reading
from lagebild.coding.times.grammar import where
from lagebild.coding.times.units import unit_value
from lagebild.coding.times.words import Match, Settings, count_of, number, word

_QUARTERS = (("dreiviertelstunde", "PT45M"), ("viertelstunde", "PT15M"), ("vierteljahrhundert", "P25Y"),
             ("dreivierteljahr", "P9M"), ("", "P3M"))
_CLOCK_UNITS = {"H", "MIN", "S"}


def amount(count: str, unit: str) -> str:
    """Write an ISO 8601 duration: P20Y, PT30M, PXY."""
    if unit in _CLOCK_UNITS:
        return f"PT{count}{unit[0]}"
    if unit in {"DE", "CE"} and count != "X":
        years = float(count) * (10 if unit == "DE" else 100)
        return f"P{plain(years)}Y"
    return f"PT{count}EV" if unit == "EV" else f"P{count}{unit}"


def plain(value: float) -> str:
    """Write a number without a needless decimal point."""
    return str(int(value)) if value == int(value) else str(value)


def duration(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read a counted or vague length of time; `direction` says which way it lies from the article's date."""
    unit = word(match, settings, context, "unit")
    count = settings.get("count") or number(match, context, "n")
    if unit is None or (count is None and not settings.get("vague")) or (count is not None and not 0 < count < 1e7):
        return None
    mod = word(match, settings, context, "approx")
    begin, until = _reach(settings.get("direction"), unit, count, context.day)
    text = "X" if count is None else _halved(float(count), unit)
    unit = "MIN" if text == "30" and unit == "H" and count == 0.5 else "M" if text == "6" and unit == "Y" and count == 0.5 else unit
    return Reading("DURATION", amount(text, unit), mod, "article" if begin or until else "none", begin, until)


def _halved(count: float, unit: str) -> str:
    """Write half a year as six months and half an hour as thirty minutes."""
    if count == 0.5 and unit in {"Y", "H"}:
        return "6" if unit == "Y" else "30"
    return plain(count)


def _reach(direction: str | None, unit: str, count: float | None, today: date | None) -> tuple[date | None, date | None]:
    """Return the days between which an anchored length of time lies."""
    if direction is None or today is None or unit in {"H", "MIN", "S", "EV"}:
        return None, None
    step = None if count is None else cal.add_units(today, unit, -count if direction in {"since", "ago", "last"} else count)
    if direction in {"since", "last"}:
        return step, today
    if direction == "next":
        return today, step
    if step is None:
        return (None, today) if direction == "ago" else (today, None)
    width = {"DE": "Y", "CE": "Y", "WE": "W"}.get(unit, unit)
    value = unit_value(step, width, 0)
    return cal.interval(value) if value else (None, None)


def adjective_length(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "dreitägig", "mehrwöchig", "three-year"."""
    units = {"jähr": "Y", "monat": "M", "wöch": "W", "täg": "D", "stünd": "H", "minüt": "MIN"}
    text = match["unit"].lower()
    unit = next((u for stem, u in units.items() if text.startswith(stem)), None) or word(match, settings, context, "unit")
    count = number(match, context, "n")
    return Reading("DURATION", amount("X" if count is None else plain(count), unit)) if unit else None


def quarter_length(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "ein Vierteljahr", "eine Viertelstunde"."""
    mod, whole = word(match, settings, context, "approx"), match[0].lower()
    value = next(v for stem, v in _QUARTERS if stem in whole)
    return Reading("DURATION", value, mod)


def repeated(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read a SET: jeden Montag XXXX-WXX-1, täglich P1D, alle zwei Jahre P2Y."""
    weekday = word(match, settings, context, "weekday")
    daypart = word(match, settings, context, "daypart")
    unit, nth = word(match, settings, context, "unit"), word(match, settings, context, "every_nth")
    if unit and (nth or settings.get("vague")):
        return Reading("SET", amount("X" if nth is None else str(nth), unit))
    if weekday:
        return Reading(settings.get("type", "SET"), f"XXXX-WXX-{weekday}" + (f"T{daypart}" if daypart else ""))
    if daypart:
        return Reading("SET", f"XXXX-XX-XXT{daypart}")
    month, season = word(match, settings, context, "month"), word(match, settings, context, "season")
    if month or season:
        return Reading("SET", f"XXXX-{month:02d}" if month else f"XXXX-{season}")
    count = count_of(match, settings, context, 1)
    return Reading("SET", amount(plain(count), unit)) if unit and count else None


def later(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "zwei Jahre später", "am Tag zuvor": a distance from the last mention, open where there is none."""
    unit, count = word(match, settings, context, "unit"), count_of(match, settings, context, 1)
    if unit is None or count is None:
        return None
    if unit in _CLOCK_UNITS:
        return Reading("TIME", "XXXX-XX-XXTXX:XX")
    found = context.earlier(match.start(), 800)
    base = found[0] if found else context.day if _from_now(match, settings, context) else None
    daypart = word(match, settings, context, "daypart")
    blank = {"M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}
    if base is None:
        open_value = blank.get(unit, "XXXX")
        return Reading("TIME", f"{open_value}T{daypart}") if daypart else Reading("DATE", open_value)
    day = cal.add_units(base, unit, count * settings["sign"])
    width = {"DE": "Y", "CE": "Y"}.get(unit, unit)
    value = unit_value(day, width, 0) if day else None
    if value and daypart:
        return Reading("TIME", f"{value}T{daypart}", None, "earlier" if found else "article")
    return Reading("DATE", value, None, "earlier" if found else "article") if value else None


def _from_now(match: Match, settings: Settings, context: Context) -> bool:
    """Whether a distance without a mention before it counts from the article's date.

    "am nächsten Tag" in the past tense goes on from something told without a date.
    """
    if settings.get("narrated"):
        return context.tense(*where(match)) != "past"
    return bool(settings.get("or_now"))


def span_of_years(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Read "die Saison 2014/15": two half years that no TIMEX3 value names, so only the interval is told."""
    del settings, context
    first = int(match["year"])
    begin, until = cal.make_day(first, 7, 1), cal.make_day(first + 1, 6, 30)
    return Reading("DATE", "XXXX-XX-XX", None, "none", begin, until)


def ignore(match: Match, settings: Settings, context: Context) -> Reading | None:
    """Skip words that only look like a time ("Welt am Sonntag", "58 Jahre alt")."""
    del settings
    counts = [name for name in ("n", "n__2", "n__3") if match.groupdict().get(name)]
    return None if any(number(match, context, name) is None for name in counts) else Reading("NONE", "")
