"""Whose a story is that names no state at all: the one its towns, its money and its people's names are of."""

from __future__ import annotations

import functools
from collections import Counter

import msgspec

from lagebild.coding.tree import Sentence
from lagebild.knowledge.loader import load_yaml
from lagebild.knowledge.places import Places

ENOUGH = 2  # points: a town or a currency tells as much as two names


class _Signs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: dict[str, list[str]]
    letters: dict[str, str]
    given: dict[str, list[str]]


@functools.cache
def _signs() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Words, letters and given names, each with the country they speak for."""
    read = msgspec.convert(load_yaml("leanings.yaml"), _Signs)
    return ({w: c for c, ws in read.words.items() for w in ws}, {one: c for c, letters in read.letters.items() for one in letters},
            {n: c for c, ns in read.given.items() for n in ns})


def signs(sentence: Sentence, places: Places, taken: frozenset[int] = frozenset()) -> Counter[str]:
    """The countries a sentence's towns, money and persons' names speak for, with their points.

    `taken`: the words that names we know stand for, who say more themselves.
    """
    words, letters, given = _signs()
    found: Counter[str] = Counter()
    for word in sentence.words:
        if word.i in taken:
            continue
        if word.low in words:
            found[words[word.low]] += ENOUGH
        elif word.pos == "PROPN" and word.ent == "LOC" and word.dep not in {"flat", "flat:name"}:
            country = places.only_in(" ".join(w.text for w in [word, *word.kids("flat")]))
            found.update({country: ENOUGH} if country else {})
        elif word.pos == "PROPN" and word.ent == "PER":
            country = given.get(word.text) or next((letters[c] for c in word.low if c in letters), "")
            found.update({country: 1} if country else {})
    return found


def leaning(found: Counter[str]) -> str:
    """The country that `found` speaks for, "" where too little does or another as loudly."""
    first, second = [*found.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= ENOUGH and first[1] > second[1] else ""

