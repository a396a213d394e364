"""What persons were and when, from the knowledge that is shipped: the roles over time of the page Akteur."""

from __future__ import annotations

import threading
from collections.abc import Iterable

import msgspec

from lagebild.knowledge.actors import actors

_reading = threading.Lock()


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office held from `since` until `until` (ISO dates of any precision, None is open); `title` where it has one."""

    office: str
    title: str
    since: str | None
    until: str | None


def offices_of(names: Iterable[str], code: str) -> dict[str, tuple[Office, ...]]:
    """Return the offices of the persons among `names` in the state or body `code`, latest first."""
    with _reading:  # whoever comes while the table is read waits for it instead of reading it again
        known = actors("de")
    found: dict[str, tuple[Office, ...]] = {}
    for name in names:
        person = next((one for one in known.lookup(name) if one.kind == "person" and one.name == name), None)
        roles = [role for role in person.roles if role.code == code and role.office] if person else []
        if roles:
            roles.sort(key=lambda role: (role.begin or "", role.until or "9"), reverse=True)
            found[name] = tuple(Office(office=r.office, title=r.title, since=r.begin, until=r.until) for r in roles)
    return found
