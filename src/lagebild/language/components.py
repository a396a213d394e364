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
    """Set sentence starts by rule, unless the Doc comes with sentences."""
    import numpy as np
    from spacy.attrs import SENT_START

    if len(doc) and not doc.has_annotation("SENT_START"):
        starts = np.array(sentence_starts([token.text for token in doc]))
        doc.from_array([SENT_START], np.where(starts, 1, -1).astype(np.int64).view(np.uint64)[:, None])
    return doc
