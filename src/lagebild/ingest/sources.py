"""One door for every source: what it is is told by its content and its ending."""

from __future__ import annotations

import glob
import gzip
import io
import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from lagebild.errors import LagebildError, ReadError
from lagebild.ingest import archives, feeds
from lagebild.ingest.decoding import decoded
from lagebild.ingest.records import completed, from_lines, from_value
from lagebild.model import Article, Issue

# Endings read inside a folder; other files there (pictures, notes) are passed over.
ENDINGS = (".txt", ".md", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".parquet", ".warc", ".rss", ".atom",
           ".xml", ".gz")
LARGEST = 500_000_000  # bytes after unpacking; a file that unpacks to more is refused
_PIECE = 1 << 20


def read(source: str, *, stdin: BinaryIO | None = None) -> Iterator[Article | Issue]:
    """Yield the articles of `source`: a file, a folder, a glob, an address, or "-" for standard input.

    Text, HTML, JSON, JSON Lines, Parquet, WARC, RSS and Atom, each also gzipped. What cannot be read comes as an
    Issue that names the input, its line where it has lines, and the reason; the rest goes on.
    """
    try:
        if source == "-":
            yield from of_bytes((stdin or sys.stdin.buffer).read(), "<stdin>")
        elif source.startswith(("http://", "https://")):
            yield from _address(source)
        else:
            yield from _paths(source)
    except (LagebildError, OSError) as error:
        yield Issue(source=source, reason=_said(error))


def _said(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _address(url: str) -> Iterator[Article | Issue]:
    from lagebild.ingest.fetching import Fetcher

    with Fetcher() as fetcher:
        found = fetcher.fetch(url)
    yield from of_bytes(found.body, found.url, found.charset, url=found.url)


def _paths(source: str) -> Iterator[Article | Issue]:
    path = Path(source)
    if path.is_dir():
        yield from _folder(path)
    elif path.exists():
        yield from _file(path)
    elif glob.has_magic(source):
        matched = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 - also takes absolute patterns
        if not matched:
            yield Issue(source=source, reason="nothing matches this pattern")
        for one in matched:
            if Path(one).is_file():
                yield from _file(Path(one))
    else:
        yield Issue(source=source, reason="no such file")


def _folder(path: Path) -> Iterator[Article | Issue]:
    files = sorted(one for one in path.rglob("*") if one.is_file() and one.suffix.lower() in ENDINGS
                   and not any(part.startswith(".") for part in one.relative_to(path).parts))
    if not files:
        yield Issue(source=str(path), reason=f"no file in this folder that Lagebild reads ({' '.join(ENDINGS)})")
    for one in files:
        yield from _file(one)


def _file(path: Path) -> Iterator[Article | Issue]:
    name = path.name.lower()
    try:
        if name.endswith(".parquet"):
            yield from archives.from_parquet(path)
        elif name.endswith((".warc", ".warc.gz")):
            yield from archives.from_warc(path, _page)
        elif name.endswith((".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")):
            yield from from_lines(_lines(path), str(path))
        else:
            yield from of_bytes(path.read_bytes(), str(path))
    except (LagebildError, OSError, EOFError, zlib.error) as error:
        yield Issue(source=str(path), reason=_said(error))


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file one by one, each decoded by itself: a large archive is not held in memory."""
    with path.open("rb") as raw:
        mark = raw.peek(4)[:4]
        stream: Iterable[bytes] = gzip.GzipFile(fileobj=raw) if mark.startswith(b"\x1f\x8b") else raw
        if mark.startswith((b"\xff\xfe", b"\xfe\xff")):
            yield from decoded(raw.read()).splitlines()
            return
        for line in stream:
            try:
                yield decoded(line)
            except ReadError:
                yield "\x00"  # no JSON, so that the reader says which line it is


def of_bytes(raw: bytes, name: str, charset: str | None = None, url: str | None = None) -> Iterator[Article | Issue]:
    """Yield the articles of `raw`, as what it looks like; `name` is how Issues call it. Raises ReadError."""
    ending = Path(name.removesuffix(".gz")).suffix.lower()
    if raw.startswith(b"\x1f\x8b"):
        raw = _unpacked(raw)
    if raw.startswith(b"PAR1"):
        raise ReadError("Parquet is only read from a file")
    text = decoded(raw, charset)
    begin = text.lstrip()[:1]
    if not begin:
        raise ReadError("empty; nothing to read")
    if feeds.is_feed(text):
        yield from feeds.articles_of(text, url or name)
    elif ending in (".txt", ".md"):
        yield completed(Article(text=text, url=url))
    elif begin in "{[" and ending not in (".html", ".htm"):
        yield from _json(text, name)
    elif begin == "<":
        yield _of_page(text, url)
    else:
        yield completed(Article(text=text, url=url))


def _unpacked(raw: bytes) -> bytes:
    """Return what `raw` unpacks to, refusing a small file that unpacks to a huge one."""
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
        while piece := packed.read(_PIECE):
            out.write(piece)
            if out.tell() > LARGEST:
                raise ReadError(f"unpacks to more than {LARGEST // 1_000_000} MB; split it")
    return out.getvalue()


def _json(text: str, name: str) -> Iterator[Article | Issue]:
    """Yield the articles of JSON: one object, a list, {"articles": [...]}, or else lines."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        yield from from_lines(text.split("\n"), name)
        return
    if isinstance(value, dict) and "text" not in value and isinstance(value.get("articles"), list):
        value = value["articles"]
    for number, one in enumerate(value if isinstance(value, list) else [value], start=1):
        if isinstance(one, dict):
            yield from_value(one, name, number)
        else:
            yield Issue(source=name, line=number, reason=f"no object but {type(one).__name__}")


def _page(raw: bytes, url: str, charset: str | None) -> Article:
    return _of_page(decoded(raw, charset), url or None)


def _of_page(text: str, url: str | None) -> Article:
    from lagebild.ingest.page import article_from_page  # trafilatura takes half a second to import

    return article_from_page(text, url)
