"""Who may ask: loopback names only, or the token."""

import pytest
from litestar.testing import TestClient

from lagebild.board import app, serve
from lagebild.board.addresses import address, safe_link
from lagebild.errors import SettingsError


@pytest.fixture(scope="module")
def locked(store_url):
    with TestClient(app(store_url, token="geheim")) as client:
        yield client


def test_with_a_token_nothing_is_shown_without_it(locked):
    locked.cookies.clear()
    for path in ("/", "/api/events", "/schema/openapi.json", "/index.json"):
        assert locked.get(path).status_code == 401
        assert locked.get(path, headers={"authorization": "Bearer falsch"}).status_code == 401


def test_the_token_opens_by_header_address_or_the_cookie_it_leaves(locked):
    assert locked.get("/codebook", headers={"authorization": "Bearer geheim"}).status_code == 200
    answer = locked.get("/codebook?token=geheim")
    assert answer.status_code == 200
    assert "geheim" not in answer.text
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert locked.get("/codebook").status_code == 200


def test_a_foreign_host_name_gets_nothing_without_a_token(store_url):
    with TestClient(app(store_url), base_url="http://boese.example") as client:
        assert client.get("/").status_code == 421
    with TestClient(app(store_url), base_url="http://127.0.0.1:8321") as client:
        assert client.get("/codebook").status_code == 200


def test_the_board_is_not_opened_to_a_network_without_a_token(store_url):
    with pytest.raises(SettingsError, match="token"):
        serve(store_url, host="0.0.0.0")


@pytest.mark.parametrize(("url", "alive"), [
    ("https://beispiel.example/a", True), ("http://x.example", True), ("javascript:alert(1)", False), (" JaVaScRiPt:alert(1)", False),
    ("data:text/html,x", False), ("//x.example", False), ("http://[", False), (None, False), ("ftp://x.example/", False),
])
def test_only_web_addresses_are_links(url, alive):
    assert (safe_link(url) is not None) is alive


def test_addresses_are_quoted():
    assert address("/article/a b/../c?", q='"x"', none=None, two=["a", "b"]) == "/article/a%20b/../c%3F?q=%22x%22&two=a&two=b"
