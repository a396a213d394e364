"""PLOVER's types, modes, contexts and scores, read from ontology.yaml."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import msgspec

from lagebild.knowledge.loader import load_yaml

QUAD_NAMES = {1: "VC", 2: "MC", 3: "VX", 4: "MX"}


class EventType(msgspec.Struct, frozen=True):
    """A type: quad class (1 to 4), score (-10 to 10) and the score of each of its modes."""

    quad: int
    score: float
    modes: Mapping[str, float]


class Ontology(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole ontology (codebook.md)."""

    types: Mapping[str, EventType]
    contexts: frozenset[str]
    sectors: frozenset[str]
    future: Mapping[str, str]
    absorbs: frozenset[str]

    def score(self, event: str, modes: tuple[str, ...]) -> float:
        """The score of `event` with `modes`: the strongest mode's where there is one, else the type's."""
        kind = self.types[event]
        scores = [kind.modes[m] for m in modes if m in kind.modes]
        return max(scores, key=abs) if scores else kind.score


@functools.cache
def ontology() -> Ontology:
    """Return the ontology of the package."""
    return msgspec.convert(load_yaml("ontology.yaml"), Ontology)
