"""CSV and Parquet: one row per event, columns a reader understands."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator
from typing import Any, BinaryIO

from lagebild.model import Actor, Event, Quantity
from lagebild.store.export.lines import Line

# Column -> Arrow type; "list" columns are joined by "; " in CSV.
COLUMNS = {
    "event_id": "string", "happening_id": "string", "article_id": "string", "date": "string", "enddate": "string",
    "date_stated": "bool", "published": "string", "event": "string", "mode": "list", "context": "list",
    "quad_code": "int", "event_scale": "float", "actor": "list", "actor_name": "list", "actor_text": "list",
    "recipient": "list", "recipient_name": "list", "recipient_text": "list", "aux": "list", "attribution": "list",
    "place": "string", "country": "string", "latitude": "float", "longitude": "float", "geonames": "int",
    "quantity": "list", "trigger": "string", "confidence": "float", "coded_by": "string", "tellings": "int",
    "voices": "int", "outlet": "string", "url": "string", "title": "string", "language": "string", "evidence": "string",
}
_BATCH = 10_000
# A cell that begins so is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def row_of(line: Line) -> dict[str, Any]:
    """Return the event's row, lists as lists. Actors read "BLR GOV", quantities "at_most 200000 soldiers"."""
    e, place = line.event, line.event.place
    return {
        "event_id": e.id, "happening_id": line.happening, "article_id": e.article, "date": e.date,
        "enddate": e.enddate, "date_stated": e.time.stated, "published": line.published, "event": e.event,
        "mode": list(e.mode), "context": list(e.context), "quad_code": e.quad_code, "event_scale": e.event_scale,
        **_people("actor", e.actor), **_people("recipient", e.recipient), "aux": list(e.aux),
        "attribution": _sources(e), "place": place.name if place else None, "country": place.country if place else None,
        "latitude": place.latitude if place else None, "longitude": place.longitude if place else None,
        "geonames": place.geonames if place else None, "quantity": [_quantity(one) for one in e.quantity],
        "trigger": e.trigger.text, "confidence": e.confidence, "coded_by": e.by, "tellings": line.tellings,
        "voices": line.voices, "outlet": line.outlet, "url": line.url, "title": line.title, "language": line.language,
        "evidence": line.evidence,
    }


def _people(role: str, people: tuple[Actor, ...]) -> dict[str, list[str]]:
    return {
        role: [f"{one.code} {one.sector}".strip() for one in people],
        f"{role}_name": [one.name or "" for one in people], f"{role}_text": [one.text for one in people],
    }


def _sources(event: Event) -> list[str]:
    return [f"{link.kind}: {link.source.name or link.text or link.source.kind}" for link in event.attribution]


def _quantity(one: Quantity) -> str:
    number = "?" if one.number is None else f"{one.number:g}" if one.number % 1 else str(int(one.number))
    return f"{one.bound} {number} {one.unit}"


def write_csv(rows: Iterator[Line], sink: BinaryIO) -> int:
    """Write comma-separated values in UTF-8 with a header."""
    text = io.TextIOWrapper(sink, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    for row in map(row_of, rows):
        writer.writerow([_cell(row[name]) for name in COLUMNS])
        count += 1
    text.detach()
    return count


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, str):
        value = " ".join(value.split())
        return f"'{value}" if value.startswith(_FORMULA) and not value.startswith("---") else value
    return value


def write_parquet(rows: Iterator[Line], sink: BinaryIO) -> int:
    """Write Parquet (Zstandard); list columns are lists."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"string": pa.string(), "bool": pa.bool_(), "int": pa.int64(), "float": pa.float64(), "list": pa.list_(pa.string())}
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    count = 0
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        while batch := [row_of(line) for line in itertools.islice(rows, _BATCH)]:
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
            count += len(batch)
    return count
