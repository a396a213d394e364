"""The spaCy components of both tiers, registered when a pipeline is built, not on import."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from lagebild.language.boundaries import sentence_starts

if TYPE_CHECKING:
    from spacy.tokens import Doc


@functools.cache
def register() -> None:
    """Make the components known to spaCy, once."""
    from spacy.language import Language

    Language.component("lagebild_sentences", func=set_sentences)


def set_sentences(doc: Doc) -> Doc:
    """Set sentence starts by rule."""
    for token, start in zip(doc, sentence_starts([token.text for token in doc]), strict=True):
        token.is_sent_start = start
    return doc
