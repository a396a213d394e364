"""How probable it is that a record's type, actor and recipient are all right, from how its sides were found.

The weights stand in `knowledge/data/confidence.yaml`, fitted by training/confidence.py; how well they hold, in
benchmarks/README.md under "Confidence".
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lagebild.coding.article_state import UNKNOWN
from lagebild.knowledge.loader import load_yaml
from lagebild.model import Actor

# From the least sure way of finding a side to the surest; the least sure one of a side counts.
WAYS = ("default", "context", "model", "place", "coreference", "clause", "speaker", "role", "name")
SAME = {"town": "place", "demonym": "role"}


class Judged(NamedTuple):
    """What the network that reads passages thinks of a record."""

    type: float
    """Log-odds that its word tells of an event of its type."""
    actor: float
    """Log probability that its actors are right; `recipient` likewise."""
    recipient: float


@functools.cache
def weights(part: str = "weights") -> Mapping[str, float]:
    """The log-odds of every feature; part "network" has the weights of a `Judged` and of the rules' own log-odds beside it."""
    found: Mapping[str, float] = load_yaml("confidence.yaml")[part]
    return found


def confidence(kind: str, actor: Sequence[Actor], recipient: Sequence[Actor], aux: set[str], *, noun: bool, attributed: bool,
               judged: Judged | None = None) -> float:
    """The probability (0 to 1) that an event of type `kind` has its type, actors and recipients right."""
    table = weights()
    odds = sum(table.get(name, 0.0) for name in features(kind, actor, recipient, aux, noun=noun, attributed=attributed))
    if judged is not None:
        network = weights("network")
        odds = network["base"] + network["rules"] * odds + sum(network[name] * value for name, value in judged._asdict().items())
    return round(1 / (1 + math.exp(-odds)), 2)


def features(kind: str, actor: Sequence[Actor], recipient: Sequence[Actor], aux: set[str], *, noun: bool, attributed: bool) -> Iterator[str]:
    """Name what holds of a record; each name is a line of `confidence.yaml`."""
    yield from ("base", f"type:{kind}", side("actor", actor), side("recipient", recipient))
    if noun:
        yield "noun"
    if attributed:
        yield "attributed"
    actors, recipients = ({a.code for a in side if a.code != UNKNOWN} for side in (actor, recipient))
    if actors & recipients:
        yield "one_state"
    if len(actors) > 1:
        yield "actor:several"
    if len(recipients) > 1:
        yield "recipient:several"
    yield from (f"aux:{mode}" for mode in sorted(aux))


def side(role: str, actors: Sequence[Actor]) -> str:
    """How the less sure of a side's actors was found: "actor:role", "recipient:none"."""
    if not actors:
        return f"{role}:none"
    if all(a.code == UNKNOWN for a in actors):
        return f"{role}:unknown"
    ways = {SAME.get(a.by, a.by) for a in actors}
    return f"{role}:{next((way for way in WAYS if way in ways), 'name')}"
