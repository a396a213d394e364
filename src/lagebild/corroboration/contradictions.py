"""What cannot all be right, said side by side with who says which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from lagebild.corroboration.matching import RECIPROCAL, bounds, conflicting
from lagebild.corroboration.tellings import Telling, iso
from lagebild.model import Contradiction, Quantity

SAID, DENIED = "behauptet", "bestritten"
_UNITS = {
    "euros": "Euro", "dollars": "Dollar", "soldiers": "Soldaten", "dead": "Tote", "injured": "Verletzte", "arrested": "Festgenommene",
    "people": "Menschen", "demonstrators": "Demonstranten", "years": "Jahre", "pounds": "Pfund", "roubles": "Rubel", "days": "Tage",
    "tanks": "Panzer", "tonnes": "Tonnen", "months": "Monate", "weeks": "Wochen", "missiles": "Raketen", "drones": "Drohnen",
}
_BOUND = {"at_least": "mindestens ", "at_most": "höchstens ", "about": "etwa ", "exact": ""}


def contradictions(tellings: Sequence[Telling]) -> tuple[Contradiction, ...]:
    """Return all contradictions among the tellings of one happening."""
    return (*_negation(tellings), *_numbers(tellings), *_actors(tellings), *_dates(tellings))


def _negation(tellings: Sequence[Telling]) -> Iterator[Contradiction]:
    said = tuple(one.event.id for one in tellings if not one.negated)
    denied = tuple(one.event.id for one in tellings if one.negated)
    if said and denied:
        yield Contradiction(about="negated", sides=((SAID, said), (DENIED, denied)))


def _numbers(tellings: Sequence[Telling]) -> Iterator[Contradiction]:
    """Compare numbers of one unit; a telling with several of them (two prison terms) is no side."""
    sides: dict[str, dict[str, tuple[Quantity, list[str]]]] = {}
    for one in tellings:
        units = [q.unit for q in one.event.quantity]
        for quantity in one.event.quantity:
            if quantity.number is not None and units.count(quantity.unit) == 1:
                sides.setdefault(quantity.unit, {}).setdefault(wording(quantity), (quantity, []))[1].append(one.event.id)
    for said in sides.values():
        if any(_disjoint(a, b) for (a, _), (b, _) in combinations(said.values(), 2)):
            yield Contradiction(about="quantity", sides=tuple((words, tuple(ids)) for words, (_, ids) in said.items()))


def _disjoint(one: Quantity, other: Quantity) -> bool:
    (low, high), (other_low, other_high) = bounds(one), bounds(other)
    return low > other_high or other_low > high


def wording(quantity: Quantity) -> str:
    """Return a quantity in German words: "mindestens 1.000 Soldaten"."""
    number = quantity.number or 0.0
    whole = f"{number:,.0f}" if number == int(number) else f"{number:,}"
    digits = whole.translate(str.maketrans(",.", ".,"))
    return f"{_BOUND[quantity.bound]}{digits} {_UNITS.get(quantity.unit, quantity.unit)}"


def _actors(tellings: Sequence[Telling]) -> Iterator[Contradiction]:
    """Compare who did it, where the words of both sentences name somebody."""
    sides: dict[str, list[Telling]] = {}
    for one in tellings:
        sided = one.recipient.codes or one.event.event not in RECIPROCAL
        if one.actor.named and sided and not one.negated:
            sides.setdefault(", ".join(sorted(one.actor.named)), []).append(one)
    if any(conflicting(a[0].actor, b[0].actor) == 1.0 for a, b in combinations(sides.values(), 2)):
        yield Contradiction(about="actor", sides=tuple((_who(found[0]), tuple(o.event.id for o in found)) for found in sides.values()))


def _who(one: Telling) -> str:
    return ", ".join(dict.fromkeys(a.name or a.code for a in one.event.actor))


def _dates(tellings: Sequence[Telling]) -> Iterator[Contradiction]:
    """Compare stated days that do not overlap."""
    sides: dict[tuple[int, int], list[str]] = {}
    for one in tellings:
        if one.event.time.stated and one.first is not None and one.last is not None and not one.negated:
            sides.setdefault((one.first, one.last), []).append(one.event.id)
    if any(a[0] > b[1] or b[0] > a[1] for a, b in combinations(sides, 2)):
        yield Contradiction(about="date", sides=tuple((_days(*days), tuple(ids)) for days, ids in sorted(sides.items())))


def _days(first: int, last: int) -> str:
    return iso(first) if first == last else f"{iso(first)} bis {iso(last)}"
