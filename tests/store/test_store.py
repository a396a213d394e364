"""What goes in comes out, nothing twice, nothing lost."""

import pytest
from msgspec.structs import replace
from store_samples import TEXT, article, coded, happening

from lagebild.errors import StoreError
from lagebild.model import Attribution, Coded, Contradiction, Issue, Source, StateChange, Story
from lagebild.store import ArticleFilter, EventFilter, HappeningFilter, Store
from lagebild.store.board_queries import BoardQueries


def ids(values):
    return [value.id for value in values]


def test_what_goes_in_comes_out_exactly(store):
    assert store.add(coded(), "1")
    assert store.coded("x1") == coded()
    assert store.article("x1") == coded().article
    assert store.event("x1-1") == coded().events[1]
    assert list(store.all_coded()) == [coded()]


def test_what_the_other_says_of_an_act_is_the_others_word(store):
    told = coded()
    threat = replace(told.events[1], event="THREATEN", quad_code=3, attribution=(), aux=())
    minsk = Attribution(kind="direct", source=Source(kind="actor", name="Belarus", code="BLR", sector="GOV"))
    store.add(replace(told, events=(threat, replace(threat, id="x1-2", attribution=(minsk,)))), "1")
    asked = BoardQueries(store)
    assert ids(asked.statements(("EUR", "BLR"))) == ["x1-1"]
    assert ids(asked.statements(("BLR", "EUR"))) == ["x1-2"]


def test_the_same_article_is_added_once_whatever_its_id_address_and_spacing(store):
    assert store.add(coded(), "1")
    again = coded("other", url="http://www.bote.example/a", text=TEXT.replace(" Die", "  \n Die", 1).replace("\n ", " "))
    assert not store.add(coded(), "1")
    assert not store.add(Coded(article=again.article), "1")
    assert store.has(again.article)
    assert (store.counts().articles, store.counts().events) == (1, 2)


def test_the_same_text_in_another_paper_is_another_article(store):
    store.add(coded("x1"), "1")
    assert store.add(coded("x2", publication="Blatt"), "1")
    assert store.counts().articles == 2


def test_a_second_article_with_the_same_id_gets_another_and_its_events_too(store):
    store.add(coded(), "1")
    other = coded(publication="Blatt")
    assert store.add(other, "1")
    assert not store.add(other, "1")
    found = store.articles(ArticleFilter(publication="Blatt"))[0]
    assert found.id.startswith("x1~")
    assert {e.article for e in store.coded(found.id).events} == {found.id}
    assert len({e.id for e in store.events()}) == 4


def test_an_article_without_id_gets_one(store):
    store.add(coded(key=""), "1")
    assert store.articles()[0].id.startswith("a")
    assert len(store.events()) == 2


def test_events_are_found_by_dyad_and_month(store):
    store.add(coded(), "1")
    assert ids(store.events(EventFilter(source="RUS", target="BLR", since="2021-09", until="2021-09"))) == ["x1-0"]
    assert ids(store.events(EventFilter(source="BLR", target="RUS"))) == ["x1-0"]  # a meeting has no direction
    assert ids(store.events(EventFilter(source="EUR", target="BLR"))) == ["x1-1"]
    assert store.events(EventFilter(source="BLR", target="EUR")) == []  # a sanction has one
    assert store.events(EventFilter(source="RUS", target="BLR", since="2021-10")) == []


@pytest.mark.parametrize(("wanted", "found"), [
    (EventFilter(event=("SANCTION", "AID")), ["x1-1"]),
    (EventFilter(quad=(1,)), ["x1-0"]),
    (EventFilter(context="diplomatic"), ["x1-0"]),
    (EventFilter(context="dip"), []),
    (EventFilter(actor="EUR"), ["x1-1"]),
    (EventFilter(recipient="BLR"), ["x1-1"]),
    (EventFilter(participant="BLR", order="oldest"), ["x1-0", "x1-1"]),
    (EventFilter(sector="GOV", participant="RUS"), ["x1-0"]),
    (EventFilter(wikidata="Q1", order="score"), ["x1-1", "x1-0"]),
    (EventFilter(since="2021-09-09", until="2021-09-09", order="oldest"), ["x1-0", "x1-1"]),
    (EventFilter(until="2021-09-08"), []),
    (EventFilter(reported=True), ["x1-1"]),
    (EventFilter(aux=("reported",)), ["x1-1"]),
    (EventFilter(asserted=False), []),
    (EventFilter(confidence=0.76), []),
    (EventFilter(article="x1", order="oldest"), ["x1-0", "x1-1"]),
    (EventFilter(publication="Blatt"), []),
    (EventFilter(country="RUS"), ["x1-0"]),
    (EventFilter(text="sanktionen"), ["x1-1"]),
    (EventFilter(text='"verhängte Sanktionen"'), ["x1-1"]),
    (EventFilter(text="Sankt*"), ["x1-1"]),
    (EventFilter(text="verhangte"), []),
    (EventFilter(text="Moskau Belarus"), []),
    (EventFilter(text='AND ( " * -'), []),
])
def test_filters(store, wanted, found):
    store.add(coded(), "1")
    assert ids(store.events(wanted)) == found
    assert store.count_events(wanted) == len(found)
    assert ids(store.all_events(wanted)) == found


def test_articles_are_found_by_words_outlet_and_day(store):
    store.add(coded(), "1")
    store.add(coded("x2", publication="Blatt", date="2021-10-01", agency=()), "1")
    assert ids(store.articles()) == ["x2", "x1"]
    assert ids(store.articles(ArticleFilter(text="moskau", until="2021-09-09"))) == ["x1"]
    assert ids(store.articles(ArticleFilter(agency="dpa"))) == ["x1"]
    assert store.count_articles(ArticleFilter(publication="Blatt", language="de")) == 1
    assert ids(store.articles(limit=1, offset=1)) == ["x1"]


def test_dyads_actors_and_time_line_count_events(store):
    store.add(coded(), "1")
    assert [(d.source, d.target, d.events) for d in store.dyads()] == [("BLR", "RUS", 1), ("EUR", "BLR", 1), ("RUS", "BLR", 1)]
    assert [(d.target, d.score) for d in store.dyads(EventFilter(source="EUR", publication="Bote"))] == [("BLR", -6.0)]
    assert ("BLR", 2, 1, 1) in [(a.code, a.events, a.as_actor, a.as_recipient) for a in store.actors()]
    assert ("Putin", 1) in [(a.name, a.events) for a in store.actors(by="name")]
    assert [(p.period, p.events, p.score, p.quads) for p in store.timeline()] == [("2021-09", 2, -1.0, (1, 0, 0, 1))]
    assert store.outlets() == [("Bote", 1)]
    counts = store.counts()
    assert (counts.articles, counts.events, counts.quotations, counts.first_day) == (1, 2, 1, "2021-09-09")


def test_recoding_replaces_the_coding_and_keeps_the_old_one(store):
    store.add(coded(), "1")
    new = replace(coded(), events=coded().events[:1])
    assert store.recode(new, "2")
    assert store.coded("x1") == new
    first, second = store.codings("x1")
    assert (first.version, second.version, second.until) == ("1", "2", None)
    assert first.until is not None
    assert store.earlier(first.number) == coded()
    with pytest.raises(StoreError, match="not in the history"):
        store.earlier(second.number)
    assert not store.recode(coded("none", text="Ein anderer Text."), "2")


def test_the_same_issue_counts_up(store):
    for _ in range(2):
        store.add_issue(Issue(source="a.html", reason="empty"))
    store.add_issue(Issue(source="b.jsonl", reason="no JSON", line=3))
    seen = {one.issue: one.seen for one in store.issues()}
    assert seen == {Issue(source="a.html", reason="empty"): 2, Issue(source="b.jsonl", reason="no JSON", line=3): 1}
    assert store.clear_issues("a.html") == 1
    assert store.counts().issues == 1


def test_happenings_are_replaced_at_once_and_found_by_what_they_are(store):
    store.add(coded(), "1")
    disputed = happening("h2", events=("x9-0",), state="disputed", begin="2021-10-01", until="2021-10-02",
                         contradictions=(Contradiction(about="negated", sides=(("ja", ("x9-0",)),)),),
                         states=(StateChange(date="2021-10-01", state="disputed", event="x9-0"),))
    assert store.replace_happenings([happening("old")]) == 1
    assert store.replace_happenings([happening(), disputed]) == 2
    assert store.happenings() == [disputed, happening()]
    assert store.happening("old") is None
    assert store.happening_of("x1-0") == happening()
    assert store.happenings(HappeningFilter(contradicted=True, state=("disputed",))) == [disputed]
    assert store.happenings(HappeningFilter(source="RUS", target="BLR", until="2021-09")) == [happening()]
    assert store.happenings(HappeningFilter(text="Moskau", participant="BLR", voices=1)) == [happening()]
    assert ids(store.events(EventFilter(happening="h1"))) == ["x1-0"]
    store.add_happenings([replace(disputed, state="denied")])
    assert store.happening("h2").state == "denied"
    assert store.count_happenings() == 2


def test_stories_hold_articles(store):
    store.add(coded(), "1")
    one = Story(id="s1", title="Treffen", articles=("x1", "x2"), begin="2021-09-09", until="2021-09-10", languages=("de",))
    store.replace_stories([one])
    assert store.stories() == [one]
    assert store.story_of("x2") == store.story("s1") == one
    assert ids(store.articles(ArticleFilter(story="s1"))) == ["x1"]
    assert store.count_events(EventFilter(story="s1")) == 2


def test_copy_groups_are_kept_and_counted(store):
    store.add(coded(), "1")
    store.add(coded("x2", publication="Blatt"), "1")
    store.set_copy_groups({"x1": "g", "x2": "g"})
    assert store.copy_groups() == {"x1": "g", "x2": "g"}
    assert store.counts().copies == 1


def test_notes_and_fetches_are_remembered(store):
    store.set_note("corroborated", {"version": "1"})
    store.set_note("corroborated", {"version": "2"})
    assert store.note("corroborated") == {"version": "2"}
    assert store.note("nothing") is None
    store.remember_fetch("https://a.example", 200, "etag", "date")
    assert store.fetched("https://a.example")["etag"] == "etag"


def test_a_text_of_five_megabytes_is_stored_and_searched(store):
    long = article("long", text="Anfang " + "ein sehr langer Text " * 250_000)
    assert store.add(Coded(article=long), "1")
    assert store.coded("long").article == long
    assert ids(store.articles(ArticleFilter(text="Anfang"))) == ["long"]


def test_signs_a_database_stumbles_over_are_stored(store):
    odd = article("odd", text="Null \x00, Emoji 🇺🇦, 'Quotes\"; DROP TABLE articles; -- % _ \\", title="")
    assert store.add(Coded(article=odd), "1")
    assert store.article("odd").text == odd.text.replace("\x00", "\ufffd")


def test_unknown_things_say_so(store):
    assert store.article("none") is None
    assert store.event("none") is None
    with pytest.raises(StoreError, match="no article 'none'"):
        store.coded("none")


@pytest.mark.parametrize(("address", "said"), [
    ("mysql://a/b", "use sqlite"), ("nonsense", "no store address"), ("sqlite:////nowhere/at/all/x.db", "does not exist"),
])
def test_a_wrong_address_says_what_to_do(address, said):
    with pytest.raises(StoreError, match=said):
        Store.open(address)


def test_reading_from_a_store_that_is_not_there_does_not_make_one(tmp_path):
    with pytest.raises(StoreError, match="no such store"):
        Store.open(f"sqlite:///{tmp_path}/none.db", create=False)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_database_says_so(tmp_path):
    (tmp_path / "x.db").write_bytes(b"no database at all, but text" * 100)
    with pytest.raises(StoreError, match="not a database"):
        Store.open(f"sqlite:///{tmp_path}/x.db")
