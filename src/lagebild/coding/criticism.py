"""Criticism that leaves a side unsaid: "die Reform wurde kritisiert", "nach heftiger Kritik trat der Minister zurück".

And whom an attack or a measure struck: who condemns it blames not him.
"""

from __future__ import annotations

from lagebild.coding.slots import agents, conjunct_head, owners
from lagebild.coding.tree import Word, passive, preposition
from lagebild.knowledge.predicates import Predicate

CRITICISM = frozenset({"kritik", "kritisieren", "criticism", "criticize", "criticise"})
UPON = frozenset({"nach", "trotz", "wegen", "angesichts", "aufgrund", "ungeachtet", "infolge"})

# Acts of force whose victim stands behind a preposition: who condemns them does not accuse the victim.
ATTACKS = ("angriff", "anschlag", "attentat", "überfall", "attacke", "beschuss", "übergriff", "einmarsch", "invasion", "offensive", "attack", "assault", "raid")


# Crimes whose victim stands in the genitive or behind "an", and those that are called by their town.
CRIMES = ("mord", "ermordung", "entführung", "verschleppung", "geiselnahme", "attentat")
TOWNS = ("anschlag", "attentat", "massaker", "beschuss", "bombardierung")


MEASURES = ("sanktion", "sanktionen", "strafmaßnahme", "strafmaßnahmen", "embargo", "blockade", "boykott", "zoll", "zölle", "einreiseverbot", "krieg")
ENDING = ("ende", "aufhebung", "lockerung", "stopp", "einstellung", "abbau", "rücknahme", "aussetzung", "beendigung", "abschaffung")
# Who does so to a measure or an attack did not take or make it.
FAULTING = frozenset({"fordern", "verlangen", "verurteilen", "kritisieren", "beklagen", "begrüßen", "bedauern", "missbilligen", "anprangern", "rügen", "ablehnen", "bemängeln"})


def struck(phrase: Word) -> bool:
    """Whether a phrase names whom an attack struck ("den Angriff auf Israel", "die Ermordung des Bischofs", "den Anschlag von Ankara")."""
    first = conjunct_head(phrase)
    act, begins = first.head, first.subtree()[0].i
    if act is not None and act.pos in {"VERB", "AUX"} and begins:  # hung on the verb, right behind the attack
        act = first.sentence.words[begins - 1]
    if act is None or act.pos not in {"NOUN", "PROPN"}:
        return False
    crime, before = act.lemma.lower().removesuffix("s"), preposition(first)  # "des US-Embargos" has no other lemma
    if crime.endswith(ATTACKS) and before in {"auf", "gegen", "in", "on", "against"}:
        return True
    if crime.endswith(MEASURES) and before == "gegen" and any(
            a.lemma.lower() in (ENDING if a.pos == "NOUN" else FAULTING - {"fordern", "verlangen"}) for a in act.up() if a.pos in {"NOUN", "VERB"}):
        return True
    if crime.endswith(TOWNS) and before == "von" and first.pos == "PROPN" and first.ent not in {"PER", "ORG"}:
        return True
    return crime.endswith(CRIMES) and (first.head is act or act.i + 1 == begins) and first.i > act.i and (
        before in {"an", "von", "in"} or (before is None and first.dep == "nmod" and not any(preposition(c) == "an" for c in act.kids("nmod", "obl"))))


def of_victim(word: Word) -> bool:
    """Whether a word stands in a phrase that names whom an attack struck ("die Entführung der Schülerinnen in Nigeria")."""
    for one in (word, *word.up()):
        if one.pos not in {"NOUN", "PROPN", "ADJ"}:
            return False
        if one.pos != "ADJ" and struck(one):
            return True
    return False


def victims(noun: Word) -> set[int]:
    """Where the words below `noun` start that name whom an attack struck: "die Anschläge in Istanbul" are nobody's in Istanbul."""
    return {w.start for child in noun.subtree() if child.pos in {"NOUN", "PROPN"} and child is not noun and struck(child) for w in child.subtree()}


def from_anywhere(word: Word, entry: Predicate) -> bool:
    """Whether criticism is told of without a critic ("wurde kritisiert", "Kritik an ..."), who may be of any state; suits are brought at home."""
    if entry.type != "ACCUSE" or "legal" in entry.context or agents(word):
        return False
    bare = not owners(word) if word.pos == "NOUN" else passive(word) or conjunct_head(word).dep == "amod"
    return bare and entry.lemma.lower() in CRITICISM


def upon_it(word: Word) -> bool:
    """Whether an event noun only says after or in spite of what its clause's subject acts ("trotz der Kritik")."""
    return word.pos == "NOUN" and preposition(word) in UPON and not word.kids("det:poss", "nmod:poss")
