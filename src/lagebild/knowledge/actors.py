"""Who there is to act: states, bodies, parties, groups, outlets and persons, by the names a text gives them.

`actors("de")` is the whole table. The role somebody held on the article's date decides code and sector (codebook.md,
"Who"): a minister is GOV in office and ELI after it. `python -m lagebild.knowledge.actors check` checks the data.
"""

from __future__ import annotations

import functools
import sys

import msgspec

from lagebild.knowledge.forms import normalise, without_genitive

__all__ = ["Actors", "Entity", "Role", "RoleNoun", "actors", "normalise"]


class Role(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What somebody was from `begin` until `until` (ISO dates of any precision, both inclusive, None is open).

    `office` is a key of office_kinds.yaml ("head_of_state"), `rank` its seniority (1 first), `region` the ISO 3166-2
    code where the office is a regional one ("DE-BY").
    """

    code: str
    sector: str
    title: str = ""
    begin: str | None = None
    until: str | None = None
    office: str = ""
    rank: int = 9
    region: str = ""

    def covers(self, date: str) -> bool:
        """Say whether the role was held on that day."""
        return not self.begins_after(date) and not self.ended_before(date)

    def begins_after(self, date: str) -> bool:
        """Say whether the role began later than that day."""
        return self.begin is not None and date[: len(self.begin)] < self.begin[: len(date)]

    def ended_before(self, date: str) -> bool:
        """Say whether the role ended earlier than that day."""
        return self.until is not None and date[: len(self.until)] > self.until[: len(date)]


class Entity(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Somebody or something with a name.

    `kind` is country, organisation, institution, person, group, outlet, company, party, region or city. `name` is the
    canonical German name. A city with `metonym` stands for its state's government where it acts ("Minsk droht").
    """

    id: str
    kind: str
    name: str
    code: str
    sector: str = ""
    wikidata: str | None = None
    roles: tuple[Role, ...] = ()
    metonym: bool = False
    region: str = ""


class RoleNoun(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A noun that says what somebody is: Außenminister, Armee, Demonstranten.

    `kind` is person, collective or people. `office` resolves "der russische Präsident" to its holder on the date;
    `code` is set where the noun itself fixes the state (Bundeskanzler, Kremlchef).
    """

    lemma: str
    sector: str
    kind: str = "person"
    office: str = ""
    code: str = ""
    suffix: bool = True  # False: a compound ending in it is something else (Präsidentschaft ends in Schaft)


class Actors(msgspec.Struct, frozen=True):
    """The table for one language. Keys are normalised (`normalise`); prefer `lookup`, which also checks the case."""

    names: dict[str, tuple[Entity, ...]]
    adjectives: dict[str, str]  # stem, or full form where it does not inflect ("moskauer") -> code; "---" no state
    demonyms: dict[str, tuple[str, str]]
    prefixes: dict[str, Entity]
    roles: dict[str, RoleNoun]
    max_words: int
    cased: dict[str, tuple[str, ...]]  # keys that count only as written here: US (not us), IS (not is)
    weak: frozenset[str]  # keys that are common words or names: count only beside the full name or a role noun
    bare: frozenset[str]  # keys that are surnames alone
    regions: dict[str, str]  # adjective or name of a region -> ISO 3166-2 code ("bayerisch" -> "DE-BY")
    offices: dict[str, tuple[tuple[Role, Entity], ...]]  # "RUS head_of_state" -> holders, latest first
    not_compounds: frozenset[str] = frozenset()  # words that end like a role noun and are none

    def lookup(self, phrase: str) -> tuple[Entity, ...]:
        """Return the entities of a phrase as written, also with a genitive ending; () where there is none."""
        found = self._exact(phrase)
        for shorter in () if found else without_genitive(phrase):
            found = self._exact(shorter)
            if found:
                return found
        return found

    def _exact(self, phrase: str) -> tuple[Entity, ...]:
        key = normalise(phrase)
        found = self.names.get(key, ())
        if not found:
            return ()
        allowed = self.cased.get(key)
        if allowed is not None:
            return found if phrase in allowed else ()
        return found if any(sign.isupper() or sign.isdigit() for sign in phrase) else ()

    def role_on(self, entity: Entity, date: str | None) -> Role:
        """Return the role held on `date`.

        The most senior, then most recent role that covers the date; a person's after the last one ended, or between
        two, is ELI; before the first one the sector is open (""). Without a date the latest role counts.
        """
        own = Role(code=entity.code, sector=entity.sector)
        if not entity.roles:
            return own
        if date is None:
            return max(entity.roles, key=lambda role: (role.until or "9999", -role.rank, role.begin or ""))
        current = [role for role in entity.roles if role.covers(date)]
        if current:
            return min(current, key=lambda role: (role.rank, _later_first(role.begin)))
        if entity.kind != "person" or entity.sector:
            return own
        return _out_of_office(entity, date)

    def holder(self, code: str, office: str, date: str | None) -> Entity | None:
        """Return who held the office of a state ("RUS") or region ("DE-BY") on the date, None where unknown or where many hold it.

        Where a state has no head of government beside its head of state, one stands for the other.
        """
        if office in _MANY:
            return None
        for key in _OFFICE_FALLBACK.get(office, (office,)):
            for role, entity in self.offices.get(f"{code} {key}", ()):
                if role.until is None if date is None else role.covers(date):
                    return entity
        return None


# Offices that many hold at once in one state: "eine SPD-Politikerin", "der Abgeordnete" may be any of them.
_MANY = frozenset({
    "official", "commissioner", "minister", "state_secretary", "spokesperson", "ambassador", "government_official", "mayor", "parliamentary_leader", "legislator",
    "party_leader_government", "party_leader_opposition", "party_leader", "opposition_leader", "military_chief", "police_chief", "judge", "rebel_leader", "militia_leader",
    "terrorist_leader", "crime_boss", "activist", "citizen", "clergy", "journalist", "business_leader", "union_leader", "former",
})


_OFFICE_FALLBACK = {
    "head_of_government": ("head_of_government", "head_of_state", "monarch"),
    "head_of_state": ("head_of_state", "supreme_leader", "monarch"),
    "monarch": ("monarch",),
}


def _later_first(date: str | None) -> str:
    """Return a sort key by which later dates come first."""
    return "".join(chr(255 - ord(sign)) for sign in (date or ""))


def _out_of_office(entity: Entity, date: str) -> Role:
    past = [role for role in entity.roles if role.ended_before(date)]
    if not past:
        return Role(code=entity.roles[0].code, sector="")
    last = max(past, key=lambda role: role.until or "")
    if last.until == DICTIONARIES_END:
        return Role(code=last.code, sector="")
    if last.code in _BODIES:  # who was a body's is his state's again
        last = max((role for role in past if role.code not in _BODIES), key=lambda role: role.until or "", default=last)
    if last.sector in _LASTING:
        return Role(code=last.code, sector=last.sector, title=last.title)
    return Role(code=last.code, sector="ELI", title=f"ex {last.title or last.office}".strip(), office=last.office)


DICTIONARIES_END = "2014-01-30"  # a term drawn from the TABARI dictionaries ends here because they do: later is unknown
_BODIES = frozenset({"UNO", "EUR", "IGO"})
_LASTING = frozenset({"REB", "PRM", "CRM", "CVL", "SOC", "JRN", "BUS", "REL", "OPP", ""})


@functools.cache
def actors(language: str = "de") -> Actors:
    """Return the table for a language ("de" or "en"), built once and kept in the user's cache."""
    from lagebild.knowledge.compiling import compiled

    return compiled(language)


def main(arguments: list[str]) -> int:
    """Run `check` over the data; print counts and findings; return 1 where something is wrong."""
    from lagebild.knowledge.checking import report

    if arguments != ["check"]:
        sys.stderr.write("usage: python -m lagebild.knowledge.actors check\n")
        return 2
    lines, wrong = report()
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
