"""How far a happening is established, from telling to telling.

rumoured: told only as possible, or on the word of other media or unnamed people. expected: said to come. reported: at
least one outlet tells it as fact, or a named third party says so. confirmed: an actor or recipient of it says so.
disputed: some say it happened and others that it did not. denied: only its negation is told, or an actor involved
negates what only others had claimed. A source that corrects itself counts with its last word.
"""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.corroboration.matching import PLANNED
from lagebild.corroboration.tellings import Telling
from lagebild.model import StateChange
from lagebild.model.happening import State

_ORDER: tuple[State, ...] = ("rumoured", "expected", "reported", "confirmed")


def claim(one: Telling, happening_type: str) -> State:
    """Return the state that one telling that does not negate gives by itself."""
    if "hypothetical" in one.event.aux:
        return "rumoured"
    planned = one.event.event in PLANNED and one.event.event != happening_type
    if "future" in one.event.aux or planned:
        return "expected" if one.origin.standing not in ("media", "unnamed") else "rumoured"
    if one.origin.standing == "involved":
        return "confirmed"
    return "reported" if one.origin.standing in ("author", "named") else "rumoured"


def state_of(tellings: Sequence[Telling], happening_type: str) -> State:
    """Return the state after these tellings, which are in order of publication."""
    last = {one.origin.key: one for one in tellings}
    against = [one for one in last.values() if one.negated]
    claims = [claim(one, happening_type) for one in tellings if not one.negated and not last[one.origin.key].negated]
    if not against:
        return max(claims, key=_ORDER.index)
    if not claims:
        return "denied"
    denied_by_actor = any(one.origin.standing == "involved" for one in against)
    return "denied" if denied_by_actor and "confirmed" not in claims else "disputed"


def history(tellings: Sequence[Telling], happening_type: str) -> tuple[StateChange, ...]:
    """Return every change of state with the telling that brought it."""
    found: list[StateChange] = []
    for number, one in enumerate(tellings, 1):
        state = state_of(tellings[:number], happening_type)
        if not found or found[-1].state != state:
            found.append(StateChange(date=one.told, state=state, event=one.event.id))
    return tuple(found)
