"""Corroboration: who says the same. Copies, stories, happenings with their voices, states and contradictions."""

from lagebild.corroboration.corroborate import Corroborated, Corroborator, Joined, corroborate, corroborated

__all__ = ["Corroborated", "Corroborator", "Joined", "corroborate", "corroborated"]
