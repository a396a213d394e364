"""What the groups of a match mean: words by the grammar's tables, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from lagebild.coding.times.context import Context, Reading
from lagebild.coding.times.grammar import group
from lagebild.coding.times.numerals import number as parse_number

Match = re.Match[str]
Settings = Mapping[str, Any]
Read = Callable[[Match, Settings, Context], Reading | None]
_ALSO = {"rel": ("day_rel",), "weekday": ("habit",), "unit": ("every",)}
"""Tables whose meaning is of the same kind as another's: "gestern" is a shift as "vergangen" is."""



def word(match: Match, settings: Settings, context: Context, table: str) -> Any:
    """Return the meaning of the word a table matched; the pattern's settings may give it instead."""
    if table in settings:
        return settings[table]
    for name in (table, *_ALSO.get(table, ())):
        if text := group(match, name):
            return context.grammar.meaning(name, text)
    return None


def number(match: Match, context: Context, name: str) -> float | None:
    """Return the number in a group, None where the group did not take part."""
    text = group(match, name)
    return parse_number(text, context.grammar.language) if text else None


def count_of(match: Match, settings: Settings, context: Context, default: float) -> float | None:
    """Return the number in group `n`, the default where there is none; None where the words are no number."""
    stated = settings.get("count") or number(match, context, "n")
    return float(stated) if stated else None if group(match, "n") else default
