import pytest
from board_samples import NAMES, coded, evil, synthetic
from litestar.testing import TestClient

from lagebild.board import app
from lagebild.store import Store


@pytest.fixture(scope="session")
def store_url(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('board') / 'board.db'}"
    synthetic.fill(url, 150, days=60)
    with Store.open(url) as store:
        store.add(evil(), "test")
    return url


@pytest.fixture(scope="session")
def client(store_url):
    with TestClient(app(store_url, code=lambda article: coded(article.text if len(article.text.split()) > 2 else "Belarus kritisierte Polen."), names=NAMES)) as made:
        yield made


@pytest.fixture
def empty_client(tmp_path):
    with TestClient(app(f"sqlite:///{tmp_path / 'empty.db'}", names=NAMES)) as made:
        yield made
