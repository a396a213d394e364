"""From a page come its title, date, outlet and text, and nothing else."""

import pytest
from pages import LEAD, PARAGRAPHS, TITLE, page

from lagebild.errors import ReadError
from lagebild.ingest.page import article_from_page

WHOLE = "\n\n".join((LEAD, *PARAGRAPHS))


def test_a_plain_page_is_read_whole():
    article = article_from_page(page())
    assert (article.title, article.text, article.date) == (TITLE, WHOLE, "2021-09-09T10:00:00+02:00")
    assert (article.publication, article.url, article.authors) == ("Der Bote", "https://bote.example/politik/genf.html", ("Anna Beispiel",))
    assert (article.language, article.genre) == ("de", "news")


@pytest.mark.parametrize("extra", [
    '<figure><img src="x.jpg"><figcaption>Der Präsident vor dem Palast. Foto: A. B./dpa</figcaption></figure>',
    '<div class="article__teaser-box"><p>Mehr über das Abkommen und seine Folgen lesen Sie hier in unserem großen Überblick.</p></div>',
    "<p>Lesen Sie auch: Was das Abkommen für die Nachbarn bedeutet</p>",
    '<p><a href="/a">Was das Abkommen für die Nachbarn bedeutet und wie es weitergeht</a></p>',
    '<ul><li><a href="/a">Erste Meldung von heute Morgen</a></li><li><a href="/b">Zweite Meldung</a></li></ul>',
    "<aside><p>Das Abkommen wurde im Jahr 2012 geschlossen und gilt seither für beide Länder.</p></aside>",
    '<div class="newsletter-signup"><p>Abonnieren Sie unseren Newsletter, jeden Morgen die wichtigsten Nachrichten.</p></div>',
    "<p>Empfohlener redaktioneller Inhalt</p><p>An dieser Stelle finden Sie einen externen Inhalt von X.</p>",
    "<p>© dpa-infocom, dpa:210909-99-1234/2</p>",
    "<p>(abc)</p>", "<p>Von Anna Beispiel, Genf</p>", "<p>Quelle: Der Bote</p>", "<p>Stand: 09.09.2021, 10:00 Uhr</p>",
])
def test_what_is_not_the_article_is_left_out(extra):
    assert article_from_page(page(extra=extra)).text == WHOLE


def test_headings_between_paragraphs_stay():
    text = article_from_page(page(extra=f"<h2>Streit im Parlament</h2><p>{PARAGRAPHS[0].replace('Montag', 'Dienstag')}</p>")).text
    assert "\n\nStreit im Parlament\n\n" in text


def test_an_opening_for_machines_alone_is_not_added():
    text = article_from_page(page().replace(f'<p class="intro">{LEAD}</p>', "")).text
    assert text == "\n\n".join(PARAGRAPHS)


def test_drop_caps_and_soft_hyphens_do_not_cut_words():
    broken = f"<p><span class='initial'>D</span>{PARAGRAPHS[0][1:]}</p>".replace("Außenminister", "Außen&shy;minister")
    text = article_from_page(page(paragraphs=(), extra=broken + f"<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>")).text
    assert text == WHOLE


def test_the_agency_of_a_line_left_out_is_kept():
    assert article_from_page(page(extra="<p>(abc/dpa)</p>")).agency == ("dpa",)


@pytest.mark.parametrize(("said", "title"), [
    ({"og": f"{TITLE} | Der Bote"}, TITLE),
    ({"ld": "", "og": f"{TITLE} - Politik - Der Bote"}, TITLE),
    ({"ld": "", "og": f"{TITLE} | Der Bote | 09.09.2021"}, TITLE),
    ({"h1": f"Abkommen {TITLE}"}, TITLE),
    ({"ld": "Genf Gespräche Abkommen heute", "h1": "Genf Gespräche Abkommen heute", "window": "Genf Gespräche Abkommen heute - Der Bote"}, TITLE),
    ({"og": "Genf Gespräche Abkommen heute", "window": "Genf Gespräche Abkommen heute - Der Bote"}, TITLE),
    ({"title": "Zapad-2021 – ein Manöver und seine Folgen"}, "Zapad-2021 – ein Manöver und seine Folgen"),
])
def test_the_title_is_the_editors(said, title):
    assert article_from_page(page(**said)).title == title


@pytest.mark.parametrize("html", ["<html></html>", "<html><body><a href='/'>Start</a></body></html>", "<p>Kurz.</p>"])
def test_a_page_without_article_says_so(html):
    with pytest.raises(ReadError, match="no article text"):
        article_from_page(html)


def test_broken_metadata_do_not_keep_the_article_from_being_read():
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": [1], }</script><script type="application/ld+json">{{{</script>'
    assert article_from_page(page(ld="", head=head)).text == WHOLE
