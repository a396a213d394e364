"""Reported speech without its wording: kritisierte den Plan, warnte vor einer Krise, sprach von einem Erfolg."""

from __future__ import annotations

from lagebild.coding.quotes.clauses import Stretch, is_subordinate
from lagebild.coding.quotes.cues import Cue
from lagebild.coding.quotes.draft import Draft
from lagebild.coding.quotes.free import whole
from lagebild.coding.quotes.phrases import NAME
from lagebild.coding.quotes.reading import Reading
from lagebild.coding.quotes.roles import addressee, speaker

ADVERBIAL = frozenset({"kritisch", "besorgt", "zufrieden", "enttäuscht", "erfreut"})


def reported_speech(reading: Reading, unit: Stretch, parts: list[Stretch], cues: list[Cue]) -> Draft | None:
    """Return the unit as reported speech where a cue of it has one of the slots its entry asks for."""
    for cue in cues:
        entry = _reports(reading, unit, parts, cue)
        if entry is None:
            continue
        who = speaker(reading, cue, unit, set())
        if not who or reading.tag[who[0]] in ("PRELS", "PIS") or _toll(reading, cue):
            continue
        return Draft(
            "indirect", whole(reading, unit), f"reported:{entry}", speaker=who, cue=list(cue.tokens),
            addressee=addressee(reading, cue, unit, set(), who),
        )
    return None


def _reports(reading: Reading, unit: Stretch, parts: list[Stretch], cue: Cue) -> str | None:
    """Return the entry of a cue in a main clause with a slot filled that makes it reported speech."""
    if cue.noun or cue.finite < 0 or reading.tag[cue.head] == "VVIZU" or is_subordinate(reading, parts[cue.stretch]):
        return None
    for entry in (cue.entry, *reading.known.entries.get(cue.entry.verb, ())):
        if entry.with_ not in ("", cue.entry.with_):
            continue
        if any(_filled(reading, unit, cue, slot) for slot in entry.reported):
            return entry.id
    return None


def _toll(reading: Reading, cue: Cue) -> bool:
    """Whether "fordern" has a toll as its object: forderte 92 Menschenleben."""
    return cue.entry.verb == "fordern" and any(reading.low[child].endswith(("opfer", "leben")) for child in reading.children[cue.head])


def _filled(reading: Reading, unit: Stretch, cue: Cue, slot: str) -> bool:
    if slot == "none":
        return True
    if slot in ADVERBIAL:
        return any(reading.low[i] == slot for i in range(*unit))
    children = reading.children[cue.head]
    if slot == "obj":
        wanted = ("nsubj",) if cue.passive else ("obj",)
        return any(reading.dep[child] in wanted and reading.pos[child] in NAME for child in children)
    if slot in ("dat", "gen"):
        return any(reading.dep[child] in ("iobj", "obl", "obj") and reading.pos[child] in NAME for child in children)
    near = range(*unit) if cue.finite != cue.head else range(cue.head - 8, unit[1])
    return any(i >= unit[0] and reading.low[i] in _forms(slot) and i not in cue.tokens and reading.passage[i] < 0 for i in near)


def _forms(preposition: str) -> set[str]:
    return {preposition, *{"von": ("vom",), "zu": ("zum", "zur"), "in": ("im",), "auf": ("aufs",)}.get(preposition, ())}
