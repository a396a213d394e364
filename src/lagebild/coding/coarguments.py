"""What stands beside a word in its clause: two parts of one clause name two different ones, unless reflexive.

"Nun hat Berlin dem Land Panzer geliefert": the country is not Germany. "Bei dem Gespräch mit seinem Kollegen forderte
er ...": he is not the colleague.
"""

from __future__ import annotations

from lagebild.coding.slots import conjunct_head
from lagebild.coding.tree import Word, passive, preposition

SUBJECTS = ("nsubj", "nsubj:pass")
PARTS = frozenset({*SUBJECTS, "obj", "iobj", "obl", "obl:arg", "obl:agent"})
# Phrases whose noun may well be the subject himself ("laut Putin habe er ...").
FREE = frozenset({"laut", "zufolge", "nach", "in", "bei", "aus", "seit", "wegen", "für", "according", "after", "for"})
FACED = frozenset({"mit", "gegen", "an", "with", "against"})


def coarguments(word: Word) -> list[Word]:
    """The other parts of the clause in which `word` is subject, object or addressee; [] where it is a part of another phrase."""
    top = conjunct_head(word)
    verb = top.head
    if top.dep not in PARTS or verb is None or verb.pos not in {"VERB", "AUX", "ADJ"}:
        return []
    out = [one for c in verb.children if c.dep in PARTS and c is not top and (c.dep in SUBJECTS or preposition(c) not in FREE) for one in c.group()]
    if top.dep in SUBJECTS:
        return out + [w for c in verb.kids("obl") if c is not top for w in c.subtree()[1:] if preposition(w) in FACED and w.dep == "nmod"]
    above = verb
    if passive(verb) and verb.kids("obj"):  # "... sprach, und am Abend wurde ihm das Kreuz verliehen": its subject is the cross
        return out
    while above.dep in {"conj", "xcomp"} and above.head is not None and not above.kids(*SUBJECTS):
        above = above.head
    return out if above is verb else out + [one for s in above.kids(*SUBJECTS) for one in s.group()]
