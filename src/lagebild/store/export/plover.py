"""PLOVER JSON Lines: the record of codebook.md, nothing left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from lagebild.store.export.lines import Line


def write(rows: Iterator[Line], sink: BinaryIO) -> int:
    """Write each event as one line of JSON; `evidence_text` is its sentence, `published` the article's date."""
    encoder = msgspec.json.Encoder()
    count = 0
    for row in rows:
        record = msgspec.to_builtins(row.event)
        record["cite_info"] = {
            "publication": row.outlet, "url": row.url, "title": row.title, "language": row.language,
        }
        record |= {"published": row.published, "evidence_text": row.evidence, "happening": row.happening}
        sink.write(encoder.encode(record) + b"\n")
        count += 1
    return count
