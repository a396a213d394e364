"""Number words and figures of German and English: "zwölf", "hunderttausend", "anderthalb", "1,5", "10.000"."""

from __future__ import annotations

import re
from functools import lru_cache

_UNITS_DE = {
    "null": 0, "ein": 1, "eins": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eines": 1, "zwei": 2, "zwo": 2,
    "beide": 2, "beiden": 2, "zweier": 2, "dreier": 3,
    "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
    "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}
_TENS_DE = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}
_HALVES_DE = {"halb": 0.5, "anderthalb": 1.5, "eineinhalb": 1.5, "dreiviertel": 0.75, "viertel": 0.25}
_UNITS_EN = {
    "zero": 0, "one": 1, "a": 1, "an": 1, "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "half": 0.5, "dozen": 12,
}
_TENS_EN = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}
_BEGIN_DE = (
    r"[eE](?:in|lf)|[zZ](?:w|ehn)|[dD]rei|[vV]ier|[fF]ünf|[sS](?:ech|ieb)|[aA](?:cht|nder)|[nN](?:eun|ull)|[hH](?:under|alb)"
    r"|[tT]ausend|[bB]eid"
)
_BEGIN_EN = r"[aA]n?\b|[oO]ne|[tT](?:w|h|en)|[fF](?:o|i)|[sS](?:ix|even)|[eE](?:ight|leven)|[nN]ine|[bB]oth|[hH]alf|[zZ]ero|[dD]ozen"


def loose(language: str) -> str:
    """Return an expression for anything that may be a number: spelling the words out would be ten times slower.

    What it finds goes through `number`, which says None of words that only begin like one.
    """
    begin, thousands = (_BEGIN_EN, ",") if language == "en" else (_BEGIN_DE, r".\u00a0\u202f ")
    figure = rf"\d{{1,3}}(?:[{thousands}]\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"
    return rf"(?:{figure}|(?:{begin})[^\W\d_]*(?:-[^\W\d_]+)?)"


def number(text: str, language: str = "de") -> float | None:
    """Return the number that a figure or number word means, None where it is none."""
    plain = text.strip().lower()
    if plain[:1].isdigit():
        return _figure(plain, language)
    return _word_en(plain) if language == "en" else _word_de(plain)


def _figure(text: str, language: str) -> float | None:
    thousands, decimal = (",", ".") if language == "en" else (".", ",")
    plain = re.sub(r"[\s\u00a0\u202f]", "", text)
    if not re.fullmatch(rf"\d+\{thousands}\d{{1,2}}", plain):  # "3.5" in German is Swiss for "3,5"
        plain = plain.replace(thousands, "").replace(decimal, ".")
    plain = plain.replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _word_de(word: str) -> float | None:
    if word in _UNITS_DE:
        return _UNITS_DE[word]
    if word in _TENS_DE:
        return _TENS_DE[word]
    for stem, value in _HALVES_DE.items():
        if re.fullmatch(stem + "(?:e[nrms]?)?", word):
            return value
    if word.endswith("einhalb"):
        whole = _word_de(word.removesuffix("einhalb"))
        return None if whole is None else whole + 0.5
    return _compound_de(word)


def _compound_de(word: str) -> float | None:
    """Read "zweihunderttausend", "tausendzwanzig", "fünfundzwanzig" from the largest multiplier down."""
    for stem, factor in (("tausend", 1000), ("hundert", 100)):
        head, found, tail = word.partition(stem)
        if found:
            left = 1.0 if not head else _word_de(head)
            right = 0.0 if not tail else _word_de(tail.removeprefix("und"))
            return None if left is None or right is None else left * factor + right
    head, found, tail = word.partition("und")
    if found and head in _UNITS_DE and tail in _TENS_DE:
        return _UNITS_DE[head] + _TENS_DE[tail]
    return None


def _word_en(word: str) -> float | None:
    if word in _UNITS_EN:
        return _UNITS_EN[word]
    tens, _, unit = word.replace(" ", "-").partition("-")
    if tens in _TENS_EN:
        return _TENS_EN[tens] + (_UNITS_EN.get(unit, 0) if unit else 0)
    return None
