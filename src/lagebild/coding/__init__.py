"""Coding: from a parsed article to who did what to whom, when, where, according to whom, and how sure."""

from lagebild.coding.candidates import candidates
from lagebild.coding.events import Coder, coder

__all__ = ["Coder", "candidates", "coder"]
