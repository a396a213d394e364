"""The shapes of the entries in the actor and place files; unknown keys are errors."""

from __future__ import annotations

import msgspec


class CountryEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state of countries.yaml; `at` is its centre as latitude and longitude."""

    code: str
    name: str
    names: list[str] = []
    en: list[str] = []
    adj: list[str] = []
    en_adj: list[str] = []
    people: list[str] = []
    en_people: list[str] = []
    capital: str = ""
    seats: list[str] = []
    prefix: list[str] = []
    wikidata: str | None = None
    at: tuple[float, float] | None = None


class ThingEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An organisation, group, outlet or party; `names` in the notation of `read_names`, `roles` of `read_roles`."""

    names: str
    code: str
    sector: str = ""
    kind: str = ""
    roles: str = ""
    prefix: list[str] = []
    adj: list[str] = []


class PlaceRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A region or city of places.yaml."""

    names: str
    code: str
    kind: str = "region"
    sector: str = ""
    at: tuple[float, float] | None = None
    adj: list[str] = []
    iso: str = ""
    actor: bool = True
    geonames: int | None = None


class RoleRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Role nouns that share sector, kind and office; `words` in the masculine singular where they have one."""

    words: list[str]
    sector: str = ""
    kind: str = "person"
    office: str = ""
    code: str = ""
    suffix: bool = True
    adjectival: bool = False


class ActorWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What actor_words.yaml holds: common words that are also names, adjectives and prefixes of no one state."""

    weak: list[str] = []
    adjectives_de: dict[str, str] = {}
    adjectives_en: dict[str, str] = {}
    people_de: dict[str, str] = {}
    people_en: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    not_compounds: list[str] = []
