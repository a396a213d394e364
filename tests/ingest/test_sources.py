"""Every kind of source is read as what it is; what is bad is named, and the rest goes on."""

import gzip
import io
import json
import os

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pages import TITLE, page

from lagebild.ingest import read
from lagebild.model import Article, Issue

TEXT = "Der Präsident traf am Montag den Außenminister in München.\n"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Bote</title><link>https://bote.example</link><item><title>Treffen</title>
<link>https://bote.example/1</link><pubDate>Thu, 09 Sep 2021 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Putin traf Lukaschenko.&lt;/p&gt;&lt;p&gt;Zweiter Satz.&lt;/p&gt;</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Bote</title><entry><title>Treffen</title><link href="https://bote.example/1"/>
<published>2021-09-09T10:00:00Z</published><content type="html">Putin traf Lukaschenko.</content></entry></feed>"""


@pytest.fixture
def put(tmp_path):
    def write(name, data):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return str(path)
    return write


def one(source, **more):
    found = list(read(source, **more))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("data", [
    TEXT.encode(), b"\xef\xbb\xbf" + TEXT.encode(), TEXT.encode("latin-1"), TEXT.encode("utf-16"), TEXT.encode("utf-16-be"),
])
def test_encodings(put, data):
    if data == TEXT.encode("utf-16-be"):
        data = b"\xfe\xff" + data
    assert one(put("a.txt", data)).text == TEXT


def test_a_file_of_two_encodings_is_read_line_by_line(put):
    assert one(put("a.txt", TEXT.encode() + TEXT.encode("cp1252"))).text == TEXT * 2


def test_a_text_of_five_megabytes(put):
    article = one(put("a.txt", TEXT * 90_000))
    assert article.text == TEXT * 90_000


def test_standard_input_is_told_by_its_content():
    assert one("-", stdin=io.BytesIO(TEXT.encode())).text == TEXT
    assert one("-", stdin=io.BytesIO(page().encode())).title == TITLE
    assert one("-", stdin=io.BytesIO(b'{"text": "Putin traf Merkel."}\n')).text == "Putin traf Merkel."


@pytest.mark.parametrize(("name", "data", "said"), [
    ("a.txt", b"", "empty"), ("a.txt", b" \n\t", "empty"), ("a.txt", bytes(range(256)) * 20, "binary"), ("a.html", b"\x89PNG\r\n\x1a\n\x00\x01\x02", "binary"),
    ("a.html", b"<html><body></body></html>", "no article text"), ("a.parquet", b"PAR1xx", "Parquet"), ("a.warc.gz", b"nonsense", "archive"),
    ("a.jsonl.gz", gzip.compress(b'{"text": "x"}\n' * 500)[:40], "end-of-stream"), ("a.xml", b'<!DOCTYPE r [<!ENTITY a "b">]><rss version="2.0"><channel/></rss>', "entities"),
    ("a.rss", b'<rss version="2.0"><chan', "RSS"),
])
def test_bad_files_are_named_with_the_reason(put, name, data, said):
    path = put(name, data)
    issue = one(path)
    assert isinstance(issue, Issue)
    assert str(issue).startswith(path)
    assert said in issue.reason
    assert "\n" not in str(issue)


@pytest.mark.parametrize(("source", "said"), [("none.txt", "no such file"), ("none/*.html", "nothing matches"), ("http://127.0.0.1/x", "public")])
def test_missing_sources(tmp_path, monkeypatch, source, said):
    monkeypatch.chdir(tmp_path)
    assert said in one(source).reason


def test_bad_lines_are_numbered_and_the_good_ones_read(put):
    lines = ['{"text": "Erste gute Zeile.", "id": 7, "date": "2021-09-09", "authors": ["A"], "more": 1}', "kein json", '{"text": ""}', "",
             '{"text": "x", "date": "2021-13-01"}', '{"title": "x"}', "[1]", '{"text": "a \\ud800"}', '{"text": 3}', '{"text": "x", "date": "gestern"}',
             '{"text": "Zweite gute Zeile.", "date": "2021-09-09T10:00:00Z", "authors": "B"}']
    found = list(read(put("a.jsonl", "\n".join(lines))))
    good = [x for x in found if isinstance(x, Article)]
    assert [(x.id, x.date, x.authors) for x in good] == [("7", "2021-09-09", ("A",)), (good[1].id, "2021-09-09T10:00:00Z", ("B",))]
    assert [x.line for x in found if isinstance(x, Issue)] == [2, 3, 5, 6, 7, 8, 9, 10]
    assert "'2021-13-01'" in next(x for x in found if isinstance(x, Issue) and x.line == 5).reason


def test_the_text_of_a_record_is_left_as_it_is(put):
    text = "  \n\nErster\u00ad Satz.\r\n\tZweiter  Satz. "
    assert one(put("a.jsonl", json.dumps({"text": text, "title": " T "}))).text == text


def test_lines_of_another_encoding(put):
    found = list(read(put("a.jsonl", b'{"text": "Gr\xfc\xdfe"}\n' + '{"text": "Grüße"}\n'.encode() + b"\x00\x01\x02\x03\n")))
    assert [x.text if isinstance(x, Article) else x.line for x in found] == ["Grüße", "Grüße", 3]


def test_json_lists_and_objects(put):
    assert [x.text for x in read(put("a.json", '[{"text": "A b."}, {"text": "C d."}]'))] == ["A b.", "C d."]
    assert one(put("b.json", '{"articles": [{"text": "A b."}]}')).text == "A b."


def test_parquet(tmp_path):
    file = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["Putin traf Merkel.", None], "date": ["2021-09-09", None]}), file)
    good, bad = read(str(file))
    assert (good.text, good.date) == ("Putin traf Merkel.", "2021-09-09")
    assert bad.line == 2


@pytest.mark.parametrize("data", [FEED, ATOM])
def test_feeds(put, data):
    article = one(put("feed.xml", data))
    assert (article.title, article.url, article.date) == ("Treffen", "https://bote.example/1", "2021-09-09T10:00:00+00:00")
    assert article.text.startswith("Putin traf Lukaschenko.")


def response(url, body, kind="text/html; charset=utf-8", status="200 OK"):
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-09-09T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize("packed", [True, False])
def test_web_archives(put, packed):
    records = [response("https://bote.example/1", page().encode()), response("https://bote.example/x.png", b"x", "image/png"),
               response("https://bote.example/2", b"<html></html>"), response("https://bote.example/3", page().encode(), status="404 Not Found")]
    data = b"".join(gzip.compress(one) if packed else one for one in records)
    article, issue = read(put("a.warc.gz" if packed else "a.warc", data))
    assert (article.title, article.url) == (TITLE, "https://bote.example/1")
    assert issue.source == "https://bote.example/2"


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("lost", [40, 400])
def test_a_page_that_an_archive_holds_only_in_part_is_an_issue(put, packed, lost):
    records = [response(f"https://bote.example/{n}", page().encode()) for n in (1, 2)]
    data = b"".join(gzip.compress(one) if packed else one for one in records)
    article, issue = read(put("a.warc.gz" if packed else "a.warc", data[:-lost]))
    assert article.url == "https://bote.example/1"
    assert (issue.source, "breaks off" in issue.reason) == ("https://bote.example/2", True)


def test_folders_and_globs_read_what_they_know(put, tmp_path):
    put("d/a.txt", TEXT)
    put("d/e/b.html", page())
    put("d/logo.png", os.urandom(100))
    put("d/.hidden/c.txt", TEXT)
    assert len(list(read(str(tmp_path / "d")))) == 2
    assert len(list(read(str(tmp_path / "**" / "*.html")))) == 1
    assert "no file" in one(str((tmp_path / "empty").mkdir() or tmp_path / "empty")).reason


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(put, monkeypatch):
    monkeypatch.setattr("lagebild.ingest.sources.LARGEST", 1_000_000)
    assert "unpacks to more" in one(put("a.txt.gz", gzip.compress(b"a" * 3_000_000))).reason


def test_the_same_article_gets_the_same_id(put):
    assert one(put("a.txt", TEXT)).id == one(put("b.txt", TEXT)).id != ""
