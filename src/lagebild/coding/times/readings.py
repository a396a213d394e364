"""The table of readings: how a matched pattern becomes a value.

Each reading takes the match, the pattern's settings and the context, and returns None where the words turn out
to mean something else. A pattern names one of them in its `read`.
"""

from __future__ import annotations

from lagebild.coding.times import dates, days, seasons, spans, units
from lagebild.coding.times.words import Read

READINGS: dict[str, Read] = {
    "fixed": units.fixed, "fixed_year": dates.fixed_year, "date": dates.full_date, "year": dates.plain_year, "decade": dates.decade, "century": dates.century,
    "shifted": units.shifted, "weekday": days.weekday, "weekend": days.weekend, "clock": days.clock, "midnight": days.midnight, "time_of_day": days.time_of_day,
    "night_to": days.night_to, "season": seasons.season, "holiday": seasons.holiday, "turn_of_year": seasons.turn_of_year, "today": units.today, "same": units.same,
    "duration": spans.duration, "set": spans.repeated, "later": spans.later, "span_of_years": spans.span_of_years,
    "adjective_length": spans.adjective_length, "quarter_length": spans.quarter_length, "lone_year": dates.lone_year,
    "weekday_of_week": days.weekday_of_week, "daypart_date": days.daypart_date, "ignore": spans.ignore,
}
"""Every reading a pattern may name."""
