"""Addresses of pages, and which of the web's may be followed."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote, urlencode, urlsplit

from lagebild.situation import Step


def safe_link(url: str | None) -> str | None:
    """Return a web address that may be followed; None for javascript:, data: and anything that is not http(s)."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def address(path: str, **query: object) -> str:
    """Return a path with query values; None and "" are left out, lists are repeated."""
    pairs = [
        (key, str(one))
        for key, value in query.items()
        for one in (value if isinstance(value, list | tuple) else [value]) if one is not None and one != ""
    ]
    return f"{quote(path)}?{urlencode(pairs)}" if pairs else quote(path)


def bucket_end(start: str, step: Step) -> str:
    """Return the last day of the bucket that begins on `start`."""
    day = dt.date.fromisoformat(start)
    if step == "day":
        return start
    if step == "week":
        return (day + dt.timedelta(days=6)).isoformat()
    return ((day + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)).isoformat()
