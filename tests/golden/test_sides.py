"""Sides that the sentence before or the rest of the clause tells."""

import pytest

from lagebild import pipeline
from lagebild.model import Article


@pytest.mark.parametrize(("text", "wanted"), [
    ("Kiew hatte lange um Panzer gebeten. Nun hat Berlin dem Land 18 Panzer geliefert.", "AID DEU > UKR"),
    ("Ankara hat ein russisches Raketenabwehrsystem gekauft. Washington drohte dem Nato-Partner mit Sanktionen.", "THREATEN USA > TUR"),
    ("Kopenhagen wirft Moskau Spionage vor. Das Außenministerium wies 15 russische Diplomaten aus.", "SANCTION DNK > RUS"),
    ("Die Bundesregierung hat Grenzkontrollen angekündigt. Polens Ministerpräsident Donald Tusk kritisierte die Entscheidung scharf.", "ACCUSE POL > DEU"),
    ("Israelische Kampfflugzeuge haben in der Nacht Ziele im Libanon angegriffen.", "ASSAULT ISR > LBN"),
])
def test_who_is_meant(text, wanted):
    events = pipeline.code(Article(id="sides", text=text, date="2024-05-01", language="de"), tier="accurate")
    assert wanted in [f"{e.event} {' '.join(a.code for a in e.actor)} > {' '.join(a.code for a in e.recipient)}" for e in events]
