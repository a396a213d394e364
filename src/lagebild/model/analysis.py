"""What coding makes of one article: its events, quotations and time expressions together."""

from __future__ import annotations

import msgspec

from lagebild.model.article import Article
from lagebild.model.event import Event
from lagebild.model.quotation import Quotation
from lagebild.model.span import Span
from lagebild.model.timex import Timex


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """One article with everything read out of it; `sentences` are in order, title sentences first."""

    article: Article
    sentences: tuple[Span, ...] = ()
    events: tuple[Event, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    times: tuple[Timex, ...] = ()
