"""Web archives (WARC) and tables (Parquet)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lagebild.errors import ReadError
from lagebild.ingest.records import from_value
from lagebild.model import Article, Issue

LARGEST_PAGE = 20_000_000  # bytes of one archived page

_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def from_warc(path: Path, page: Callable[[bytes, str, str | None], Article]) -> Iterator[Article | Issue]:
    """Yield the article of every HTML response of a WARC file (also gzip); `page` reads one.

    Images, scripts and failed responses are no articles and are passed over; a page that cannot be read is an Issue.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    found = 0
    with path.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
                found += 1
                one = _response(record, path, page)
                if one is not None:
                    yield one
        except (OSError, ValueError, RuntimeError, EOFError) as error:
            yield Issue(source=str(path), reason=f"the archive breaks off after {found} responses ({error}); fetch it again")
            return
    if not found:
        yield Issue(source=str(path), reason="no web archive, or one without responses")


def _response(record: Any, path: Path, page: Callable[[bytes, str, str | None], Article]) -> Article | Issue | None:
    url = record.headers.get("WARC-Target-URI", "").strip("<>")
    headers = record.http_headers
    kind = (record.http_content_type or "").lower()
    if headers is not None and (headers.status_code != 200 or not kind.startswith(_PAGE_TYPES)):
        return None
    body, whole = record.reader.read(LARGEST_PAGE), min(record.content_length, LARGEST_PAGE)
    if len(body) < whole:
        return Issue(source=url or str(path), reason=f"the page breaks off after {len(body)} of {whole} bytes (in {path.name}); fetch it again")
    if headers is None:
        return None
    try:
        return page(body, url, record.http_charset)
    except ReadError as error:
        return Issue(source=url or str(path), reason=f"{error} (in {path.name})")


def from_parquet(path: Path) -> Iterator[Article | Issue]:
    """Yield the article of each row; columns are named as in contract.md, and `text` is needed."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        with pq.ParquetFile(path) as file:
            if "text" not in file.schema_arrow.names:
                yield Issue(source=str(path), reason=f'no column "text"; it has {", ".join(file.schema_arrow.names[:8])}')
                return
            for batch in file.iter_batches(batch_size=256):
                for row in batch.to_pylist():
                    number += 1
                    yield from_value(row, str(path), number)
    except (pa.ArrowException, OSError) as error:
        yield Issue(source=str(path), line=number or None, reason=f"not readable as Parquet ({str(error).splitlines()[0]})")
