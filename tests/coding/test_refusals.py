"""Refusals that the tree hides: "man", "weder ... noch", what something is held to be, who acts behind the verb."""

import pytest

from lagebild import pipeline
from lagebild.model import Article, Coded

REFUSED = {
    "man is who speaks": ("Man werde den Bericht der EU nicht akzeptieren, sagte der russische Sportminister.", {"RUS"}, {"EUR"}),
    "neither nor": ("Weder Georgien noch die EU erkennen den russischen Beschluss an.", {"GEO", "EUR"}, {"RUS"}),
    "what it is declared to be": ("Das Verfassungsgericht in Madrid hat das Referendum der katalanischen Regierung für unzulässig erklärt.", {"ESP"}, {"ESP"}),
    "a man behind the verb": ("Eine Koalition mit der AfD schloss der CDU-Vorsitzende aus.", {"DEU"}, {"DEU"}),
}


def events(text):
    (coded,) = pipeline.code_articles([Article(id="a", text=text, date="2024-05-01", language="de")], tier="accurate")
    assert isinstance(coded, Coded)
    return [(e.event, {a.code for a in e.actor}, {r.code for r in e.recipient}) for e in coded.events]


@pytest.mark.parametrize(("text", "actor", "recipient"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(text, actor, recipient):
    ((kind, by, whom),) = events(text)
    assert kind == "REJECT"
    assert by <= actor
    assert by
    assert whom == recipient


def test_whom_the_blame_is_put_on():
    assert ("ACCUSE", set(), {"IMG"}) in events("Boko Haram wird die Schuld zugewiesen.")


def test_man_outside_of_speech_is_nobody():
    assert not [actor for _, actor, _ in events("In Wien lehnt man den Vorschlag der Ungarn ab.") if "HUN" in actor]
