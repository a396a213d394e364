"""How many: numbers with a unit, their bounds, and which of them belong to an event.

The words are data (`knowledge/data/quantities_*.yaml`). A figure in words without a number ("Dutzende") is the
least it can mean, with the bound `at_least`; "milliardenschwer" is at least 10^9 of unit `money`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lagebild.coding.quantity_words import QuantityWords, quantity_words
from lagebild.coding.times.numerals import number
from lagebild.model import Article, Field, Quantity, Span
from lagebild.model.event import Bound

Offsets = tuple[int, int]
_CLAUSE_END = re.compile(r"[,;.:!?](?=\s|$)|\s(?:und|and)\s(?=\w+\s(?:wurden|were))")


def find_quantities(article: Article, sentence: Offsets, *, field: Field = "text") -> tuple[Quantity, ...]:
    """Return the quantities between two offsets of an article's field, in order, with their spans.

    A number counts with a unit behind it ("bis zu 5.000 Soldaten") or as money; persons whose clause says that
    they were killed, injured or arrested are counted as dead, injured or arrested. A range ("10.000 bis 15.000")
    gives its lower end `at_least` and its upper end `at_most`.
    """
    language = (article.language or "de")[:2].lower()
    if language not in {"de", "en"}:
        return ()
    words, text = quantity_words(language), article.part(field)
    found = [*_counted(words, text, sentence), *_money(words, text, sentence)]
    found.sort(key=lambda q: q[0])
    return tuple(
        Quantity(number=value, unit=unit, bound=bound, span=Span(field, start, end, text[start:end]))
        for start, end, value, unit, bound in found
    )


def event_quantities(quantities: Sequence[Quantity], clause: Offsets, trigger: Offsets,
                     *, other_triggers: Sequence[Offsets] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of an event: those in its clause that lie nearer to its trigger than to another's."""
    inside = [q for q in quantities if q.span and clause[0] <= q.span.start and q.span.end <= clause[1]]
    return tuple(q for q in inside if not any(_gap(q, other) < _gap(q, trigger) for other in other_triggers))


def _gap(quantity: Quantity, trigger: Offsets) -> int:
    assert quantity.span
    if 0 <= quantity.span.start - trigger[1] <= _ATTACHED:
        return -1
    return max(trigger[0] - quantity.span.end, quantity.span.start - trigger[1], 0)


_Found = tuple[int, int, float | None, str, Bound]


def _counted(words: QuantityWords, text: str, sentence: Offsets) -> Iterator[_Found]:
    lower: tuple[int, float] | None = None
    persons = False
    for match in words.count.finditer(text, *sentence):
        value, bound = _value(words, match)
        if value is None or (value == 1 and match["n"] and match["n"].isalpha() and bound != "exact"):
            continue  # "über eine Festnahme" speaks of one, not of more than one
        if _starts_range(words, text, match, sentence[1]):
            lower = (match.start(), value)
            continue
        noun = _noun(words, text, match, sentence) or _alone(words, text, match) or (_elided(words, text, match) if persons else None)
        if noun:
            unit, end = noun
            unit = _fate(words, text, unit, (match.start(), end), sentence)
            if not _counts(words, unit, value, match):
                continue
            if lower and bound == "exact" and match.start() - lower[0] < 30:
                yield lower[0], end, lower[1], unit, "at_least"
                bound = "at_most"
            persons = persons or unit in PERSONS | _FATES
            yield match.start(), end, value, unit, bound
        lower = None


def _counts(words: QuantityWords, unit: str, value: float, match: re.Match[str]) -> bool:
    """Whether a number says how many: "ein Sprecher" counts nobody, "ein Viertel aller Personen" no persons."""
    if match["n"] and match["n"].isalpha() and value == 1:
        return unit in _FATES or unit in words.raw["currencies"]
    return value >= 1 or unit not in PERSONS | _FATES


def _starts_range(words: QuantityWords, text: str, match: re.Match[str], limit: int) -> bool:
    """Whether the number is the first of "10.000 bis 15.000"."""
    joined = re.compile(r"\s?(?:bis|to|-|–)\s?(?=\d|[a-zäöü])").match(text, match.end(), limit)
    return bool(joined and match["n"] and (after := words.count.match(text, joined.end(), limit)) and after["n"])


def _value(words: QuantityWords, match: re.Match[str]) -> tuple[float | None, Bound]:
    groups = match.groupdict()
    bound: Bound = next((b for b in _BOUNDS if groups.get(b)), "exact")
    if groups["vague"]:
        return words.raw["vague"][groups["vague"].lower()], "at_least"
    if groups["several"]:
        return words.raw["scales"][groups["several"].lower()], "at_least"
    scale = words.raw["scales"].get((groups["scale"] or "").lower(), 1)
    value = number(groups["n"], words.language)
    if value is None:
        return None, bound
    return value * scale, "about" if scale == 12 and bound == "exact" else bound


def _noun(words: QuantityWords, text: str, match: re.Match[str], sentence: Offsets) -> tuple[str, int] | None:
    """Return the unit named behind a number, with adjectives between, and where its noun ends."""
    if match.groupdict().get("percent"):
        return "percent", match.end()
    at, limit = match.end(), min(sentence[1], match.end() + 90)
    for word in _WORD.finditer(text, at, limit):
        if word.start() != at:
            return None
        at = word.end()
        capital = word[1][0].isupper()
        hit = words.nouns.fullmatch(word[1].lower()) if capital or words.language == "en" else None
        if hit and hit.lastgroup:
            unit = words.names[int(hit.lastgroup[1:])]
            only = words.only.get(unit)
            near = text[max(sentence[0], match.start() - 40) : min(sentence[1], at + 40)]
            return None if only and not only.search(near) else (unit, at)
        if word[1].lower() in _STOP or not _ADJECTIVE[words.language].fullmatch(word[1]):
            return None
    return None


def _alone(words: QuantityWords, text: str, match: re.Match[str]) -> tuple[str, int] | None:
    """Read "Tausende demonstrierten" as people: a vague plural with a capital and no noun behind it."""
    vague = match["vague"] or ""
    follows = text[match.end() : match.end() + 3].strip(" ")[:1]
    known = vague.lower() in words.raw["alone"] and (vague[:1].isupper() or words.language == "en")
    return ("people", match.end()) if known and not follows.isupper() and follows != "v" else None


def _elided(words: QuantityWords, text: str, match: re.Match[str]) -> tuple[str, int] | None:
    """Read "56 Menschen getötet und 200 verletzt": a number whose persons were named before."""
    hit = words.after.match(text, match.end() + 1) if text[match.end() : match.end() + 1] == " " else None
    return (words.after_names[int((hit.lastgroup or "a0")[1:])], match.end()) if hit else None


_WORD = re.compile(r"[\s-]{1,3}([\w-]+)")
_ADJECTIVE = {
    "de": re.compile(r"(?!\w*jährig)[a-zäöüß-]+e[nrms]?|von|[A-ZÄÖÜ][\w-]*(?:isch|sch)e?[nrms]?|[A-ZÄÖÜ][\w-]*er"),
    "en": re.compile(r"[\w-]+"),
}
_BOUNDS: tuple[Bound, ...] = ("at_least", "at_most", "about")
_ATTACHED = 6
"""Characters between a noun and the quantity hanging on it: "Abzug von 200 Soldaten", "Anschlag mit 12 Toten"."""
_STOP = frozenset({
    "a", "aber", "against", "als", "am", "an", "and", "are", "as", "at", "auf", "bei", "but", "das", "dem", "den", "der", "des", "die", "eine", "einem", "einen", "einer", "eines", "for", "für", "gegen", "haben", "has", "hat", "hatten", "have", "im", "in", "is", "ist", "keine", "keiner", "konnten", "können", "mit", "nach", "oder", "on", "or", "sich", "sind", "sollen", "the", "to", "und", "vor", "waren", "was", "werden", "were", "wird", "with", "wollen", "worden", "wurde", "wurden", "zu", "zum", "zur",
})
PERSONS = frozenset({"people", "soldiers", "police", "demonstrators", "civilians", "fighters", "children", "journalists",
                      "refugees", "prisoners", "deputies", "diplomats", "hostages"})
_FATES = frozenset({"dead", "injured", "arrested", "expelled"})


def _fate(words: QuantityWords, text: str, unit: str, span: Offsets, sentence: Offsets) -> str:
    """Return dead, injured, arrested or expelled where the clause says so of the persons counted."""
    if unit not in PERSONS:
        return unit
    stop = _CLAUSE_END.search(text, span[1], sentence[1])
    end = stop.start() if stop else sentence[1]
    following = next((m.start() for m in words.count.finditer(text, span[1], end) if _noun(words, text, m, (span[1], end))), end)
    if hit := words.after.search(text, span[0], following):
        return words.after_names[int((hit.lastgroup or "a0")[1:])]
    # The verb right before: "tötete zwölf Menschen", "starben mindestens zwölf Menschen".
    before = text[max(sentence[0], span[0] - 45) : span[0]]
    hits = list(words.before.finditer(before)) or []
    if hits and not _CLAUSE_END.search(before, hits[-1].end()):
        return words.before_names[int((hits[-1].lastgroup or "a0")[1:])]
    return unit


def _money(words: QuantityWords, text: str, sentence: Offsets) -> Iterator[_Found]:
    for match in words.money.finditer(text, *sentence):
        yield match.start(), match.end(), words.raw["money_compounds"][match["scale"].lower()], "money", "at_least"
    for match in words.symbol.finditer(text, *sentence):
        value = number(match["n"], words.language)
        if value is not None:
            scale = words.raw["scales"].get((match["scale"] or "").lower(), 1)
            yield match.start(), match.end(), value * scale, words.raw["symbols"][match["symbol"]], "exact"
