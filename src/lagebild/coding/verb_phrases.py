"""A verb with its auxiliaries: what is finite, infinitive, over, reported or owed, and which verb rules a word's clause."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from lagebild.coding import slots
from lagebild.coding.tree import Word

VERBAL = frozenset({"VERB", "AUX"})
INFINITIVES = frozenset({"VVINF", "VVIZU", "VAINF"})
SUBJUNCTIVE_ONE = frozenset({"sei", "seien", "habe", "werde", "müsse", "könne", "wolle", "solle", "dürfe"})


def finite(verb: Word) -> Word | None:
    """The finite word of a clause: the verb itself, its auxiliary or its copula."""
    for word in [verb, *verb.kids("aux", "aux:pass", "cop")]:
        if "VerbForm=Fin" in word.feats or word.tag.endswith("FIN"):
            return word
    return None


def infinitive(verb: Word) -> bool:
    """Whether a verb is an infinitive."""
    return "VerbForm=Inf" in verb.feats or verb.tag in INFINITIVES


def perfect(verb: Word) -> bool:
    """Whether a clause tells what is over: perfect, pluperfect, past tense or the perfect infinitive."""
    if any(c.lemma.lower() in {"haben", "sein", "have"} and c.dep in {"aux", "aux:pass"} and verb.pos == "VERB" for c in verb.children):
        return not any(c.lemma.lower() in {"müssen", "werden"} and c.dep == "aux" for c in verb.children) or any(
            c.low == "worden" for c in verb.children)
    word = finite(verb)
    return word is not None and word.has("Tense=Past") and not word.has("Mood=Sub")


def past_fact(clause: Word) -> bool:
    """Whether a clause tells of the past as a fact ("wenn er kam")."""
    first = finite(clause)
    return first is not None and first.has("Tense=Past") and not first.has("Mood=Sub") and not first.low.startswith("sollte")


def modal(verb: Word, lemmas: AbstractSet[str]) -> Word | None:
    """The auxiliary of a verb that is one of `lemmas`."""
    return next((c for c in verb.kids("aux", "aux:pass", "cop") if c.lemma.lower() in lemmas), None)


def subjunctive_one(verb: Word) -> bool:
    """Whether a clause stands in Konjunktiv I ("sei", "habe"): reported speech."""
    first = finite(verb)
    return first is not None and first.has("Mood=Sub") and (first.has("Tense=Pres") or first.low in SUBJUNCTIVE_ONE)


def owed(word: Word) -> bool:
    """Whether an act is only said to be needed ("Der Dialog muss eröffnet werden"); what had to be done was done."""
    verb = word if word.pos in VERBAL and word.dep != "amod" else None
    if word.pos in {"NOUN", "PROPN"}:
        verb = slots.governor(word)
    return verb is not None and any(
        c.dep in {"aux", "aux:pass"} and (c.low.startswith(("muss", "muß", "müss")) or c.low in {"must", "should"}) and not c.low.startswith(("musst", "mußt"))
        for c in verb.children)


def clause_verb(word: Word) -> Word | None:
    """The verb of the clause a word stands in (itself where it is one and no participle before a noun)."""
    if word.pos in VERBAL and word.dep != "amod":
        return word
    for above in word.up():
        if above.pos in VERBAL and above.dep != "amod":
            return above
        if above.kids("cop"):
            return above
    return None
