"""Records: a line of JSON, a row of a table, an object of a file become an Article."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from lagebild.errors import ReadError
from lagebild.ingest.agency import agencies_in
from lagebild.ingest.genre import genre_of
from lagebild.ingest.language import detect_language
from lagebild.ingest.outlets import host_of, outlet_of
from lagebild.model import Article, Issue

_TEXTS = ("id", "title", "date", "language", "publication", "url", "genre", "genre_reason")


def from_lines(lines: Iterable[str], source: str) -> Iterator[Article | Issue]:
    """Yield the article of each line of JSON; a bad line is an Issue with its number."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield from_value(line, source, number)


def from_value(value: str | dict[str, Any], source: str, line: int | None = None) -> Article | Issue:
    """Return the article of one record, or the Issue that says what is wrong with it."""
    try:
        return completed(article_from(_object(value) if isinstance(value, str) else value))
    except ReadError as error:
        return Issue(source=source, line=line, reason=str(error))


def _object(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        said = getattr(error, "msg", "nested too deep")
        raise ReadError(f"no JSON ({said}); each line must be one JSON object") from error
    if not isinstance(value, dict):
        raise ReadError(f"JSON, but no object (it is {type(value).__name__}); each line must be one JSON object")
    return value


def article_from(value: dict[str, Any]) -> Article:
    """Return the article a record describes, its text exactly as given. Raises ReadError with what is wrong."""
    text = value.get("text")
    if not isinstance(text, str):
        raise ReadError('no "text"; a record needs at least {"text": "..."}')
    if not text.strip():
        raise ReadError('"text" is empty; nothing to read')
    _check_characters(text)
    given = {key: _string(key, value.get(key)) for key in _TEXTS}
    given["date"] = checked_date(given["date"])
    strings = {key: found for key, found in given.items() if found is not None}
    return Article(text=text, authors=_names(value.get("authors")), agency=_names(value.get("agency")), **strings)


def completed(article: Article, said: tuple[str, ...] = (), kinds: tuple[str, ...] = (), section: str = "") -> Article:
    """Return `article` with what it leaves open found out: id, language, outlet, agencies, genre.

    `said` are lines that stood with the text (bylines), `kinds` and `section` what the page calls itself.
    """
    genre, reason = (article.genre, article.genre_reason)
    if genre is None:
        genre, reason = genre_of(article.title, article.text, article.url, kinds, section)
    return replace(
        article,
        id=article.id or made_id(article),
        language=article.language or detect_language(f"{article.title}\n{article.text}"),
        publication=article.publication or outlet_of(host_of(article.url)).name,
        agency=article.agency or agencies_in(article.text, (*article.authors, *said)),
        genre=genre, genre_reason=reason,
    )


def made_id(article: Article) -> str:
    """Return an id made of address, title and text: the same article gets the same one."""
    said = f"{article.url or ''}|{article.title}|{article.text}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def checked_date(text: str | None) -> str | None:
    """Return `text` if it is an ISO 8601 day or second; raises ReadError naming it if not."""
    if text is None:
        return None
    try:
        if len(text) > 10:
            dt.datetime.fromisoformat(text)
        else:
            dt.date.fromisoformat(text)
    except ValueError:
        raise ReadError(f'"date" is {text!r}, which is no date; write YYYY-MM-DD (ISO 8601)') from None
    return text


def _check_characters(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ReadError('"text" holds half a character (a lone surrogate); write it as UTF-8') from None


def _string(key: str, value: Any) -> str | None:
    """Return a field as text; numbers as ids and dates of tables are taken as what they mean."""
    if value is None or value == "" or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int) and key == "id":
        return str(value)
    if not isinstance(value, str):
        raise ReadError(f'"{key}" is {value!r}, but must be text')
    _check_characters(value)
    return value


def _names(value: Any) -> tuple[str, ...]:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ()
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(str(name) for name in value if name)
