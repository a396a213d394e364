"""The article: what `ingest` makes of a page, a feed entry, a file or a line of JSON."""

from __future__ import annotations

import msgspec

from lagebild.model.span import Field, Span


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One news article, its text exactly as read.

    `date` is the publication date (ISO 8601, day or second); None where it is unknown, never guessed.
    `language` is an ISO 639-1 code or None (found out by the pipeline). `agency` names the agency credited in
    the text ("dpa"), `genre` is news, commentary, interview or liveticker with the reason in `genre_reason`.
    """

    text: str
    id: str = ""
    title: str = ""
    date: str | None = None
    language: str | None = None
    publication: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    genre: str | None = None
    genre_reason: str | None = None

    def part(self, field: Field) -> str:
        """Return the field a span points into."""
        return self.title if field == "title" else self.text

    def span(self, field: Field, start: int, end: int) -> Span:
        """Return the span of `field` from `start` to `end`, with its text."""
        return Span(field, start, end, self.part(field)[start:end])
