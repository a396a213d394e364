"""The article the project began with: the events named in the first issue come out of it (text read from ../shared)."""

import pytest

from lagebild import pipeline
from lagebild.model import Article

WANTED = {
    "agreement that several media expect": ("AGREE", {"BLR", "RUS"}, set(), {"hypothetical", "reported"}, "mehrere Medien"),
    "citizens march in Minsk": ("PROTEST", {"BLR"}, {"BLR"}, set(), None),
    "joint exercise": ("COOPERATE", {"BLR", "RUS"}, set(), set(), None),
    "no recognition": ("REJECT", {"EUR"}, {"BLR"}, set(), None),
    "sanctions": ("SANCTION", {"EUR"}, {"BLR"}, set(), None),
    "meeting": ("CONSULT", {"BLR", "RUS"}, set(), set(), None),
    "army in a war that may come": ("ASSAULT", {"BLR"}, set(), {"hypothetical", "future", "reported"}, "Alexander Lukaschenko"),
    "loan": ("AID", {"RUS"}, {"BLR"}, set(), None),
    "arms to be bought": ("AGREE", {"BLR"}, {"RUS"}, {"reported"}, "Financial Times"),
}


@pytest.fixture(scope="module")
def seed(shared):
    text = (shared / "seed" / "article.txt").read_text(encoding="utf-8")
    return pipeline.analyse(Article(id="seed", text=text, date="2021-09-09", language="de")).events


@pytest.mark.shared
@pytest.mark.parametrize(("kind", "actor", "recipient", "aux", "source"), WANTED.values(), ids=WANTED.keys())
def test_the_seed_article_gives(seed, kind, actor, recipient, aux, source):
    found = [e for e in seed if (e.event, {a.code for a in e.actor}, {r.code for r in e.recipient}) == (kind, actor, recipient)]
    assert found, [(e.event, [a.code for a in e.actor], [r.code for r in e.recipient]) for e in seed]
    assert any(set(e.aux) == aux and source in {None, *(link.source.name for link in e.attribution)} for e in found)
