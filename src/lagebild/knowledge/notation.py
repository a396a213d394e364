"""The short notation of the actor files: names with variants, roles with terms.

Names: `NATO | Nordatlantikpakt | Allianz? = North Atlantic Treaty Organization | Q7184`. The first is canonical and
German; after `=` stand English ones; `Q…` is the Wikidata id; a trailing `?` marks a name that is also a common word
and counts only in context. Of persons `~Xi` gives the bare surname where it is not the last word, `~` alone forbids it.

Roles: `hos 2000-05-07..2008-05-07, hog 2008-05-08..2012-05-07 Ministerpräsident`: an office (office_kinds.yaml, short or
long) or a sector, its term, a title. `EUR:compres 2019-12-01..` holds it for another code, `DE-BY:gov` for a region.
"""

from __future__ import annotations

import functools
import re

import msgspec

from lagebild.errors import KnowledgeError
from lagebild.knowledge.actors import Role
from lagebild.knowledge.loader import entries, load_files

_WIKIDATA = re.compile(r"^Q[1-9]\d*$")
_DATE = re.compile(r"^\d{4}(-\d\d(-\d\d)?)?$")
_ROLE = re.compile(
    r"^(?:(?P<code>---|[A-Z]{2,3}(?:-[A-Z0-9]{1,3})?):)?(?P<kind>[A-Za-z_/]+)(?:\s+(?P<term>[\d-]*\.\.[\d-]*))?(?:\s+(?P<title>\D.*))?$"
)
_SECTOR = re.compile(r"^[A-Z]{3}(/[A-Z]{3})?$")


class Names(msgspec.Struct, frozen=True):
    """The names of one entity as read from the notation."""

    german: list[str]
    english: list[str]
    weak: frozenset[str]
    wikidata: str | None
    bare: list[str] | None

    @property
    def first(self) -> str:
        """The canonical name."""
        return self.german[0]


@functools.lru_cache(maxsize=64)
def read_names(line: str) -> Names:
    """Return the names a line in the notation gives; raises KnowledgeError where it has none."""
    german, _, english = line.partition(" = ")
    weak: set[str] = set()
    wikidata, bare = None, None
    sides: tuple[list[str], list[str]] = ([], [])
    for side, text in zip(sides, (german, english), strict=True):
        for part in filter(None, (part.strip() for part in text.split("|"))):
            if _WIKIDATA.match(part):
                wikidata = part
            elif part.startswith("~"):
                bare = [*(bare or []), *filter(None, [part[1:].strip()])]
            else:
                name = part.removesuffix("?")
                side.append(name)
                if part.endswith("?"):
                    weak.add(name)
    if not sides[0]:
        raise KnowledgeError(f"the entry {line!r} has no name before '='; write 'Name | variant = English name'")
    return Names(sides[0], sides[1], frozenset(weak), wikidata, bare)


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of office: the sector it gives, its seniority, whether a state has one holder at a time."""

    office: str
    short: str
    sector: str
    rank: int
    single: bool


class Kinds(msgspec.Struct, frozen=True):
    """The kinds of office by short and long name."""

    by_name: dict[str, Kind]

    @classmethod
    def read(cls) -> Kinds:
        """Return office_kinds.yaml."""
        found: dict[str, Kind] = {}
        for file, content in load_files("office_kinds.yaml"):
            for kind in entries(file, content, Kind):
                found[kind.office] = found[kind.short] = kind
        return cls(found)


def read_roles(text: str, code: str, kinds: Kinds, where: str) -> tuple[Role, ...]:
    """Return the roles a line in the notation gives; raises KnowledgeError naming `where` and the broken part."""
    return tuple(_role(part.strip(), code, kinds, where) for part in text.split(",") if part.strip())


def _role(part: str, code: str, kinds: Kinds, where: str) -> Role:
    match = _ROLE.match(part)
    kind = kinds.by_name.get(match["kind"]) if match else None
    if match is None or (kind is None and not _SECTOR.match(match["kind"])):
        raise KnowledgeError(
            f"{where}: the role {part!r} is not 'office begin..until title' (offices: office_kinds.yaml)"
        )
    begin, until = _term(match["term"] or "..", where)
    region = match["code"] if match["code"] and "-" in match["code"] and match["code"] != "---" else ""
    return Role(
        code=code if region else match["code"] or code,
        sector=kind.sector if kind else match["kind"],
        title=match["title"] or "",
        begin=begin,
        until=until,
        office=kind.office if kind else "",
        rank=kind.rank if kind else 8,
        region=region,
    )


def _term(text: str, where: str) -> tuple[str | None, str | None]:
    begin, _, until = text.partition("..")
    for date in (begin, until):
        if date and not _DATE.match(date):
            raise KnowledgeError(f"{where}: {date!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    if begin and until and until < begin[: len(until)]:
        raise KnowledgeError(f"{where}: the term {text} ends before it begins")
    return begin or None, until or None
