"""Taking events out for other tools: PLOVER JSON Lines, CSV, Parquet, GDELT 2.0."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from lagebild.errors import StoreError
from lagebild.store.export import flat, gdelt, plover
from lagebild.store.export.lines import Line, lines
from lagebild.store.filters import EventFilter
from lagebild.store.store import Store

FORMATS: dict[str, Callable[[Iterator[Line], BinaryIO], int]] = {
    "plover": plover.write, "csv": flat.write_csv, "parquet": flat.write_parquet,
    "gdelt": gdelt.write, "gdelt61": gdelt.write_bare,
}


def export(store: Store, form: str, output: str | Path | BinaryIO = "-", wanted: EventFilter | None = None) -> int:
    """Write the events `wanted` asks for (all where None) in the format `form`; returns the number of rows.

    `output` is a file, "-" for standard output, or something open for bytes. Formats are the keys of FORMATS; each
    row carries outlet, address, date and the sentence the event was read from (gdelt61 has room for the address
    and the date alone).
    """
    if form not in FORMATS:
        raise StoreError(f"no format {form!r}; choose from {', '.join(FORMATS)}")
    with _opened(output) as sink:
        return FORMATS[form](lines(store, wanted or EventFilter(order="oldest")), sink)


@contextmanager
def _opened(output: str | Path | BinaryIO) -> Iterator[BinaryIO]:
    if output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif isinstance(output, (str, Path)):
        try:
            file = Path(output).open("wb")  # noqa: SIM115 - closed below
        except OSError as error:
            raise StoreError(f"{output}: cannot be written ({error.strerror})") from error
        with file:
            yield file
    else:
        yield output
