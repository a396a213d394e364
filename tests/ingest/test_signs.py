"""Language, agency, genre and outlet, each by its signs."""

import pytest

from lagebild.ingest import detect_language
from lagebild.ingest.agency import agencies_in
from lagebild.ingest.genre import genre_of
from lagebild.ingest.outlets import host_of, outlet_of


@pytest.mark.parametrize(("text", "language"), [
    ("Putin besucht Minsk.", "de"), ("Polizei nimmt Demonstranten fest", "de"), ("Troops moved to the border", "en"),
    ("Le président a rencontré son homologue à Paris", "fr"), ("De minister heeft gisteren met de premier gesproken", "nl"),
    ("Президент встретился с министром", "ru"), ("Він сказав, що їхні війська є і є, і ще її", "uk"), ("总统会见了部长并讨论了局势和贸易", "zh"),
    ("12 3 456", None), ("", None),
])
def test_languages(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize(("text", "agencies"), [
    ("Berlin (dpa) - Der Kanzler sprach.", ("dpa",)), ("Minsk (dpa/AFP) – Tausende", ("dpa", "AFP")), ("BERLIN, 9. September, dpa – Der Kanzler", ("dpa",)),
    ("Text.\n(dpa/Reuters)", ("dpa", "Reuters")), ("Text.\nMit Material von AFP", ("AFP",)), ("Text.\nQuelle: ntv.de, ino/dpa", ("dpa",)),
    ("Text.\nmit dpa", ("dpa",)), ("Text.\n(red, APA, 9.9.2021)", ("APA",)), ("Text (sda)", ("SDA",)),
    ("Das sagte sie der Nachrichtenagentur dpa am Montag.", ()), ("Er arbeitet bei Reuters.", ()), ("Die APADANA-Gruppe (APAX)", ()),
])
def test_agency_credits(text, agencies):
    assert agencies_in(text) == agencies


def test_an_agency_as_author():
    assert agencies_in("Text.", ("Anna Beispiel, dpa",)) == ("dpa",)


@pytest.mark.parametrize(("said", "genre"), [
    ({"title": "Kommentar: Der Streit schadet allen"}, "commentary"), ({"url": "https://x.example/meinung/a.html"}, "commentary"),
    ({"section": "Leitartikel"}, "commentary"), ({"text": "Ein Kommentar von Anna Beispiel"}, "commentary"), ({"kinds": ("LiveBlogPosting",)}, "liveticker"),
    ({"title": "Liveticker zum Gipfel"}, "liveticker"), ({"text": "\n".join(f"1{n}.05 Uhr: Etwas geschieht." for n in range(5))}, "liveticker"),
    ({"title": "Minister im Interview"}, "interview"), ({"text": "\n\n".join(f"Warum ist das so {n}?\n\nWeil es so ist." for n in range(6))}, "interview"),
    ({"title": "Minister kommentiert Wahl"}, "news"), ({"text": "Der Präsident traf den Minister."}, "news"),
])
def test_genres_say_why(said, genre):
    found, reason = genre_of(said.get("title", ""), said.get("text", ""), said.get("url"), said.get("kinds", ()), said.get("section", ""))
    assert found == genre
    assert reason


@pytest.mark.parametrize(("url", "site", "name"), [
    ("https://www.spiegel.de/a", None, "Spiegel"), ("https://rp.online.spiegel.de/a", "x", "Spiegel"), ("https://bote.example/a", "Der Bote", "Der Bote"),
    ("https://bote.example/a", None, "bote.example"), (None, None, None), ("http://[broken", None, None),
])
def test_outlets_by_address(url, site, name):
    assert outlet_of(host_of(url), site).name == name
