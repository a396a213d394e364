"""Quotations: who says what, in which words, and which events are only said."""

from __future__ import annotations

from lagebild.coding.quotes.chain import attribution_of, said_in
from lagebild.coding.quotes.finder import find_quotes

__all__ = ["attribution_of", "find_quotes", "said_in"]
