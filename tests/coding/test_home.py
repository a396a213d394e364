"""The state an article is at home in, and words that only look like names of states."""

import pytest

from lagebild import pipeline
from lagebild.coding.home import home_of
from lagebild.coding.mentions import names_of
from lagebild.model import Article, Coded


def records(text, **more):
    """Return "TYPE actor codes > recipient codes" of each record."""
    (coded,) = pipeline.code_articles([Article(id="a", text=text, date="2016-03-01", language="de", **more)], tier="accurate")
    assert isinstance(coded, Coded)
    return [" ".join([e.event, *sorted({a.code for a in e.actor}), ">", *sorted({r.code for r in e.recipient})]) for e in coded.events]


@pytest.mark.parametrize(("more", "expected"), [
    ({}, "DEU"),
    ({"publication": "Der Standard"}, "AUT"),
    ({"publication": "Der Bote vom Moor", "url": "https://bote.example.ch/a"}, "CHE"),
    ({"publication": "Der Standard", "url": "https://standard.example.de/a"}, "AUT"),
    ({"url": "https://news.example.com/a"}, "DEU"),
])
def test_home_is_that_of_the_outlet_then_the_address_then_the_language(more, expected):
    assert home_of(Article(id="a", text="Text.", **more), "de", names_of("de").known) == expected


def test_an_english_article_of_no_known_outlet_is_at_home_nowhere():
    assert home_of(Article(id="a", text="Text."), "en", names_of("en").known) == "---"


def test_a_body_of_state_that_nothing_places_is_at_home():
    assert records("Die Polizei nahm am Abend drei Verdächtige fest.", publication="Der Standard")[0].startswith("COERCE AUT >")


def test_an_article_that_names_a_state_is_about_that_one():
    assert records("In Spanien wurde gewählt. Die Polizei nahm am Abend drei Verdächtige fest.", publication="Der Standard") == ["COERCE ESP > ESP"]


def test_private_persons_are_at_home_nowhere():
    assert records("Der Mann bedrohte seinen Nachbarn mit einem Messer.", publication="Der Standard") == []


@pytest.mark.parametrize("word", ["Nur eine Woche später", "Mehrere Male", "Nach Ablauf der Frist"])
def test_words_of_every_day_that_are_also_names_place_nobody(word):
    assert records(f"{word} nahm die Polizei drei Verdächtige fest.")[0].startswith("COERCE DEU >")


def test_letters_shared_by_several_states_need_their_state():
    assert records("Um 14 Uhr PST nahm die Polizei drei Verdächtige fest.")[0].startswith("COERCE DEU >")


def test_a_person_is_known_by_what_the_article_says_of_him_further_on():
    text = "Auf einem Flughafen in Wien wurde Jaromil Weidenbach erschossen. Der norwegische Botschafter Jaromil Weidenbach war am Montag gelandet."
    assert records(text)[0] == "ASSAULT > NOR"


def test_a_person_of_whom_nothing_is_said_is_of_the_state_the_article_is_about():
    assert records("In Chile herrscht Trauer. Unbekannte erschossen Jaromil Weidenbach in Santiago.") == ["ASSAULT --- > CHL"]


def test_an_article_about_several_states_gives_no_stranger_one():
    text = "Chile und Peru verhandeln. In Chile, Peru und Bolivien wird gewählt. Weidenbach wies die Kritik zurück."
    assert not any("REJECT CHL" in r or "REJECT PER" in r for r in records(text))


def test_a_name_right_behind_a_noun_that_bears_none_is_whom_the_verb_strikes():
    assert records("Am Donnerstag hatten die Streitkräfte der Vereinigten Staaten bei einem Luftangriff Qasem Soleimani getötet.") == ["ASSAULT USA > IRN"]


def test_a_great_town_is_no_stranger():
    assert records("Russland beschießt Charkiw.") == ["ASSAULT RUS > UKR"]


def test_what_is_only_at_home_is_marked_as_inferred_and_names_no_holder():
    (coded,) = pipeline.code_articles([Article(id="a", text="Der Präsident kritisierte am Abend die Opposition.", date="2020-03-01", language="de")])
    (actor,) = coded.events[0].actor
    assert (actor.code, actor.by, actor.name) == ("DEU", "context", None)


def test_a_minister_called_by_a_name_we_do_not_know_is_not_at_home():
    text = "Der Minister Pierre Corbelin hat am Montag die Opposition scharf kritisiert."
    assert all("DEU" not in r.split(" >")[0] for r in records(text))
