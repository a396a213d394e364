"""Where records go: JSON Lines to a file or standard output; messages to standard error."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

import msgspec

from lagebild.errors import LagebildError
from lagebild.model import Article, Issue


@contextmanager
def opened(output: str) -> Iterator[BinaryIO]:
    """Open `output` for bytes ("-" is standard output; .gz is compressed)."""
    if output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        file = cast("BinaryIO", gzip.open(output, "wb") if output.endswith(".gz") else open(output, "wb"))  # noqa: PTH123, SIM115  # closed below
    except OSError as error:
        raise LagebildError(f"{output}: cannot be written ({error.strerror}); give another --output") from error
    with file:
        yield file


def write_lines(output: str, values: Iterable[Any]) -> int:
    """Write each value as one line of JSON; Issues go to standard error instead. Returns the number of Issues."""
    encoder = msgspec.json.Encoder()
    bad = 0
    with opened(output) as sink:
        for value in values:
            if isinstance(value, Issue):
                warn(str(named(value)))
                bad += 1
            else:
                sink.write(encoder.encode(value) + b"\n")
    return bad


_FILES: dict[str, str] = {}  # id made for an article -> the file it was read from


def named(issue: Issue) -> Issue:
    """Return the issue with the file's name where it only knew the id made for its article."""
    return msgspec.structs.replace(issue, source=_FILES.get(issue.source, issue.source))


def warn(message: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(message.replace("\n", " ") + "\n")
    sys.stderr.flush()


def read_all(sources: Iterable[str], date: str | None = None) -> Iterator[Article | Issue]:
    """Read every source; an article without a date gets `date`."""
    from lagebild.ingest import read

    for source in sources:
        for article in read(source):
            if isinstance(article, Article) and source.endswith((".txt", ".html", ".htm")):
                _FILES[article.id] = source
            if isinstance(article, Article) and article.date is None and date is not None:
                yield msgspec.structs.replace(article, date=date)
            else:
                yield article
