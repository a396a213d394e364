"""Hand-built tellings: who says the same, who goes back to whom, what is established, what cannot all be right."""

import random

import msgspec
import numpy as np
import pytest

from lagebild.corroboration import Corroborator, corroborate, corroborated
from lagebild.corroboration.embedding import WIDTH
from lagebild.corroboration.tellings import day
from lagebild.model import Actor, Article, Attribution, CiteInfo, Coded, Event, EventTime, Place, Quantity, Source, Span

ODESSA = "Russland hat am Samstag den Hafen von Odessa mit Raketen beschossen."
RUSSIA, UKRAINE = Actor(code="RUS", sector="GOV", name="Russland"), Actor(code="UKR", sector="CVL", name="Ukraine")
KREMLIN = Source(kind="actor", code="RUS", sector="GOV", name="Dmitri Peskow")


def bag(texts):
    """Encode by words: texts with the same words are alike, no model needed."""
    rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        for word in text.casefold().split():
            row[sum(word.encode()) % WIDTH] += 1
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)


def told(key, text=ODESSA, *, date="2022-07-24", outlet=None, kind="ASSAULT", trigger="beschossen", **more):
    article = Article(id=key, title="", text=text, date=date, language="de", publication=outlet or f"Blatt {key}")
    day = more.pop("day", "2022-07-23")
    source = more.pop("source", None)
    links = (Attribution(kind="according_to", source=source),) if source else ()
    sentence = Span("text", 0, len(text), text)
    at = text.find(trigger)
    event = Event(
        id=f"e-{key}", article=key, sentence=0, date=day or date, enddate=day or date, event=kind, evidence=sentence, attribution=links,
        trigger=Span("text", at, at + len(trigger), trigger), actor=more.pop("actor", (RUSSIA,)), recipient=more.pop("recipient", (UKRAINE,)),
        time=EventTime(start=day or date, end=day or date, stated=day is not None), cite_info=CiteInfo(), **more,
    )
    return Coded(article=article, sentences=(sentence,), events=(event,))


def joined(*coded):
    return corroborate(coded, bag).happenings


def only(*coded):
    (found,) = joined(*coded)
    return found


def test_the_same_act_told_by_two_outlets_is_one_happening_with_two_voices():
    found = only(told("a"), told("b", "Am Samstag hat Russland den Hafen von Odessa mit Raketen beschossen, hieß es in Kiew am Abend."))
    assert found.events == ("e-a", "e-b")
    assert [voice.origin for voice in found.voices] == ["Blatt a", "Blatt b"]
    assert (found.first_told, found.last_told, found.begin) == ("2022-07-24", "2022-07-24", "2022-07-23")


def test_one_voice_is_enough_to_be_shown():
    found = only(told("a"))
    assert len(found.voices) == 1
    assert found.state == "reported"


@pytest.mark.parametrize("more", [
    {"day": "2022-07-27"},
    {"actor": (Actor(code="ISR", sector="MIL", name="Israel"),), "recipient": (Actor(code="SYR", sector="GOV", name="Syrien"),)},
    {"kind": "ACCUSE"},
])
def test_another_day_other_actors_or_another_type_is_another_act(more):
    assert len(joined(told("a"), told("b", "Wieder hat Russland den Hafen von Odessa mit Raketen beschossen.", **more))) == 2


def test_an_act_without_a_stated_time_fits_within_days_of_publication_and_not_after_weeks():
    again = "Russland hat den Hafen von Odessa mit Raketen beschossen, wie am Samstag bekannt wurde."
    assert len(joined(told("a"), told("b", again, day=None, date="2022-07-25"))) == 1
    assert len(joined(told("a"), told("b", again, day=None, date="2022-08-25"))) == 2


def test_an_unknown_recipient_is_compatible():
    assert len(joined(told("a"), told("b", "Am Samstag hat Russland den Hafen von Odessa mit Raketen beschossen!", recipient=()))) == 1


def test_sides_that_meet_may_stand_on_either_side():
    text = "Olaf Scholz hat am Samstag Emmanuel Macron in Berlin getroffen."
    scholz, macron = (Actor(code=c, sector="GOV", name=n) for c, n in (("DEU", "Olaf Scholz"), ("FRA", "Emmanuel Macron")))
    met = {"kind": "CONSULT", "trigger": "getroffen"}
    assert len(joined(told("a", text, actor=(scholz, macron), recipient=(), **met),
                      told("b", text + " Gestern.", actor=(macron,), recipient=(scholz,), **met))) == 1


def test_a_plan_and_the_act_that_followed_are_one_happening_from_expected_to_reported():
    actors = {"actor": (Actor(code="DEU", sector="GOV", name="Olaf Scholz"), Actor(code="FRA", sector="GOV", name="Emmanuel Macron")), "recipient": ()}
    plan = told("a", "Olaf Scholz will am Samstag in Berlin Präsident Emmanuel Macron treffen.", kind="AGREE", trigger="treffen", aux=("future",),
                date="2022-07-21", **actors)
    act = told("b", "Olaf Scholz hat am Samstag in Berlin Präsident Emmanuel Macron getroffen.", kind="CONSULT", trigger="getroffen", **actors)
    found = only(plan, act)
    assert found.event == "CONSULT"
    assert [(change.date, change.state) for change in found.states] == [("2022-07-21", "expected"), ("2022-07-24", "reported")]


def test_papers_that_cite_a_third_are_one_voice_with_it():
    paper = Source(kind="outlet", name="Meridian Courier")
    found = only(told("a", outlet="Meridian Courier (Beispiel)", date="2022-07-23"), told("b", source=paper, aux=("reported",)),
                 told("c", "Laut Meridian Courier hat Russland am Samstag den Hafen von Odessa mit Raketen beschossen.", source=paper, aux=("reported",)))
    (voice,) = found.voices
    assert voice.kind == "cited"
    assert voice.outlets == ("Meridian Courier (Beispiel)", "Blatt b", "Blatt c")


def test_what_only_other_media_say_is_rumoured_and_an_actor_involved_confirms_it():
    rumour = told("a", source=Source(kind="outlet", name="Meridian Courier"), aux=("reported",), date="2022-07-23")
    admitted = told("b", ODESSA + " Das teilte der Kreml mit.", source=KREMLIN)
    found = only(rumour, admitted)
    assert [change.state for change in found.states] == ["rumoured", "confirmed"]
    assert [(voice.origin, voice.kind) for voice in found.voices] == [("Meridian Courier", "cited"), ("Dmitri Peskow", "actor")]


def test_an_actor_involved_that_negates_others_claims_denies_and_the_sides_stand_side_by_side():
    found = only(told("a"), told("b", "Russland hat am Samstag den Hafen von Odessa nicht mit Raketen beschossen.", aux=("negated",), source=KREMLIN))
    assert [change.state for change in found.states] == ["reported", "denied"]
    (against,) = found.contradictions
    assert against.about == "negated"
    assert against.sides == (("behauptet", ("e-a",)), ("bestritten", ("e-b",)))


def test_outlets_that_contradict_each_other_make_it_disputed():
    assert only(told("a"), told("b", "Russland hat am Samstag den Hafen von Odessa nicht mit Raketen beschossen.", aux=("negated",))).state == "disputed"


@pytest.mark.parametrize(("first", "second", "differ"), [
    (Quantity(number=40, unit="dead"), Quantity(number=12, unit="dead"), True),
    (Quantity(number=40, unit="dead", bound="at_least"), Quantity(number=45, unit="dead"), False),
    (Quantity(number=40, unit="dead", bound="about"), Quantity(number=43, unit="dead"), False),
    (Quantity(number=40, unit="dead"), Quantity(number=12, unit="injured"), False),
])
def test_numbers_of_one_unit_that_exclude_each_other_are_a_contradiction(first, second, differ):
    found = only(told("a", quantity=(first,)), told("b", ODESSA + " Es gab Tote.", quantity=(second,)))
    assert [c.about for c in found.contradictions] == (["quantity"] if differ else [])
    if differ:
        assert [words for words, _ in found.contradictions[0].sides] == ["40 Tote", "12 Tote"]


def test_another_place_is_another_act():
    kharkiv = "Russland hat am Samstag ein Kraftwerk in Charkiw beschossen."
    places = [Place(name=name, country="UKR", precision="city") for name in ("Odessa", "Charkiw")]
    assert len(joined(told("a", place=places[0]), told("b", kharkiv, place=places[1]))) == 2


def test_the_title_is_a_german_sentence_of_a_telling_and_else_made_of_the_codes():
    assert only(told("a")).title == ODESSA.rstrip(".")
    english = told("a", "They shelled the port on Saturday.", trigger="shelled")
    assert only(msgspec.structs.replace(english, article=msgspec.structs.replace(english.article, language="en"))).title == "Russland: Angriff auf Ukraine"


def test_the_order_of_input_does_not_matter_and_online_gives_the_same():
    coded = [told(str(n), f"Russland hat am Samstag den Hafen von Odessa mit Raketen beschossen, {n} Mal.", date=f"2022-07-{24 + n % 3}") for n in range(9)]
    whole = corroborate(coded, bag)
    assert corroborate(random.Random(1).sample(coded, 9), bag) == whole
    online = Corroborator(bag)
    for one in sorted(coded, key=lambda c: (c.article.date, c.article.id)):
        online.add(one)
    assert online.result() == whole


def test_a_new_article_says_which_happening_it_joined():
    online = Corroborator(bag)
    first, second = online.add(told("a")), online.add(told("b", ODESSA + " Das war am Abend."))
    assert first.happenings == second.happenings
    with pytest.raises(ValueError, match="taken in before"):
        online.add(told("a"))


def test_nothing_in_nothing_out():
    found = corroborate([], bag)
    assert (found.copies, found.stories, found.happenings) == (0, (), ())


def over_a_year():
    """Return one attack a month, each told in two papers, the second a week after the first, in order of publication."""
    found = []
    for month in range(1, 13):
        act = f"2022-{month:02}-03"
        for n, date in enumerate((f"2022-{month:02}-04", f"2022-{month:02}-11")):
            found.append(told(f"{month:02}-{n}", f"Russland hat im Monat {month} den Hafen Nummer {month * 7} von Odessa beschossen.", day=act, date=date, outlet=f"Blatt {n}"))
    return found


def test_what_left_memory_is_found_all_the_same():
    in_parts, at_once = corroborated(over_a_year(), 30, bag), corroborate(over_a_year(), bag)
    assert len(at_once.happenings) == 12
    assert sorted(in_parts.happenings, key=lambda h: h.id) == sorted(at_once.happenings, key=lambda h: h.id)
    assert sorted(in_parts.stories, key=lambda s: s.id) == sorted(at_once.stories, key=lambda s: s.id)
    assert (in_parts.copy_groups, in_parts.copies) == (at_once.copy_groups, at_once.copies)


def test_only_the_last_days_stay_in_memory():
    online = Corroborator(bag)
    for one in over_a_year():
        online.add(one)
    gone = online.forget(day("2022-12-01"))
    assert (len(gone.happenings), len(gone.copy_groups)) == (11, 22)
    assert [group.tellings[0].article.id for group in online.groups] == ["12-0"]
    assert set(online.result().copy_groups) == {"12-0", "12-1"}
    assert online.forget(day("2022-12-01")).happenings == ()


def test_an_act_told_again_after_the_window_founds_another_happening():
    late = told("b", ODESSA, date="2023-07-24", outlet="Blatt b")
    assert len(corroborated([told("a"), late], None, bag).happenings) == 1
    assert len(corroborated([told("a"), *(told(f"x{n}", "Polen lobt Ungarn.", trigger="lobt", kind="SUPPORT", date="2023-07-01", day="2023-07-01") for n in range(300)), late], 30, bag).happenings) == 3
