"""The second opinion on sides: which readings there are, what is done with them, and that it can be switched off."""

import numpy as np
import pytest

from lagebild import pipeline
from lagebild.coding import coder, side_ranking
from lagebild.coding.drafts import Draft, codes
from lagebild.coding.readings import Reading
from lagebild.coding.side_ranking import Habits, Option, side_ranker
from lagebild.knowledge.predicates import lexicon
from lagebild.language import load
from lagebild.model import Article
from lagebild.settings import settings

TEXT = "In Ankara tagte die türkische Regierung. Griechenland kritisierte die Türkei am Montag scharf. Die EU schwieg."
ENTRY = next(p for p in lexicon("de").verbs["kritisieren"] if p.type == "ACCUSE")
PROTEST = next(p for p in lexicon("de").verbs["demonstrieren"] if p.type == "PROTEST")


class Says:
    """A ranker that prefers one kind of reading of one code."""

    def __init__(self, kind, code=""):
        self.wanted, self.seen = (kind, code), []

    def __call__(self, view, choices):
        self.seen.append(view)
        return self.odds

    def of(self, choices):
        self.odds = np.array([0.9 if (c.kind, c.code) == self.wanted else 0.0 for c in choices], dtype=np.float32)


def read(text=TEXT, entry=ENTRY, number=1, verb="kritisierte"):
    article = Article(id="a", text=text, date="2020-08-10", language="de")
    sentences, resolver = coder("de").prepare(article, load("de", "accurate")(text))
    for sentence in sentences:
        resolver.remember(sentence)
    draft = Draft(sentences[number], Reading(next(w for w in sentences[number].words if w.text == verb), entry))
    return sentences, side_ranking.Article(resolver), draft


def ranked(kind, code="", actor=None):
    sentences, article, draft = read()
    if actor:
        draft.actor = tuple(n.actor for n in article.named(sentences[1]) if n.actor.code == actor)
    said = Says(kind, code)
    plain = side_ranking.options

    def listening(view):
        said.of(plain(view))
        return plain(view)

    side_ranking.options = listening
    try:
        side_ranking.rank_sides(said, [draft], article, sentences[1], sentences[0])
    finally:
        side_ranking.options = plain
    return draft


def test_the_readings_of_a_side_are_the_rules_nobody_and_every_state_named():
    sentences, article, draft = read()
    actor, recipient = side_ranking.views(draft, article, sentences[1], sentences[0])
    assert side_ranking.options(actor)[0] == Option("RULE", "", frozenset())
    assert {o.code for o in side_ranking.options(recipient)} >= {"GRC", "TUR", "EUR"}
    draft.actor = tuple(n.actor for n in article.named(sentences[1]) if n.actor.code == "GRC")
    actor, _ = side_ranking.views(draft, article, sentences[1], sentences[0])
    assert Option("EMPTY", "", frozenset()) in side_ranking.options(actor)
    assert Option("PLUS", "TUR", frozenset({"GRC", "TUR"})) in side_ranking.options(actor)


def test_against_whom_a_protest_is_that_says_nothing_of_it_is_left_open():
    text = "In Budapest demonstrierten am Montag Tausende."
    sentences, article, draft = read(text, PROTEST, 0, "demonstrierten")
    _, recipient = side_ranking.views(draft, article, sentences[0], None)
    assert side_ranking.options(recipient) == [Option("RULE", "", frozenset())]


def test_whose_words_they_are_is_not_guessed_where_the_sentence_says_who_spoke():
    text = "Die Krise in Syrien dauert an. Zorbas kritisierte am Montag die Türkei."
    sentences, article, draft = read(text, ENTRY, 1, "kritisierte")
    actor, recipient = side_ranking.views(draft, article, sentences[1], sentences[0])
    assert side_ranking.options(actor) == [Option("RULE", "", frozenset())]
    assert len(side_ranking.options(recipient)) > 1


def test_each_reading_is_described_by_as_many_numbers_as_the_network_takes():
    sentences, article, draft = read()
    for view in side_ranking.views(draft, article, sentences[1], sentences[0]):
        choices = side_ranking.options(view)
        odds = side_ranker("de")(view, choices)
        assert odds.shape == (len(choices),)
        assert float(odds.sum()) == pytest.approx(1, abs=1e-3)


def test_another_state_is_filled_in_by_its_words_and_marked_as_the_models():
    draft = ranked("CODE", "TUR")
    assert {(a.code, a.by, a.text) for a in draft.recipient} == {("TUR", "model", "Türkei")}


def test_a_side_can_be_emptied_and_added_to():
    assert ranked("EMPTY", actor="GRC").actor == ()
    assert codes(ranked("PLUS", "TUR", actor="GRC").actor) == {"GRC", "TUR"}


def test_who_stands_only_elsewhere_in_the_article_is_inferred_from_there():
    text = "Der Iran droht. In der Nacht wurde kritisiert."
    sentences, article, draft = read(text, ENTRY, 1, "kritisiert")
    view = next(iter(side_ranking.views(draft, article, sentences[1], sentences[0])))
    (actor,) = side_ranking.fill(view, Option("CODE", "IRN", frozenset({"IRN"})), article)
    assert (actor.code, actor.by, actor.via[0]) == ("IRN", "model", "Iran")
    assert text[actor.start:actor.end] == actor.text


@pytest.mark.parametrize(("who", "sector"), [("Die Staatsanwaltschaft", "CVL"), ("Die Regierung", "GOV")])
def test_whom_a_court_accuses_is_no_government_where_nobody_is_named(who, sector):
    sentences, article, draft = read(f"{who} der Türkei kritisierte scharf.", ENTRY, 0, "kritisierte")
    draft.actor = tuple(n.actor for n in article.named(sentences[0]) if n.actor.sector in {"JUD", "GOV"})[:1]
    recipient = list(side_ranking.views(draft, article, sentences[0], None))[1]
    (actor,) = side_ranking.fill(recipient, Option("CODE", "GRC", frozenset({"GRC"})), article)
    assert (actor.code, actor.sector) == ("GRC", sector)


def test_what_coders_leave_empty_for_an_entry_counts_and_for_an_unknown_one_what_they_do_of_its_type():
    habits = Habits({"verb:a:ACCUSE/1": (20, 19), "verb:b:ACCUSE/1": (20, 1), "ACCUSE/1": (100, 50)})
    seldom, often, unknown = ([round(row[0], 2) for row in habits.columns(name, "ACCUSE", 1, [True, False], (0, 0))] for name in ("verb:b:ACCUSE", "verb:a:ACCUSE", "verb:c:ACCUSE"))
    assert seldom[0] < unknown[0] == 0 < often[0]
    assert seldom[1] == often[1] == 0
    assert habits.columns("verb:a:ACCUSE", "ACCUSE", 1, [True], (20, 19))[0][0] == 0  # without what it was learnt from


def test_it_is_asked_for_german_only():
    assert side_ranker("en") is None


def test_it_can_be_switched_off(monkeypatch):
    asked = []
    monkeypatch.setattr("lagebild.coding.events.side_ranker", asked.append)
    article = Article(id="a", text=TEXT, date="2020-08-10", language="de")
    list(pipeline.code_articles([article]))
    monkeypatch.setenv("LAGEBILD_SECOND_OPINION", "false")
    settings.cache_clear()
    try:
        list(pipeline.code_articles([article]))
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    assert asked == ["de"]


def test_every_actor_shows_words_of_the_article():
    text = ("Der syrische Außenminister Walid al-Muallim flog nach Teheran. Dort warf er den USA vor, die Gespräche zu stören. "
            "Bei einem Angriff auf Aleppo starben elf Menschen. Moskau wies die Kritik zurück.")
    (coded,) = pipeline.code_articles([Article(id="a", text=text, date="2016-05-01", language="de")])
    assert coded.events
    for actor in (a for e in coded.events for a in (*e.actor, *e.recipient)):
        assert text[actor.start:actor.end] == actor.text


def test_nobody_stands_on_both_sides():
    text = "Lukaschenko warf dem Westen am Montag Lügen vor."
    sentences, article, draft = read(text, ENTRY, 0, "warf")
    draft.actor = tuple(n.actor for n in article.named(sentences[0]) if n.actor.code == "BLR")
    _, view = side_ranking.views(draft, article, sentences[0], None)
    (found,) = side_ranking.fill(view, Option("CODE", "BLR", frozenset({"BLR"})), article)
    assert (found.code, found.name) == ("BLR", None)
    assert text[found.start:found.end] == found.text
