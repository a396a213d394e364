"""The words that introduce speech, read once from `knowledge/data/speech_<language>.yaml`."""

from __future__ import annotations

import functools

import msgspec

from lagebild.coding.quotes.forms import english_noun, english_verb, german_noun, german_verb
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
    own: bool = False
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


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed word classes the readers need; the YAML file's head explains them."""

    agent: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    genitive: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    addressing: frozenset[str] = frozenset()
    listening: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    documents: tuple[str, ...] = ()
    times: frozenset[str] = frozenset()
    subjunctive_present: frozenset[str] = frozenset()
    subjunctive_past: frozenset[str] = frozenset()
    subjunctive_always: frozenset[str] = frozenset()
    stems_in_t: frozenset[str] = frozenset()


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything `quotes` knows about the words of one language."""

    verbs: tuple[Verb, ...]
    nouns: frozenset[str]
    headings: frozenset[str]
    according: According
    evidential: Evidential
    listeners: frozenset[str]
    titled: frozenset[str]
    media: frozenset[str]
    papers: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    questions: frozenset[str]
    that: frozenset[str]
    grammar: Grammar
    strong: dict[str, tuple[str, str, str]] = {}
    inseparable: frozenset[str] = frozenset()


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


class Words(msgspec.Struct, frozen=True):
    """A lexicon by inflected form: `verbs` maps a form to (lemma, particle to be found beside it), nouns to lemmas."""

    entries: dict[str, tuple[Verb, ...]]
    verbs: dict[str, tuple[tuple[str, str], ...]]
    nouns: dict[str, str]
    sources: frozenset[str]
    source_ends: tuple[str, ...]
    titled: frozenset[str]
    titled_ends: tuple[str, ...]
    listeners: frozenset[str]


@functools.cache
def words(language: str) -> Words:
    """Return the lexicon of a language by inflected form."""
    known = lexicon(language)
    noun_forms = german_noun if language == "de" else english_noun
    entries: dict[str, list[Verb]] = {}
    for entry in known.verbs:
        entries.setdefault(entry.verb, []).append(entry)
    sources = frozenset(form for noun in known.according.nach for form in noun_forms(noun))
    return Words(
        entries={
            lemma: tuple(sorted(found, key=lambda entry: (not entry.with_, entry.with_ == "sich")))
            for lemma, found in entries.items()
        },
        verbs=_verb_forms(language, known, [*entries, *known.evidential.rumour, *known.evidential.claim]),
        nouns={form: noun for noun in sorted(known.nouns) for form in noun_forms(noun)},
        sources=sources,
        source_ends=tuple(sorted(form.lower() for form in sources if len(form) > 4)),
        titled=frozenset(form for noun in known.titled for form in noun_forms(noun)),
        titled_ends=tuple(noun.lower() for noun in sorted(known.titled) if len(noun) > 3),
        listeners=frozenset(form for noun in known.listeners for form in noun_forms(noun)),
    )


def _verb_forms(language: str, known: Lexicon, lemmas: list[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for lemma in dict.fromkeys(lemmas):
        forms = (
            german_verb(lemma, known.strong, known.inseparable)
            if language == "de"
            else english_verb(lemma, known.strong)
        )
        for form, particle in forms.items():
            table.setdefault(form, []).append((lemma, particle))
    return {form: tuple(found) for form, found in table.items()}
