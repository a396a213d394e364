"""Where things stand in the charts."""

import datetime as dt
import itertools

from lagebild.board.charts import bars, net
from lagebild.situation import Bucket, Network
from lagebild.situation.network import Node
from lagebild.store.board_queries import Coverage


def days(count, first=dt.date(2021, 9, 6)):
    return [Bucket(start=(first + dt.timedelta(days=n)).isoformat(), quads=(1, 0, 0, 1), score=0.0, certain=2) for n in range(count)]


def test_an_unusual_week_is_shaded_over_all_its_days():
    drawn = bars.bars(days(14), {"2021-09-13": ["conflict"]})
    (band,) = drawn.bands
    assert (band.start, band.kinds) == ("2021-09-13", ("conflict",))
    assert band.x <= drawn.bars[7].x
    assert band.x + band.width >= drawn.bars[13].x + drawn.bars[13].width
    assert band.x > drawn.bars[6].x


def test_an_unusual_week_outside_the_chart_is_not_shaded():
    assert bars.bars(days(7), {"2021-08-30": ["conflict"]}).bands == ()


def test_dates_under_the_axis_keep_apart_and_inside():
    for count, width in ((3, 380), (53, 380), (53, 960), (70, 960), (1, 380)):
        at = [tick.at for tick in bars.bars(days(count), None, width).x_ticks]
        assert at
        assert at[0] >= 43
        assert at[-1] <= width - 43
        assert all(b - a >= 84 for a, b in itertools.pairwise(at))


def test_days_without_an_article_are_seen_as_gaps():
    drawn = bars.columns([Coverage(day="2021-09-06", articles=2, copies=1), Coverage(day="2021-09-10", articles=4, copies=0)])
    assert [one.day.articles for one in drawn.columns] == [2, 0, 0, 0, 4]
    assert drawn.columns[0].dark * 2 == drawn.columns[0].height


def test_gaps_of_decades_are_left_out():
    drawn = bars.columns([Coverage(day="1950-01-01", articles=1, copies=0), Coverage(day="2021-09-10", articles=1, copies=0)])
    assert len(drawn.columns) == 2


def test_names_in_the_network_overlap_nothing_and_stay_inside():
    codes = [f"C{n:02}" for n in range(24)]
    found = Network(tuple(Node(code, (n % 6) / 5, (n // 6) / 3, n) for n, code in enumerate(codes)), (), 0)
    drawn = net.draw(found, 560, 440, dict.fromkeys(codes, "Vereinigtes Königreich"))
    named = [dot for dot in drawn.dots if dot.name]
    boxes = [(d.name_x - 70, d.name_y - 11, d.name_x + 70, d.name_y + 3) for d in named]
    assert named
    assert all(left >= 0 and right <= 560 and top >= 0 and low <= 440 for left, top, right, low in boxes)
    assert not [(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]
