"""Inflected forms of the lexicon's nouns: "Sanktionen" is Sanktion, "Vorwürfe" Vorwurf, whatever the lemmatiser says."""

from __future__ import annotations

from collections.abc import Iterable

ENDINGS = ("s", "es", "e", "n", "en", "er", "ern", "nen", "se", "sen", "ses")
UMLAUT = {"a": "ä", "o": "ö", "u": "ü"}


def forms(noun: str) -> set[str]:
    """The forms a German noun (lower case) may have in the text besides its lemma."""
    found = {noun + ending for ending in ENDINGS}
    at = max(noun.rfind(vowel) for vowel in UMLAUT)
    if at >= 0:
        vowel = at - 1 if noun[at] == "u" and at and noun[at - 1] == "a" else at
        bent = noun[:vowel] + UMLAUT.get(noun[vowel], noun[vowel]) + noun[vowel + 1:]
        found |= {bent, *(bent + ending for ending in ("e", "en", "er", "ern", "n"))}
    if noun.endswith("um"):
        found |= {noun[:-2] + "en", noun[:-2] + "a"}
    if noun.endswith(("a", "o")):
        found |= {noun[:-1] + "en", noun[:-1] + "i"}
    if noun.endswith("in"):
        found.add(noun + "nen")
    if noun.endswith("e"):  # adjectives used as nouns: der Abgeordnete, ein Abgeordneter
        found |= {noun + "r", noun + "n", noun + "m"}
    return found


def noun_forms(nouns: Iterable[str]) -> dict[str, str]:
    """Map inflected forms to lemmas; a form that is itself a lemma is left out, one of two lemmas is the longer one's."""
    known = set(nouns)
    found: dict[str, str] = {}
    for noun in sorted(known, key=lambda n: (-len(n), n)):  # "Kritikern" are Kritiker and no Kritik
        if len(noun) > 3:
            for form in forms(noun) - known:
                found.setdefault(form, noun)
    return found
