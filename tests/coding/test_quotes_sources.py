"""Who is behind the words: media, outlets, actors; addressees; sources that only look like ones."""

from __future__ import annotations

import pytest

from lagebild.coding.quotes import attribution_of, find_quotes, said_in
from lagebild.coding.quotes.media import source_of
from lagebild.language import load
from lagebild.language.pipeline import MODELS
from lagebild.model import Actor, Article

pytestmark = pytest.mark.skipif(not (MODELS / "encoder" / "encoder.onnx").exists(), reason="no weights here")


def found_in(text):
    return find_quotes(Article(text=text, language="de"), load("de")(text))


def words(text, spans):
    return " ".join(text[a:b] for a, b in spans)


@pytest.mark.parametrize("text", ["mehrere Medien", "Medienberichten", "übereinstimmenden Medienberichten", "Berichten lokaler Medien",
                                  "den Nachrichtenagenturen", "Angaben israelischer Medien"])
def test_media_without_a_name_are_of_kind_media(text):
    source = source_of(None, text, "de")
    assert (source.kind, source.name, source.sector) == ("media", "mehrere Medien", "JRN")


def test_media_have_a_country_only_where_the_words_say_so():
    turkish = Actor(code="TUR", sector="JRN")
    assert source_of(turkish, "mehrere Medien", "de").code == "---"
    assert source_of(turkish, "türkische Medien", "de").code == "TUR"


@pytest.mark.parametrize(("text", "name"), [("der Zeitung „Neue Post“", "Neue Post"), ("einem Bericht des Senders Kanal Sieben", "Kanal Sieben")])
def test_the_name_behind_a_paper_is_an_outlet(text, name):
    source = source_of(None, text, "de")
    assert (source.kind, source.name) == ("outlet", name)


def test_a_known_outlet_is_one():
    assert source_of(Actor(code="GBR", sector="JRN", name="Reuters"), "Reuters", "de").kind == "outlet"


def test_a_minister_is_an_actor_and_nobody_is_unknown():
    assert source_of(Actor(code="DEU", sector="GOV", name="X"), "der Minister", "de").kind == "actor"
    assert source_of(None, "Augenzeugen", "de").kind == "unknown"


def test_english_media():
    assert source_of(None, "local media", "en").kind == "media"


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Der Kanzler teilte dem Präsidenten mit, der Vertrag sei gekündigt.", "dem Präsidenten"),
        ("Die Ministerin forderte den Präsidenten auf, die Gefangenen freizulassen.", "den Präsidenten"),
        ("Im Interview mit der Tagespost sagte er, der Vertrag sei gekündigt.", "der Tagespost"),
        ("Der Fraktion warf sie vor, das Gesetz zu verzögern.", "Der Fraktion"),
    ],
)
def test_who_is_told(text, addressee):
    assert words(text, found_in(text)[0].addressee) == addressee


def test_a_time_is_no_addressee():
    assert found_in("Der Minister erklärte Mitte Mai, die Lage sei ruhig.")[0].addressee == ()


def test_a_coordinated_verb_is_no_frame_for_the_clause_before_it():
    text = "SPD und Grüne kritisierten den Einsatz, warfen der Regierung Versagen vor und forderten den Abzug."
    assert [q.by for q in found_in(text) if "behind" in q.by] == []


def test_a_comparison_names_no_source():
    assert [q for q in found_in("Sie wuchs, so schnell wie sicher, zur größten Stadt.") if "according" in q.by] == []


def test_a_paper_in_marks_says_and_is_not_said():
    text = "Die „Neue Post“ berichtete, die Minister hätten gestritten."
    assert [q.kind for q in found_in(text)] == ["indirect"]


def test_who_says_it_that_somebody_said_it():
    text = "Nach Angaben des Ministeriums sagte der General, der Gegner habe die Stadt angegriffen."
    at = text.index("angegriffen")
    chain = attribution_of(found_in(text), Article(text=text, language="de"), at, at + 5)
    assert [link.text for link in chain] == ["Angaben des Ministeriums", "der General"]


def test_when_it_was_said_does_not_belong_to_what_was_said():
    text = "Am Freitag sagte der Minister, die Armee habe die Stadt angegriffen."
    quotations = found_in(text)
    said, day = text.index("angegriffen"), text.index("Freitag")
    assert said_in(quotations, said, said + 11) != said_in(quotations, day, day + 7)


def test_man_in_the_conditional_is_the_author():
    text = "Der Minister sagte, die Lage sei ernst. Man könnte auch sagen, es ist Krieg."
    assert all("könnte" not in words(text, q.quote) for q in found_in(text))
