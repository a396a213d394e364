"""The migrations make the tables that the code speaks of, and know a store from the future."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from lagebild.errors import StoreError
from lagebild.store import Store
from lagebild.store.migrate import HEAD, config_for
from lagebild.store.migrations.versions import r0001_first
from lagebild.store.schema import metadata
from lagebild.store.text_search import LONGEST, SEARCHED, vector

OWN = set(metadata.tables)


def ours(kept, name, kind, *_):
    return not (kind == "table" and name not in OWN) and not (kind == "index" and str(name).endswith(("_words", "_newest")))


def test_migrated_tables_are_those_of_the_schema(store):
    with store.writing() as connection:
        context = MigrationContext.configure(connection, opts={
            "include_object": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_code_knows_the_last_revision(store):
    with store.writing() as connection:
        assert ScriptDirectory.from_config(config_for(connection)).get_current_head() == HEAD


def test_a_store_of_a_newer_version_is_left_alone(url):
    with Store.open(url) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer than this Lagebild"):
        Store.open(url)


def test_opening_again_changes_nothing(url):
    for _ in range(2):
        with Store.open(url) as store:
            assert store.counts().articles == 0


def test_postgresql_searches_along_the_index_that_the_migration_made(store):
    if store.dialect != "postgresql":
        pytest.skip("SQLite has tables of its own")
    with store.writing() as connection:
        connection.execute(text("SET LOCAL enable_seqscan = off"))  # an empty table is read whole else
        made = [row[0] for row in connection.execute(text("SELECT indexdef FROM pg_indexes WHERE indexname LIKE 'ix_%_words'"))]
        plan = [row[0] for row in connection.execute(text("EXPLAIN SELECT record FROM events ORDER BY date DESC NULLS LAST, number DESC LIMIT 100"))]
    assert len(made) == len(SEARCHED)
    for _, _, columns in SEARCHED:
        assert any(all(c in definition for c in columns) and str(LONGEST) in definition for definition in made)
    assert any("ix_events_newest" in line for line in plan)


def test_the_search_index_of_the_first_migration_is_the_one_asked():
    for (_, base, columns), statement in zip(SEARCHED, r0001_first.POSTGRESQL, strict=True):
        assert statement.endswith(f"ON {base} USING gin ({vector(columns)})")
