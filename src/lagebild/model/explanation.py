"""Why a text is coded as it is: the words, the tree and the readings of each sentence."""

from __future__ import annotations

import msgspec

from lagebild.model.analysis import Coded


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """A word of the tree; `head` is the word it hangs on ("·" for the root), `actor` who it stands for."""

    i: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: str
    actor: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the lexicon that matched a word; `note` says why nothing was coded by it."""

    kept: bool
    word: str
    entry: str
    type: str
    note: str


class ExplainedSentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence with its tree and every reading of it."""

    text: str
    words: tuple[Word, ...]
    readings: tuple[Reading, ...]


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """A coded text and how its coding came about."""

    coded: Coded
    sentences: tuple[ExplainedSentence, ...]
