"""The Lagebericht: every claim has a footnote, nothing in it is markup."""

import shutil

import pytest
from board_samples import EVIL, coded, evil

from lagebild.board import report, reporting
from lagebild.errors import LagebildError
from lagebild.store import Store


def test_every_happening_cites_its_tellings(store_url):
    html = report(store_url, "BLR-RUS").decode()
    assert html.count('href="#n') == html.count('id="n') > 5
    assert "/static/" not in html


def test_markdown_footnotes_are_defined(store_url):
    import re

    text = report(store_url, "BLR-RUS", format="md").decode()
    used, made = set(re.findall(r"\[\^(\d+)\](?!:)", text)), set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert used == made
    assert text.startswith("# Lagebericht: Belarus – Russland")


def test_the_period_bounds_the_report(store_url):
    whole = report(store_url, "BLR-RUS", format="md")
    part = report(store_url, "BLR-RUS", "2021-09-20", "2021-09-30", "md", "en")
    assert len(part) < len(whole)
    assert b"20 September 2021" in part


def test_markup_in_articles_stays_text(tmp_path):
    url = f"sqlite:///{tmp_path / 'evil.db'}"
    with Store.open(url) as store:
        store.add(evil(), "test")
    for kind in ("html", "md"):
        assert "<script>alert" not in report(url, "BLR-POL", format=kind).decode()
    assert EVIL not in reporting.markdown(EVIL)


@pytest.mark.parametrize("pair", ["BLR", "BLRRUS", "BLR-RUS-POL", "../etc", ""])
def test_what_is_no_pair_is_named(store_url, pair):
    with pytest.raises(LagebildError, match="no pair"):
        report(store_url, pair)


def test_a_missing_store_is_not_made(tmp_path):
    with pytest.raises(LagebildError, match="no such store"):
        report(f"sqlite:///{tmp_path / 'none.db'}", "BLR-RUS")
    assert not (tmp_path / "none.db").exists()


def test_without_a_browser_the_pdf_says_what_to_install(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(LagebildError, match="apt-get install chromium"):
        reporting.pdf("<p>x")


@pytest.mark.browser
def test_the_pdf_is_a_pdf(store_url):
    import os

    if shutil.which("chromium") is None and not os.environ.get("CI"):
        pytest.skip("no Chromium; .ci/chromium installs it")
    made = report(store_url, "BLR-RUS", format="pdf")
    assert made.startswith(b"%PDF")
    assert len(made) > 20_000


def test_a_pair_without_events_gives_an_empty_report(tmp_path):
    url = f"sqlite:///{tmp_path / 'one.db'}"
    with Store.open(url) as store:
        store.add(coded(), "test")
    assert b"Nichts gefunden" in report(url, "USA-CHN")
