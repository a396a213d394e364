"""Fetching is polite, bounded, and reaches only the open internet."""

import gzip
import threading
import time

import pytest

from lagebild.errors import FetchError
from lagebild.ingest import fetching
from lagebild.ingest.addresses import checked, is_public
from lagebild.ingest.fetching import Fetcher


@pytest.fixture(autouse=True)
def no_long_waits(monkeypatch):
    monkeypatch.setattr(fetching.random, "random", lambda: -0.99)  # back-off of hundredths of a second


@pytest.fixture
def fetcher(server):
    with Fetcher(pause=0, allowed=[server.host], largest=100_000, seconds=5) as made:
        yield made


@pytest.mark.parametrize("address", [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "198.18.0.1",
    "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
])
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_that_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize("url", ["ftp://a.example/x", "file:///etc/passwd", "http://", "http://u:p@a.example/", "http://a.example:22/", "http://[x/", "gopher://a"])
def test_addresses_of_a_form_that_is_not_fetched(url):
    with pytest.raises(FetchError):
        checked(url)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"])
def test_this_machine_is_not_fetched_however_it_is_written(host):
    with Fetcher(pause=0) as made, pytest.raises(FetchError):
        made.fetch(f"http://{host}/")


def test_the_address_checked_is_the_one_connected_to(server, monkeypatch):
    """A name that is public when asked first and private when asked again is asked once."""
    answers = iter([[(2, 1, 6, "", ("8.8.8.8", 80))], [(2, 1, 6, "", ("127.0.0.1", server._server.server_port))]])
    connected = []
    monkeypatch.setattr("lagebild.ingest.addresses.socket.getaddrinfo", lambda *_, **__: next(answers))
    monkeypatch.setattr("httpcore.SyncBackend.connect_tcp", lambda _, host, *a, **k: connected.append(host) or (_ for _ in ()).throw(FetchError("stop")))
    with Fetcher(pause=0) as made, pytest.raises(FetchError, match="stop"):
        made.fetch("http://rebind.example/")
    assert connected == ["8.8.8.8"]


def test_a_page_and_its_validators(server, fetcher):
    server.pages["/a"] = (200, {"ETag": '"1"', "Last-Modified": "Thu, 09 Sep 2021 10:00:00 GMT"}, b"body")
    found = fetcher.fetch(f"{server.url}/a")
    assert (found.body, found.etag, found.charset) == (b"body", '"1"', "utf-8")


def test_an_unchanged_page_is_not_sent_again(server, fetcher):
    server.pages["/a"] = lambda request: (304, {}, b"") if request.headers["If-None-Match"] == '"1"' else (200, {}, b"new")
    assert fetcher.fetch(f"{server.url}/a", etag='"1"').status == 304
    assert fetcher.fetch(f"{server.url}/a", etag='"0"').body == b"new"


def test_robots_txt_is_obeyed_and_read_once(server, fetcher):
    server.pages |= {"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /no"), "/yes": (200, {}, b"x"), "/no": (200, {}, b"x")}
    for _ in range(2):
        fetcher.fetch(f"{server.url}/yes")
        with pytest.raises(FetchError, match=r"robots\.txt does not allow"):
            fetcher.fetch(f"{server.url}/no")
    assert (server.asked("/robots.txt"), server.asked("/no")) == (1, 0)


def test_without_a_working_robots_txt_nothing_is_fetched(server, fetcher):
    server.pages |= {"/robots.txt": (503, {}, b""), "/a": (200, {}, b"x")}
    with pytest.raises(FetchError, match="without robots"):
        fetcher.fetch(f"{server.url}/a")
    assert server.asked("/a") == 0


def test_redirects_are_followed_but_not_into_private_networks(server, fetcher):
    server.pages |= {"/a": (302, {"Location": "/b"}, b""), "/b": (200, {}, b"x"), "/in": (301, {"Location": "http://169.254.169.254/latest"}, b""),
                     "/file": (301, {"Location": "file:///etc/passwd"}, b""), "/loop": (301, {"Location": "/loop"}, b"")}
    assert fetcher.fetch(f"{server.url}/a").url == f"{server.url}/b"
    for path, said in (("/in", "not a public address"), ("/file", "only http"), ("/loop", "redirects")):
        with pytest.raises(FetchError, match=said):
            fetcher.fetch(server.url + path)


def test_too_large_and_small_but_unpacking_to_too_large(server, fetcher):
    server.pages |= {"/large": (200, {}, b"x" * 200_000), "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * 50_000_000)),
                     "/broken": (200, {"Content-Encoding": "gzip"}, b"not gzip")}
    for path, said in (("/large", "larger than"), ("/bomb", "larger than"), ("/broken", "not what its headers say")):
        with pytest.raises(FetchError, match=said):
            fetcher.fetch(server.url + path)


def test_a_server_that_trickles_is_given_up(server):
    def trickle(request):
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        for _ in range(40):
            request.wfile.write(b"x")
            request.wfile.flush()
            time.sleep(0.05)
        raise OSError

    server.pages["/slow"] = trickle
    start = time.monotonic()
    with Fetcher(pause=0, allowed=[server.host], seconds=0.4) as made, pytest.raises(FetchError, match="slower than"):
        made.fetch(f"{server.url}/slow")
    assert time.monotonic() - start < 5


def test_errors_that_pass_are_tried_again(server, fetcher):
    answers = iter([(503, {}, b""), (429, {"Retry-After": "0"}, b""), (200, {}, b"x")])
    server.pages["/a"] = lambda _: next(answers)
    assert fetcher.fetch(f"{server.url}/a").body == b"x"


def test_errors_that_stay_are_not(server, fetcher):
    server.pages |= {"/down": (500, {}, b""), "/wait": (503, {"Retry-After": "3600"}, b"")}
    for path, times in (("/none", 1), ("/down", 3), ("/wait", 1)):
        with pytest.raises(FetchError, match="status"):
            fetcher.fetch(server.url + path)
        assert server.asked(path) == times


def test_a_host_is_asked_with_pauses(server):
    server.pages["/a"] = (200, {}, b"x")
    with Fetcher(pause=0.2, allowed=[server.host]) as made:
        start = time.monotonic()
        for _ in range(3):
            made.fetch(f"{server.url}/a")
    assert time.monotonic() - start >= 0.4


def test_stopping_ends_a_wait(server):
    server.pages["/a"] = (200, {}, b"x")
    stop = threading.Event()
    with Fetcher(pause=30, allowed=[server.host], stop=stop) as made:
        made.fetch(f"{server.url}/a")
        threading.Timer(0.1, stop.set).start()
        start = time.monotonic()
        with pytest.raises(FetchError, match="stopped"):
            made.fetch(f"{server.url}/a")
    assert time.monotonic() - start < 10
