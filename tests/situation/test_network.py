"""Networks, rankings, alarms and scenarios over hand-made acts."""

import math

import msgspec
from situation_helpers import act, weekly

from lagebild.model import Act, Attribution, CiteInfo, Event, EventTime, Source, Span
from lagebild.situation import alarms, by_pair, network, rank, scenarios, ties


def test_a_tie_counts_averages_and_knows_what_is_fact():
    found = ties([act("2021-09-09", score=-3.0), act("2021-09-10", score=5.0, state="rumoured")])
    assert [(tie.one, tie.other, tie.count, tie.score, tie.certain) for tie in found] == [("BLR", "RUS", 2, 1.0, 1)]


def test_an_edge_is_dashed_where_nothing_is_fact():
    found = network(ties([act("2021-09-09", state="expected")]))
    assert [edge.dashed for edge in found.edges] == [True]


def many(count):
    codes = [f"A{n:02d}" for n in range(count)]
    return [act("2021-09-09", key=f"{a}{b}", actors=(codes[0],), recipients=(code,)) for a, code in enumerate(codes[1:]) for b in range(1 + a % 3)]


def test_the_layout_is_the_same_every_time_and_fills_the_square():
    one, other = network(ties(many(20))), network(ties(many(20)))
    assert one == other
    assert all(0 <= node.x <= 1 and 0 <= node.y <= 1 for node in one.nodes)
    assert max(node.x for node in one.nodes) > 0.9
    assert min(node.x for node in one.nodes) < 0.1


def test_what_does_not_fit_is_counted():
    found = network(ties(many(40)), max_nodes=10)
    assert len(found.nodes) == 10
    assert len(found.edges) + found.left_out == 39


def test_islands_do_not_push_the_rest_into_a_corner():
    island = [act("2021-09-09", key="i", actors=("XXA",), recipients=("XXB",))]
    found = network(ties(many(20) + island))
    middle = [node for node in found.nodes if 0.2 < node.x < 0.8]
    assert len(middle) >= len(found.nodes) / 3


def test_no_ties_no_network():
    assert network([]).nodes == ()


def test_weight_is_the_product_of_its_factors():
    (one,) = rank([act("2021-09-09", score=-9.0, voices=4)])
    assert one.weight == round(1.9 * (1 + math.log2(4)) * 1.0 * 0.9, 3)


def test_a_repetition_within_four_weeks_is_less_new():
    found = {one.act.id: one.novelty for one in rank([
        act("2021-08-01", key="a"), act("2021-08-20", key="b"), act("2021-08-21", key="c"), act("2021-12-01", key="d")])}
    assert found == {"a": 1.0, "b": 0.5, "c": 0.333, "d": 1.0}


def test_rumours_weigh_less_than_facts():
    fact, rumour = act("2021-09-09", key="f", event="AID"), act("2021-09-09", key="r", event="ASSAULT", state="rumoured")
    assert [one.act.id for one in rank([rumour, fact])] == ["f", "r"]


def test_alarms_name_the_wave_the_first_time_and_the_dispute():
    calm = weekly([1, 0, 1, 1, 0, 1, 1, 0, 1])
    burst = [act("2021-03-09", key=f"b{n}") for n in range(9)]
    first = act("2021-03-10", 4, -9.0, key="strike", event="ASSAULT")
    dispute = act("2021-03-11", key="open", state="disputed")
    recent = [*burst, first, dispute]
    found = alarms(recent, by_pair([*calm, *recent]).__getitem__, "2021-03-08", "2021-03-14")
    assert {one.kind for one in found} == {"unusual_conflict", "first_time", "disputed"}
    assert next(one for one in found if one.kind == "first_time").acts == ("strike",)


def test_a_first_act_between_strangers_is_no_alarm():
    acts = [act("2021-03-10", 4, -9.0, event="ASSAULT")]
    assert alarms(acts, by_pair(acts).__getitem__, "2021-03-08", "2021-03-14") == []


def event(key, condition=None, attribution=()):
    return Event(id=key, article="a", sentence=0, date=None, enddate=None, event="ASSAULT", trigger=Span("text", 0, 1, "x"),
                 time=EventTime(), cite_info=CiteInfo(), condition=condition, attribution=attribution)


def test_scenarios_link_the_condition_with_what_follows_and_name_the_source():
    said = Attribution(kind="direct", source=Source(kind="actor", name="Alexander Lukaschenko"))
    war, help_ = event("war"), event("help", "war", (said,))
    (found,) = scenarios([war, help_, event("lost", "unknown")])
    assert (found.condition.id, found.then.id, found.source) == ("war", "help", "Alexander Lukaschenko")


def test_acts_are_values():
    assert msgspec.convert(msgspec.to_builtins(act("2021-09-09")), Act) == act("2021-09-09")
