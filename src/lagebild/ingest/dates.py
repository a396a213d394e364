"""The publication date, from what the page says of itself or shows; never guessed."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?")
_MONTHS = {
    name: number for number, names in enumerate((
        "januar jänner jan january", "februar feber feb february", "märz mär mrz maerz march mar", "april apr", "mai may",
        "juni jun june", "juli jul july", "august aug", "september sep sept", "oktober okt october oct",
        "november nov", "dezember dez december dec"), start=1) for name in names.split()
}
_GERMAN = re.compile(r"\b(\d{1,2})\.\s?(?:(\d{1,2})\.|([A-Za-zä]{3,9})\.?)\s?(\d{4}|\d{2}(?=\s*(?:\||$|,|-|Uhr|\d\d:)))\b(?:.{0,12}?\b(\d{1,2})[:.](\d{2})\b)?")
_JS = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT([+-]\d{4})")
_EARLIEST, _AHEAD = 1900, dt.timedelta(days=400)
_SHOWN = re.compile(r"date|time|datum|zeit|publish|stand|meta|byline|autor|author|info|header|dachzeile", re.IGNORECASE)


def parsed(text: str) -> str | None:
    """Return `text` as ISO 8601 (day, or second with its offset where it has one), None where it is no date."""
    text = text.strip()
    for read in (_iso, _compact, _german, _javascript, _mail):
        found = read(text)
        if found:
            return found
    return None


def publication_date(page: HtmlElement, said: Iterable[str]) -> str | None:
    """Return the first of the page's own dates that is one, then `time` elements, then a visible German date."""
    for text in (*said, *_elements(page)):
        found = parsed(text)
        if found:
            return found
    return next((found for found in map(_german, _visible(page)) if found), None)


def _made(*parts: str | None, offset: str | None = None) -> str | None:
    """Return the parts as an ISO date or time, None where there is no such day."""
    try:
        year, month, day = (int(part or 0) for part in parts[:3])
        if year < _EARLIEST or dt.date(year, month, day) > dt.datetime.now(tz=dt.UTC).date() + _AHEAD:
            return None
        if len(parts) < 5 or parts[3] is None:
            return f"{year:04}-{month:02}-{day:02}"
        time = dt.time(int(parts[3]), int(parts[4] or 0), int(parts[5] or 0) if len(parts) > 5 else 0)
    except ValueError:
        return None
    return f"{year:04}-{month:02}-{day:02}T{time.isoformat()}{offset or ''}"


def _offset(text: str | None) -> str:
    if not text:
        return ""
    if text == "Z":
        return "+00:00"
    digits = text.replace(":", "")
    return f"{digits[:3]}:{digits[3:] or '00'}"


def _iso(text: str) -> str | None:
    found = _ISO.match(text)
    return _made(*found.groups()[:6], offset=_offset(found.group(7))) if found else None


def _compact(text: str) -> str | None:
    found = _COMPACT.fullmatch(text)
    return _made(*found.groups()) if found else None


def _german(text: str) -> str | None:
    for found in _GERMAN.finditer(text):
        day, number, name, year, hour, minute = found.groups()
        year = year if len(year) == 4 else f"20{year}"  # "Do 25.04.24 | 14:07"
        month = number or str(_MONTHS.get((name or "").lower(), 0))
        made = _made(year, month, day, hour, minute) or _made(year, month, day)
        if made:
            return made
    return None


def _javascript(text: str) -> str | None:
    found = _JS.match(text)
    if not found:
        return None
    month, day, year, hour, minute, second, offset = found.groups()
    return _made(year, str(_MONTHS.get(month.lower(), 0)), day, hour, minute, second, offset=_offset(offset))


def _mail(text: str) -> str | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return found.isoformat()


def _elements(page: HtmlElement) -> Iterator[str]:
    """Yield the times of the page's elements, those inside the article first."""
    for where in ("//article//time", "//main//time", "//time"):
        for element in page.xpath(where):
            yield element.get("datetime") or element.text_content()
    for element in page.xpath('//*[@itemprop="datePublished"]'):
        yield element.get("content") or element.get("datetime") or element.text_content()


def _visible(page: HtmlElement) -> Iterator[str]:
    """Yield short texts that may show the date, those that are named so first."""
    short = [e for e in page.iter("p", "span", "div", "li", "small", "em") if 8 <= len(e.text_content().strip()) <= 120]
    for element in sorted(short, key=lambda e: not _SHOWN.search(f"{e.get('class') or ''} {e.get('id') or ''}")):
        yield element.text_content()
