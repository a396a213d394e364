"""The connection: SQLite or PostgreSQL, opened so that a killed process leaves a whole store behind."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy
from sqlalchemy import create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from lagebild.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import URL, Connection, Engine

T = TypeVar("T")

BUSY_MS = 30_000  # how long SQLite waits for another process's write
TRIES = 8
# PostgreSQL: serialization failure, deadlock, lock not available, connection cut; and a unique value that another
# process took between our look and our write (the next look finds it taken)
_PASSING = {"40001", "40P01", "55P03", "57P01", "08006", "08003", "23505"}


def engine_for(url: str, *, create: bool = True) -> Engine:
    """Return an engine for `url` (sqlite:///FILE, postgresql://…); raises StoreError with what to mend."""
    parsed = _parsed(url)
    if parsed.get_backend_name() == "sqlite":
        _check_file(parsed, create=create)
        engine = create_engine(parsed, connect_args={"timeout": BUSY_MS / 1000, "check_same_thread": False})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(parsed, pool_pre_ping=True)


def writing(engine: Engine) -> Engine:
    """Return the engine's twin whose transactions take the write lock at once, so that they cannot fail half way."""
    return engine.execution_options(lagebild_write=True)


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"{url!r} is no store address; write sqlite:///FILE.db or postgresql://HOST/NAME") from error
    if parsed.get_backend_name() == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        raise StoreError(f"{parsed.get_backend_name()} is no store Lagebild knows; use sqlite:/// or postgresql://")
    return parsed


def _check_file(url: URL, *, create: bool) -> None:
    if url.database in (None, "", ":memory:"):
        return
    file = Path(str(url.database))
    if not file.exists() and not create:
        raise StoreError(f"{file}: no such store; run `lagebild add` first, or name another with --store")
    if not file.parent.is_dir():
        raise StoreError(f"{file}: the folder {file.parent} does not exist; create it first")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's "begin" below says how a transaction starts
    cursor = connection.cursor()
    try:
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", f"busy_timeout={BUSY_MS}", "foreign_keys=ON",
                       "cache_size=-65536", "temp_store=MEMORY", "mmap_size=1073741824"):
            cursor.execute(f"PRAGMA {pragma}")
    finally:
        cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("lagebild_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def insistently(do: Callable[[], T], what: str) -> T:
    """Return what `do` returns, trying again with growing pauses while other processes are in the way.

    `do` must be one whole transaction. Raises StoreError when it still fails, or fails for another reason.
    """
    for attempt in range(TRIES):
        try:
            return do()
        except DBAPIError as error:
            if attempt == TRIES - 1 or not _passing(error):
                raise StoreError(f"{what}: {_reason(error)}") from error
            time.sleep(min(2.0, 0.05 * 2**attempt) * (0.5 + random.random()))  # noqa: S311 - only spreads the tries
    raise AssertionError


def _passing(error: DBAPIError) -> bool:
    if error.connection_invalidated or getattr(error.orig, "sqlstate", None) in _PASSING:
        return True
    return isinstance(error, OperationalError) and "locked" in str(error.orig)


def _reason(error: sqlalchemy.exc.DBAPIError) -> str:
    return str(error.orig).strip().partition("\n")[0]
