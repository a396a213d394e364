"""Whose numbers: the quantities of an event by the tree, "zu 25 Jahren für die Ermordung von 25 Menschen verurteilt"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from lagebild.coding import slots
from lagebild.coding.quantities import PERSONS, event_quantities
from lagebild.coding.quantity_words import quantity_words
from lagebild.coding.tree import Word, preposition
from lagebild.model import Quantity

OTHER_CLAUSE = frozenset({"ccomp", "advcl", "parataxis", "csubj"})
SUFFERS = frozenset({"obj", "nsubj:pass", "nmod", "conj"})
OF = frozenset({None, "von", "of", "an"})


def own_quantities(quantities: Sequence[Quantity], word: Word, mates: Iterable[Word], clause: tuple[int, int],
                   language: str) -> tuple[Quantity, ...]:
    """Return the quantities of the event at `word`, `mates` being the triggers of the other events of its sentence.

    A quantity belongs to the event whose trigger it hangs on, however deep. One that hangs on none belongs to the
    nearest event of its clause. Persons an act is done to are counted as dead, injured, arrested or expelled where the
    act says so ("die Ermordung von 25 Menschen").
    """
    triggers = [word, *mates]
    found, free = [], []
    for quantity in quantities:
        noun = _noun(word, quantity)
        owners = _owners(noun, triggers) if noun is not None else []
        if word in owners:
            found.append(_with_fate(quantity, noun, word, language))
        elif not owners:
            free.append(quantity)
    others = [(w.start, w.end) for w in triggers[1:]]
    near = event_quantities(free, clause, (word.start, word.end), other_triggers=others)
    order = {id(q): n for n, q in enumerate(quantities)}
    return tuple(sorted((*found, *near), key=lambda q: (q.span.start if q.span else 0, order.get(id(q), 0))))


def _noun(word: Word, quantity: Quantity) -> Word | None:
    """Return the word of the trigger's sentence that a quantity ends with: its unit."""
    if quantity.span is None or quantity.span.field != word.sentence.field:
        return None
    return next((w for w in reversed(word.sentence.words) if quantity.span.start <= w.start < quantity.span.end), None)


def _owners(noun: Word, triggers: Sequence[Word]) -> list[Word]:
    """Return the triggers at the first word above a quantity that is one; none beyond a clause of its own."""
    at: Word | None = noun
    while at is not None:
        if at in triggers:
            return [w for w in triggers if w is at]
        at = None if at.dep in OTHER_CLAUSE else at.head
    return []


def _with_fate(quantity: Quantity, noun: Word | None, trigger: Word, language: str) -> Quantity:
    suffers = noun is not None and noun.head is trigger and noun.dep in SUFFERS and preposition(noun) in OF
    if quantity.unit not in PERSONS or not suffers:
        return quantity
    lemma = slots.lemma_of(trigger)
    for unit, acts in quantity_words(language).acts.items():
        if acts.fullmatch(lemma) or acts.fullmatch(trigger.lemma.lower()):
            return msgspec.structs.replace(quantity, unit=unit)
    return quantity
