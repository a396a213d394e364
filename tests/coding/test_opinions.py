"""What a speaker says ill of another, without a verb of criticism."""

import pytest

from lagebild import pipeline
from lagebild.model import Article, Coded


def accusations(text, date="2016-03-01"):
    """Return (actor codes, recipient codes, trigger, aux) of each ACCUSE."""
    (coded,) = pipeline.code_articles([Article(id="a", text=text, date=date, language="de")], tier="accurate")
    assert isinstance(coded, Coded)
    return [({a.code for a in e.actor}, {r.code for r in e.recipient}, e.trigger.text, e.aux) for e in coded.events if e.event == "ACCUSE"]


SAID = {
    "an adjective": ("Die russischen Vorschläge seien inakzeptabel, sagte der ukrainische Präsident.", ({"UKR"}, {"RUS"}, "inakzeptabel", ())),
    "a noun": ("„Das Vorgehen Ungarns ist ein Skandal“, sagte der polnische Außenminister.", ({"POL"}, {"HUN"}, "Skandal", ())),
    "a verb": ("Die griechische Regierung habe versagt, erklärte der italienische Innenminister.", ({"ITA"}, {"GRC"}, "versagt", ())),
    "an attribute": ("Aufgrund der unnötigen dänischen Kontrollen hätten viele Menschen warten müssen, sagte der schwedische Verkehrsminister.",
                     ({"SWE"}, {"DNK"}, "unnötigen", ())),
    "a clause": ("Es sei unerträglich, dass die türkische Regierung schweige, sagte der österreichische Kanzler.", ({"AUT"}, {"TUR"}, "unerträglich", ())),
    "what is left undone": ("Die ungarische Regierung habe ihre Zusagen nicht eingehalten, sagte der slowakische Außenminister.",
                            ({"SVK"}, {"HUN"}, "eingehalten", ())),
    "a form the lemmatiser does not know": ("Die japanische Regierung verharmlose die Lage, sagte der deutsche Umweltminister.",
                                            ({"DEU"}, {"JPN"}, "verharmlose", ())),
    "an idiom": ("Die griechische Regierung lasse die Inseln im Stich, sagte der zyprische Innenminister.", ({"CYP"}, {"GRC"}, "lasse", ())),
    "a doubt about somebody's deed": ("Das Vorgehen der polnischen Polizei sei problematisch, sagte der litauische Innenminister.",
                                      ({"LTU"}, {"POL"}, "problematisch", ())),
    "what comes too late": ("Die griechische Regierung habe nicht rechtzeitig reagiert, sagte der italienische Innenminister.",
                            ({"ITA"}, {"GRC"}, "reagiert", ())),
    "what is too little": ("Die belgische Regierung habe zu wenig getan, sagte der niederländische Innenminister.", ({"NLD"}, {"BEL"}, "getan", ())),
    "what somebody stays": ("Serbien bleibe eine Bedrohung, sagte der kosovarische Außenminister.", ({"XKX"}, {"SRB"}, "bleibe", ())),
    "the plural of reported speech": ("Die spanischen Behörden hätten die Gefahr verschwiegen, sagte der portugiesische Innenminister.",
                                      ({"PRT"}, {"ESP"}, "verschwiegen", ())),
    "what a deed is not": ("Die Haltung Ungarns sei nicht akzeptabel, erklärte der polnische Ministerpräsident.", ({"POL"}, {"HUN"}, "akzeptabel", ())),
}
UNSAID = {
    "denied": "Die russischen Vorschläge seien nicht inakzeptabel, sagte der ukrainische Präsident.",
    "only imagined": "Ein Austritt Ungarns wäre ein Skandal, sagte der polnische Außenminister.",
    "by nobody": "Die russischen Vorschläge sind inakzeptabel.",
    "only a label": "Der rechtspopulistische ungarische Abgeordnete reist nach Wien, sagte der österreichische Innenminister.",
    "a doubt about nobody in power": "Das Schicksal der ungarischen Bürger sei unklar, sagte der österreichische Innenminister.",
    "of oneself": "Die ukrainische Regierung habe versagt, sagte der ukrainische Präsident.",
    "by a paper": "Die russischen Vorschläge seien inakzeptabel, schreibt die „Zeit“.",
}


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID.keys())
def test_who_says_it_accuses(text, expected, request):
    if text == SAID["an attribute"][0]:
        request.getfixturevalue("rules_alone")  # the second opinion hears no blame in "unnötig"
    assert accusations(text) == [expected]


@pytest.mark.parametrize("text", UNSAID.values(), ids=UNSAID.keys())
def test_no_criticism(text):
    assert accusations(text) == []


@pytest.mark.parametrize(("text", "sides"), {
    "made by nobody named": ("Der polnische Regierungssprecher wies die Kritik entschieden zurück.", (set(), {"POL"})),
    "with an author": ("China weist die Vorwürfe der USA zurück.", ({"USA"}, {"CHN"})),
}.values())
def test_a_reproach_that_is_denied_was_made(text, sides):
    assert [(actor, recipient) for actor, recipient, *_ in accusations(text)] == [sides]


def test_a_suit_that_a_court_dismisses_is_not_against_the_court():
    assert all("DEU" not in recipient for _, recipient, *_ in accusations("Das Bundesverfassungsgericht hat die Klage der polnischen Bank abgewiesen."))


def test_a_trial_that_is_criticised_is_an_accusation_of_its_own():
    found = accusations("Die EU kritisierte das Strafverfahren gegen die frühere ukrainische Ministerpräsidentin.")
    assert [trigger for *_, trigger, _ in found] == ["kritisierte", "Strafverfahren"]


def test_a_criticism_is_counted_once():
    assert len(accusations("Der polnische Außenminister kritisierte Ungarn und sagte, das Vorgehen Ungarns sei ein Skandal.")) == 1


def test_the_speaker_accuses_where_the_accusation_names_nobody():
    ((actor, recipient, *_),) = accusations("Russland verstoße gegen das Völkerrecht, sagte der japanische Ministerpräsident.")
    assert (actor, recipient) == ({"JPN"}, {"RUS"})
