"""Load the pipeline of a language: the one way from text to a parsed spaCy Doc."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.language import Language

LANGUAGES = ("de", "en")
TIERS = ("fast", "accurate")
DEFAULT_TIER = "accurate"
LONGEST_TEXT = 10_000_000
"""Characters in one text."""

MODELS = Path(__file__).parent / "models"


def load(language: str = "de", tier: Literal["fast", "accurate"] | None = None, *, threads: int = 1) -> Language:
    """Return the spaCy pipeline of a language, loaded once per process.

    It tokenises, finds sentences, and sets tag_ (STTS, Penn), pos_, morph, lemma_, dep_ and head
    (Universal Dependencies on surface tokens) and ents (PER, LOC, ORG, MISC). `tier` is "accurate" (the encoder)
    or "fast" (a small CNN); None is the default. `threads` is what the encoder may use. Raises ValueError for a
    language or tier there is none of.
    """
    wanted = tier or DEFAULT_TIER
    if language not in LANGUAGES:
        raise ValueError(f"no language model for {language!r}; there is one for {', '.join(LANGUAGES)}")
    if wanted not in TIERS:
        raise ValueError(f"tier is {wanted!r}; it must be 'fast' or 'accurate'")
    if wanted == "fast" and not has_student(language):
        wanted = "accurate"
    return _load(language, wanted, threads)


def has_student(language: str) -> bool:
    """Tell whether there is a fast network for a language."""
    return (MODELS / language / "student.onnx").is_file()


@functools.cache
def _load(language: str, tier: str, threads: int) -> Language:
    from lagebild.language.encoder import Engine, encoder
    from lagebild.language.parser import add_parser
    from lagebild.language.student import student

    engine: Engine = student(language, threads) if tier == "fast" else encoder(threads)
    return add_parser(blank(language), engine, language, tier)


def blank(language: str) -> Language:
    """Return a pipeline that only tokenises and finds sentences."""
    import spacy

    from lagebild.language import components, tokens

    nlp = spacy.blank(language)
    nlp.max_length = LONGEST_TEXT
    (tokens.mend_german if language == "de" else tokens.mend_english)(nlp)
    components.register()
    nlp.add_pipe("lagebild_sentences")
    return nlp
