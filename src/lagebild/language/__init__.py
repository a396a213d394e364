"""Language: from text to sentences, tags, trees and names, one spaCy pipeline per language and tier."""

from __future__ import annotations

from lagebild.language.context import context_encoder
from lagebild.language.mixed import mixed
from lagebild.language.pipeline import LANGUAGES, TIERS, load
from lagebild.language.render import parse_to_conllu, parse_to_svg

__all__ = ["LANGUAGES", "TIERS", "context_encoder", "load", "mixed", "parse_to_conllu", "parse_to_svg"]
