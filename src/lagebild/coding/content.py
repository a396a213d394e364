"""Which readings are only the content of another: what is offered, demanded, refused or threatened."""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.coding import slots
from lagebild.coding.readings import Reading
from lagebild.coding.reasons import Reason
from lagebild.coding.tree import Word

# Prepositions behind which a demand, threat or refusal says what it is about ("die Forderung nach Sanktionen").
ABOUT = {"REQUEST": ("nach", "zu", "auf", "um", "for", "to"), "THREATEN": ("mit", "with"), "REJECT": ("gegen",)}
FRIENDLY = frozenset({"COOPERATE", "AGREE", "CONSULT", "AID", "SUPPORT"})
WISHES = frozenset({"wollen", "mögen"})
CONTENT_PREPOSITIONS = frozenset({"zu", "auf", "für", "nach", "um"})


def drop_absorbed(readings: Sequence[Reading]) -> list[Reading]:
    """Drop events that are only the content of an offer, demand, refusal, threat or concession."""
    content: set[int] = set()
    asked: set[int] = set()
    ended: set[int] = set()  # "legte die Zusammenarbeit auf Eis"
    refused: set[int] = set()  # "wies die Vorwürfe zurück": they were made
    for reading in readings:
        if reading.predicate.type == "SANCTION" and "discontinue" in reading.predicate.mode and reading.predicate.part == "verb":
            ended.update(id(w) for o in reading.word.kids("obj", "nsubj:pass") for w in o.group())
        if not reading.predicate.absorbs or own_plan(reading):
            continue
        asked.update(id(w) for w in _asked_for(reading))
        heads = [head for word in (reading.word, *reading.used) for head in slots.complement(word)]
        while heads:
            head = heads.pop()
            content.add(id(head))
            heads.extend(c for c in head.children if c.dep in {"conj", "xcomp"})
        if reading.predicate.part == "verb" and slots.participle(reading.word) is None:
            objects = {id(w) for o in reading.word.kids("obj") for w in o.group() if reading.predicate.type in {"REQUEST", "REJECT", "AGREE"}}
            (asked if reading.predicate.type == "REJECT" else content).update(objects)
            refused.update(objects if reading.predicate.type == "REJECT" else ())
        content.update(id(w) for name in ABOUT.get(reading.predicate.type, ()) for o in slots.with_preposition(reading.word, name) for w in o.group())
    kept = []
    for reading in readings:
        others_act = reading.predicate.type in {"REQUEST", "ACCUSE"} and (slots.owners(reading.word) or (id(reading.word) in refused and reading.predicate.type == "ACCUSE"))
        over = id(reading.word) in ended and reading.predicate.type in FRIENDLY
        if over or id(reading.word) in content or (id(reading.word) in asked and not others_act):
            reading.rejected = Reason.CONTENT
        else:
            kept.append(reading)
    return kept


def own_plan(reading: Reading) -> bool:
    """Whether a wish is what he who wishes means to do himself ("will eine Offensive beginnen"): that is no demand."""
    entry = reading.predicate
    return entry.type == "REQUEST" and entry.lemma in WISHES and "clause" in entry.needs and not any(
        m.low == "dass" for c in slots.complement(reading.word) for m in c.kids("mark"))


def _asked_for(reading: Reading) -> list[Word]:
    """The event nouns in a phrase the entry names: "Bereitschaft zu Gesprächen", "sprach sich für Sanktionen aus"."""
    entry = reading.predicate
    named = {*entry.needs, *entry.when, *(slot for together in entry.recipient for slot in together)} & CONTENT_PREPOSITIONS
    if entry.type == "REJECT" and ("gegen" in entry.needs or any("gegen" in together for together in entry.recipient)):
        named = named | {"gegen"}
    return [one for slot in named for w in slots.prepositional(reading.word, slot) for one in w.group() if w is not reading.word]
