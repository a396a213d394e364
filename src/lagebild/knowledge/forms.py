"""Surface forms: how a name is written in a text, and the key under which it is found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss", "ə": "e"}
)
_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü"}
_ADJECTIVE = re.compile(r"^([A-ZÄÖÜ][\w-]*?\w{2})(?:e|er|es|en)$")
_ENDINGS = ("e", "er", "es", "en", "em")


def normalise(phrase: str) -> str:
    """Return the key of a phrase: folded case, ss for ß, no accents but umlauts, no dots, hyphens as spaces."""
    text = phrase.casefold().translate(_PLAIN)
    if not text.isascii():
        text = _without_accents(text)
    text = re.sub(r"[.'’‘`´ʻʼʿ]", "", text)
    return " ".join(re.sub(r"[-‐‑–/_]", " ", text).split())


def _without_accents(text: str) -> str:
    kept: list[str] = []
    for sign in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(sign):
            kept.append(sign)
        elif sign == "\u0308" and kept and kept[-1] in _UMLAUTS:
            kept[-1] = _UMLAUTS[kept[-1]]
    return "".join(kept).translate(_PLAIN)


def without_genitive(phrase: str) -> Iterator[str]:
    """Yield the phrase without a genitive ending: Russlands, Putins, Bundestages, Weißen Hauses, China's."""
    for ending in ("'s", "’s", "s", "'", "’", "es"):
        if phrase.endswith(ending) and len(phrase) - len(ending) >= 2:
            yield phrase[: -len(ending)]


def inflected(name: str) -> list[str]:
    """Return a German name with its leading adjectives in every ending (Europäische Union, Europäischen Union)."""
    words = name.split()
    if len(words) < 2:
        return [name]
    match = _ADJECTIVE.match(words[0])
    if match is None or len(words[0]) < 4 or not words[1][0].isupper():
        return [name]
    rest = inflected(" ".join(words[1:])) if len(words) > 2 else [" ".join(words[1:])]
    return [name, *(f"{match[1]}{ending} {tail}" for ending in _ENDINGS for tail in rest)]


def demonyms(people: str) -> list[str]:
    """Return the forms of a people's noun given in the masculine singular: Russe, Iraner, Tscheche, Deutsche."""
    if people.endswith("deutsche"):
        return [people, people + "r", people + "n", people + "m"]
    if people.endswith("e"):
        stem = people[:-1]
        return [people, people + "n", stem + "in", stem + "innen"]
    if people.endswith("er"):
        return [people, people + "n", people + "s", people + "in", people + "innen"]
    return [people, people + "s", people + "en", people + "in", people + "innen"]


_PARTICLES = {"von", "van", "der", "den", "de", "da", "do", "dos", "di", "del", "della", "la", "le", "bin", "ibn", "zu"}
_NUMERAL = re.compile(r"^(?:[IVX]+\.?|[Jj]r\.?|[Ss]r\.?|junior|senior)$")
_ARTICLES = ("al-", "el-", "ad-", "an-", "as-", "ar-", "at-", "ash-", "al ", "el ")


def surnames(name: str) -> list[str]:
    """Return the bare surnames of a full name: (Ursula) von der Leyen and Leyen, (Abdel Fattah) al-Sisi and Sisi."""
    words = name.split()
    if len(words) < 2 or _NUMERAL.match(words[-1]):
        return []
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in _PARTICLES:
        first -= 1
    found = [" ".join(words[first:])]
    if first < len(words) - 1 and len(words[-1]) > 3:
        found.append(words[-1])
    for article in _ARTICLES:
        if words[-1].casefold().startswith(article) and len(words[-1]) - len(article) > 3:
            found.append(words[-1][len(article) :])
            break
    return found
