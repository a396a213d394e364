"""Every test of the store runs on SQLite and, where there is one, on PostgreSQL."""

import os

import pytest
from sqlalchemy import create_engine, text

from lagebild.store import Store

POSTGRES = os.environ.get("LAGEBILD_TEST_POSTGRES")


def _fresh_postgres():
    """Return the address of the test database, emptied."""
    engine = create_engine(POSTGRES.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return POSTGRES


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'test.db'}"
    if not POSTGRES:
        if os.environ.get("CI") == "true":
            pytest.fail("LAGEBILD_TEST_POSTGRES is not set; .ci/run sets it")
        pytest.skip("LAGEBILD_TEST_POSTGRES is not set: run .ci/postgres")
    return _fresh_postgres()


@pytest.fixture
def store(url):
    with Store.open(url) as opened:
        yield opened
