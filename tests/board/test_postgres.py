"""Every page answers on the team's store too."""

import os

import pytest
from board_addresses import addresses
from board_samples import synthetic
from litestar.testing import TestClient
from sqlalchemy import create_engine, text

from lagebild.board import app
from lagebild.store import Store

POSTGRES = os.environ.get("LAGEBILD_TEST_POSTGRES")


@pytest.fixture(scope="module")
def url():
    if not POSTGRES:
        if os.environ.get("CI") == "true":
            pytest.fail("LAGEBILD_TEST_POSTGRES is not set; .ci/run sets it")
        pytest.skip("LAGEBILD_TEST_POSTGRES is not set: run .ci/postgres")
    engine = create_engine(POSTGRES.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    synthetic.fill(POSTGRES, 60, days=60)
    return POSTGRES


@pytest.mark.postgres
def test_pages_and_api_answer_on_postgresql(url):
    with Store.open(url) as store:
        pages = addresses(store)
    more = ("/search?text=Sanktionen&pair=BLR-RUS", "/?participant=BLR", "/api/dyads", "/api/actors", "/api/quotes",
            "/api/happenings?voices=2", "/api/events/export/csv")
    with TestClient(app(url), base_url="http://127.0.0.1") as client:
        assert {path: client.get(path).status_code for path in (*pages.values(), *more)} == dict.fromkeys((*pages.values(), *more), 200)
