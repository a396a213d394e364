"""Situation: what many happenings say together. Pure functions over values; no store, no clock, no randomness."""

from lagebild.situation.acts import Step, acts, bucket_of, buckets_between
from lagebild.situation.alarms import Alarm, alarms, by_pair
from lagebild.situation.network import Edge, Network, Node, Tie, network, ties
from lagebild.situation.ranking import Weighed, rank
from lagebild.situation.scenarios import Scenario, scenarios
from lagebild.situation.series import Bucket, Trend, series, trend
from lagebild.situation.unusual import Unusual, unusual

__all__ = [
    "Alarm", "Bucket", "Edge", "Network", "Node", "Scenario", "Step", "Tie", "Trend", "Unusual", "Weighed",
    "acts", "alarms", "bucket_of", "buckets_between", "by_pair", "network", "rank", "scenarios", "series", "ties", "trend",
    "unusual",
]
