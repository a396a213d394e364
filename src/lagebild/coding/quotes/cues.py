"""Cues: verbs and nouns of speech in a unit, with their auxiliaries, particle and fixed words."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.coding.quotes.clauses import Stretch
from lagebild.coding.quotes.forms import PARTICLES
from lagebild.coding.quotes.lexicon import Verb
from lagebild.coding.quotes.reading import Reading

LOOSE = frozenset({"weiter", "fort"})  # adverbs more often than particles: sagte er weiter
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
    fixed = {i for cue in found if not cue.noun for i in cue.tokens}
    return [cue for cue in found if not (cue.noun and cue.head in fixed)]


def _verb_cue(reading: Reading, parts: list[Stretch], number: int, i: int) -> Cue | None:
    reach = _reach(reading, parts, number)
    for lemma, particle in candidates(reading, reach, i):
        entry, fixed = _entry(reading, reach, lemma)
        if entry is None:
            continue
        finite, aux = _auxiliaries(reading, parts, number, i)
        tokens = {i, *aux, *fixed, *([particle] if particle >= 0 else [])}
        passive = entry.verb != "werden" and any(_is_passive(reading, a) for a in aux)
        return Cue(entry, i, finite, tuple(sorted(tokens)), number, passive=passive)
    return None


def _reach(reading: Reading, parts: list[Stretch], number: int) -> Stretch:
    """Return the stretch with the appositions behind it: "ging Weber, die Anwältin, davon aus" goes on to its particle."""
    start, end = parts[number]
    before = end
    for part in parts[number + 1 : number + 4]:
        if part[0] > before + 1 or any(reading.finite[i] or reading.tag[i] in ("VVIZU", "PTKZU") for i in range(*part)):
            break
        before = part[1]
        if reading.tag[before - 1] == "PTKVZ" or (
            reading.low[before - 1] in PARTICLES and reading.pos[before - 1] != "NOUN"
        ):
            return start, before
    return start, end


def _is_passive(reading: Reading, aux: int) -> bool:
    if reading.fulldep[aux].endswith("pass"):
        return True
    return reading.low[aux] in {"wurde", "wurden", "worden", "wird", "werden"} and reading.fulldep[aux] != "aux"


def candidates(reading: Reading, part: Stretch, i: int) -> list[tuple[str, int]]:
    """Return the lexicon's verbs a form may be, with the place of their particle (-1 none): kündigte ... an."""
    here = _particle(reading, part, i)
    found: list[tuple[str, int]] = []
    for lemma, particle in reading.known.verbs.get(reading.low[i], ()):
        if not particle:
            fixed = here >= 0 and any(
                entry.with_ == reading.low[here] for entry in reading.known.entries.get(lemma, ())
            )
            if here < 0 or fixed or not reading.finite[i]:
                found.append((lemma, -1))
            continue
        if not reading.finite[i]:
            continue
        at = here if here >= 0 and reading.low[here] == particle else -1
        if at < 0 and part[1] - 1 > i and reading.low[part[1] - 1] == particle:
            at = part[1] - 1
        if at >= 0:
            found.insert(0, (lemma, at))
    return found


def _particle(reading: Reading, part: Stretch, i: int) -> int:
    """Return the separated particle of a finite verb: by the tree, else the next particle in its stretch."""
    for child in reading.children[i]:
        if reading.fulldep[child] == "compound:prt" and child > i and reading.low[child] not in LOOSE:
            return child
    if not reading.finite[i]:
        return -1
    return next((j for j in range(i + 1, part[1]) if reading.tag[j] == "PTKVZ" and reading.low[j] not in LOOSE), -1)


def _entry(reading: Reading, part: Stretch, lemma: str) -> tuple[Verb | None, list[int]]:
    """Return the most specific entry of `lemma` whose fixed word is there, with that word's tokens."""
    for entry in reading.known.entries.get(lemma, ()):
        if not entry.with_:
            return entry, []
        fixed = _fixed(reading, part, entry.with_)
        if fixed:
            return entry, fixed
    return None, []


def _fixed(reading: Reading, part: Stretch, word: str) -> list[int]:
    inside = range(*part)
    if word == "sich":
        return [j for j in inside if reading.low[j] in REFLEXIVE][:1]
    for j in inside:
        if reading.words[j] == word or reading.low[j] == word:
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
    lemma = reading.known.nouns.get(reading.words[i])
    if lemma is None:
        return None
    entry = Verb(verb=lemma, example="", clause=("dass", "zu", "v2"), weak=True)
    return Cue(entry, i, -1, (i,), number, noun=True)
