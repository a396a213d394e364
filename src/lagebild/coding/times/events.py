"""Which time expression belongs to an event."""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.coding.times.calendar import parse_day
from lagebild.model import Article, EventTime, Span, Timex

Offsets = tuple[int, int]


def event_time(article: Article, clauses: Sequence[Sequence[Timex]], trigger: Offsets) -> EventTime:
    """Return when the event at `trigger` (offsets into the article's text) happens.

    `clauses` are the expressions of the event's clause, then of each clause around it whose time is its time, too.
    The nearest DATE or TIME of the first clause that has one; then a length of time with known ends in the event's
    own clause ("vor zwei Jahren" is the year it points at); then "damals", "derzeit", "künftig". Else the article's
    date, `stated` False.
    """
    own = clauses[:1]
    for keep, steps in ((_dated, clauses), (_anchored, own), (_vague, own)):
        for step in steps:
            if candidates := [t for t in step if keep(t)]:
                return _stated(article, min(candidates, key=lambda t: (_gap(t, trigger), t.start)))
    return _fallback(article)


def _dated(timex: Timex) -> bool:
    """Whether an expression says on which days; "damals" and a bare XXXX value do not."""
    return timex.type in {"DATE", "TIME"} and timex.begin is not None and not timex.value.endswith("_REF")


def _anchored(timex: Timex) -> bool:
    return timex.type == "DURATION" and timex.begin is not None and timex.until is not None


def _vague(timex: Timex) -> bool:
    return timex.value.endswith("_REF")


def _gap(timex: Timex, trigger: Offsets) -> int:
    return trigger[0] - timex.end if timex.end <= trigger[0] else timex.start - trigger[1]


def _stated(article: Article, timex: Timex) -> EventTime:
    value = timex.value if timex.type != "DURATION" else _common(timex)
    return EventTime(value=value, start=timex.begin, end=timex.until, stated=True,
                     span=Span("text", timex.start, timex.end, article.text[timex.start : timex.end]))


def _common(timex: Timex) -> str:
    """Return the calendar value of an anchored length of time: "vor 20 Jahren" is 2001, not P20Y."""
    begin, until = timex.begin or "", timex.until or ""
    if begin == until:
        return begin
    for width, first, last in ((7, "-01", ("-28", "-29", "-30", "-31")), (4, "-01-01", ("-12-31",))):
        if begin[:width] == until[:width] and begin.endswith(first) and until.endswith(last):
            return begin[:width]
    return timex.value


def _fallback(article: Article) -> EventTime:
    day = parse_day(article.date)
    text = day.isoformat() if day else None
    return EventTime(value=text, start=text, end=text, stated=False)
