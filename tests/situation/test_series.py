"""Series, trends and unusual weeks over hand-made acts."""

import datetime as dt
import itertools

import pytest
from situation_helpers import act, weekly

from lagebild.situation import acts, bucket_of, buckets_between, series, trend, unusual
from lagebild.situation.unusual import tail


def test_buckets_begin_on_mondays_and_first_days():
    assert bucket_of("2021-09-09", "week") == "2021-09-06"
    assert bucket_of("2021-09-09", "month") == "2021-09-01"
    assert bucket_of("2021-09-09", "day") == "2021-09-09"


def test_no_bucket_between_is_left_out():
    assert buckets_between("2020-11-30", "2021-02-01", "month") == ["2020-11-01", "2020-12-01", "2021-01-01", "2021-02-01"]
    assert buckets_between("2020-12-28", "2021-01-11", "week") == ["2020-12-28", "2021-01-04", "2021-01-11"]


def test_a_bucket_counts_by_quad_class_and_averages_the_score():
    found = series([act("2021-09-06", 4, -9.0), act("2021-09-12", 1, 3.0), act("2021-09-21", 2, 10.0, state="rumoured")])
    assert [one.start for one in found] == ["2021-09-06", "2021-09-13", "2021-09-20"]
    assert found[0].quads == (1, 0, 0, 1)
    assert found[0].score == -3.0
    assert (found[1].total, found[1].score) == (0, None)
    assert (found[2].total, found[2].certain) == (1, 0)


def test_no_acts_and_no_period_give_no_series():
    assert series([]) == []
    assert len(series([], "2021-09-01", "2021-09-30")) == 5


def test_pairs_are_actor_with_recipient_or_actors_with_each_other():
    assert list(act("2021-09-09", actors=("RUS",), recipients=("BLR", "RUS")).pairs()) == [("BLR", "RUS")]
    assert list(act("2021-09-09", actors=("POL", "BLR", "LTU"), recipients=()).pairs()) == [
        ("BLR", "LTU"), ("BLR", "POL"), ("LTU", "POL")]


@pytest.mark.parametrize(("scores", "direction"), [
    ([-5, -4, -3, -2, -1, 0, 1, 2], "rising"), ([2, 1, 0, -1, -2, -3, -4, -5], "falling"),
    ([1, -1, 1, -1, 1, -1, 1, -1], "level"), ([1, 2, 3], "unknown"), ([2, 2, 2, 2, 2, 2, 2], "level"),
])
def test_trend_names_a_direction_only_where_the_test_allows(scores, direction):
    first = dt.date(2021, 1, 4)
    found = series([act((first + dt.timedelta(days=7 * n)).isoformat(), 3, float(score)) for n, score in enumerate(scores)])
    assert trend(found).direction == direction


def test_one_extreme_week_does_not_make_a_trend():
    first = dt.date(2021, 1, 4)
    scores = [1, 1, 1, 1, 1, 1, 1, -10]
    found = series([act((first + dt.timedelta(days=7 * n)).isoformat(), 3, float(score)) for n, score in enumerate(scores)])
    assert trend(found).slope == 0.0


def test_a_burst_after_calm_weeks_is_unusual():
    found = unusual(series(weekly([1, 0, 1, 2, 0, 1, 1, 0, 1, 9])))
    assert [(one.start, one.kind, one.count) for one in found] == [("2021-03-08", "conflict", 9)]
    assert found[0].p < 0.005
    assert found[0].baseline == 9


def test_the_same_burst_is_usual_in_a_bursty_relation():
    assert unusual(series(weekly([0, 9, 0, 8, 1, 10, 0, 7, 0, 9]))) == []


def test_nothing_is_unusual_without_a_past_or_for_a_single_act():
    assert unusual(series(weekly([9, 1, 1]))) == []
    assert unusual(series(weekly([0] * 12 + [2], start="2021-01-04"))) == []


def test_a_marked_week_does_not_hide_the_next():
    found = unusual(series(weekly([1, 0, 1, 1, 0, 1, 1, 0, 1, 9, 9])))
    assert [one.start for one in found] == ["2021-03-08", "2021-03-15"]


def test_silence_before_does_not_divide_by_nothing():
    quiet = weekly([1] + [0] * 11 + [3])
    assert [one.count for one in unusual(series(quiet))] == [3]


@pytest.mark.parametrize("mean", [0.1, 1.0, 5.0])
@pytest.mark.parametrize("variance", [0.1, 1.0, 5.0, 40.0])
def test_tail_is_a_falling_probability(mean, variance):
    tails = [tail(count, mean, variance) for count in range(40)]
    assert tails[0] == 1.0
    assert all(0 <= one <= 1 for one in tails)
    assert all(b <= a + 1e-12 for a, b in itertools.pairwise(tails))


def test_tail_agrees_with_scipy():
    stats = pytest.importorskip("scipy.stats")
    assert tail(4, 1.5, 1.5) == pytest.approx(stats.poisson.sf(3, 1.5))
    size, share = 2.0 * 2.0 / (5.0 - 2.0), 2.0 / 5.0
    assert tail(6, 2.0, 5.0) == pytest.approx(stats.nbinom.sf(5, size, share))


def test_acts_of_happenings_need_a_date(happening):
    undated = happening("h1", begin=None, first_told=None)
    told = happening("h2", begin=None, first_told="2021-09-10T08:00:00")
    assert [(one.id, one.date) for one in acts([undated, told])] == [("h2", "2021-09-10")]
