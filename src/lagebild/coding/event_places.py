"""Where: which place of a sentence is the event's own, and what it resolves to.

"In Tripolis protestierten Anhänger der libanesischen Hisbollah" happens in a Tripolis, and the Lebanon around it
says in which. A place that only names an actor ("Moskau gewährte", "aus Berlin") is not where the event happens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from lagebild.knowledge.forms import normalise
from lagebild.knowledge.places import PlaceEntry, Places, places
from lagebild.model import Field, Place, Span
from lagebild.model.event import Precision

Offsets = tuple[int, int]
_PRECISION: dict[str, Precision] = {"point": "point", "city": "city", "region": "region", "country": "country"}
_DIRECTION = re.compile(r"(?:Nord|Süd)?(?:Ost|West|ost|west)|Nord|Süd|Zentral|Mittel|(?:North|South)?(?:east|west)?ern\s")
_TOWARDS = frozenset({"an", "um", "vor", "auf", "on", "at"})
_PART = re.compile(r"(?P<part>(?:Nord|Süd)?(?:osten|westen|Osten|Westen)|Norden|Süden|Zentrum|(?i:north|south)(?i:east|west)?|(?i:east|west))\s(?:(?:des|der|von|of)\s)?(?P<whole>.+)")
_RIVAL = 0.15
"""Share of the best-known namesake's inhabitants from which the context may prefer another city."""
_FINENESS = {"point": 0, "city": 1, "region": 2, "country": 3, "none": 4}


class PlaceMention(msgspec.Struct, frozen=True):
    """A place name in a sentence (offsets into the field), as the parse sees it.

    `is_locative`: it hangs on in, bei, auf, an, nahe, vor ... and is no subject, object or source; `in_clause`: it
    lies in the event's clause; `governor`: the offset of the word it depends on (-1 unknown); `is_object`: the act is
    done to it ("beschoss Donezk"); `via`: its preposition.
    """

    start: int
    end: int
    text: str
    is_locative: bool
    in_clause: bool
    governor: int = -1
    is_object: bool = False
    via: str = ""


def event_place(mentions: Sequence[PlaceMention], trigger: Offsets, *, language: str = "de",
                context_countries: Iterable[str] = (), field: Field = "text", hits: bool = False) -> Place | None:
    """Return the event's own place among a sentence's place mentions, None where the sentence states none.

    Locative mentions count alone. Those that hang on the trigger come first, then those of its clause, then the
    rest of the sentence; among equals the finest ("in Homs in Syrien" is Homs), then the nearest. A name that the
    gazetteer does not know keeps its text with precision none. `context_countries` (ISO 3166-1 alpha-3 codes of
    the article's actors and places) decide between places of one name; countries named beside it come first. For an
    act that `hits` a place (an attack) the city or region it is done to is where it happens, too.
    """
    given = tuple(context_countries)
    read = [(m, resolve(m.text, _context(m, mentions, language, given), language)) for m in mentions
            if m.is_locative or (hits and m.is_object)]
    found = [(m, entry) for m, entry in read if _says_where(m, entry, trigger, hits=hits)]
    if not found:
        return None
    rank = min(_rank(m, trigger) for m, _ in found)
    close = [(m, entry) for m, entry in found if _rank(m, trigger) == rank]
    mention, entry = min(close, key=lambda pair: (_fineness(pair[1]), _gap(pair[0], trigger)))
    return _place(mention, entry, field)


def _says_where(mention: PlaceMention, entry: PlaceEntry | None, trigger: Offsets, *, hits: bool) -> bool:
    """Whether a name stands for the place: not in "Kritik an Israel", "Streit um die Krim", "warnte vor Russland"."""
    country = entry is not None and entry.precision == "country"
    if not mention.is_locative:
        return not country and _rank(mention, trigger) == 0
    return not country or mention.via not in _TOWARDS or (mention.via == "auf" and hits)


def resolve(name: str, context_countries: frozenset[str], language: str = "de") -> PlaceEntry | None:
    """Return the gazetteer's entry for a name as it stands in the text.

    The context moves a name from its best-known place to another only where that is a city of some size: Tripolis
    can be the Lebanese one, Paris is never the one in Texas.
    """
    if language not in {"de", "en"}:
        return None
    gazetteer, phrase = places(language), name.strip()
    known = gazetteer.find(phrase) or _common_word(gazetteer, phrase) or _part_of_country(gazetteer, phrase)
    if known is None or known.precision != "city" or known.country in context_countries:
        return known
    keys = {normalise(phrase), *_spellings(language, known.geonames)}
    others = [gazetteer.entries[number] for key in keys for number in gazetteer.cities.get(key, ())]
    fitting = [e for e in others if e.country in context_countries and e.population >= _RIVAL * known.population]
    return max(fitting, key=lambda entry: entry.population, default=known)


@lru_cache(maxsize=4096)
def _spellings(language: str, geonames: int | None) -> frozenset[str]:
    """Return the names under which the gazetteer has a city: ours ("Tripolis") and GeoNames' ("Tripoli")."""
    same = (entry.name for entry in places(language).entries if geonames is not None and entry.geonames == geonames)
    return frozenset(normalise(name) for name in same)


def _common_word(gazetteer: Places, phrase: str) -> PlaceEntry | None:
    """Return what is named like a common word or person ("in Kiel", "in Georgia"): the parse says it is a place."""
    if state := gazetteer.find(f"Bundesstaat {phrase}"):
        return msgspec.structs.replace(state, name=phrase)
    cities = [gazetteer.entries[number] for number in gazetteer.cities.get(normalise(phrase), ())]
    return max(cities, key=lambda entry: entry.population, default=None)


def _part_of_country(gazetteer: Places, phrase: str) -> PlaceEntry | None:
    """Return "Nordsyrien" as a region at its country's coordinates."""
    if found := _PART.fullmatch(phrase):
        short = found["part"].removesuffix("en").removesuffix("um")
        whole = gazetteer.find(f"{short}{found['whole'].removesuffix('s').lower()}") or gazetteer.find(found["whole"])
        return msgspec.structs.replace(whole, name=phrase, geonames=None, precision="region") if whole else None
    match = _DIRECTION.match(phrase)
    whole = gazetteer.find(phrase[match.end() :].capitalize()) if match else None
    return msgspec.structs.replace(whole, name=phrase, geonames=None, precision="region") if whole else None


def _rank(mention: PlaceMention, trigger: Offsets) -> int:
    if trigger[0] <= mention.governor < trigger[1]:
        return 0
    return 1 if mention.in_clause else 2


def _context(mention: PlaceMention, mentions: Sequence[PlaceMention], language: str,
             given: Iterable[str]) -> frozenset[str]:
    """Return the countries that decide between places of one name: those named beside it, else the article's."""
    beside = [resolve(m.text, frozenset(), language) for m in mentions if m is not mention]
    named = frozenset(entry.country for entry in beside if entry and entry.precision in {"country", "region"})
    return named or frozenset(given)


def _fineness(entry: PlaceEntry | None) -> int:
    return _FINENESS[entry.precision if entry and entry.precision in _FINENESS else "none"]


def _gap(mention: PlaceMention, trigger: Offsets) -> int:
    return max(trigger[0] - mention.end, mention.start - trigger[1], 0)


def _place(mention: PlaceMention, entry: PlaceEntry | None, field: Field) -> Place:
    span = Span(field, mention.start, mention.end, mention.text)
    if entry is None:
        return Place(name=mention.text, span=span)
    return Place(name=entry.name, geonames=entry.geonames, latitude=entry.latitude, longitude=entry.longitude,
                 country=entry.country or "---", precision=_PRECISION.get(entry.precision, "none"), span=span)
