"""Each event has the time and place of its own clause, whatever else its sentence names."""

from __future__ import annotations

import pytest

from lagebild.language.pipeline import MODELS
from lagebild.model import Article
from lagebild.pipeline import code

pytestmark = pytest.mark.skipif(not (MODELS / "encoder" / "encoder.onnx").exists(), reason="no weights here")


def event(text, trigger):
    found = [e for e in code(Article(text=text, date="2021-09-09", language="de", id="a")) if e.trigger.text == trigger]
    assert found, text
    return found[0]


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Während in Berlin Tausende demonstrierten, bombardierte die Armee Stellungen der Rebellen in Homs.", "demonstrierten", ("Berlin", "city")),
        ("Während in Berlin Tausende demonstrierten, bombardierte die Armee Stellungen der Rebellen in Homs.", "bombardierte", ("Homs", "city")),
        ("Polen schickte Soldaten nach Litauen und lieferte Estland 30 Panzer.", "lieferte", None),
        ("Die Türkei kritisierte die USA und verlegte Truppen nach Syrien.", "kritisierte", None),
        ("In Berlin kritisierte Merkel den Angriff Russlands auf Kiew.", "kritisierte", ("Berlin", "city")),
        ("In Berlin kritisierte Merkel den Angriff Russlands auf Kiew.", "Angriff", ("Kiew", "city")),
        ("Separatisten beschossen die Stadt Donezk.", "beschossen", ("Donezk", "city")),
        ("Die Regierung in Kiew forderte von Moskau den Abzug der Truppen.", "forderte", None),
        ("Israelische Flugzeuge bombardierten Stellungen im Süden des Libanon.", "bombardierten", ("Süden des Libanon", "region")),
        ("Vor dem Parlament in Athen protestierten 5000 Menschen.", "protestierten", ("Athen", "city")),
        ("In Frankfurt an der Oder nahm die Polizei zwei Schleuser fest.", "nahm", ("Frankfurt (Oder)", "city")),
        ("Russische Truppen marschierten in Georgien ein.", "marschierten", ("Georgien", "country")),
        ("In Georgia demonstrierten Tausende gegen Präsident Trump.", "demonstrierten", ("Georgia", "region")),
        ("In Istanbul wurden bei Protesten 30 Menschen festgenommen.", "Protesten", ("Istanbul", "city")),
        ("Die EU übte Kritik an Israel.", "übte", None),
    ],
)
def test_the_place_is_the_events_own(text, trigger, place):
    found = event(text, trigger).place
    assert (found and (found.name, found.precision)) == place


@pytest.mark.parametrize(("text", "country"), [
    ("In Tripolis protestierten Anhänger der libanesischen Hisbollah gegen die Regierung.", "LBN"),
    ("In Tripolis griffen libysche Milizen den Flughafen an.", "LBY"),
    ("In Paris demonstrierten Tausende gegen Präsident Trump.", "FRA"),
    ("In Frankfurt demonstrierten Tausende gegen die EZB.", "DEU"),
])
def test_the_sentence_says_which_of_several_places_is_meant(text, country):
    found = next(e.place for e in code(Article(text=text, date="2021-09-09", language="de", id="a")) if e.place)
    assert found.country == country


@pytest.mark.parametrize(
    ("text", "trigger", "value", "stated"),
    [
        ("Am Freitag sagte Merkel, die Bundeswehr habe Ziele in Syrien angegriffen.", "angegriffen", "2021-09-09", False),
        ("Wie eine Zeitung am Montag berichtete, hat Russland im August die Ukraine angegriffen.", "angegriffen", "2021-08", True),
        ("Der Anschlag, der am Montag die Stadt Kabul erschütterte, wurde von der EU verurteilt.", "Anschlag", "2021-09-06", True),
        ("Der Anschlag, der am Montag die Stadt Kabul erschütterte, wurde von der EU verurteilt.", "verurteilt", "2021-09-09", False),
        ("Putin kündigte am Montag an, im Dezember Truppen aus Syrien abzuziehen.", "abzuziehen", "2021-12", True),
        ("Am Samstag hat die Polizei in Minsk 30 Demonstranten festgenommen.", "festgenommen", "2021-09-04", True),
        ("Am Samstag werden in Minsk Tausende demonstrieren.", "demonstrieren", "2021-09-11", True),
    ],
)
def test_the_time_is_the_events_own(text, trigger, value, stated):
    time = event(text, trigger).time
    assert (time.value, time.stated) == (value, stated)
