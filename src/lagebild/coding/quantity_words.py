"""The words of quantities: bounds, scales, vague plurals and unit nouns, read from YAML once and compiled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

import msgspec.yaml

from lagebild.coding.times.numerals import loose


class QuantityWords(msgspec.Struct, frozen=True):
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
    acts: dict[str, re.Pattern[str]]
    money: re.Pattern[str]
    symbol: re.Pattern[str]
    raw: dict[str, Any]


@lru_cache(maxsize=4)
def quantity_words(language: str) -> QuantityWords:
    """Return the quantity words of "de" or "en", compiled."""
    raw = msgspec.yaml.decode(resources.files("lagebild.knowledge").joinpath("data", f"quantities_{language}.yaml").read_bytes())
    entries = raw["units"]
    after = {name: u["after"] for name, u in entries.items() if "after" in u}
    before = {name: u["before"] for name, u in entries.items() if "before" in u}
    return QuantityWords(
        language=language, count=_count(raw, language), names=tuple(entries),
        nouns=re.compile("|".join(rf"(?:{'(?:.*-)?' if name in raw['currencies'] else '.*?'}(?P<u{i}>{'|'.join(u['nouns'])}))" for i, (name, u) in enumerate(entries.items()))),
        only={name: re.compile(u["only"]) for name, u in entries.items() if "only" in u},
        acts={name: re.compile(u["acts"]) for name, u in entries.items() if "acts" in u},
        after=_branches(after), after_names=tuple(after), before=_branches(before), before_names=tuple(before),
        money=re.compile(rf"(?i)(?<!\w)(?P<scale>{_either(raw['money_compounds'])})-?(?:{raw['money_compound_ends']})(?!\w)"),
        symbol=_symbols(raw, language), raw=raw,
    )


def _branches(words: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?P<a{i}>{text})(?:e[nrs]?)?(?!\w)" for i, text in enumerate(words.values())) or "(?!x)x")


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
