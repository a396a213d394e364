"""How sure a record is follows from how its sides were found, and every way has its weight."""

import re
from pathlib import Path

import pytest

from lagebild.coding import confidence as module
from lagebild.coding.confidence import WAYS, confidence, side, weights
from lagebild.knowledge.ontology import ontology
from lagebild.model import Actor


def actor(code="POL", by=""):
    return Actor(code=code, sector="GOV", field="text", start=0, end=1, text="x", by=by)


def sure(actors, recipients, kind="ACCUSE", aux=(), **more):
    return confidence(kind, actors, recipients, set(aux), noun=more.get("noun", False), attributed=more.get("attributed", False))


@pytest.mark.parametrize(("surer", "less"), [(("", ""), ("default", "")), (("", ""), ("", "context")), (("role", "role"), ("context", "context"))])
def test_a_side_read_off_the_text_is_surer_than_an_inferred_one(surer, less):
    both = [sure([actor(by=a)], [actor("HUN", by=r)]) for a, r in (surer, less)]
    assert 0 < both[1] < both[0] < 1


def test_nobody_named_is_least_sure():
    assert sure([], []) < sure([actor()], []) < sure([actor()], [actor("HUN")])


def test_what_is_not_asserted_is_less_sure():
    plain = sure([actor()], [actor("HUN")])
    assert all(sure([actor()], [actor("HUN")], aux={mode}) < plain for mode in ("future", "hypothetical", "negated"))


def test_what_the_second_opinion_filled_in_is_less_sure_than_what_the_text_names():
    assert sure([actor()], [actor("HUN", by="model")]) < sure([actor()], [actor("HUN", by="role")])


def test_the_least_sure_way_of_a_side_counts():
    assert side("actor", [actor(), actor("DEU", by="default")]) == "actor:default"
    assert side("recipient", [actor("---", by="role")]) == "recipient:unknown"


def test_every_type_and_way_has_a_weight_and_every_weight_is_used():
    known = set(weights())
    assert {f"type:{kind}" for kind in ontology().types} <= known
    assert {f"actor:{way}" for way in WAYS} <= known
    source = Path(module.__file__).read_text(encoding="utf-8")
    single = {name for name in known if ":" not in name}
    assert single == {name for name in single if re.search(rf'"{name}"', source)}
