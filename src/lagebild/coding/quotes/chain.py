"""The chain of sources of an event: whose words the text position of its trigger stands in."""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.coding.quotes.media import source_of
from lagebild.model import Article, Attribution, Quotation, Span


def attribution_of(quotations: Sequence[Quotation], article: Article, start: int, end: int,
                   clause: tuple[int, int] | None = None) -> tuple[Attribution, ...]:
    """Return the quotations whose words contain [start, end) of the text, outermost first.

    A reporting clause is not inside its own quotation: its cue, speaker and frame do not count as its words. Reported
    speech without wording is given whole; with `clause`, the clause around the position, it holds only what stands in
    the clause of its verb: "kritisierte den Angriff und reiste ab" says nothing of its own about the journey.
    """
    holding = [
        quotation
        for quotation in quotations
        if covers(quotation.quote, start, end)
        and (clause is None or not quotation.by.startswith("rule:reported") or touches(quotation.cue, *clause))
        and not any(touches(spans, start, end) for spans in (quotation.cue, quotation.speaker, quotation.frame))
    ]
    holding.sort(key=lambda quotation: -sum(stop - begin for begin, stop in quotation.quote))
    chain: list[Attribution] = []
    for quotation in holding:
        link = _link(quotation, article)
        if not chain or (chain[-1].start, chain[-1].end, chain[-1].cue) != (link.start, link.end, link.cue):
            chain.append(link)
    return tuple(chain)


def said_in(quotations: Sequence[Quotation], start: int, end: int) -> frozenset[int]:
    """Return which quotations' words [start, end) belongs to; "sagte am Freitag" does not belong to what was said."""
    return frozenset(
        number
        for number, quotation in enumerate(quotations)
        if covers(quotation.quote, start, end) and not touches(quotation.frame, start, end)
    )


def covers(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans contains [start, end)."""
    return any(begin <= start and end <= stop for begin, stop in spans)


def touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans overlaps [start, end)."""
    return any(begin < end and start < stop for begin, stop in spans)


def _link(quotation: Quotation, article: Article) -> Attribution:
    start, end = (quotation.speaker[0][0], quotation.speaker[-1][1]) if quotation.speaker else (-1, -1)
    cue = quotation.cue[0] if quotation.cue else None
    return Attribution(
        kind=quotation.kind,
        source=source_of(quotation.source, article.text[start:end] if quotation.speaker else "", _language(article)),
        start=start,
        end=end,
        text=article.text[start:end] if quotation.speaker else "",
        cue=Span("text", cue[0], cue[1], article.text[cue[0] : cue[1]]) if cue else None,
    )


def _language(article: Article) -> str:
    return "en" if article.language == "en" else "de"
