"""Conditional clauses: which clauses say "if", and which clause depends on them."""

from __future__ import annotations

from collections.abc import Iterator

from lagebild.coding.tree import Word, clause_words
from lagebild.coding.verb_phrases import VERBAL, finite

MARKS = frozenset({"wenn", "falls", "sofern", "sollte", "sollten", "if", "unless"})
FACTUAL = frozenset({"auch", "immer", "jedesmal", "selbst", "even"})


def conditional(clause: Word) -> bool:
    """Whether a clause names a condition: "wenn ...", "sollte Russland angreifen, ...", "greift Russland an, ..."."""
    for mark in clause.kids("mark"):
        before = clause.sentence.words[mark.i - 1].low if mark.i else ""
        if mark.low in MARKS and (before not in FACTUAL or _unreal(clause)):
            return True
    return _verb_first(clause)


def opens_with_sollte(clause: Word) -> bool:
    """Whether a clause begins with "sollte", which makes it a condition ("sollte Israel nicht abziehen, ...")."""
    words = sorted((w for w in clause_words(clause) if w.pos != "PUNCT"), key=lambda w: w.i)
    return bool(words) and words[0].low in {"sollte", "sollten"}


def _unreal(clause: Word) -> bool:
    verb = finite(clause)
    return verb is not None and verb.has("Mood=Sub")


def _verb_first(clause: Word) -> bool:
    """Whether a clause opens its sentence with its verb and another, verb-first too, goes on ("Greift er an, wird man ...")."""
    verb = finite(clause)
    if verb is None or verb.i > 0 or clause.kids("mark"):
        return False
    main = clause.head if clause.dep == "advcl" else next(iter(clause.kids("parataxis")), None)
    if main is None or main.pos not in VERBAL:
        return False
    other = finite(main)
    words = clause.sentence.words
    return other is not None and other.i > 1 and words[other.i - 1].low == ","


def conditions(verb: Word) -> Iterator[Word]:
    """The conditional clauses the clause of `verb` depends on, those above an embedded clause included."""
    seen = 0
    while seen < 4:
        yield from (c for c in verb.kids("advcl") if conditional(c))
        head = verb.head
        if head is None:
            return
        if verb.dep == "parataxis" and _verb_first(head):
            yield head
        if verb.dep not in {"xcomp", "ccomp", "conj"}:
            return
        if head.dep == "advcl" and conditional(head) and verb.dep != "conj":  # "wenn, Gott bewahre, ein Krieg ausbricht"
            yield head
        if verb.dep == "conj" and verb.kids("nsubj"):
            return
        verb, seen = head, seen + 1


def in_condition(verb: Word) -> bool:
    """Whether a clause is, or belongs to, a condition."""
    if conditional(verb):
        return True
    above = verb.head
    return verb.dep in {"conj", "xcomp", "ccomp"} and above is not None and above.dep == "advcl" and conditional(above)
