"""Who has to do with whom: ties between actors, laid out the same way every time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
import networkx as nx

from lagebild.situation.acts import Act


class Tie(msgspec.Struct, frozen=True):
    """Two actors and what went on between them: number of acts, mean score, number told as fact."""

    one: str
    other: str
    count: int
    score: float
    certain: int


class Node(msgspec.Struct, frozen=True):
    """An actor at x, y in the unit square; `count` the acts of its ties."""

    code: str
    x: float
    y: float
    count: int


class Edge(msgspec.Struct, frozen=True):
    """A tie to draw; `dashed` where no act of it is told as fact."""

    tie: Tie
    dashed: bool


class Network(msgspec.Struct, frozen=True):
    """Nodes and edges, heaviest last so that they are drawn on top; `left_out` ties did not fit."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


def ties(found: Iterable[Act]) -> list[Tie]:
    """Return the ties between the actors of acts, most acts first."""
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0, 0.0, 0])
    for one in found:
        for pair in one.pairs():
            total = sums[pair]
            total[0] += 1
            total[1] += one.score
            total[2] += one.certain
    made = [Tie(a, b, int(n), round(score / n, 3), int(sure)) for (a, b), (n, score, sure) in sums.items()]
    return sorted(made, key=lambda tie: (-tie.count, tie.one, tie.other))


def _chosen(found: Sequence[Tie], max_nodes: int, max_edges: int) -> list[Tie]:
    """Take ties by weight while their actors still fit."""
    chosen: list[Tie] = []
    names: set[str] = set()
    for tie in found:
        grown = names | {tie.one, tie.other}
        if len(grown) <= max_nodes and len(chosen) < max_edges:
            chosen.append(tie)
            names = grown
    return chosen


def _unit(value: float, low: float, high: float) -> float:
    return round((value - low) / (high - low), 4) if high > low else 0.5


def _places(chosen: Sequence[Tie]) -> dict[str, tuple[float, float]]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted({name for tie in chosen for name in (tie.one, tie.other)}))
    for tie in chosen:
        graph.add_edge(tie.one, tie.other, weight=tie.count**0.5)
    start = nx.circular_layout(graph)  # a fixed start and seed: the same data give the same picture
    # k well above the default 1/sqrt(n) spreads the leaves, which would otherwise sit on their hub
    spread = 2.2 / max(1, len(graph)) ** 0.5
    raw = nx.spring_layout(graph, pos=start, seed=1, k=spread, iterations=120)
    xs, ys = [float(p[0]) for p in raw.values()], [float(p[1]) for p in raw.values()]
    return {
        name: (_unit(float(p[0]), min(xs), max(xs)), _unit(float(p[1]), min(ys), max(ys))) for name, p in raw.items()
    }


def network(found: Sequence[Tie], max_nodes: int = 24, max_edges: int = 60) -> Network:
    """Return the heaviest ties as a drawing in the unit square; deterministic.

    Distance carries no meaning beyond "much to do with each other": only width, colour and dash are data.
    """
    ordered = sorted(found, key=lambda tie: (-tie.count, tie.one, tie.other))
    chosen = _chosen(ordered, max_nodes, max_edges)
    if not chosen:
        return Network((), (), len(found))
    counts: dict[str, int] = defaultdict(int)
    for tie in chosen:
        counts[tie.one] += tie.count
        counts[tie.other] += tie.count
    places = _places(chosen)
    nodes = tuple(Node(name, x, y, counts[name]) for name, (x, y) in sorted(places.items()))
    edges = tuple(Edge(tie, tie.certain == 0) for tie in reversed(chosen))
    return Network(nodes, edges, len(found) - len(chosen))
