"""Reported speech without its wording: kritisierte den Plan, warnte vor einer Krise, sprach von einem Erfolg."""

from __future__ import annotations

from lagebild.coding.quotes.addressee import addressee
from lagebild.coding.quotes.clauses import is_subordinate
from lagebild.coding.quotes.cues import Cue
from lagebild.coding.quotes.draft import Draft
from lagebild.coding.quotes.free import whole
from lagebild.coding.quotes.phrases import NAME
from lagebild.coding.quotes.reading import Reading
from lagebild.coding.quotes.speaker import speaker
from lagebild.coding.quotes.unit import Unit

ADVERBIAL = frozenset({"kritisch", "besorgt", "zufrieden", "enttäuscht", "erfreut"})
CONTRACTED = {"von": {"vom"}, "zu": {"zum", "zur"}, "in": {"im"}, "auf": {"aufs"}}


def reported_speech(unit: Unit) -> Draft | None:
    """Return the unit as reported speech where a cue of it has one of the slots its entry asks for."""
    reading = unit.reading
    for cue in unit.cues:
        entry = _reports(unit, cue)
        if entry is None or _toll(reading, cue):
            continue
        who = speaker(reading, cue, unit.span, set())
        if who and reading.tag[who[0]] not in ("PRELS", "PIS"):
            to = addressee(reading, cue, unit.span, set(), who)
            return Draft(
                "indirect", whole(unit), f"reported:{entry}", speaker=who, cue=list(cue.tokens), addressee=to
            )  # fmt: skip
    return None


def _reports(unit: Unit, cue: Cue) -> str | None:
    """Return the entry of a cue in a main clause with a slot filled that makes it reported speech."""
    reading = unit.reading
    if cue.noun or cue.finite < 0 or is_subordinate(reading, unit.parts[cue.stretch]):
        return None
    for entry in (cue.entry, *reading.known.entries.get(cue.entry.verb, ())):
        if entry.with_ in ("", cue.entry.with_) and any(_filled(unit, cue, slot) for slot in entry.reported):
            return entry.id
    return None


def _toll(reading: Reading, cue: Cue) -> bool:
    """Whether "fordern" has a toll as its object: forderte 92 Menschenleben."""
    near = reading.children[cue.head]
    return cue.entry.verb == "fordern" and any(reading.low[child].endswith(("opfer", "leben")) for child in near)


def _filled(unit: Unit, cue: Cue, slot: str) -> bool:
    """Whether a slot of the cue is filled: an object by the tree, a preposition or adverb by standing there."""
    reading = unit.reading
    if slot in ("obj", "dat", "gen"):
        wanted = {"obj": ("obj",), "dat": ("iobj", "obl", "obj"), "gen": ("iobj", "obl", "obj")}[slot]
        wanted = ("nsubj",) if slot == "obj" and cue.passive else wanted
        return any(reading.dep[i] in wanted and reading.pos[i] in NAME for i in reading.children[cue.head])
    if slot == "none" or slot in ADVERBIAL:
        return slot == "none" or slot in reading.low[unit.start : unit.end]
    forms = {slot} | CONTRACTED.get(slot, set())
    first = unit.start if cue.finite != cue.head else max(unit.start, cue.head - 8)
    return any(
        reading.low[i] in forms and i not in cue.tokens and reading.passage[i] < 0 for i in range(first, unit.end)
    )
