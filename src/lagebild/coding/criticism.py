"""Criticism that leaves a side unsaid: "die Reform wurde kritisiert", "nach heftiger Kritik trat der Minister zurück"."""

from __future__ import annotations

from lagebild.coding.slots import agents, conjunct_head, owners
from lagebild.coding.tree import Word, passive, preposition
from lagebild.knowledge.predicates import Predicate

CRITICISM = frozenset({"kritik", "kritisieren", "criticism", "criticize", "criticise"})
UPON = frozenset({"nach", "trotz", "wegen", "angesichts", "aufgrund", "ungeachtet", "infolge"})


def from_anywhere(word: Word, entry: Predicate) -> bool:
    """Whether criticism is told of without a critic ("wurde kritisiert", "Kritik an ..."), who may be of any state; suits are brought at home."""
    if entry.type != "ACCUSE" or "legal" in entry.context or agents(word):
        return False
    bare = not owners(word) if word.pos == "NOUN" else passive(word) or conjunct_head(word).dep == "amod"
    return bare and entry.lemma.lower() in CRITICISM


def upon_it(word: Word) -> bool:
    """Whether an event noun only says after or in spite of what its clause's subject acts ("trotz der Kritik")."""
    return word.pos == "NOUN" and preposition(word) in UPON and not word.kids("det:poss", "nmod:poss")
