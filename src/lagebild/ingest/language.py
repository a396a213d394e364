"""Which language a text is in: letter triples against short samples of our own, scripts by their letters."""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from collections import Counter

from lagebild.ingest import rules

_LONGEST = 3000      # characters that are looked at
_FEWEST = 12         # letters; fewer say nothing
_NONLETTER = re.compile(r"[\W\d_]+")
# Mean log probability by which German may trail: it is what this house mostly reads. The second part is shared out
# over the letters, for in three words chance weighs more.
_PRIOR, _PRIOR_SHORT = 0.02, 2.0
# Scripts that decide; a letter that only one of the script's languages has decides among them.
_SCRIPTS = {"CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar", "HEBREW": "he", "CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja",
            "HANGUL": "ko", "GEORGIAN": "ka", "ARMENIAN": "hy", "THAI": "th", "DEVANAGARI": "hi"}
_LETTERS = {"і": "uk", "ї": "uk", "є": "uk", "ў": "be", "ђ": "sr", "ћ": "sr", "ј": "sr", "پ": "fa", "چ": "fa", "گ": "fa"}
_EXTRA = 3           # such a letter counts from so many on


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, None where nothing tells it."""
    sample = _NONLETTER.sub(" ", text[:_LONGEST].lower()).strip()
    letters = [letter for letter in sample if letter != " "]
    if len(letters) < _FEWEST:
        return None
    script = Counter(_script(letter) for letter in letters).most_common(1)[0][0]
    if script != "LATIN":
        return _of_script(script, letters)
    ahead = _PRIOR + _PRIOR_SHORT / len(letters)
    scores = {language: _score(sample, profile) for language, profile in _profiles().items()}
    return max(scores, key=lambda language: scores[language] + ahead * (language == "de"))


def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split(" ")[0].split("-")[0]


def _of_script(script: str, letters: list[str]) -> str | None:
    for letter, count in Counter(letters).most_common():
        if letter in _LETTERS and count >= _EXTRA:
            return _LETTERS[letter]
    if any(_script(letter) in ("HIRAGANA", "KATAKANA") for letter in letters):
        return "ja"
    return _SCRIPTS.get(script)


def _triples(text: str) -> Counter[str]:
    padded = f"  {text} "
    return Counter(padded[n : n + 3] for n in range(len(padded) - 2))


@functools.cache
def _profiles() -> dict[str, dict[str, float]]:
    """Return the log probability of each triple in each language; "" is that of one not seen."""
    made = {}
    for language, sample in rules.load("languages").items():
        counted = _triples(_NONLETTER.sub(" ", sample.lower()).strip())
        total = sum(counted.values())
        # samples differ in length; mixing with a flat share of all triples keeps the longest from losing
        flat = 0.3 / 4000
        profile = {triple: math.log(0.7 * count / total + flat) for triple, count in counted.items()}
        made[language] = profile | {"": math.log(flat)}
    return made


def _score(text: str, profile: dict[str, float]) -> float:
    triples = _triples(text)
    missing = profile[""]
    return sum(count * profile.get(triple, missing) for triple, count in triples.items()) / sum(triples.values())
