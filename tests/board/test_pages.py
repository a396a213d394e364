"""Pages and their JSON twins over a synthetic store, without a browser."""

import json
import re
from pathlib import Path

import pytest
from board_addresses import PAGES, addresses
from board_samples import EVIL

from lagebild import board
from lagebild.store import Store


@pytest.fixture(scope="module")
def paths(store_url):
    with Store.open(store_url) as store:
        return addresses(store)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_answers_in_both_languages(client, paths, name, language):
    answer = client.get(paths[name], params={"lang": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_a_json_twin(client, paths, name):
    bare = paths[name] if paths[name] != "/" else "/index"
    by_name = client.get(f"{bare}.json")
    by_header = client.get(paths[name], headers={"accept": "application/json"})
    assert by_name.headers["content-type"] == "application/json"
    assert by_name.json() == by_header.json()


def test_german_unless_asked_otherwise_and_the_choice_is_kept(client):
    client.cookies.clear()
    assert '<html lang="de"' in client.get("/codebook", headers={"accept-language": "en"}).text
    answer = client.get("/codebook?lang=en&theme=dark")
    assert 'data-theme="dark"' in answer.text
    assert "lagebild_lang=en" in answer.headers["set-cookie"]
    client.cookies.clear()
    assert 'data-theme="dark"' in client.get("/codebook", headers={"cookie": "lagebild_theme=dark"}).text


def test_dark_looks_the_same_whether_chosen_or_taken_from_the_system():
    style = (Path(board.__file__).parent / "static" / "board.css").read_text(encoding="utf-8")
    taken, chosen = re.findall(r':root\[data-theme="(?:auto|dark)"\] \{(.*?)\}', style, re.DOTALL)
    assert "--ground" in taken
    assert taken.split() == chosen.split()


def test_the_same_page_twice_is_not_sent_twice(client):
    first = client.get("/search")
    again = client.get("/search", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_pages_follow_the_store(tmp_path):
    from board_samples import NAMES, coded
    from litestar.testing import TestClient

    from lagebild.board import app, desk

    url = f"sqlite:///{tmp_path / 'grow.db'}"
    with TestClient(app(url, names=NAMES)) as client, Store.open(url) as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk, "CHECK_SECONDS", -1)
        assert client.get("/search.json").json()["total"] == 0
        store.add(coded(), "test")
        assert client.get("/search.json").json()["total"] == 1


def test_an_empty_store_says_how_to_fill_it(empty_client):
    for path in ("/", "/search", "/sources", "/actor/BLR", "/dyad/BLR-RUS", "/dyad/BLR-RUS/report"):
        assert empty_client.get(path).status_code == 200
    assert "lagebild add" in empty_client.get("/").text


@pytest.mark.parametrize("path", ["/happening/none", "/article/none", "/nothing", "/api/events/none", "/api/happenings/none"])
def test_what_is_not_there_is_404_with_a_sentence(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.content


@pytest.mark.parametrize("path", [
    "/?since=0001-01-01", "/dyad/BLR-RUS?until=9999-12-31&step=day", "/?region=mars", "/search?region=x", "/search?published=heute", "/?since=gestern", "/?since=2021-02-30", "/?since=2021-09-09&until=2021-09-01", "/search?event=WAR", "/search?quad=7",
    "/search?confidence=2", "/search?page=0", "/search?aux=maybe", "/dyad/BLR", "/dyad/blr-rus", "/actor/xx", "/search?order=up",
    "/api/events?size=100000", "/api/happenings?state=gone", "/api/happenings?voices=0", "/dyad/BLR-RUS?step=year",
    "/search?participant=BELARUS", "/api/events/export/exe",
])
def test_bad_input_is_400_and_says_what_is_wrong(client, path):
    answer = client.get(path, headers={"accept": "application/json"})
    assert answer.status_code == 400
    assert len(answer.json()["detail"]) > 10


@pytest.mark.parametrize(("asked", "drawn"), [
    ("since=2021-01-01&step=day", "day"), ("since=1950-01-01&step=day", "month"), ("since=1990-01-01&step=day", "week"),
    ("since=1990-01-01&step=month", "month"),
])
def test_a_step_too_fine_for_the_period_gives_way_to_a_coarser_one(client, asked, drawn):
    assert client.get(f"/dyad/BLR-RUS.json?{asked}").json()["step"] == drawn


@pytest.mark.parametrize("words", ['"', "*", "AND OR NOT", "a\x00b", "(", "' OR 1=1 --", "ä" * 400, "col:x", '"offen', "-", "NEAR(a b)"])
def test_no_search_words_break_the_search(client, words):
    assert client.get("/search", params={"text": words}).status_code == 200


def test_filters_narrow_the_result(client):
    every = client.get("/search.json").json()["total"]
    quad = client.get("/search.json?quad=4").json()
    both = client.get("/search.json?quad=4&aux=reported&participant=BLR").json()
    assert every > quad["total"] > both["total"] > 0
    assert {event["quad_code"] for event in quad["events"]} == {4}
    assert all("reported" in event["aux"] for event in both["events"])


def test_a_region_keeps_what_its_states_take_part_in(client):
    from lagebild.knowledge.regions import regions

    codes = set(regions()["eastern_europe"])
    every, part = client.get("/index.json").json(), client.get("/index.json?region=eastern_europe").json()
    assert every["total"] > part["total"] > 0
    assert all(codes & {edge["tie"]["one"], edge["tie"]["other"]} for edge in part["network"]["edges"])
    events = client.get("/api/events?region=eastern_europe&size=200").json()["records"]
    assert events
    assert all(codes & {one["code"] for one in (*event["actor"], *event.get("recipient", []))} for event in events)


def test_a_circle_on_the_map_leads_to_as_many_events_as_it_counts(client):
    import html
    import re

    page = client.get("/").text
    place = client.get("/index.json").json()["places"][0]
    link = html.unescape(re.search(r'class="spot-link" href="([^"]+)" aria-label="' + place["place"], page)[1])
    assert client.get(link.replace("/search?", "/search.json?")).json()["total"] == place["events"]


def test_what_several_articles_say_of_one_act_is_shown_once(client, store_url):
    shown = client.get("/dyad/BLR-RUS.json").json()
    with Store.open(store_url) as store:
        for side in ("one_says", "other_says"):
            told = [one.id for event in shown[side] for one in store.happenings(limit=None) if event["id"] in one.events]
            assert shown[side]
            assert len(told) == len(set(told))


def test_a_filter_without_a_field_is_named_and_can_be_taken_away(client):
    html = client.get("/search?context=military&quad=4").text
    assert 'href="/search?quad=4"' in html
    assert 'name="context" value="military"' in html


def test_paging_shows_every_event_once(client):
    pages = [client.get(f"/search.json?page={number}").json() for number in range(1, 40)]
    ids = [event["id"] for page in pages for event in page["events"]]
    assert len(ids) == len(set(ids)) == pages[0]["total"]


@pytest.mark.parametrize("asked", ["participant=BLR", "actor=BLR&aux=reported", "recipient=BLR&sector=GOV", "participant=EUR&since=2021-09-01"])
def test_paging_through_one_actor_shows_every_event_once(client, asked):
    total = client.get(f"/search.json?{asked}").json()["total"]
    ids = [event["id"] for number in range(1, 30) for event in client.get(f"/search.json?{asked}&page={number}").json()["events"]]
    assert len(ids) == len(set(ids)) == total > 5


def test_an_actor_who_takes_part_twice_is_found_once(tmp_path):
    import msgspec
    from board_samples import coded

    one = coded()
    event = one.events[0]
    twice = msgspec.structs.replace(event, actor=(*event.actor, msgspec.structs.replace(event.actor[0], name="Minsk")), recipient=event.actor)
    with Store.open(f"sqlite:///{tmp_path / 'twice.db'}") as store:
        store.add(msgspec.structs.replace(one, events=(twice,)), "test")
        from lagebild.store import EventFilter

        for wanted in (EventFilter(participant="BLR"), EventFilter(actor="BLR"), EventFilter(recipient="BLR")):
            assert [found.id for found in store.events(wanted)] == [event.id]


def test_text_of_articles_never_becomes_markup(client):
    for path in ("/article/evil", "/search?publication=" + EVIL, "/sources", "/search?text=kritisierte"):
        html = client.get(path).text
        assert "<script>alert" not in html
        assert "<img src=x" not in html
    assert "&lt;script&gt;" in client.get("/article/evil").text


def test_javascript_links_are_dead(client):
    html = client.get("/article/evil").text
    assert 'href="javascript:' not in html
    assert "<code>javascript:alert(1)</code>" in html


def test_every_answer_carries_the_policy(client):
    for path in ("/", "/nothing", "/static/board.css", "/api/events", "/?since=x"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", PAGES)
def test_no_page_holds_inline_script_or_style(client, paths, name):
    import re

    html = client.get(paths[name]).text
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=\"/static/)", html)
    assert not re.search(r'(?:src|href)="(?:https?:)?//(?!beispiel\.example)', html)


def test_no_two_elements_share_an_id(client, paths):
    import re

    for name in PAGES:
        ids = re.findall(r'\sid="([^"]+)"', client.get(paths[name]).text)
        assert len(ids) == len(set(ids)), name


def test_pasted_text_is_explained_where_the_board_can(tmp_path):
    from board_samples import NAMES, coded
    from litestar.testing import TestClient

    from lagebild.board import app
    from lagebild.model.explanation import Explained, ExplainedSentence, Reading, Word

    word = Word(i=1, text="kritisierte", lemma="kritisieren", pos="VERB", dep="ROOT", head="·", actor="")
    read = (Reading(kept=True, word="kritisierte", entry="verb:kritisieren:ACCUSE", type="ACCUSE", note=""),
            Reading(kept=False, word="<b>", entry="noun:x:NONE", type="NONE", note="not chosen"))

    def explain(article):
        return Explained(coded=coded(article.text), sentences=(ExplainedSentence(text=article.text, words=(word,), readings=read),))

    with TestClient(app(f"sqlite:///{tmp_path / 'e.db'}", names=NAMES, code=lambda article: coded(article.text), explain=explain)) as client:
        html = client.post("/sentence", data={"text": "Belarus kritisierte Polen."}).text
        assert "verb:kritisieren:ACCUSE" in html
        assert "nicht gewählt" in html
        assert "<b>" not in html
        told = client.post("/sentence", data={"text": "Belarus kritisierte Polen."}, headers={"accept": "application/json"}).json()
        assert told["sentences"][0]["readings"][0]["kept"] is True


def test_pasted_text_is_coded_and_shown(client):
    answer = client.post("/sentence", data={"text": "Belarus kritisierte Polen.", "date": "2021-09-09"})
    assert answer.status_code == 200
    assert 'class="m-trigger q3 a-reported"' in answer.text


def test_pasted_markup_is_shown_as_text(client):
    answer = client.post("/sentence", data={"text": f"{EVIL} kritisierte Polen."})
    assert "<script>alert" not in answer.text


def test_too_much_text_and_bad_dates_are_refused(client):
    assert client.post("/sentence", data={"text": "x" * 20_001}).status_code == 400
    assert client.post("/sentence", data={"text": "x", "date": "x"}).status_code == 400
    assert client.post("/api/code", json={"text": "x" * 20_001}).status_code == 400
    assert client.post("/api/code", content=b"x" * 300_000, headers={"content-type": "application/json"}).status_code == 413
    assert client.post("/api/code", content=b"{", headers={"content-type": "application/json"}).status_code == 400


def test_the_api_codes_text(client):
    answer = client.post("/api/code", json={"text": "Belarus kritisierte Polen.", "date": "2021-09-09"})
    assert answer.status_code == 200
    assert answer.json()["events"][0]["event"] == "ACCUSE"


def test_without_a_coder_the_page_says_so(empty_client):
    assert empty_client.post("/api/code", json={"text": "x y z"}).status_code == 503
    assert "disabled" in empty_client.get("/sentence").text


@pytest.mark.parametrize("what", ["events", "happenings", "actors", "dyads", "articles", "quotes"])
def test_the_api_lists_a_page_at_a_time(client, what):
    answer = client.get(f"/api/{what}?size=3").json()
    assert len(answer["records"]) == 3
    assert answer["more"] is True
    assert client.get(f"/api/{what}?size=3&page=2").json()["records"] != answer["records"]


def test_downloads_hold_what_the_search_found(client):
    import csv
    import io

    import pyarrow.parquet as pq

    total = client.get("/search.json?quad=4").json()["total"]
    lines = client.get("/api/events/export/jsonl?quad=4").text.splitlines()
    table = pq.read_table(io.BytesIO(client.get("/api/events/export/parquet?quad=4").content))
    rows = list(csv.DictReader(io.StringIO(client.get("/api/events/export/csv?quad=4").text)))
    assert len(lines) == len(table) == len(rows) == total
    assert json.loads(lines[0])["id"] == rows[0]["id"] == table["id"][0].as_py()


def test_downloads_run_no_formulas():
    from board_samples import coded

    from lagebild.board import downloads

    cells = [downloads._cell(value) for value in ("=1+1", "@x", "-3", "---", 4, "ok")]
    assert cells == ["'=1+1", "'@x", "'-3", "---", 4, "ok"]
    assert downloads.row(coded().events[0]).actor == "BLR"


def test_openapi_shows_an_example_of_every_answer(client):
    described = client.get("/schema/openapi.json").json()["paths"]
    for path in ("events", "happenings", "actors", "dyads", "articles", "quotes"):
        answers = described[f"/api/{path}"]["get"]["responses"]
        assert answers["200"]["content"]["application/json"]["examples"]
        assert answers["400"]["content"]["application/json"]["examples"]
    assert "Sanktionen" in str(described["/api/code"]["post"]["requestBody"])


def test_the_example_of_a_record_is_a_record():
    from lagebild.board.examples import ARTICLE, CODED

    for event in CODED.events:
        spans = [event.trigger, event.evidence, event.time.span, event.attribution[0].cue, *event.actor, *event.recipient]
        assert all(ARTICLE.text[one.start : one.end] == one.text for one in spans)


def test_openapi_describes_every_address(client):
    described = client.get("/schema/openapi.json").json()
    assert {"/api/events", "/api/code", "/search", "/dyad/{pair}"} <= set(described["paths"])
