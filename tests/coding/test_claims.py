"""Whose claim an event is: which quotation around a trigger speaks of it, and which events are `reported`."""

import msgspec
import pytest

from lagebild import pipeline
from lagebild.model import Article


@pytest.fixture(scope="module")
def aux():
    """Return a function from a German text to the modes of its events by (type, trigger)."""
    def run(text, date="2022-06-01"):
        events = pipeline.analyse(Article(id="a", text=text, date=date, language="de")).events
        return {(e.event, e.trigger.text): list(msgspec.to_builtins(e.aux)) for e in events}
    return run


@pytest.mark.parametrize(("text", "event", "expected"), [
    ("Wie das polnische Verteidigungsministerium mitteilte, hat Belarus Litauen angegriffen.", ("ASSAULT", "angegriffen"), ["reported"]),
    ("Die polnische Regierung forderte ein Ende der Angriffe Russlands auf die Ukraine.", ("ASSAULT", "Angriffe"), []),
    ("Augenzeugen berichteten von Angriffen Russlands auf die Ukraine.", ("ASSAULT", "Angriffen"), ["reported"]),
    ("Ein Sender sprach von Tausenden, die gegen Belarus demonstrierten.", ("PROTEST", "demonstrierten"), ["reported"]),
    ("Litauen machte Belarus für den Anschlag auf Polen verantwortlich.", ("ASSAULT", "Anschlag"), ["reported"]),
    ("Laut BBC begrüßte die polnische Regierung den Angriff der Ukraine auf Russland.", ("ASSAULT", "Angriff"), []),
    ("In Warschau demonstrierten nach Angaben der Polizei rund 3.000 Menschen gegen die Regierung.", ("PROTEST", "demonstrierten"), []),
    ("Die polnische Regierung kündigte an, Truppen nach Litauen zu verlegen.", ("MOBILIZE", "verlegen"), ["future"]),
    ("Die Grenze zu Belarus wird geschlossen, kündigte die polnische Regierung an.", ("COERCE", "geschlossen"), ["future"]),
    ("Die polnische Regierung teilte mit, sie habe den belarussischen Botschafter einbestellt.", ("ACCUSE", "einbestellt"), ["reported"]),
    ("Der polnische Präsident kritisierte Ungarn und sagte, er werde Kiew besuchen.", ("ACCUSE", "kritisierte"), []),
])
def test_a_record_is_reported_where_another_claims_it(aux, text, event, expected):
    assert aux(text)[event] == expected


def test_an_event_the_author_has_told_is_no_claim_where_a_speaker_comes_back_to_it(aux):
    found = aux("In Mali hat das Militär gegen den Präsidenten geputscht. Ein Sprecher der EU sagte, der Putsch schade dem Land.")
    assert found["COERCE", "geputscht"] == found["COERCE", "Putsch"] == []


@pytest.mark.usefixtures("rules_alone")  # the second opinion hears of no torture
def test_whoever_is_accused_of_an_act_has_done_it():
    events = pipeline.analyse(Article(id="a", text="Die EU wirft Belarus Folter vor.", date="2022-06-01", language="de")).events
    found = {e.event: ([a.code for a in e.actor], [a.code for a in e.recipient], list(e.aux)) for e in events}
    assert found == {"ACCUSE": (["EUR"], ["BLR"], []), "ASSAULT": (["BLR"], [], ["reported"])}


@pytest.mark.usefixtures("rules_alone")  # the second opinion takes "überraschte" for blame
def test_a_withdrawal_announced_by_a_noun_is_a_concession():
    (event,) = pipeline.analyse(Article(id="a", text="Putins Ankündigung, Truppen abzuziehen, überraschte Kiew.", date="2022-06-01", language="de")).events
    assert (event.event, list(event.aux), event.attribution[0].source.name) == ("CONCEDE", ["future"], "Wladimir Putin")
