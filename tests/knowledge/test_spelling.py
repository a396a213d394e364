"""Swiss German and German until 1996 are read like today's German, and nothing else is touched."""

import pytest

from lagebild import pipeline
from lagebild.knowledge.spelling import standard
from lagebild.language import load
from lagebild.model import Article


@pytest.mark.parametrize(("form", "today"), [
    ("Strasse", "Straße"), ("grösste", "größte"), ("Aussenminister", "Außenminister"), ("EU-Aussengrenze", "EU-Außengrenze"), ("verstiess", "verstieß"),
    ("beschliessen", "beschließen"), ("begrüsste", "begrüßte"), ("liess", "ließ"), ("besass", "besaß"), ("Massnahmen", "Maßnahmen"), ("draussen", "draußen"),
    ("daß", "dass"), ("Entschluß", "Entschluss"), ("Ausschuß", "Ausschuss"), ("mußte", "musste"), ("läßt", "lässt"), ("Rußland", "Russland"),
    ("Aktivist:innen", "Aktivistinnen"), ("Schüler*in", "Schülerin"), ("Politiker_innen", "Politikerinnen"), ("Student/-innen", "Studentinnen"),
    ("AktivistInnen", "Aktivistinnen"), ("Strassenkünstler:innen", "Straßenkünstlerinnen"),
])
def test_other_spellings_become_todays(form, today):
    assert standard(form) == today


@pytest.mark.parametrize("form", [
    "Aussage", "Aussendung", "aussenden", "Ausschuss", "Beschluss", "geschlossen", "Preissenkung", "Kreissäge", "Beweisstück", "Insassen", "Elsass", "Masse",
    "Busse", "Messe", "Rassismus", "Russland", "Hessen", "Weissagung", "massiv", "Assad", "Grossist", "Straße", "größer", "Spaß", "Müßiggang", "heißt", "groß",
    "Maß", "Fuß", "Grüße", "saß", "Gefäß", "außen", "US-AUSSENMINISTER",
    "Berlin", "Ministerin", "LinkedIn", "CDU:in",
])
def test_todays_words_stay_as_they_are(form):
    assert standard(form) == form


def test_lemmas_are_todays_and_the_text_stays():
    doc = load("de", "accurate")("Der Aussenminister begrüsste den Entscheid und verliess die Strasse.")
    assert doc.text == "Der Aussenminister begrüsste den Entscheid und verliess die Strasse."
    assert {"Außenminister", "begrüßen", "verlassen", "Straße"} <= {token.lemma_ for token in doc}


def test_a_gendered_word_is_one_token():
    text = "Klimaaktivist:innen und Student*innen trafen die Sprecher:in (Schüler_innen: drei). Ergebnis: innen hui."
    doc = load("de", "accurate")(text)
    assert {"Klimaaktivist:innen", "Student*innen", "Sprecher:in", "Schüler_innen", "Ergebnis", "innen"} <= {token.text for token in doc}
    assert doc.text == text


@pytest.mark.parametrize(("text", "event", "sides"), [
    ("Schüler_innen streikten am Freitag in Köln.", "PROTEST", ({"DEU"}, set())),
    ("Die ungarische Polizei hat sieben Journalist*innen festgenommen.", "COERCE", ({"HUN"}, {"HUN"})),
    ("In Zürich gingen am Abend mehrere tausend Menschen auf die Strasse.", "PROTEST", ({"CHE"}, set())),
    ("Der polnische Aussenminister begrüsste den Entscheid Frankreichs.", "SUPPORT", ({"POL"}, {"FRA"})),
    ("Syriens Armee beschiesst seit Montag das türkische Grenzdorf.", "ASSAULT", ({"SYR"}, {"TUR"})),
    ("Polen hat beschlossen, daß Ungarn ausgeschlossen wird, teilte der Ausschuß mit. Rußland entließ am Montag drei ukrainische Gefangene.", "RETREAT", ({"RUS"}, {"UKR"})),
])
def test_events_are_coded_in_either_spelling(text, event, sides):
    (coded,) = pipeline.code_articles([Article(id="a", text=text, date="1995-05-01", language="de")], tier="accurate", rules_alone=True)
    found = [({a.code for a in e.actor}, {a.code for a in e.recipient}) for e in coded.events if e.event == event]
    assert sides in found
    for one in coded.events:
        assert text[one.trigger.start:one.trigger.end] == one.trigger.text


def test_english_words_are_left_alone():
    (coded,) = pipeline.code_articles([Article(id="a", text="The boss of the Polish police made a fuss: he attacked Hungary.", date="2020-05-01", language="en")], rules_alone=True)
    assert all("ß" not in e.trigger.text for e in coded.events)
    assert "gross" in {token.lemma_ for token in load("en", "accurate")("It was a gross breach.")}
