"""Bringing a store to this version's tables (Alembic); a store that is up to date costs one query."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from lagebild.errors import StoreError

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection, Engine

HEAD = "0002"
_LOCK = 0x1A6EB11D  # PostgreSQL advisory lock: only one process migrates
FOLDER = Path(__file__).parent / "migrations"


def current(connection: Connection) -> str | None:
    """Return the revision the store is at, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(engine: Engine) -> None:
    """Make the tables, or bring older ones up to date; `engine` must be the writing one. Nothing is lost.

    Raises StoreError where the store was made by a newer Lagebild.
    """
    with engine.connect() as connection:
        if current(connection) == HEAD:
            return
    from alembic import command
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    with engine.begin() as connection:  # on SQLite this waits for the write lock
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        config = config_for(connection)
        found = current(connection)
        try:
            known = found is None or ScriptDirectory.from_config(config).get_revision(found)
        except CommandError:
            known = None
        if known is None:
            raise StoreError(f"the store is at revision {found}, newer than this Lagebild; upgrade Lagebild")
        command.upgrade(config, "head")


def config_for(connection: Connection) -> Config:
    """Return Alembic's settings for running the package's migrations on `connection`."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
