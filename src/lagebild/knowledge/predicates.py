"""The predicate lexicon: what must stand beside a word for it to code, and what fills its roles (docs/predicates.md)."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from lagebild.errors import KnowledgeError
from lagebild.knowledge.loader import load_files
from lagebild.knowledge.ontology import ontology

PARTS = ("verb", "noun", "adj")
Spec = tuple[tuple[str, ...], ...]


class Raw(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry as written in YAML."""

    verb: str | None = None
    noun: str | None = None
    adj: str | None = None
    type: str | None = None
    mode: list[str] = []
    context: list[str] = []
    actor: str | list[str] | None = None
    recipient: str | list[str] | None = None
    when: dict[str, str | list[str]] = {}
    unless: dict[str, str | list[str]] = {}
    needs: list[str] | str = []
    actor_in: list[str] = []
    recipient_in: list[str] = []
    actor_known: bool = False
    amid_force: bool = False
    default: dict[str, str] = {}
    negated: str | None = None
    complement: str | None = None
    beside: bool = False
    compound: bool = True
    id: str | None = None
    example: str = ""
    codes: str = ""


class Predicate(msgspec.Struct, frozen=True, kw_only=True):
    """One lemma with one frame.

    `actor` and `recipient` are alternatives, tried in order, of slots taken together. `when` and `unless` map a
    slot to lower-case lemmas. `default` is the sector (and where its country comes from) of an unnamed actor.
    `rank` is the number of conditions: the entry with more wins.
    """

    id: str
    lemma: str
    part: str
    reflexive: bool
    type: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    actor: Spec
    recipient: Spec
    when: Mapping[str, frozenset[str]]
    unless: Mapping[str, frozenset[str]]
    needs: tuple[str, ...]
    actor_in: frozenset[str]
    recipient_in: frozenset[str]
    actor_known: bool
    amid_force: bool = False
    default: Mapping[str, str]
    negated: str | None
    absorbs: bool
    beside: bool
    compound: bool
    example: str
    codes: str
    rank: float
    file: str


class Lexicon(msgspec.Struct, frozen=True):
    """All predicates of a language, by lower-case lemma and part of speech, most specific first."""

    verbs: Mapping[str, tuple[Predicate, ...]]
    nouns: Mapping[str, tuple[Predicate, ...]]
    adjectives: Mapping[str, tuple[Predicate, ...]]
    entries: tuple[Predicate, ...]


def _listed(value: Any) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def _spec(value: str | list[str] | None) -> Spec:
    return tuple(tuple(part.strip().lower() for part in one.split("+")) for one in _listed(value))


def _words(values: str | list[str], classes: Mapping[str, list[str]], where: str) -> frozenset[str]:
    found: set[str] = set()
    for value in _listed(values):
        if value.startswith("$"):
            if value[1:] not in classes:
                raise KnowledgeError(f"{where}: no class {value}; add it to classes_*.yaml")
            found.update(w.lower() for w in classes[value[1:]])
        else:
            found.add(value.lower())
    return frozenset(found)


def _slots(raw: Mapping[str, str | list[str]], classes: Mapping[str, list[str]], where: str) -> dict[str, frozenset[str]]:
    return {slot.lower(): _words(words, classes, where) for slot, words in raw.items()}


def _absorbs(raw: Raw, kind: str) -> bool:
    if raw.complement is None:
        return kind in ontology().absorbs
    return raw.complement == "absorbs"


def _check(raw: Raw, kind: str, where: str) -> None:
    known = ontology()
    if kind != "NONE" and kind not in known.types:
        raise KnowledgeError(f"{where}: no type {kind!r}")
    if raw.negated is not None and raw.negated not in known.types and raw.negated != "NONE":
        raise KnowledgeError(f"{where}: negated: no type {raw.negated!r}")
    wrong = [c for c in raw.context if c not in known.contexts]
    if kind != "NONE":
        wrong += [m for m in raw.mode if m not in known.types[kind].modes]
    if wrong:
        raise KnowledgeError(f"{where}: not in the codebook: {', '.join(wrong)}")


def _one(data: Any, default_type: str, classes: Mapping[str, list[str]], file: str, number: int) -> Predicate:
    where = f"{file}, entry {number} ({str(data)[:80]})"
    try:
        raw = msgspec.convert(data, Raw)
    except msgspec.ValidationError as error:
        raise KnowledgeError(f"{where}: {error}") from error
    part = next((p for p in PARTS if getattr(raw, p)), None)
    if part is None:
        raise KnowledgeError(f"{where}: needs one of verb, noun, adj")
    lemma = str(getattr(raw, part))
    kind = raw.type or default_type
    _check(raw, kind, where)
    bare = lemma.removeprefix("sich ").lower()
    needs = tuple(n.lower() for n in _listed(raw.needs))
    rank = 2 * len(raw.when) + len(needs) + len(raw.unless) * 0.1 + (0.5 if lemma.startswith("sich ") else 0)
    rank += 0.6 * bool(raw.actor_in) + 0.6 * bool(raw.recipient_in)
    return Predicate(
        id=f"{part}:{lemma}:{kind}" + (f":{raw.id or '/'.join(raw.when)}" if raw.id or raw.when else ""), lemma=bare, part=part,
        reflexive=lemma.startswith("sich "), type=kind, mode=tuple(raw.mode), context=tuple(raw.context),
        actor=_spec(raw.actor), recipient=_spec(raw.recipient), when=_slots(raw.when, classes, where),
        unless=_slots(raw.unless, classes, where), needs=needs, actor_in=frozenset(raw.actor_in),
        recipient_in=frozenset(raw.recipient_in), actor_known=raw.actor_known, amid_force=raw.amid_force, default=raw.default,
        negated=raw.negated, absorbs=_absorbs(raw, kind), beside=raw.beside, compound=raw.compound,
        example=raw.example, codes=raw.codes, rank=rank, file=file)


def _told_apart(entries: Iterable[Predicate]) -> Iterator[Predicate]:
    """Number entries that would share an id in their files' order: "noun:Deal:AGREE", "noun:Deal:AGREE#2"."""
    seen: Counter[str] = Counter()
    for entry in entries:
        seen[entry.id] += 1
        yield entry if seen[entry.id] == 1 else msgspec.structs.replace(entry, id=f"{entry.id}#{seen[entry.id]}")


def _index(entries: Iterable[Predicate], part: str) -> dict[str, tuple[Predicate, ...]]:
    found: dict[str, list[Predicate]] = {}
    for entry in entries:
        if entry.part == part:
            found.setdefault(entry.lemma, []).append(entry)
    return {lemma: tuple(sorted(these, key=lambda e: -e.rank)) for lemma, these in found.items()}


def classes(language: str) -> dict[str, list[str]]:
    """Return the word classes of `language` by name, from every classes_<language>*.yaml."""
    found: dict[str, list[str]] = {}
    for _, data in load_files(f"classes_{language}*.yaml"):
        for name, words in data.items():
            found.setdefault(name, []).extend(words)
    return found


@functools.cache
def lexicon(language: str) -> Lexicon:
    """Return the predicates of `language` ("de", "en"). Raises KnowledgeError naming file and entry."""
    known = classes(language)
    entries = tuple(_told_apart(
        _one(entry, data.get("type", ""), known, file, number)
        for file, data in load_files(f"predicates_{language}/*.yaml")
        for number, entry in enumerate(data.get("entries") or [], 1)
    ))
    return Lexicon(_index(entries, "verb"), _index(entries, "noun"), _index(entries, "adj"), entries)
