"""The time patterns of a language, read from YAML once and compiled."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import Any

import msgspec.yaml

from lagebild.coding.times.numerals import loose
from lagebild.errors import KnowledgeError

_REPEATS = (2, 3, 4, 5)
_MACRO = re.compile(r"\{(\??)([a-z_]+)\}")


class Pattern(msgspec.Struct, frozen=True):
    """One pattern: a regular expression, the reading that makes a value of it, and its examples."""

    id: str
    regex: re.Pattern[str]
    read: str
    settings: dict[str, Any]
    examples: tuple[dict[str, Any], ...]


class Grammar(msgspec.Struct, frozen=True):
    """All patterns of a language in order of priority.

    `trigger` finds (in lower-cased text) the words without which there is no time expression, so that most of a
    text is never tried; `scan` says whether any pattern matches at a place.
    """

    language: str
    tables: dict[str, dict[str, Any]]
    patterns: tuple[Pattern, ...]
    scan: re.Pattern[str]
    trigger: re.Pattern[str]
    clues: dict[str, re.Pattern[str]]

    def meaning(self, table: str, word: str) -> Any:
        """Return what a table says of a matched word: the entry of its longest stem, None where there is none."""
        lower = re.sub(r"\s+", " ", word.lower())
        entries = self.tables[table]
        return next((entries[stem] for stem in entries if lower.startswith(stem)), None)


@lru_cache(maxsize=4)
def grammar(language: str) -> Grammar:
    """Return the compiled grammar of "de" or "en"; KnowledgeError names a pattern that does not compile."""
    name = f"times_{language}.yaml"
    raw = msgspec.yaml.decode(resources.files("lagebild.knowledge").joinpath("data", name).read_bytes())
    tables = {table: _sorted(entries["stems"]) for table, entries in raw["tables"].items()}
    macros = _macros(raw, language)
    named = frozenset(tables) | {"n"}
    patterns = tuple(_pattern(entry, macros, named, name) for entry in raw["patterns"])
    scan = "|".join(_plain(p.regex.pattern) for p in patterns)
    clues = {key: re.compile(rf"(?<!\w){_expand(text, macros)}") for key, text in raw.get("clues", {}).items()}
    return Grammar(language, tables, patterns, re.compile(scan), re.compile(raw["trigger"]), clues)


def _sorted(stems: dict[str, Any]) -> dict[str, Any]:
    return {str(k).lower(): stems[k] for k in sorted(stems, key=lambda k: len(str(k)), reverse=True)}


def _macros(raw: dict[str, Any], language: str) -> dict[str, str]:
    """Return the text each macro stands for; a table becomes the alternation of its stems and endings."""
    macros = {"n": loose(language)}
    for name, table in raw["tables"].items():
        stems = "|".join(_first_either(str(s)) for s in sorted(table["stems"], key=lambda s: len(str(s)), reverse=True))
        macros[name] = f"(?:{stems}){table.get('endings', '')}"
    for name, text in raw.get("macros", {}).items():
        macros[name] = f"(?:{_expand(text, macros)})"
    return macros


def _first_either(stem: str) -> str:
    """Let a stem written in lower case also begin a sentence; nouns are written as they are."""
    text = re.escape(stem).replace(r"\ ", r"\s{1,4}")
    return f"[{stem[0]}{stem[0].upper()}]{text[len(re.escape(stem[0])):]}" if stem[0].islower() else text


def _expand(text: str, macros: dict[str, str], *, named: frozenset[str] = frozenset()) -> str:
    def replace(match: re.Match[str]) -> str:
        quiet, name = match.groups()
        return f"(?P<{name}>{macros[name]})" if name in named and not quiet else f"(?:{macros[name]})"

    return _MACRO.sub(replace, text.replace(" ?", r"\s{0,4}").replace(" ", r"\s{1,4}"))


def _pattern(entry: dict[str, Any], macros: dict[str, str], named: frozenset[str], file: str) -> Pattern:
    try:
        source = _unique(_expand(entry["match"], macros, named=named))
        regex = re.compile(f"(?:{source})" + ("" if entry.get("open") else r"(?!\w)"))
    except (re.error, KeyError) as error:
        raise KnowledgeError(f"{file}: pattern {entry.get('id')!r} does not compile ({error}); correct its `match`") from error
    examples = entry.get("example", [])
    return Pattern(entry["id"], regex, entry["read"], entry.get("with", {}),
                   tuple(examples if isinstance(examples, list) else [examples]))


def _unique(source: str) -> str:
    """Give numbers to the repeated group names of alternatives, which Python's expressions want to be distinct."""
    seen: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        return match[0] if seen[name] == 1 else f"(?P<{name}__{seen[name]}>"

    return re.sub(r"\(\?P<(\w+)>", rename, source)


def group(match: re.Match[str], name: str) -> str | None:
    """Return the text of the named group, or of one of its numbered repetitions, that took part in a match."""
    found = match.groupdict()
    return next((found[key] for key in (name, *(f"{name}__{n}" for n in _REPEATS)) if found.get(key)), None)


def where(match: re.Match[str]) -> tuple[int, int]:
    """Return the span of the expression itself: the group `x` where the pattern also matches words around it."""
    found = match.groupdict()
    return next((match.span(name) for name in ("x", *(f"x__{n}" for n in _REPEATS)) if found.get(name)), match.span())


def _plain(source: str) -> str:
    """Turn named groups into plain ones: an alternative that opens no group is skipped at its first letter."""
    return re.sub(r"\(\?P<\w+>", "(?:", source)
