"""The second opinion of the network that reads passages: whose act it is, and what the rules did not find."""

import math

import numpy as np
import pytest

from lagebild import pipeline
from lagebild.coding import coder, context_opinion, side_ranking
from lagebild.coding.context_opinion import UNSEEN, Heads, Opinion, Sides
from lagebild.coding.drafts import Draft, codes
from lagebild.coding.readings import Reading
from lagebild.coding.reasons import Reason
from lagebild.coding.side_ranking import Option, Weighed
from lagebild.knowledge.predicates import lexicon
from lagebild.language import load
from lagebild.language.context import Passage
from lagebild.model import Article
from lagebild.settings import settings

TEXT = "In Ankara tagte die türkische Regierung. Griechenland kritisierte die Türkei am Montag scharf. Die EU schwieg."
ENTRY = next(p for p in lexicon("de").verbs["kritisieren"] if p.type == "ACCUSE")


def said(sure=None, asked=None):
    """An opinion on TEXT; `sure` gives (sentence, word, type) what probability, `asked` is told which sentences are wanted."""
    asked = [] if asked is None else asked
    article = Article(id="a", text=TEXT, date="2020-08-10", language="de")
    sentences, resolver = coder("de").prepare(article, load("de", "accurate")(TEXT))
    named = side_ranking.Article(resolver)
    for sentence in sentences:
        resolver.remember(sentence)
        named.named(sentence)

    def reader(title, text, wanted):
        assert title == []
        asked.append(set(wanted))
        places = [(index, place) for index, words in text for place in range(len(words))]
        types = np.full((len(places), 16), -9.0, dtype=np.float32)
        for (index, form, kind), odds in (sure or {}).items():
            place = next(i for i, (word, _) in enumerate(text[index][1]) if word == form)
            types[places.index((index, place)), Heads().types.index(kind)] = math.log(odds / (1 - odds))
        yield Passage(places, frozenset({0, 1, 2}), types, np.zeros((len(places), 256), np.float32), np.zeros((len(places), 128), np.float32))

    draft = Draft(sentences[1], Reading(next(w for w in sentences[1].words if w.text == "kritisierte"), ENTRY))
    return context_opinion.opinion(reader, resolver.sentences, [draft], named), draft, named


def judge(monkeypatch, actor, recipient):
    """Let the network be sure of two sides."""
    def sides(self, word, kind):
        states = {n.actor.code for index in (0, 1, 2) for n in self._article.named(self._sentences[index])} | {""}
        return Sides({code: np.log(np.array([0.98 if code == side else 0.01 for side in (actor, recipient)])) for code in states})

    monkeypatch.setattr(Opinion, "sides", sides)


def test_every_state_named_and_nobody_gets_a_probability():
    opinion, draft, _ = said()
    sides = opinion.sides(draft.word, "ACCUSE")
    assert {"GRC", "TUR", "EUR", ""} <= set(sides.odds)
    assert np.exp(np.array(list(sides.odds.values()))).sum(0) == pytest.approx([1, 1], abs=1e-4)


def test_the_sums_are_those_of_training():
    heads, random = Heads(), np.random.default_rng(1)
    query, keys = random.normal(size=256), random.normal(size=(3, 128))
    near, sentence, sectors, groups = np.array([2, 13, 5]), np.array([5, 4, 8]), [1, 0, 3], [[0, 2], [1]]
    got = heads.sides(query, 8, keys, sectors, near, sentence, groups, home=True)
    w = heads._of

    def gelu(x):
        return [0.5 * v * (1 + math.tanh(math.sqrt(2 / math.pi) * (v + 0.044715 * v**3))) for v in x]

    asked = gelu(query + w["kind"][8])
    scores = []
    for row in range(3):
        found = keys[row] + w["sector"][sectors[row]]
        scores.append([sum(a * b for a, b in zip(asked[128 * side:128 * side + 128], found, strict=True)) / math.sqrt(128)
                       + sum(a * b for a, b in zip(gelu(found), w["bias_weight"][side], strict=True)) + w["bias"][side]
                       + w["near"][near[row]][side] + w["sentence"][sentence[row]][side] for side in (0, 1)])
    for side in (0, 1):
        raised = [sum(math.exp(scores[row][side]) for row in group) for group in groups]
        for weight, bias, shift in (("nobody_weight", "nobody", 0), ("home_weight", "home", 2)):
            raised.append(math.exp(sum(a * b for a, b in zip(asked, w[weight][side], strict=True)) + w[bias][side] + w["open"][8][shift + side]))
        assert np.exp(got[:, side]) == pytest.approx([r / sum(raised) for r in raised], abs=1e-4)


def test_home_is_barred_where_the_passage_names_it():
    heads = Heads()
    none = np.zeros((0, 128), np.float32)
    odds = heads.sides(np.zeros(256, np.float32), 0, none, [], np.zeros(0, np.int64), np.zeros(0, np.int64), [], home=False)
    assert np.exp(odds) == pytest.approx(np.array([[1, 1], [0, 0]]), abs=1e-6)


def test_several_states_are_as_likely_as_the_least_likely_of_them():
    sides = Sides({"GRC": np.log([0.5, 0.1]), "TUR": np.log([0.3, 0.8]), "": np.log([0.2, 0.1])})
    assert sides.of(frozenset({"GRC"}), 0) == pytest.approx(math.log(0.5))
    assert sides.of(frozenset(), 1) == pytest.approx(math.log(0.1))
    assert sides.of(frozenset({"GRC", "TUR"}), 0) == pytest.approx(math.log(0.6))
    assert sides.of(frozenset({"FRA"}), 0) == UNSEEN
    assert (sides.best(0), sides.best(1)) == ("GRC", "TUR")


@pytest.mark.parametrize(("odds", "code"), [([0.5, 0.5], "TUR"), ([0.999, 0.001], "")])
def test_ranker_and_network_decide_together(monkeypatch, odds, code):
    judge(monkeypatch, "", "TUR")
    opinion, draft, named = said()
    actor, recipient = side_ranking.views(draft, named, draft.sentence, None)
    choices = [Option("RULE", "", frozenset()), Option("CODE", "TUR", frozenset({"TUR"}))]
    opinion.settle([Weighed(actor, (), choices[:1], np.array([1.0])), Weighed(recipient, (), choices, np.array(odds))])
    assert codes(draft.actor) == set()
    assert codes(draft.recipient) == ({code} if code else set())
    assert {a.by for a in draft.recipient} <= {"model"}


def test_where_it_holds_with_the_rules_their_side_stands_as_they_wrote_it(monkeypatch):
    judge(monkeypatch, "GRC", "TUR")
    opinion, draft, named = said()
    by_rules = tuple(n.actor for n in named.named(draft.sentence) if n.actor.code == "GRC")
    draft.actor = ()  # what the ranker made of it
    actor, recipient = side_ranking.views(draft, named, draft.sentence, None)
    choices = [Option("RULE", "", frozenset({"GRC"})), Option("EMPTY", "", frozenset())]
    opinion.settle([Weighed(actor, by_rules, choices, np.array([0.3, 0.7])), Weighed(recipient, (), [Option("RULE", "", frozenset())], np.array([1.0]))])
    assert draft.actor == by_rules


def test_an_event_that_no_entry_found_is_added_with_its_sides(monkeypatch):
    judge(monkeypatch, "EUR", "TUR")
    opinion, draft, _ = said({(2, "schwieg", "REJECT"): 0.95})
    (found,) = opinion.found([draft])
    assert (found.kind, found.word.text, found.reading.predicate.id) == ("REJECT", "schwieg", "model")
    assert [(a.code, a.by, a.text) for a in found.actor] == [("EUR", "model", "EU")]
    assert [(a.code, a.by) for a in found.recipient] == [("TUR", "model")]


@pytest.mark.parametrize("sure", [
    {(2, "schwieg", "REJECT"): 0.2},  # not sure enough
    {(1, "kritisierte", "REJECT"): 0.95},  # a word that has its event
    {(1, "scharf", "ACCUSE"): 0.95},  # a type that the sentence has
])
def test_it_adds_nothing_it_is_not_sure_of_and_nothing_twice(sure):
    opinion, draft, _ = said(sure)
    assert list(opinion.found([draft])) == []


def test_of_two_words_for_one_type_the_likelier_is_the_trigger(monkeypatch):
    judge(monkeypatch, "EUR", "")
    opinion, draft, _ = said({(0, "tagte", "PROTEST"): 0.9, (0, "Ankara", "PROTEST"): 0.97})
    assert [d.word.text for d in opinion.found([draft])] == ["Ankara"]


@pytest.mark.parametrize(("sure", "why"), [
    ({}, Reason.UNHEARD),
    ({(2, "schwieg", "ACCUSE"): 0.9}, Reason.UNHEARD),  # another sentence's
    ({(1, "scharf", "ACCUSE"): 0.02}, None),  # hardly likely, and at another word, but not unheard of
])
def test_a_record_of_which_it_hears_nothing_in_the_sentence_is_dropped(sure, why):
    opinion, draft, _ = said(sure)
    assert opinion.heard([draft]) == ([] if why else [draft])
    assert draft.reading.rejected is why


def test_what_it_has_not_read_stands():
    opinion, draft, _ = said()
    opinion._of.clear()
    assert opinion.heard([draft]) == [draft]


@pytest.mark.parametrize(("actors", "recipient", "found"), [
    ({"EUR": 0.8, "TUR": 0.1, "": 0.1}, "", []),  # with whom?
    ({"EUR": 0.1, "TUR": 0.1, "": 0.8}, "", []),
    ({"EUR": 0.5, "TUR": 0.4, "": 0.1}, "", [{"EUR", "TUR"}]),
    ({"EUR": 0.97, "TUR": 0.02, "": 0.01}, "EUR", []),  # with itself
    ({"EUR": 0.8, "TUR": 0.1, "": 0.1}, "TUR", [{"EUR"}]),  # a visit
])
def test_a_talk_takes_two(monkeypatch, actors, recipient, found):
    table = Sides({code: np.log([odds, 0.98 if code == recipient else 0.01]) for code, odds in actors.items()})
    monkeypatch.setattr(Opinion, "sides", lambda *_: table)
    opinion, draft, _ = said({(2, "schwieg", "CONSULT"): 0.95})
    assert [codes(d.actor) for d in opinion.found([draft])] == found


def test_other_acts_have_one_actor(monkeypatch):
    table = Sides({code: np.log([odds, 0.3]) for code, odds in {"EUR": 0.5, "TUR": 0.4, "": 0.1}.items()})
    monkeypatch.setattr(Opinion, "sides", lambda *_: table)
    opinion, draft, _ = said({(2, "schwieg", "REJECT"): 0.95})
    assert [codes(d.actor) for d in opinion.found([draft])] == [{"EUR"}]


@pytest.mark.parametrize(("odds", "found"), [(0.42, ["schwieg"]), (0.3, [])])
def test_it_may_be_sure_of_a_sentence_and_not_of_the_word(monkeypatch, odds, found):
    judge(monkeypatch, "EUR", "")
    opinion, draft, _ = said({(2, "schwieg", "REJECT"): odds + 0.01, (2, "EU", "REJECT"): odds})
    assert [d.word.text for d in opinion.found([draft])] == found


@pytest.mark.parametrize(("most", "wanted"), [(3, {0, 1, 2}), (2, {1})])
def test_of_long_articles_only_what_stands_around_the_rules_events_is_read(monkeypatch, most, wanted):
    monkeypatch.setattr(context_opinion, "READ_WHOLE", most)
    asked = []
    said(asked=asked)
    assert asked == [wanted]


@pytest.mark.parametrize(("rules", "known"), [("UKR", {"UKR"}), ("EUR", {"TUR"})])
def test_of_a_state_that_no_word_names_the_network_cannot_tell(monkeypatch, rules, known):
    judge(monkeypatch, "", "TUR")
    opinion, draft, named = said()
    side = (named.resolver.make(draft.word, rules, "GOV", by="town"),)
    draft.recipient = side
    actor, recipient = side_ranking.views(draft, named, draft.sentence, None)
    choices = [Option("RULE", "", frozenset({rules})), Option("CODE", "TUR", frozenset({"TUR"}))]
    opinion.settle([Weighed(actor, (), [Option("RULE", "", frozenset())], np.array([1.0])), Weighed(recipient, side, choices, np.array([0.48, 0.52]))])
    assert codes(draft.recipient) == known


def test_whom_only_a_quotation_names_is_no_side_of_who_speaks_it():
    text = "Der italienische Innenminister kritisierte den Plan: „Frankreich und Familien mit Kindern leiden.“"
    (one,) = pipeline.code_articles([Article(id="a", text=text, date="2016-03-01", language="de")])
    assert [[r.code for r in e.recipient] for e in one.events if e.event == "ACCUSE"] == [[]]


def test_an_act_that_is_said_to_be_of_no_one_state_gets_none():
    text = "Moskau gewährte Minsk wegen der westlichen Sanktionen einen Kredit."
    article = Article(id="a", text=text, date="2021-09-09", language="de")
    sentences, resolver = coder("de").prepare(article, load("de", "accurate")(text))
    resolver.remember(sentences[0])
    opinion = Opinion([], {0: sentences[0]}, side_ranking.Article(resolver))
    assert {w.text: opinion._of_no_state(w) for w in sentences[0].words if w.text in {"Sanktionen", "Kredit"}} == {"Sanktionen": True, "Kredit": False}


def test_that_somebody_does_it_to_his_own_state_takes_more(monkeypatch):
    judge(monkeypatch, "", "TUR")
    opinion, draft, named = said()
    chosen = []
    for actor in ("GRC", "TUR"):
        draft.actor = tuple(n.actor for n in named.named(draft.sentence) if n.actor.code == actor)
        _, recipient = side_ranking.views(draft, named, draft.sentence, None)
        choices = [Option("RULE", "", frozenset()), Option("CODE", "TUR", frozenset({"TUR"}))]
        chosen.append(opinion._choice(Weighed(recipient, (), choices, np.array([0.975, 0.025])), opinion.sides(draft.word, "ACCUSE")).code)
    assert chosen == ["TUR", ""]


def coded(**options):
    text = "Griechenland kritisierte die Türkei am Montag scharf. Ankara zeigte Athen daraufhin die kalte Schulter."
    (one,) = pipeline.code_articles([Article(id="a", text=text, date="2020-08-10", language="de")], **options)
    return one.events


def test_it_is_asked_where_the_settings_and_the_tier_want_it(monkeypatch):
    asked = []
    real = Opinion.settle
    monkeypatch.setattr(Opinion, "settle", lambda self, weighed: (asked.append(1), real(self, weighed))[1])
    coded()
    coded(tier="accurate")
    assert len(asked) == 2
    coded(tier="fast")
    coded(rules_alone=True)
    monkeypatch.setenv("LAGEBILD_SECOND_OPINION", "false")
    settings.cache_clear()
    try:
        coded()
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    assert len(asked) == 2


def test_every_record_shows_words_of_the_article():
    text = ("Warschau zeigte der Kommission am Dienstag die kalte Schulter. Die Behörde legte daraufhin die Fördermittel auf Eis. "
            "„Das lassen wir uns nicht bieten“, polterte der polnische Justizminister.")
    (one,) = pipeline.code_articles([Article(id="a", text=text, date="2021-11-01", language="de")])
    assert one.events
    for event in one.events:
        assert text[event.trigger.start:event.trigger.end] == event.trigger.text
        for actor in (*event.actor, *event.recipient):
            assert text[actor.start:actor.end] == actor.text
