"""Marks in a text: overlapping spans cut into pieces that a page can draw one after the other."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import msgspec

from lagebild.model import Coded, Event, Field, Span


class Mark(msgspec.Struct, frozen=True):
    """A stretch of the text with what it is (trigger, actor, recipient, source, cue, time, place, quantity, quote).

    `event` is the id of the event it belongs to, "" for quotations and free-standing times; `index` numbers those.
    """

    start: int
    end: int
    role: str
    event: str = ""
    index: int = -1


class Piece(msgspec.Struct, frozen=True):
    """Text under the same marks; `opens` are the marks that begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of the marks, each once."""
        return tuple(dict.fromkeys(mark.role for mark in self.marks))

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of the events the marks belong to, each once."""
        return tuple(dict.fromkeys(mark.event for mark in self.marks if mark.event))

    def first(self, role: str) -> Mark | None:
        """Return the first mark of a role."""
        return next((mark for mark in self.marks if mark.role == role), None)


def pieces(text: str, marks: Iterable[Mark], offset: int = 0) -> list[Piece]:
    """Cut `text` (which begins at `offset` of its field) at every border of a mark.

    Marks outside the text are cut off at its ends or left out; empty ones are left out.
    """
    end = offset + len(text)
    inside = [
        msgspec.structs.replace(mark, start=max(mark.start, offset), end=min(mark.end, end))
        for mark in marks if mark.start < end and mark.end > offset and mark.start < mark.end
    ]
    starts: dict[int, list[Mark]] = {}
    for mark in inside:
        starts.setdefault(mark.start, []).append(mark)
    borders = sorted({offset, end, *(m.start for m in inside), *(m.end for m in inside)})
    found: list[Piece] = []
    open_now: list[Mark] = []
    for begin, stop in itertools.pairwise(borders):
        opening = starts.get(begin, [])
        open_now = [mark for mark in open_now if mark.end > begin] + opening
        found.append(Piece(text[begin - offset : stop - offset], tuple(open_now), tuple(opening)))
    return found


def event_marks(event: Event, field: Field) -> list[Mark]:
    """Return the marks of one event in a field of its article."""
    found: list[tuple[Span | None, str]] = [(event.trigger, "trigger"), (event.time.span, "time")]
    found += [(event.place.span if event.place else None, "place")]
    found += [(quantity.span, "quantity") for quantity in event.quantity]
    found += [(link.cue, "cue") for link in event.attribution]
    for role, people in (("actor", event.actor), ("recipient", event.recipient)):
        found += [(Span(one.field, one.start, one.end, one.text), role) for one in people if one.start >= 0]
    found += [(Span(link.field, link.start, link.end, link.text), "source") for link in event.attribution if link.start >= 0]
    return [Mark(s.start, s.end, role, event.id) for s, role in found if s is not None and s.field == field]


def evidence(event: Event) -> list[Piece]:
    """Return the sentence of an event with its marks; only the trigger's words where the sentence is not kept."""
    span = event.evidence or event.trigger
    return pieces(span.text, event_marks(event, span.field), span.start)


def article(coded: Coded, field: Field, limit: int | None = None) -> list[Piece]:
    """Return a field of an article with the marks of its events, quotations and time expressions."""
    text = coded.article.part(field)[:limit]
    marks = [mark for event in coded.events for mark in event_marks(event, field)]
    if field == "text":
        marks += [
            Mark(start, end, "quote", index=index)
            for index, quotation in enumerate(coded.quotations) for start, end in quotation.quote
        ]
        known = {(mark.start, mark.end) for mark in marks if mark.role == "time"}
        marks += [
            Mark(one.start, one.end, "time", index=index)
            for index, one in enumerate(coded.times) if (one.start, one.end) not in known
        ]
    return pieces(text, marks)


def paragraphs(found: Sequence[Piece]) -> list[list[Piece]]:
    """Break pieces into paragraphs at blank lines; a mark that spans a break goes on after it."""
    made: list[list[Piece]] = [[]]
    for piece in found:
        for number, part in enumerate(piece.text.split("\n\n")):
            if number:
                made.append([])
            if part.strip("\n") or (part and made[-1]):
                made[-1].append(Piece(part.strip("\n") if not made[-1] else part, piece.marks,
                                      piece.opens if not number else ()))
    return [one for one in made if one]
