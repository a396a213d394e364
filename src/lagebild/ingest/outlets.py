"""Who publishes: outlets by their address."""

from __future__ import annotations

import functools
from urllib.parse import urlsplit

import msgspec

from lagebild.ingest import rules


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet's name, and which of a page's headlines is its title (None: as everywhere)."""

    name: str | None
    title: str | None = None


@functools.cache
def _known() -> dict[str, Outlet]:
    return {
        domain: Outlet(name=said) if isinstance(said, str) else msgspec.convert(said, Outlet)
        for domain, said in rules.load("outlets").items()
    }


def host_of(url: str | None) -> str:
    """Return the host of `url`, lower case, without "www."; "" where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""


def outlet_of(host: str, site: str | None = None) -> Outlet:
    """Return the outlet at `host` or at the domain above it; else the name the page gives itself, else the host."""
    name = host
    while name.count("."):
        if name in _known():
            return _known()[name]
        name = name.partition(".")[2]
    return Outlet(name=site or host or None)
