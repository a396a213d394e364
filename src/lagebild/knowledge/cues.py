"""Cue words: what makes an event future, hypothetical, negated or reported, and which verbs only carry a noun."""

from __future__ import annotations

import functools

import msgspec

from lagebild.knowledge.loader import load_yaml


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Sets of lower-case lemmas; each is explained in cues_de.yaml."""

    support: frozenset[str] = frozenset()
    toll: frozenset[str] = frozenset()
    occur: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()
    hypothetical: frozenset[str] = frozenset()
    negating: frozenset[str] = frozenset()
    negators: frozenset[str] = frozenset()
    negative_determiners: frozenset[str] = frozenset()
    modal_future: frozenset[str] = frozenset()
    modal_claim: frozenset[str] = frozenset()
    modal_possible: frozenset[str] = frozenset()
    possible_adverbs: frozenset[str] = frozenset()
    reported_adverbs: frozenset[str] = frozenset()
    future_adjectives: frozenset[str] = frozenset()
    hypothetical_adjectives: frozenset[str] = frozenset()
    hypothetical_predicates: frozenset[str] = frozenset()
    reported_adjectives: frozenset[str] = frozenset()
    negated_adjectives: frozenset[str] = frozenset()
    historical_adjectives: frozenset[str] = frozenset()
    conditional: frozenset[str] = frozenset()
    future_adverbs: frozenset[str] = frozenset()
    historical_adverbs: frozenset[str] = frozenset()
    object_control: frozenset[str] = frozenset()
    announcing: frozenset[str] = frozenset()
    announcing_infinitive: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    affirming: frozenset[str] = frozenset()
    accusing: frozenset[str] = frozenset()
    going: frozenset[str] = frozenset()
    informing: frozenset[str] = frozenset()
    commemorating: frozenset[str] = frozenset()
    commemorating_nouns: frozenset[str] = frozenset()
    past_periods: frozenset[str] = frozenset()
    hypothetical_nouns: frozenset[str] = frozenset()
    future_nouns: frozenset[str] = frozenset()
    negating_nouns: frozenset[str] = frozenset()
    failing_nouns: frozenset[str] = frozenset()
    reported_nouns: frozenset[str] = frozenset()


@functools.cache
def cues(language: str) -> Cues:
    """Return the cue words of `language`."""
    return msgspec.convert(load_yaml(f"cues_{language}.yaml"), Cues)
