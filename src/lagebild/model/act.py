"""An act: a happening cut down to what series, networks and rankings need."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import msgspec

UNCERTAIN = frozenset({"rumoured", "expected", "disputed", "denied"})
"""States of a happening that no voice vouches for as a fact."""


class Act(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One happening as a point: when, what, between whom, how sure and how many voices.

    `date` is the day of the act, or the day it was first told where the act has none. `actors` and `recipients`
    are actor codes without "---".
    """

    id: str
    date: str
    event: str
    quad: int
    score: float
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    state: str
    voices: int = 1
    told: str = ""

    @property
    def certain(self) -> bool:
        """Whether the act is told as a fact."""
        return self.state not in UNCERTAIN

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield each pair of codes the act connects, in alphabetical order, never a code with itself.

        Actors are paired with recipients; where there is none (a meeting, an agreement) actors with each other.
        """
        if len(self.actors) == 1 == len(self.recipients):  # as nearly always, and asked for every act of a year
            one, other = self.actors[0], self.recipients[0]
            if one != other:
                yield (one, other) if one < other else (other, one)
            return
        found: set[tuple[str, str]] = set()
        sides = (
            itertools.product(self.actors, self.recipients)
            if self.recipients
            else itertools.combinations(self.actors, 2)
        )
        for one, other in sides:
            if one != other:
                found.add((one, other) if one < other else (other, one))
        yield from sorted(found)
