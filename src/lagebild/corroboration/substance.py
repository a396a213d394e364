"""What an act is about: its sentence without those who act, the verb, the day and who says so.

"Moskau und Minsk haben sich auf eine gemeinsame Währung geeinigt" and "... auf einen Gaspreis geeinigt" are alike in all
but this, so it is compared on its own.
"""

from __future__ import annotations

import functools
import re
from typing import Any

from lagebild.knowledge.loader import load_yaml
from lagebild.model import Event

_TOKEN = re.compile(r"\w+(?:-\w+)*")
_FIELDS = ("name", "names", "en", "adj", "en_adj", "people", "en_people", "capital", "seats")
_NAME = re.compile(r"[^\W\d_]{3,}")
_ENDING = 3  # letters of German endings: "russisch" is in "russischen"
_EMPTY = frozenset(
    ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "gestern", "heute", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "präsident", "präsidentin", "ministerpräsident", "ministerpräsidentin", "premierminister", "premierministerin", "premier", "president", "prime", "minister", "ministerin", "außenminister", "außenministerin", "bundeskanzler", "kanzler", "regierung", "government", "bundesregierung", "brüssel", "brussels", "kommission", "commission", "haben", "hat", "hatte", "hatten", "habe", "wurde", "wurden", "worden", "werden", "wird", "will", "soll", "sollen", "sich", "has", "have", "had", "was", "were", "been", "will", "would"]
)


@functools.cache
def _state_words() -> dict[str, tuple[str, ...]]:
    """Return the words that name a state or its people and capital, lower-case, by code."""
    return {row["code"]: tuple(sorted({w for field in _FIELDS for w in _words(row.get(field, ()))})) for row in load_yaml("countries.yaml")}


def _words(value: Any) -> list[str]:
    text = " ".join(value) if isinstance(value, list) else str(value or "")
    return [word.casefold() for word in _NAME.findall(text)]


def substance(sentence: str, event: Event) -> str:
    """Return what is left of a sentence; the sentence itself where nothing is."""
    codes = {actor.code for actor in (*event.actor, *event.recipient)} | {link.source.code for link in event.attribution}
    states = tuple(word for code in codes for word in _state_words().get(code, ()))
    named = {word for actor in (*event.actor, *event.recipient) for word in _words(f"{actor.name or ''} {actor.text}")}
    named |= {word for link in event.attribution for word in _words(f"{link.source.name or ''} {link.cue.text if link.cue else ''}")}
    named |= set(_words(event.trigger.text)) | set(_words(event.time.span.text if event.time.span else ""))

    def left(token: str) -> bool:
        low = token.casefold()
        if low in _EMPTY or low in named or low.rstrip("s") in named:
            return False
        return not any(low.startswith(word) and len(low) - len(word) <= _ENDING for word in states)

    kept = [token for token in _TOKEN.findall(sentence) if left(token)]
    return " ".join(kept) if any(len(token) > _ENDING for token in kept) else sentence
