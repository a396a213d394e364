"""Reported speech without its wording: kritisierte den Plan, warnte vor einer Krise, sprach von einem Erfolg."""

from __future__ import annotations

from lagebild.coding.quotes.clauses import Stretch
from lagebild.coding.quotes.cues import Cue
from lagebild.coding.quotes.draft import Draft
from lagebild.coding.quotes.free import whole
from lagebild.coding.quotes.reading import Reading
from lagebild.coding.quotes.roles import addressee, speaker

ADVERBIAL = frozenset({"kritisch", "besorgt", "zufrieden", "enttäuscht", "erfreut"})


def reported_speech(reading: Reading, unit: Stretch, parts: list[Stretch], cues: list[Cue]) -> Draft | None:
    """Return the unit as reported speech where a cue of it has one of the slots its entry asks for."""
    for cue in cues:
        entry = _reports(reading, parts, cue)
        if entry is None:
            continue
        who = speaker(reading, cue, unit, set())
        if not who and not cue.passive:
            continue
        return Draft(
            "indirect",
            whole(reading, unit),
            f"reported:{entry}",
            speaker=who,
            cue=list(cue.tokens),
            addressee=addressee(reading, cue, unit, set(), who),
        )
    return None


def _reports(reading: Reading, parts: list[Stretch], cue: Cue) -> str | None:
    for entry in (cue.entry, *reading.known.entries.get(cue.entry.verb, ())):
        if entry.with_ not in ("", cue.entry.with_):
            continue
        if any(_filled(reading, parts[cue.stretch], cue, slot) for slot in entry.reported):
            return entry.id
    return None


def _filled(reading: Reading, part: Stretch, cue: Cue, slot: str) -> bool:
    if slot == "none":
        return True
    if slot in ADVERBIAL:
        return any(reading.low[i] == slot for i in range(*part))
    children = reading.children[cue.head]
    if slot == "obj":
        wanted = ("nsubj",) if cue.passive else ("obj",)
        return any(
            reading.dep[child] in wanted
            and reading.tag[child] not in ("PRF", "PPER")
            and reading.low[child] not in {"dies", "das", "es"}
            for child in children
        )
    if slot in ("dat", "gen"):
        return any(reading.dep[child] in ("iobj", "obl", "obj") for child in children)
    return any(
        reading.low[case] in _forms(slot)
        for child in children
        for case in (child, *(c for c in reading.children[child] if reading.dep[c] in ("case", "mark")))
    )


def _forms(preposition: str) -> set[str]:
    return {preposition, *{"von": ("vom",), "zu": ("zum", "zur"), "in": ("im",)}.get(preposition, ())}
