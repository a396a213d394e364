"""The words that introduce speech, read once from `knowledge/data/speech_<language>.yaml`."""

from __future__ import annotations

import functools

import msgspec

from lagebild.errors import KnowledgeError
from lagebild.knowledge.loader import convert, load_yaml

CLAUSES = frozenset({"dass", "v2", "wh", "zu"})


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One verb of speech or thought with the frame it stands in; the file's head explains the keys."""

    verb: str
    example: str
    clause: tuple[str, ...] = ("dass", "v2")
    with_: str = msgspec.field(default="", name="with")
    reported: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    weak: bool = False
    partial: bool = False

    @property
    def id(self) -> str:
        """Name the rule: the verb and the word that goes with it."""
        return f"{self.verb}+{self.with_}" if self.with_ else self.verb


class According(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Prepositions and adverbs that name a source outside the sentence's own clause."""

    before: frozenset[str]
    after: frozenset[str]
    nach: frozenset[str]
    nach_words: frozenset[str] = frozenset({"nach"})
    adverbs: frozenset[str] = frozenset()
    so: frozenset[str] = frozenset({"so"})
    wie: frozenset[str] = frozenset({"wie"})


class Evidential(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs and adverbs that mark hearsay without naming who says it."""

    rumour: frozenset[str] = frozenset()
    claim: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything `quotes` knows about the words of one language."""

    verbs: tuple[Verb, ...]
    nouns: frozenset[str]
    headings: frozenset[str]
    according: According
    evidential: Evidential
    listeners: frozenset[str]
    titled: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    questions: frozenset[str]
    that: frozenset[str]
    sources: frozenset[str] = frozenset()


def check(file: str, lexicon: Lexicon) -> None:
    """Raise KnowledgeError for a verb entered twice or a complement clause there is none of."""
    seen: set[str] = set()
    for verb in lexicon.verbs:
        unknown = set(verb.clause) - CLAUSES
        if unknown:
            raise KnowledgeError(f"{file}: {verb.id}: no such clause: {', '.join(sorted(unknown))}")
        key = f"{verb.id} {verb.reported and not verb.clause}"
        if key in seen:
            raise KnowledgeError(f"{file}: {verb.id} is there twice; merge the two entries")
        seen.add(key)


@functools.cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language (de, en); raises KnowledgeError for a wrong entry or another language."""
    file = f"speech_{language}.yaml"
    found = convert(file, "whole file", load_yaml(file), Lexicon)
    check(file, found)
    return found


@functools.cache
def verbs(language: str) -> dict[str, tuple[Verb, ...]]:
    """Return the verb entries by lemma, those with a fixed word first (they are the more specific)."""
    table: dict[str, list[Verb]] = {}
    for verb in lexicon(language).verbs:
        table.setdefault(verb.verb, []).append(verb)
    return {lemma: tuple(sorted(entries, key=lambda entry: not entry.with_)) for lemma, entries in table.items()}
