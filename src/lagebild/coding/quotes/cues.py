"""Cues: verbs and nouns of speech in a unit, with their auxiliaries, particle and fixed words."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.coding.quotes.clauses import Stretch
from lagebild.coding.quotes.lexicon import Verb
from lagebild.coding.quotes.reading import Reading

REFLEXIVE = frozenset({"sich", "mich", "uns"})
PREPOSITION_IN = {"davon": "von", "damit": "mit"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: its entry, the lexical verb (or noun) `head`, the finite verb, all its tokens, its stretch's number."""

    entry: Verb
    head: int
    finite: int
    tokens: tuple[int, ...]
    stretch: int
    noun: bool = False
    passive: bool = False


def find_cues(reading: Reading, parts: list[Stretch]) -> list[Cue]:
    """Return the cues in the stretches of a unit, left to right; words inside quotation marks are no cues."""
    found = []
    for number, (a, b) in enumerate(parts):
        for i in range(a, b):
            if reading.passage[i] >= 0:
                continue
            if reading.tag[i].startswith("V") or reading.pos[i] in ("VERB", "AUX"):
                cue = _verb_cue(reading, parts, number, i)
            elif reading.pos[i] == "NOUN":
                cue = _noun_cue(reading, number, i)
            else:
                continue
            if cue is not None:
                found.append(cue)
    return found


def _verb_cue(reading: Reading, parts: list[Stretch], number: int, i: int) -> Cue | None:
    particle = _particle(reading, parts[number], i)
    for lemma in _lemmas(reading, i, particle):
        entry, words = _entry(reading, parts, number, i, lemma)
        if entry is not None:
            finite, aux = _auxiliaries(reading, parts, number, i)
            tokens = {i, *aux, *words, *([particle] if particle >= 0 else [])}
            passive = any(
                reading.fulldep[a].endswith("pass") or reading.low[a].startswith(("wurde", "wird", "werden", "worden"))
                for a in aux
            )
            if reading.tag[i] == "VVIZU" and not aux:
                finite = -1
            return Cue(entry, i, finite, tuple(sorted(tokens)), number, passive=passive and "werden" not in entry.verb)
    return None


def _lemmas(reading: Reading, i: int, particle: int) -> list[str]:
    lemma = reading.lemma[i].lower()
    if particle >= 0:
        joined = reading.low[particle] + lemma
        return (
            [joined, lemma]
            if lemma in reading.verbs and any(e.with_ == reading.low[particle] for e in reading.verbs[lemma])
            else [joined]
        )
    return [lemma]


def _particle(reading: Reading, part: Stretch, i: int) -> int:
    """Return the separated particle of a finite verb: by the tree, else the next particle in its stretch."""
    for child in reading.children[i]:
        if reading.fulldep[child] == "compound:prt" and child > i:
            return child
    if not reading.finite[i]:
        return -1
    return next((j for j in range(i + 1, part[1]) if reading.tag[j] == "PTKVZ"), -1)


def _entry(reading: Reading, parts: list[Stretch], number: int, i: int, lemma: str) -> tuple[Verb | None, list[int]]:
    """Return the most specific entry of `lemma` whose fixed word is there, with that word's tokens."""
    for entry in reading.verbs.get(lemma, ()):
        if not entry.with_:
            return entry, []
        words = _fixed(reading, parts[number], entry.with_)
        if words:
            return entry, words
    return None, []


def _fixed(reading: Reading, part: Stretch, word: str) -> list[int]:
    inside = range(*part)
    if word == "sich":
        return [j for j in inside if reading.low[j] in REFLEXIVE][:1]
    for j in inside:
        if reading.low[j] == word or reading.lemma[j] == word or (word[:1].isupper() and reading.words[j] == word):
            return [j]
    return []


def _auxiliaries(reading: Reading, parts: list[Stretch], number: int, i: int) -> tuple[int, list[int]]:
    """Return the finite verb of the verb group and all auxiliaries of `i` (tree first, then the same stretch)."""
    if reading.finite[i]:
        return i, []
    aux = [child for child in reading.children[i] if reading.dep[child] == "aux"]
    finite = next((a for a in aux if reading.finite[a]), -1)
    if finite < 0 and reading.tag[i] in ("VVPP", "VVINF", "VVIZU", "VAPP", "ADJD"):
        near = [j for j in range(*parts[number]) if reading.finite[j] and reading.pos[j] == "AUX"]
        finite = near[0] if near else -1
        aux.extend(near[:1])
    return finite, aux


def _noun_cue(reading: Reading, number: int, i: int) -> Cue | None:
    lemma = reading.lemma[i]
    nouns = reading.lexicon.nouns
    if lemma not in nouns and not any(lemma.endswith(noun.lower()) for noun in nouns if len(noun) > 6):
        return None
    entry = Verb(verb=lemma, example="", clause=("dass", "zu"), weak=True)
    return Cue(entry, i, -1, (i,), number, noun=True)
