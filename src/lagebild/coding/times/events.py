"""Which time expression belongs to an event."""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.coding.times.calendar import parse_day
from lagebild.model import Article, EventTime, Span, Timex

Offsets = tuple[int, int]


def event_time(article: Article, times: Sequence[Timex], sentence: Offsets, clause: Offsets, trigger: Offsets,
               *, other_clauses: Sequence[Offsets] = ()) -> EventTime:
    """Return when the event at `trigger` happens, all offsets into the article's text.

    The nearest DATE or TIME in the event's clause; else the nearest in the sentence that lies in no other event's
    clause; then a length of time with known ends ("vor zwei Jahren" is the year it points at); then "damals",
    "derzeit", "künftig". Else the article's date, `stated` False.
    """
    inside = [t for t in times if _within(t, clause)]
    free = [t for t in times if _within(t, sentence) and not any(_within(t, other) for other in other_clauses)]
    for keep in (_dated, _anchored, _vague):
        for candidates in ([t for t in inside if keep(t)], [t for t in free if keep(t)]):
            if candidates:
                return _stated(article, min(candidates, key=lambda t: (_gap(t, trigger), t.start)))
    return _fallback(article)


def _within(timex: Timex, span: Offsets) -> bool:
    return span[0] <= timex.start and timex.end <= span[1]


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
