"""The figures of benchmarks/README.md have floors here: tellings in other words, and the ten samples."""

import importlib.util
from importlib import resources
from pathlib import Path

import msgspec
import pytest

from lagebild.corroboration import corroborate
from lagebild.corroboration.stories import Stories
from lagebild.model import Article, Coded
from lagebild.pipeline import code_articles

spec = importlib.util.spec_from_file_location("measure_corroboration", Path(__file__).parents[2] / "benchmarks" / "corroboration.py")
measuring = importlib.util.module_from_spec(spec)
spec.loader.exec_module(measuring)

FLOOR = {"tune": 0.93, "hold": 0.93}  # measured 0.96 and 0.96; a fall below needs a reason in the commit
FLOOR_CODED = 0.82  # end to end, where a telling that is not coded counts as missed


@pytest.mark.parametrize("part", ["tune", "hold"])
def test_tellings_of_one_act_come_together(part):
    given = measuring.rows(part)
    assert len({row["happening"] for row in given}) >= 40
    precision, recall, f1 = measuring.b_cubed(*measuring.measure(given, machine=False))
    assert f1 >= FLOOR[part], (precision, recall, f1)


def test_tellings_come_together_end_to_end():
    precision, recall, f1 = measuring.b_cubed(*measuring.measure(measuring.rows(), machine=True))
    assert f1 >= FLOOR_CODED, (precision, recall, f1)


@pytest.fixture(scope="module")
def samples():
    lines = (resources.files("lagebild.samples") / "articles.jsonl").read_bytes().splitlines()
    return [one for one in code_articles(msgspec.json.decode(line, type=Article) for line in lines) if isinstance(one, Coded)]


@pytest.fixture(scope="module")
def found(samples):
    return corroborate(samples)


def happening_with(samples, found, article, words):
    """Return the happenings of the sentences of an article that hold `words`."""
    events = {e.id for one in samples if one.article.id == article for e in one.events if e.evidence and words in e.evidence.text}
    return [h for h in found.happenings if events & set(h.events)]


def test_the_samples_copies_are_the_two_reprints(found):
    assert found.copies == 2
    group = found.copy_groups["sample-01"]
    assert {key for key, value in found.copy_groups.items() if value} == {"sample-01", "sample-02", "sample-03"}
    assert {found.copy_groups[key] for key in ("sample-01", "sample-02", "sample-03")} == {group}


def test_the_agency_report_is_one_voice_in_the_samples(samples, found):
    (credit,) = [h for h in happening_with(samples, found, "sample-01", "neuen Kredit") if h.event == "AID"]
    (voice,) = credit.voices
    assert len(voice.outlets) == 3


def test_the_arms_purchase_goes_back_to_the_paper_all_cite(samples, found):
    (arms,) = [h for h in happening_with(samples, found, "sample-07", "russische Waffen") if h.event == "AGREE"]
    assert any(v.origin.startswith("Meridian Courier") and {"Donaublatt (Beispiel)", "Meridian Courier (Beispiel)"} <= set(v.outlets)
               for v in arms.voices)


def test_the_common_currency_is_claimed_and_denied_in_the_samples(samples, found):
    (currency,) = [h for h in happening_with(samples, found, "sample-07", "gemeinsame Währung geeinigt") if h.event == "AGREE"]
    assert currency.state in ("denied", "disputed")
    (against,) = [c for c in currency.contradictions if c.about == "negated"]
    article_of = {e.id: e.article for one in samples for e in one.events}
    said, denied = ({article_of[event] for event in events} for _, events in against.sides)
    assert "sample-07" in said
    assert {"sample-01", "sample-07"} <= denied


def test_the_samples_german_and_english_reports_on_the_union_are_one_story(found):
    (story,) = [s for s in found.stories if "sample-06" in s.articles]
    assert {"sample-01", "sample-07"} <= set(story.articles)
    assert story.languages == ("de", "en")


def test_a_story_sleeps_after_a_week_without_articles():
    stories = Stories()
    texts = {"a": "2022-01-01", "b": "2022-01-03", "c": "2022-02-01"}
    about = measuring.Corroborator()._meanings.of("Die Regierung verhandelt über eine neue Bahnstrecke.")
    ids = {key: stories.add(Coded(article=Article(id=key, title="Bahn", text="Bahn", date=date, language="de")), about) for key, date in texts.items()}
    assert ids["a"] == ids["b"] != ids["c"]
