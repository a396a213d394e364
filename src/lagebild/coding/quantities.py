"""How many: numbers with a unit, their bounds, and which of them belong to an event.

The words are data (`knowledge/data/quantities_*.yaml`). A figure in words without a number ("Dutzende") is the
least it can mean, with the bound `at_least`; "milliardenschwer" is at least 10^9 of unit `money`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

import msgspec
import yaml

from lagebild.coding.times.numerals import loose, number
from lagebild.model import Article, Field, Quantity, Span
from lagebild.model.event import Bound

Offsets = tuple[int, int]
_CLAUSE_END = re.compile(r"[,;.:!?](?=\s|$)|\s(?:und|and)\s(?=\w+\s(?:wurden|were))")


class _Units(msgspec.Struct, frozen=True):
    """The compiled words of a language."""

    language: str
    count: re.Pattern[str]
    nouns: re.Pattern[str]
    names: tuple[str, ...]
    only: dict[str, re.Pattern[str]]
    after: re.Pattern[str]
    after_names: tuple[str, ...]
    before: re.Pattern[str]
    before_names: tuple[str, ...]
    money: re.Pattern[str]
    symbol: re.Pattern[str]
    raw: dict[str, Any]


@lru_cache(maxsize=4)
def units(language: str) -> _Units:
    """Return the quantity words of "de" or "en", compiled."""
    raw = yaml.safe_load(resources.files("lagebild.knowledge").joinpath("data", f"quantities_{language}.yaml").read_text("utf8"))
    entries = raw["units"]
    after = {name: u["after"] for name, u in entries.items() if "after" in u}
    before = {name: u["before"] for name, u in entries.items() if "before" in u}
    return _Units(
        language=language, count=_count(raw, language), names=tuple(entries),
        nouns=re.compile("|".join(rf"(?:.*?(?P<u{i}>{'|'.join(u['nouns'])}))" for i, u in enumerate(entries.values()))),
        only={name: re.compile(u["only"]) for name, u in entries.items() if "only" in u},
        after=_branches(after), after_names=tuple(after), before=_branches(before), before_names=tuple(before),
        money=re.compile(rf"(?i)(?<!\w)(?P<scale>{_either(raw['money_compounds'])})-?(?:{raw['money_compound_ends']})(?!\w)"),
        symbol=_symbols(raw, language), raw=raw,
    )


def _branches(words: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?P<a{i}>{text})(?!\w)" for i, text in enumerate(words.values())) or "(?!x)x")


def _either(words: Sequence[str] | dict[str, Any]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


def _count(raw: dict[str, Any], language: str) -> re.Pattern[str]:
    """Return the expression for a bound, a number and its scale, or a vague plural."""
    bounds = "|".join(rf"(?P<{bound}>{_either(words)})" for bound, words in raw["bounds"].items())
    scale = _either(raw["scales"])
    return re.compile(
        rf"(?<![\w,.-])(?:(?i:{bounds})\s+)?(?:(?:(?i:{_either(raw['several'])})\s+(?P<several>(?i:{scale}))(?!\w))"
        rf"|(?P<vague>(?i:{_either(raw['vague'])}))(?!\w)"
        rf"|(?P<n>{loose(language)})(?:-?\s?(?P<scale>(?i:{scale}))(?!\w))?(?![\w]|[.,:]\d)(?:\s?(?P<percent>%))?)"
    )


def _symbols(raw: dict[str, Any], language: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<symbol>{_either(raw['symbols'])})\s?(?P<n>{loose(language)})(?:\s?(?P<scale>(?i:{_either(raw['scales'])}))(?!\w))?")


def find_quantities(article: Article, sentence: Offsets, *, field: Field = "text") -> tuple[Quantity, ...]:
    """Return the quantities between two offsets of an article's field, in order, with their spans.

    A number counts with a unit behind it ("bis zu 5.000 Soldaten") or as money; persons whose clause says that
    they were killed, injured or arrested are counted as dead, injured or arrested. A range ("10.000 bis 15.000")
    gives its lower end `at_least` and its upper end `at_most`.
    """
    language = (article.language or "de")[:2].lower()
    if language not in {"de", "en"}:
        return ()
    words, text = units(language), article.part(field)
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


def _counted(words: _Units, text: str, sentence: Offsets) -> Iterator[_Found]:
    lower: tuple[int, float] | None = None
    for match in words.count.finditer(text, *sentence):
        value, bound = _value(words, match)
        if value is None:
            continue
        if _starts_range(words, text, match, sentence[1]):
            lower = (match.start(), value)
            continue
        noun = _noun(words, text, match, sentence[1])
        if noun:
            unit, end = noun
            unit = _fate(words, text, unit, (match.start(), end), sentence)
            if lower and bound == "exact" and match.start() - lower[0] < 30:
                yield lower[0], end, lower[1], unit, "at_least"
                bound = "at_most"
            yield match.start(), end, value, unit, bound
        lower = None


def _starts_range(words: _Units, text: str, match: re.Match[str], limit: int) -> bool:
    """Whether the number is the first of "10.000 bis 15.000"."""
    joined = re.compile(r"\s?(?:bis|to|-|–)\s?(?=\d|[a-zäöü])").match(text, match.end(), limit)
    return bool(joined and match["n"] and (after := words.count.match(text, joined.end(), limit)) and after["n"])


def _value(words: _Units, match: re.Match[str]) -> tuple[float | None, Bound]:
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


def _noun(words: _Units, text: str, match: re.Match[str], limit: int) -> tuple[str, int] | None:
    """Return the unit named behind a number, with adjectives between, and where its noun ends."""
    if match.groupdict().get("percent"):
        return "percent", match.end()
    at = match.end()
    for word in re.compile(r"[\s-]{1,3}([\w-]+)").finditer(text, at, min(limit, at + 90)):
        if word.start() != at:
            return None
        at = word.end()
        hit = words.nouns.fullmatch(word[1].lower()) if word[1][0].isupper() or words.language == "en" else None
        if hit and hit.lastgroup:
            unit = words.names[int(hit.lastgroup[1:])]
            only = words.only.get(unit)
            return None if only and not only.search(text, at, min(limit, at + 40)) else (unit, at)
        if word[1][0].isupper() and not re.search(r"(?:isch|sch|er)e?[nrms]?$", word[1]):
            return None
        if word[1] in _STOP:
            return None
    return None


_BOUNDS: tuple[Bound, ...] = ("at_least", "at_most", "about")
_ATTACHED = 6
"""Characters between a noun and the quantity hanging on it: "Abzug von 200 Soldaten", "Anschlag mit 12 Toten"."""
_STOP = frozenset({"a", "aber", "against", "als", "am", "an", "and", "are", "as", "at", "auf", "bei", "but", "for", "für", "gegen", "haben", "has", "hat", "have", "im", "in", "is", "ist", "mit", "nach", "oder", "on", "or", "sind", "the", "to", "und", "vor", "was", "were", "with", "wurde", "wurden", "zu", "zum", "zur"})
_PERSONS = frozenset({"people", "soldiers", "police", "demonstrators", "civilians", "fighters", "children", "journalists",
                      "refugees", "prisoners", "deputies", "diplomats", "hostages"})


def _fate(words: _Units, text: str, unit: str, span: Offsets, sentence: Offsets) -> str:
    """Return dead, injured, arrested or expelled where the clause says so of the persons counted."""
    if unit not in _PERSONS:
        return unit
    stop = _CLAUSE_END.search(text, span[1], sentence[1])
    end = stop.start() if stop else sentence[1]
    following = next((m.start() for m in words.count.finditer(text, span[1], end) if _noun(words, text, m, end)), end)
    if hit := words.after.search(text, span[1], following):
        return words.after_names[int((hit.lastgroup or "a0")[1:])]
    # The verb right before: "tötete zwölf Menschen", "starben mindestens zwölf Menschen".
    before = text[max(sentence[0], span[0] - 45) : span[0]]
    hits = list(words.before.finditer(before)) or []
    if hits and not _CLAUSE_END.search(before, hits[-1].end()):
        return words.before_names[int((hits[-1].lastgroup or "a0")[1:])]
    return unit


def _money(words: _Units, text: str, sentence: Offsets) -> Iterator[_Found]:
    for match in words.money.finditer(text, *sentence):
        yield match.start(), match.end(), words.raw["money_compounds"][match["scale"].lower()], "money", "at_least"
    for match in words.symbol.finditer(text, *sentence):
        value = number(match["n"], words.language)
        if value is not None:
            scale = words.raw["scales"].get((match["scale"] or "").lower(), 1)
            yield match.start(), match.end(), value * scale, words.raw["symbols"][match["symbol"]], "exact"
