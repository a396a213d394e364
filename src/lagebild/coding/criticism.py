"""Criticism that leaves a side unsaid: "die Reform wurde kritisiert", "nach heftiger Kritik trat der Minister zurück"."""

from __future__ import annotations

from lagebild.coding.slots import agents, conjunct_head, owners
from lagebild.coding.tree import Word, passive, preposition
from lagebild.knowledge.predicates import Predicate

CRITICISM = frozenset({"kritik", "kritisieren", "criticism", "criticize", "criticise"})
UPON = frozenset({"nach", "trotz", "wegen", "angesichts", "aufgrund", "ungeachtet", "infolge"})

# Acts of force whose victim stands behind a preposition: who condemns them does not accuse the victim.
ATTACKS = ("angriff", "anschlag", "attentat", "überfall", "attacke", "beschuss", "übergriff", "einmarsch", "invasion", "offensive", "attack", "assault", "raid")


def struck(phrase: Word) -> bool:
    """Whether a phrase names whom an attack struck ("den Angriff auf Israel", "Anschläge gegen die Botschaft")."""
    first = conjunct_head(phrase)
    act, begins = first.head, first.subtree()[0].i
    if act is not None and act.pos in {"VERB", "AUX"} and begins:  # hung on the verb, right behind the attack
        act = first.sentence.words[begins - 1]
    return act is not None and act.pos == "NOUN" and act.lemma.lower().endswith(ATTACKS) and preposition(first) in {"auf", "gegen", "in", "on", "against"}


def from_anywhere(word: Word, entry: Predicate) -> bool:
    """Whether criticism is told of without a critic ("wurde kritisiert", "Kritik an ..."), who may be of any state; suits are brought at home."""
    if entry.type != "ACCUSE" or "legal" in entry.context or agents(word):
        return False
    bare = not owners(word) if word.pos == "NOUN" else passive(word) or conjunct_head(word).dep == "amod"
    return bare and entry.lemma.lower() in CRITICISM


def upon_it(word: Word) -> bool:
    """Whether an event noun only says after or in spite of what its clause's subject acts ("trotz der Kritik")."""
    return word.pos == "NOUN" and preposition(word) in UPON and not word.kids("det:poss", "nmod:poss")
