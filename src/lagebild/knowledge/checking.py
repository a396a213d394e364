"""Checks over the actor files: codes, sectors, names given twice, overlapping terms of an office with one holder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lagebild.knowledge.actors import Actors, Entity, Role, actors
from lagebild.knowledge.notation import Kinds

ORGANISATIONS = frozenset({"EUR", "UNO", "IGO", "NGO", "ISM", "MNC", "IMG", "---"})
SECTORS = frozenset(
    (
        "GOV",
        "LEG",
        "MIL",
        "COP",
        "JUD",
        "SPY",
        "PTY",
        "OPP",
        "REB",
        "PRM",
        "UAF",
        "CVL",
        "JRN",
        "BUS",
        "LAB",
        "MED",
        "EDU",
        "REL",
        "REF",
        "CRM",
        "ELI",
        "SOC",
        "AGR",
        "PRE",
        "UNK",
    )
)
HANDOVER = 31  # days two holders may overlap: dates of month precision, acting holders

Finding = str


def report() -> tuple[list[str], list[Finding]]:
    """Return the lines to print, and what is wrong (empty when all is well)."""
    table = actors("de")
    wrong = [*_codes(table), *_names(table), *_overlaps(table)]
    return [*counts(table), *wrong, f"{len(wrong)} findings"], wrong


def entities(table: Actors) -> list[Entity]:
    """Return every entity once."""
    return list({entity.id: entity for found in table.names.values() for entity in found}.values())


def counts(table: Actors) -> list[str]:
    """Return how many entities of each kind, names, roles and words there are."""
    kinds = Counter(entity.kind for entity in entities(table))
    held = sum(map(len, table.offices.values()))
    return [
        *(f"{kind}: {count}" for kind, count in kinds.most_common()),
        f"names: {len(table.names)}, terms of office: {held}, role nouns: {len(table.roles)}",
        f"adjectives: {len(table.adjectives)}, demonyms: {len(table.demonyms)}, prefixes: {len(table.prefixes)}",
    ]


def _codes(table: Actors) -> Iterator[Finding]:
    states = {entity.code for entity in entities(table) if entity.kind == "country"}
    allowed = states | ORGANISATIONS
    for entity in entities(table):
        for code, sector in {(entity.code, entity.sector), *((role.code, role.sector) for role in entity.roles)}:
            if code not in allowed:
                yield f"{entity.id}: {code!r} is no code of a state or organisation"
            if any(part not in SECTORS for part in sector.split("/") if part):
                yield f"{entity.id}: {sector!r} is no sector"
    for noun in table.roles.values():
        if noun.sector and noun.sector not in SECTORS:
            yield f"role noun {noun.lemma}: {noun.sector!r} is no sector"


def _names(table: Actors) -> Iterator[Finding]:
    """Two entities of a kind with one full name: the same thing written down twice."""
    for key, found in table.names.items():
        if key in table.bare or len(found) < 2:
            continue
        for kind, same in Counter((entity.kind, entity.code) for entity in found).items():
            if same > 1 and kind[0] != "person":
                yield f"{key!r} names {same} entities of kind {kind[0]}: {[entity.id for entity in found]}"


def _overlaps(table: Actors) -> Iterator[Finding]:
    single = {kind.office for kind in Kinds.read().by_name.values() if kind.single and kind.rank <= 3}
    for key, held in table.offices.items():
        state, office = key.split()
        if office not in single or state in SHARED:
            continue
        for (first, one), (second, other) in pairwise(sorted(held, key=lambda pair: pair[0].begin or "")):
            if one.id != other.id and _days(first, second) > HANDOVER:
                yield f"{state} {office}: {one.name} (until {first.until}) overlaps {other.name} (from {second.begin})"


SHARED = frozenset({"---", "BIH", "SMR", "CHE", "NIC"})  # several holders at a time, by constitution


def _days(first: Role, second: Role) -> int:
    """Return by how many days the first term outlasts the second's beginning, roughly."""
    if second.begin is None:
        return 0
    return _day(first.until or "2999", last=True) - _day(second.begin, last=False)


def _day(date: str, *, last: bool) -> int:
    parts = [int(part) for part in date.split("-")]
    year, month, day = [*parts, *((12, 31) if last else (1, 1))[len(parts) - 1 :]]
    return year * 365 + month * 30 + day
