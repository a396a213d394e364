"""A quotation while it is being read: token indices instead of characters."""

from __future__ import annotations

from dataclasses import dataclass, field

from lagebild.model.quotation import QuoteKind


@dataclass(slots=True)
class Draft:
    """Roles as token indices of the Doc; `rule` ends up in `Quotation.by`, `nested` marks passages in marks."""

    kind: QuoteKind
    quote: list[int]
    rule: str
    speaker: list[int] = field(default_factory=list)
    cue: list[int] = field(default_factory=list)
    frame: list[int] = field(default_factory=list)
    addressee: list[int] = field(default_factory=list)
    nested: bool = False
