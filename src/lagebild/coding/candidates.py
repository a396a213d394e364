"""Which sentences of a text may hold an event, told from a quick parse: those deserve the accurate one."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from lagebild.coding.content import drop_absorbed
from lagebild.coding.events import Coder
from lagebild.coding.readings import select
from lagebild.coding.tree import Sentence, sentences_of

SHORT = 6
"""A text of so few sentences is a candidate throughout: a teaser, a title, an example."""


def candidates(rules: Coder, doc: Any) -> Collection[int]:
    """Return the numbers of the sentences of a parsed text in which an entry of the lexicon matches or that judges."""
    sentences = sentences_of(doc)
    if len(sentences) <= SHORT:
        return range(len(sentences))
    return {sentence.index for sentence in sentences if _matched(rules, sentence)}


def _matched(rules: Coder, sentence: Sentence) -> bool:
    return bool(drop_absorbed(select(rules.matcher.read(sentence), rules.cues))) or rules.opinions.judged_in(sentence) or rules.praises.judged_in(sentence)
