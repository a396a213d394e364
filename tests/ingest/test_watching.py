"""Feeds are polled, new pages handed on once, and stopping at any moment loses nothing."""

import threading

import pytest
from pages import page

from lagebild.errors import SettingsError
from lagebild.ingest import watch
from lagebild.ingest.fetching import Fetcher
from lagebild.ingest.watching import Feed, feeds_from
from lagebild.model import Article, Issue
from lagebild.store import Store


def feed(server, *names):
    items = "".join(f"<item><title>{n}</title><link>{server.url}/{n}</link><pubDate>Thu, 09 Sep 2021 10:00:00 GMT</pubDate></item>" for n in names)
    return f'<rss version="2.0"><channel><title>Bote</title><link>{server.url}</link>{items}</channel></rss>'.encode()


@pytest.fixture
def store(tmp_path):
    with Store.open(f"sqlite:///{tmp_path / 'watch.db'}") as made:
        yield made


@pytest.fixture
def fetcher(server):
    with Fetcher(pause=0, allowed=[server.host]) as made:
        yield made


def one_round(server, store, fetcher):
    return [one for batch in watch([Feed(f"{server.url}/feed")], store, once=True, fetcher=fetcher) for one in batch]


def test_new_pages_come_once(server, store, fetcher):
    server.pages |= {"/feed": (200, {"ETag": '"1"'}, feed(server, "a", "b", "gone")), "/a": (200, {}, page().encode()), "/b": (200, {}, b"<html></html>")}
    found = one_round(server, store, fetcher)
    assert [type(one) for one in found] == [Article, Issue, Issue]
    assert found[1].source == f"{server.url}/b"
    assert one_round(server, store, fetcher) == []
    assert [server.asked(path) for path in ("/feed", "/a", "/b", "/gone")] == [2, 1, 1, 1]
    assert server.seen[-1][1]["if-none-match"] == '"1"'


def test_the_feed_says_what_the_page_does_not(server, store, fetcher):
    server.pages |= {"/feed": (200, {}, feed(server, "a")), "/a": (200, {}, page(ld="").encode())}
    (article,), = watch([Feed(f"{server.url}/feed", "Mein Blatt")], store, once=True, fetcher=fetcher)
    assert (article.date, article.publication) == ("2021-09-09T10:00:00+00:00", "Mein Blatt")


def test_what_was_not_stored_comes_again(server, store, fetcher):
    """The process is killed while a batch is being stored: its generator is never resumed."""
    server.pages |= {"/feed": (200, {"ETag": '"1"'}, feed(server, "a")), "/a": (200, {}, page().encode())}
    killed = watch([Feed(f"{server.url}/feed")], store, once=True, fetcher=fetcher)
    assert len(next(killed)) == 1
    killed.close()
    assert len(one_round(server, store, fetcher)) == 1
    assert one_round(server, store, fetcher) == []


def test_a_feed_that_fails_is_an_issue_and_the_others_go_on(server, store, fetcher):
    server.pages |= {"/bad": (200, {}, b"no feed"), "/feed": (200, {}, feed(server, "a")), "/a": (200, {}, page().encode())}
    feeds = [Feed(f"{server.url}/none"), Feed(f"{server.url}/bad"), Feed(f"{server.url}/feed")]
    found = [one for batch in watch(feeds, store, once=True, fetcher=fetcher) for one in batch]
    assert [type(one) for one in found] == [Issue, Issue, Article]


def test_stopping_ends_the_rounds(server, store, fetcher):
    server.pages |= {"/feed": (200, {}, feed(server))}
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    assert list(watch([Feed(f"{server.url}/feed")], store, every=60, stop=stop, fetcher=fetcher)) == []


def test_the_list_of_feeds(tmp_path):
    file = tmp_path / "feeds.yaml"
    file.write_text("- https://a.example/rss\n- {url: https://b.example/rss, publication: B}\n", encoding="utf-8")
    assert feeds_from(file) == [Feed("https://a.example/rss"), Feed("https://b.example/rss", "B")]
    file.write_text("- {adress: x}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="one address per line"):
        feeds_from(file)
    with pytest.raises(SettingsError):
        feeds_from(tmp_path / "none.yaml")
