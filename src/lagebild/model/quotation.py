"""Who says it: a quotation or reported speech with its parts."""

from __future__ import annotations

from typing import Literal

import msgspec

from lagebild.model.actor import Actor

QuoteKind = Literal["direct", "indirect", "according_to", "evidential"]
Spans = tuple[tuple[int, int], ...]


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """What is said and by whom; all spans are (start, end) offsets into the article's text.

    `frame` is the whole reporting clause (speaker, cue and what belongs to them) as in the Wikinews quotation
    annotation. `source` is the resolved speaker; None where the text does not name one. `inside` is the index
    (in the article's list of quotations) of the quotation this one is nested in.
    """

    article: str
    kind: QuoteKind
    quote: Spans
    speaker: Spans = ()
    cue: Spans = ()
    frame: Spans = ()
    addressee: Spans = ()
    source: Actor | None = None
    inside: int | None = None
    by: str = ""
