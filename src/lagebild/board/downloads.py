"""A search result as a file: CSV, JSON Lines or Parquet, few events in memory at a time."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator
from typing import Literal

import msgspec

from lagebild.board.desk import Desk
from lagebild.board.labels import actor_name, chain
from lagebild.board.words import words
from lagebild.model import Event
from lagebild.store import EventFilter

Kind = Literal["csv", "jsonl", "parquet"]
MEDIA = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson", "parquet": "application/vnd.apache.parquet"}
LARGEST = 250_000
"""Events in one file; `lagebild export` writes stores of any size."""
CHUNK = 1000
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One event as a table row; several values in one cell are joined by ";", spans are "field:start-end"."""

    id: str
    article: str
    date: str | None
    enddate: str | None
    date_stated: bool
    event: str
    mode: str
    context: str
    quad_code: int
    event_scale: float
    actor: str
    actor_sector: str
    actor_name: str
    recipient: str
    recipient_sector: str
    recipient_name: str
    aux: str
    attribution: str
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    quantity: str
    confidence: float
    by: str
    trigger: str
    span: str
    sentence: str
    publication: str | None
    url: str | None
    title: str


def row(event: Event) -> Row:
    """Flatten one event."""
    t, place = words("de"), event.place
    return Row(
        id=event.id, article=event.article, date=event.date, enddate=event.enddate, date_stated=event.time.stated,
        event=event.event, mode=";".join(event.mode), context=";".join(event.context), quad_code=event.quad_code,
        event_scale=event.event_scale,
        actor=";".join(one.code for one in event.actor), actor_sector=";".join(one.sector for one in event.actor),
        actor_name=";".join(actor_name(one, t) for one in event.actor),
        recipient=";".join(one.code for one in event.recipient),
        recipient_sector=";".join(one.sector for one in event.recipient),
        recipient_name=";".join(actor_name(one, t) for one in event.recipient),
        aux=";".join(event.aux), attribution=chain(event, t), place=place.name if place else None,
        country=place.country if place else None, latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        quantity=";".join(f"{one.bound} {one.number} {one.unit}" for one in event.quantity),
        confidence=event.confidence, by=event.by, trigger=event.trigger.text,
        span=f"{event.trigger.field}:{event.trigger.start}-{event.trigger.end}",
        sentence=event.evidence.text if event.evidence else "", publication=event.cite_info.publication,
        url=event.cite_info.url, title=event.cite_info.title,
    )


def _cell(value: object) -> object:
    """Keep spreadsheets from taking words of an article for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) and value != "---" else value


def _csv(found: Iterator[Event]) -> Iterator[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(Row.__struct_fields__)
    for number, event in enumerate(found, 1):
        writer.writerow([_cell(value) for value in msgspec.structs.astuple(row(event))])
        if number % CHUNK == 0:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def _parquet(found: Iterator[Event]) -> Iterator[bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {"str": pa.string(), "str | None": pa.string(), "int": pa.int64(), "bool": pa.bool_(),
             "float": pa.float64(), "float | None": pa.float64()}
    schema = pa.schema([(name, kinds[str(kind)]) for name, kind in Row.__annotations__.items()])
    sink = io.BytesIO()
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        while some := [msgspec.to_builtins(row(event)) for event in itertools.islice(found, CHUNK)]:
            writer.write_table(pa.Table.from_pylist(some, schema=schema))
    yield sink.getvalue()


def download(desk: Desk, wanted: EventFilter, kind: Kind) -> Iterator[bytes]:
    """Yield the file piece by piece; JSON Lines hold the whole records of the contract, the others flat rows."""
    found = itertools.islice(desk.store.all_events(wanted), LARGEST)
    if kind == "jsonl":
        return (msgspec.json.encode(event) + b"\n" for event in found)
    return _csv(found) if kind == "csv" else _parquet(found)
