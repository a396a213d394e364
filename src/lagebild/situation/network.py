"""Who has to do with whom: ties between actors, laid out the same way every time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
import networkx as nx

from lagebild.model import Act


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
    # islands would drift off and squeeze everything else: for the layout alone, a faint thread ties each to the hub
    hub = max(sorted(graph), key=lambda name: graph.degree(name, weight="weight"))
    for island in nx.connected_components(graph.copy()):
        if hub not in island:
            graph.add_edge(hub, min(island), weight=0.3)
    start = nx.circular_layout(graph)  # a fixed start and seed: the same data give the same picture
    # k well above the default 1/sqrt(n) spreads the leaves, which would otherwise sit on their hub
    spread = 2.2 / max(1, len(graph)) ** 0.5
    raw = nx.spring_layout(graph, pos=start, seed=1, k=spread, iterations=60)
    across, down = (_spread({name: float(place[axis]) for name, place in raw.items()}) for axis in (0, 1))
    return {name: (across[name], down[name]) for name in raw}


def _spread(values: dict[str, float]) -> dict[str, float]:
    """Return values in 0 to 1, half as they are and half by their rank: crowds loosen, the order stays."""
    low, high, last = min(values.values()), max(values.values()), max(1, len(values) - 1)
    ranks = {name: rank for rank, name in enumerate(sorted(values, key=lambda one: (values[one], one)))}
    return {name: round((_unit(value, low, high) + ranks[name] / last) / 2, 4) for name, value in values.items()}


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
