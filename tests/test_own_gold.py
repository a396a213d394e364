"""The events we coded by hand: each item is found in ../shared, each code and trigger is one."""

import json

import pytest

from lagebild.knowledge.checking import ORGANISATIONS, SECTORS
from lagebild.knowledge.ontology import ontology

AUX = {"negated", "future", "hypothetical", "historical", "reported"}


@pytest.fixture(scope="module")
def gold(root):
    return [json.loads(line) for line in (root / "benchmarks" / "gold" / "events.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def items(script):
    return script("benchmarks", "own_gold").items("")


def test_every_item_is_there_once_and_in_one_part(gold):
    assert len({item["id"] for item in gold}) == len(gold) == 272
    assert {item["part"] for item in gold} == {"read", "blind"}


def test_types_aux_and_codes_are_those_of_the_codebook(gold):
    for item in gold:
        for event in item["events"]:
            assert set(event["types"]) <= set(ontology().types), item["id"]
            assert {*event["aux"], *event.get("aux_alt", [])} <= AUX, item["id"]
            for role in ("actor", "actor_alt", "recipient", "recipient_alt"):
                for code in event.get(role) or []:
                    country, *sector = code.split()
                    assert country in ORGANISATIONS or (len(country) == 3 and country.isupper()), (item["id"], code)
                    assert all(part in SECTORS for s in sector for part in s.split("/")), (item["id"], code)


@pytest.mark.shared
def test_the_texts_are_found_and_the_triggers_stand_in_their_sentences(items):
    assert len(items) == 272
    for item in items:
        for sentence, events in zip(item["sentences"], item["events"], strict=True):
            for event in events:
                assert all(any(word.strip(".,„“»«()\"'") in sentence for word in trigger.split()) for trigger in event["trigger"]), (item["id"], event)


@pytest.fixture(scope="module")
def coded(root):
    return [json.loads(line) for line in (root / "benchmarks" / "gold" / "coded.jsonl").read_text(encoding="utf-8").splitlines()]


def test_passages_coded_once_lie_in_one_part_and_train_on_nothing_that_may_not_be_given_away(coded, gold):
    assert {item["part"] for item in coded} == {"train", "held", "spare"}
    trained = {item["id"] for item in coded if item["part"] == "train"}
    assert not trained & {item["id"] for item in coded if item["part"] != "train"}
    assert {name[:2] for name in trained} == {"wn", "nt"}  # Der Standard's text is CC BY-NC-SA
    lines = {number + step for name in trained if name.startswith("nt") for number in [int(name[2:])] for step in range(-4, 5)}  # passages of five lines
    assert not trained & {item["id"] for item in gold}
    assert not lines & {int(item["id"][2:]) for item in gold if item["id"].startswith("nt")}


def test_passages_coded_once_hold_types_and_places_of_the_codebook(coded):
    for item in coded:
        for event in item["events"]:
            start, end = item["sentences"][event["sentence"]]
            assert 0 <= event["at"] < end - start, item["id"]
            assert set(event["types"]) <= set(ontology().types), item["id"]
            assert set(event["aux"]) <= AUX, item["id"]
