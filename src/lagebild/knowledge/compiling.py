"""From YAML entries to the table of actors: read, spell out the forms, index, keep in the cache."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from lagebild.knowledge.actors import Actors, Entity, Role, RoleNoun
from lagebild.knowledge.forms import demonyms, inflected, normalise, surnames
from lagebild.knowledge.loader import convert, entries, knowledge_files, load_files, load_yaml, remembered
from lagebild.knowledge.notation import Kinds, Names, read_names, read_roles
from lagebild.knowledge.rows import ActorWords, CountryEntry, PlaceRow, RoleRow, ThingEntry

Value = TypeVar("Value")

FILES = (
    "actor_words.yaml", "countries.yaml", "institutions*.yaml", "office_kinds.yaml", "offices/*.yaml",
    "organisations*.yaml", "groups.yaml", "outlets.yaml", "parties*.yaml", "places.yaml", "roles_*.yaml",
)  # fmt: skip


class Table(msgspec.Struct):
    """The table while it is built and as it is cached: entities by number."""

    entities: list[Entity] = msgspec.field(default_factory=list)
    names: dict[str, list[int]] = msgspec.field(default_factory=dict)
    cased: dict[str, list[str]] = msgspec.field(default_factory=dict)
    free: set[str] = msgspec.field(default_factory=set)
    adjectives: dict[str, str] = msgspec.field(default_factory=dict)
    demonyms: dict[str, tuple[str, str]] = msgspec.field(default_factory=dict)
    prefixes: dict[str, int] = msgspec.field(default_factory=dict)
    roles: dict[str, RoleNoun] = msgspec.field(default_factory=dict)
    weak: set[str] = msgspec.field(default_factory=set)
    bare: set[str] = msgspec.field(default_factory=set)
    regions: dict[str, str] = msgspec.field(default_factory=dict)
    not_compounds: list[str] = msgspec.field(default_factory=list)
    weak_for: dict[str, set[int]] = msgspec.field(default_factory=dict)
    persons: dict[str, int] = msgspec.field(default_factory=dict)

    def add(self, entity: Entity) -> int:
        """Take an entity in and return its number."""
        self.entities.append(entity)
        return len(self.entities) - 1

    def name(self, number: int, surface: str, *, weak: bool = False) -> None:
        """Let `surface` name the entity; short words in capitals count only as written."""
        key = normalise(surface)
        if not key:
            return
        numbers = self.names.setdefault(key, [])
        if number not in numbers:
            numbers.append(number)
        if weak:
            self.weak_for.setdefault(key, set()).add(number)
        if _by_case(surface) or surface.islower():
            self.cased.setdefault(key, []).append(surface)
        else:
            self.free.add(key)


def _by_case(surface: str) -> bool:
    letters = surface.replace(".", "")
    return letters.isalpha() and letters.isupper() and len(letters) <= 4


def _keep(words: dict[str, Value], word: str, value: Value) -> None:
    """Keep a value under a word in small letters, with ß and with ss, unless one is there."""
    words.setdefault(word.lower(), value)
    words.setdefault(word.casefold(), value)


def compiled(language: str) -> Actors:
    """Return the table of a language, from the cache where the YAML has not changed."""
    files = [file for pattern in FILES for file in knowledge_files(pattern)]
    return _finished(remembered(f"actors-{language}", files, Table, lambda: build(language)))


def build(language: str) -> Table:
    """Read every actor file and return the table; raises KnowledgeError naming file and entry."""
    table, kinds = Table(), Kinds.read()
    words = _words()
    _countries(table, language)
    _things(table, kinds, language)
    _institutions(table, language)
    _places(table, language)
    _persons(table, kinds, {normalise(word) for word in words.weak})
    _add_words(table, words, language)
    _role_nouns(table, language)
    for key in table.free:
        table.cased.pop(key, None)
    _settle_weak(table)
    return table


def _settle_weak(table: Table) -> None:
    """Where a name is plain for one entity and a common word for another ("Österreich", the state and the paper), keep the plain."""
    for key, numbers in table.weak_for.items():
        plain = [number for number in table.names[key] if number not in numbers]
        if plain:
            table.names[key] = plain
        else:
            table.weak.add(key)
    table.weak_for = {}
    table.persons = {}


def _finished(table: Table) -> Actors:
    entity = table.entities
    offices: dict[str, list[tuple[Role, Entity]]] = {}
    for somebody in entity:
        for role in somebody.roles if somebody.kind == "person" else ():
            if role.office:
                offices.setdefault(f"{role.region or role.code} {role.office}", []).append((role, somebody))
    return Actors(
        names={key: tuple(entity[number] for number in numbers) for key, numbers in table.names.items()},
        adjectives=table.adjectives,
        demonyms=table.demonyms,
        prefixes={key: entity[number] for key, number in table.prefixes.items()},
        roles=table.roles,
        max_words=max((key.count(" ") + 1 for key in table.names), default=1),
        cased={key: tuple(surfaces) for key, surfaces in table.cased.items()},
        weak=frozenset(table.weak),
        bare=frozenset(table.bare),
        regions=table.regions,
        offices={
            key: tuple(sorted(held, key=lambda pair: pair[0].begin or "", reverse=True))
            for key, held in offices.items()
        },
        not_compounds=frozenset(table.not_compounds),
    )


def _countries(table: Table, language: str) -> None:
    for file, content in load_files("countries.yaml"):
        for country in entries(file, content, CountryEntry):
            _country(table, country, language)


def _country(table: Table, country: CountryEntry, language: str) -> None:
    number = table.add(
        Entity(
            f"country/{country.code}", "country", country.name.removesuffix("?"), country.code, "GOV", country.wikidata
        )
    )
    named = [country.name, *country.names] if language == "de" else country.en
    german = [form for name in named for form in inflected(name)] if language == "de" else named
    for surface in german:
        table.name(number, surface.removesuffix("?"), weak=surface.endswith("?"))
    for prefix in (*country.prefix, *german):
        if " " not in prefix and not prefix.endswith("?"):
            _keep(table.prefixes, prefix, number)
    _seats(table, country, language)
    for adjective in country.adj if language == "de" else country.en_adj:
        _keep(table.adjectives, adjective, country.code)
    for people in country.people if language == "de" else country.en_people:
        for form in demonyms(people) if language == "de" else (people, people + "s"):
            _keep(table.demonyms, form, (country.code, "CVL"))


def _seats(table: Table, country: CountryEntry, language: str) -> None:
    for seat in (country.capital, *country.seats) if country.capital else country.seats:
        names = read_names(seat)
        entity = Entity(
            f"city/{country.code}-{normalise(names.first)}", "city", names.first, country.code, "GOV", names.wikidata,
            metonym=True,
        )  # fmt: skip
        _spell(table, table.add(entity), names, language)


def _spell(table: Table, number: int, names: Names, language: str, *, german: bool = True) -> None:
    surfaces = [*names.german, *names.english] if language == "en" else names.german
    for surface in surfaces:
        weak = surface in names.weak
        for form in inflected(surface) if german and language == "de" else (surface,):
            table.name(number, form, weak=weak)


_THINGS = {
    "organisations*.yaml": "organisation",
    "groups.yaml": "group",
    "outlets.yaml": "outlet",
    "parties*.yaml": "party",
}


def _things(table: Table, kinds: Kinds, language: str) -> None:
    for name, kind in _THINGS.items():
        for file, content in load_files(name):
            for thing in entries(file, content, ThingEntry):
                _thing(table, kinds, language, (kind, file), thing)


def _thing(table: Table, kinds: Kinds, language: str, source: tuple[str, str], thing: ThingEntry) -> None:
    names = read_names(thing.names)
    roles = read_roles(thing.roles, thing.code, kinds, f"{source[1]}: {names.first}")
    kind = thing.kind or source[0]
    entity = Entity(
        f"{kind}/{thing.code}-{normalise(names.first)}",
        kind,
        names.first,
        thing.code,
        thing.sector,
        names.wikidata,
        roles,
    )
    number = table.add(entity)
    _spell(table, number, names, language)
    for prefix in thing.prefix:
        table.prefixes[prefix.lower()] = number
    for surface in names.german:
        if re.fullmatch(r"\w+", surface) and surface not in names.weak:
            _keep(table.prefixes, surface, number)
    for adjective in thing.adj:
        _keep(table.adjectives, adjective, thing.code)


def _institutions(table: Table, language: str) -> None:
    for file, content in load_files("institutions*.yaml"):
        for code, sectors in convert(file, "all", content, dict[str, dict[str, list[str]]]).items():
            for sector, lines in sectors.items():
                for line in lines:
                    names = read_names(line)
                    identity = f"institution/{code}-{normalise(names.first)}"
                    entity = Entity(identity, "institution", names.first, code, sector, names.wikidata)
                    _spell(table, table.add(entity), names, language)


def _places(table: Table, language: str) -> None:
    for file, content in load_files("places.yaml"):
        for place in entries(file, content, PlaceRow):
            names = read_names(place.names)
            if place.actor:
                identity = f"{place.kind}/{place.code}-{normalise(names.first)}"
                entity = Entity(
                    identity, place.kind, names.first, place.code, place.sector, names.wikidata, region=place.iso
                )
                _spell(table, table.add(entity), names, language)
            for adjective in place.adj:
                _keep(table.adjectives, adjective, place.code)
                if place.iso:
                    table.regions[adjective.lower()] = place.iso
            if place.iso:
                table.regions[normalise(names.first)] = place.iso


def _persons(table: Table, kinds: Kinds, weak: set[str]) -> None:
    files = [(file, content, file.endswith("dictionaries.yaml")) for file, content in load_files("offices/*.yaml")]
    for file, content, quiet in sorted(files, key=lambda found: found[2]):
        for code, people in convert(file, "all", content, dict[str, dict[str, str]]).items():
            for line, terms in people.items():
                names = read_names(line)
                roles = read_roles(terms, code, kinds, f"{file}: {names.first}")
                number = _person(table, names, roles, code, quiet=quiet)
                _surnames(table, number, _bare(names, roles, quiet=quiet), weak)


def _person(table: Table, names: Names, roles: tuple[Role, ...], code: str, *, quiet: bool) -> int:
    """Take a person in, or more of somebody known by one of the names in that state; return the number."""
    known = next(
        (table.persons[key] for name in names.german if (key := f"{code} {normalise(name)}") in table.persons), None
    )
    if known is None:
        home = roles[0].code if roles and code == "---" else code
        identity = f"person/{normalise(names.first).replace(' ', '-')}-{home.lower()}"
        known = table.add(Entity(identity, "person", names.first, home, "", names.wikidata, roles))
    elif not quiet:
        old = table.entities[known]
        table.entities[known] = msgspec.structs.replace(old, roles=tuple(dict.fromkeys((*old.roles, *roles))))
    for name in names.german:
        table.persons.setdefault(f"{code} {normalise(name)}", known)
        table.name(known, name, weak=name in names.weak)
    return known


def _surnames(table: Table, number: int, found: list[str], weak: set[str]) -> None:
    for surname in found:
        key = normalise(surname)
        if key not in table.names:
            table.bare.add(key)
        table.name(number, surname, weak=key in weak)


def _bare(names: Names, roles: Iterable[Role], *, quiet: bool) -> list[str]:
    if names.bare is not None:
        return names.bare
    if quiet and not any(role.rank == 1 for role in roles):
        return []
    return [surname for name in names.german for surname in surnames(name) if len(surname) > 1]


def _words() -> ActorWords:
    return convert("actor_words.yaml", "all", load_yaml("actor_words.yaml"), ActorWords)


def _add_words(table: Table, words: ActorWords, language: str) -> None:
    table.adjectives.update(words.adjectives_de if language == "de" else words.adjectives_en)
    for people, code in (words.people_de if language == "de" else words.people_en).items():
        for form in demonyms(people) if language == "de" else (people, people + "s"):
            table.demonyms[form.lower()] = (code, "CVL")
    for prefix, name in words.prefixes.items():
        numbers = table.names.get(normalise(name))
        if numbers:
            table.prefixes[prefix] = numbers[0]
    table.not_compounds = [word.lower() for word in words.not_compounds]


def _role_nouns(table: Table, language: str) -> None:
    for file, content in load_files(f"roles_{language}.yaml"):
        for row in entries(file, content, RoleRow):
            for word in row.words:
                noun = RoleNoun(word, row.sector, row.kind, row.office, row.code, row.suffix)
                for form in _forms(word, row) if language == "de" else (word,):
                    table.roles[form.lower()] = table.roles[form.casefold()] = noun


def _forms(word: str, row: RoleRow) -> list[str]:
    """Return a German role noun's lemmas: Minister and Ministerin; Abgeordneter, Abgeordnete and Abgeordneten."""
    if row.adjectival:
        return [word, word[:-1], word[:-1] + "n"]
    if row.kind == "collective" or " " in word or word.endswith("leute"):
        return [word]
    if word.endswith("mann"):
        return [word, word.removesuffix("mann") + "frau"]
    if word.endswith("e"):
        return [word, word[:-1] + "in"]
    feminine = [word + "in"]
    for plain, umlaut in (("arzt", "ärzt"), ("anwalt", "anwält"), ("bauer", "bäuer"), ("rat", "rät")):
        if word.lower().endswith(plain):
            feminine.append(
                word[: -len(plain)] + (umlaut if word[-len(plain)].islower() else umlaut.capitalize()) + "in"
            )
    if word.endswith("erer"):
        feminine.append(word[:-2] + "in")
    return [word, *feminine]
