"""Ids that stay the same from run to run, and names of outlets as they are compared."""

from __future__ import annotations

import hashlib
import re

_BRACKETS = re.compile(r"\s*\([^)]*\)")
_QUOTES = "„“”\"»«‚‘’'"
_ARTICLES = re.compile(r"^(?:die|der|das|the|dem|den|des)\s+", re.IGNORECASE)


def identifier(kind: str, founder: str) -> str:
    """Return the id of what `founder` (the first article or event in it) founded: later ones do not change it."""
    return f"{kind}-{hashlib.sha256(founder.encode()).hexdigest()[:12]}"


def outlet_key(name: str) -> str:
    """Return the name of an outlet as it is compared: "die „Meridian Courier“ (Beispiel)" is "meridian courier"."""
    bare = _BRACKETS.sub("", name).strip().strip(_QUOTES).strip()
    return _ARTICLES.sub("", bare).casefold()


def shown(name: str) -> str:
    """Return the name of an outlet as it is shown: without quotation marks around it."""
    return name.strip().strip(_QUOTES).strip()
