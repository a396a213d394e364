"""Acts of force and of law whose doer or sufferer the sentence leaves unsaid and the article tells, or that nobody suffers alone."""

import pytest
from hand_trees import texts, tree, word

from lagebild import pipeline
from lagebild.coding import slots
from lagebild.model import Article, Coded

LAST = {
    "an attack told again is that of who attacked the same": ("Israel bombardierte Ziele im Gazastreifen. Am Abend wurden im Gazastreifen zwei Zivilisten getötet.", "", "ASSAULT ISR > PSE"),
    "whoever struck others is not thereby the attacker": ("Israel bombardierte Ziele im Gazastreifen. Am Abend wurden in Ankara bei einem Anschlag zwei Zivilisten getötet.", "", "ASSAULT > TUR"),
    "the title says who attacked": ("Am Sonntag wurden im Gazastreifen bei Luftangriffen zwei Zivilisten getötet.", "Israel greift Gazastreifen an", "ASSAULT ISR > PSE"),
    "who owns up has done it": ("Die Taliban bekannten sich zu dem Anschlag in Kabul.", "", "ASSAULT AFG > AFG"),
    "who claims responsibility has done it": ("Die Hamas übernahm die Verantwortung für den Anschlag in Tel Aviv.", "", "ASSAULT PSE > ISR"),
    "fighting has no sufferer": ("Die schweren Kämpfe im Sudan dauern an.", "", "ASSAULT >"),
    "whom one clashes with fights, too": ("Autonome lieferten sich in Athen eine Straßenschlacht mit der Polizei.", "", "ASSAULT GRC >"),
    "who gives battle fights with the other": ("Indien liefert sich Gefechte mit Pakistan.", "", "ASSAULT IND PAK >"),
    "refugees picked up are of no state": ("Immer mehr Flüchtlinge werden an der österreichischen Grenze aufgegriffen.", "", "COERCE AUT >"),
    "an arrest near a town is made by its police": ("Der Franzose wurde am Sonntag in der Nähe von Antwerpen verhaftet.", "", "COERCE BEL > FRA"),
    "who is set free is of the state whose prison it was": ("Die Polizei in Lüttich entließ zwei Verdächtige aus der Haft.", "", "RETREAT BEL > BEL"),
    "who is set free is whom the article told of being held": ("In Ankara nahm die Polizei zwei Dänen fest. Am Abend kamen sie wieder frei.", "", "RETREAT TUR > DNK"),
}


@pytest.mark.parametrize(("text", "title", "expected"), LAST.values(), ids=LAST.keys())
def test_the_sides_of_the_last_record(text, title, expected, request):
    if text.startswith("Die schweren Kämpfe"):  # of whom the second opinion thinks that they fight among themselves
        request.getfixturevalue("rules_alone")
    (coded,) = pipeline.code_articles([Article(id="a", title=title, text=text, date="2016-03-01", language="de")], tier="accurate")
    assert isinstance(coded, Coded)
    assert [" ".join([e.event, *sorted({a.code for a in e.actor} - {"---"}), ">", *sorted({r.code for r in e.recipient} - {"---"})]) for e in coded.events][-1:] == [expected]


def test_who_is_called_responsible_has_done_it():  # and is accused, the second opinion adds
    (coded,) = pipeline.code_articles([Article(id="a", text="Die PKK ist für den Anschlag in Ankara verantwortlich.", date="2016-03-01", language="de")], tier="accurate")
    assert isinstance(coded, Coded)
    assert [([a.code for a in e.actor], [r.code for r in e.recipient]) for e in coded.events if e.event == "ASSAULT"] == [(["TUR"], ["TUR"])]


def test_a_title_is_no_record():
    (coded,) = pipeline.code_articles([Article(id="a", title="Israel greift Gazastreifen an", text="Das Wetter ist schön.", date="2016-03-01", language="de")], tier="accurate")
    assert isinstance(coded, Coded)
    assert coded.events == ()


SHARED = ("Er//PRON/nsubj:pass/5 wurde/werden/AUX/aux:pass/5/VerbForm=Fin von//ADP/case/4 Polizisten//NOUN/obl:agent/5 gestellt/stellen/VERB/ROOT/0/VVPP "
          "und//CCONJ/cc/8 PLACE//ADV/advmod/8 verhaftet/verhaften/VERB/conj/5/VVPP")


def test_coordinated_passives_share_their_agent():
    assert texts(slots.agents(word(tree(SHARED.replace("PLACE", "sofort")), "verhaftet"))) == ["Polizisten"]


def test_what_happens_to_somebody_elsewhere_is_others_doing():
    assert slots.agents(word(tree(SHARED.replace("PLACE", "dort")), "verhaftet")) == []
