"""Codebuch: the ontology with its scores."""

from __future__ import annotations

import msgspec

from lagebild.board.ontology import QUAD_OF, TYPES
from lagebild.knowledge.ontology import ontology


class TypeView(msgspec.Struct, frozen=True, kw_only=True):
    """One type with its quad class, score and the scores of its modes."""

    event: str
    quad: int
    score: float
    modes: dict[str, float]


class CodebookView(msgspec.Struct, frozen=True, kw_only=True):
    """The page Codebuch."""

    types: tuple[TypeView, ...]


def view() -> CodebookView:
    """Work out the page."""
    known = ontology().types
    return CodebookView(types=tuple(
        TypeView(event=event, quad=QUAD_OF[event], score=known[event].score, modes=dict(known[event].modes))
        for event in TYPES
    ))
