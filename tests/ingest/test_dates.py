"""A date is read where the page states one, and never made up."""

import pytest
from lxml import html

from lagebild.ingest.dates import parsed, publication_date


@pytest.mark.parametrize(("text", "date"), [
    ("2021-09-09", "2021-09-09"), ("2021-09-09T10:00:00Z", "2021-09-09T10:00:00+00:00"),
    ("2021-09-09T10:00:00.123+0200", "2021-09-09T10:00:00+02:00"), ("2021-09-09 10:00:00 +02:00", "2021-09-09T10:00:00+02:00"),
    ("20210909", "2021-09-09"), ("09.09.2021, 10:05 Uhr", "2021-09-09T10:05:00"), ("9. September 2021", "2021-09-09"),
    ("Do 09.09.21 | 10:05 Uhr", "2021-09-09T10:05:00"), ("3. Jänner 2022", "2022-01-03"),
    ("Thu, 09 Sep 2021 10:00:00 GMT", "2021-09-09T10:00:00+00:00"),
    ("Thu Sep 09 2021 10:00:00 GMT+0200 (CEST)", "2021-09-09T10:00:00+02:00"),
    ("2021-13-09", None), ("31.02.2021", None), ("gestern", None), ("1234", None), ("", None), ("2999-01-01", None),
])
def test_forms_of_dates(text, date):
    assert parsed(text) == date


def test_the_pages_own_word_comes_before_elements_and_visible_text():
    page = html.fromstring("<div><time datetime='2021-01-02'>x</time><p class='date'>03.01.2021</p></div>")
    assert publication_date(page, ["2021-01-01"]) == "2021-01-01"
    assert publication_date(page, ["nonsense"]) == "2021-01-02"
    assert publication_date(html.fromstring("<div><p>Am 5.1.2021 traf er sie.</p><p class='date'>03.01.2021</p></div>"), []) == "2021-01-03"
    assert publication_date(html.fromstring("<div><p>Kein Datum</p></div>"), []) is None
