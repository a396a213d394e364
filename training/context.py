"""Train the network behind the second opinion: which words of a passage carry an event of which type, and whose act it is.

    python training/context.py collect OUT [--part N --of M] [--own FILE ...] [--gold held]   # code the passages; needs ../shared, not torch
    python training/context.py train COLLECTED ... --start TEACHER --out CHECKPOINT --minutes 70   # needs torch; resumes CHECKPOINT
    python training/export_context.py CHECKPOINT

It starts from the teacher of the parser (training/teacher.py) and learns from the passages coded once ("train" of
benchmarks/gold/coded.jsonl), the examples of the lexicon where they are coded as they claim, and passages of our own
(training/passages, and `--own` in the form benchmarks/own_gold.py yields, with the text). Its mentions are those that the coder finds, so it
sees what it will see at work.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from lagebild.knowledge.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
TYPES = list(ontology().types)
AUX = ["negated", "future", "hypothetical", "historical"]
SECTORS = ["", "GOV", "MIL", "COP", "JUD", "LEG", "PTY", "OPP", "CVL", "MED", "BUS", "REB", "NGO", "IGO", "LAB", "SPY", "REL", "SOC", "ELI",
           "CRM", "UAF", "PRM", "REF", "EDU", "HLH", "AGR"]
SIZE = 128
NEWS, OWN, EXAMPLE = range(3)
"""Kinds of passages: news coded once, what we wrote and coded ourselves, examples of the lexicon."""
SAVE_EVERY = 300  # seconds


class Gold(NamedTuple):
    """One event of a passage: the row of its word, its types, the states of its sides, its modes; `optional` ones teach nothing."""

    row: int
    types: list[int]
    actor: frozenset[str]
    recipient: frozenset[str]
    aux: list[bool]
    optional: bool


class Sample(NamedTuple):
    """A passage in numbers: pieces, first and last piece and sentence (title 0) of each word, the rows that name each state, what is to be learned, and of
    which kind it is: each kind has habits of its own (how many events there are, how often nobody is named), which the others must not take over."""

    pieces: list[int]
    first: list[int]
    last: list[int]
    sentence: list[int]
    naming: dict[str, list[tuple[int, int]]]
    home: str
    golds: list[Gold]
    source: int


def collect(out: Path, part: int, of: int, own: list[Path], chosen: str) -> None:
    """Code the passages and write them as samples; the lexicon's examples and training/passages go with "train" only."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import own_gold
    import passages
    from side_ranking import codes_of

    import lagebild.language
    from lagebild import pipeline
    from lagebild.coding import events
    from lagebild.coding.context_opinion import words_of
    from lagebild.knowledge.predicates import lexicon
    from lagebild.language.context import lay_out, pieces
    from lagebild.language.encoder import vocabulary
    from lagebild.model import Article

    seen: dict[str, Any] = {}

    class Nothing:
        def settle(self, _: Any) -> None: ...

        def heard(self, drafts: Any) -> Any:
            return drafts

        def found(self, _: Any) -> tuple[()]:
            return ()

        def judge(self, _: Any) -> None: ...

        def read(self) -> None: ...

    def record(_: Any, sentences: Any, __: Any, named: Any) -> Nothing:
        seen.update(sentences=sentences, named={index: named.named(one) for index, one in sentences.items()}, home=named.resolver.home)
        return Nothing()

    events.opinion = record  # type: ignore[assignment]
    lagebild.language.context_encoder = lambda *_: Nothing()  # type: ignore[assignment]
    words = vocabulary()

    def sample(golds: Any, source: int) -> Sample:
        laid = lay_out(words, [pieces(words, index, words_of(seen["sentences"][index])) for index in sorted(seen["sentences"])])
        at = {place: row for row, place in enumerate(laid.places)}
        naming: dict[str, list[tuple[int, int]]] = {}
        for index, named in seen["named"].items():
            for name in named:
                sector = name.actor.sector.split("/")[0]
                if (index, name.word.i) in at:
                    naming.setdefault(name.actor.code, []).append((at[index, name.word.i], SECTORS.index(sector) if sector in SECTORS else 0))
        rows = {(one.field, w.start): at.get((index, w.i)) for index, one in seen["sentences"].items() for w in one.words}
        home = seen["home"] if seen["home"] not in {"", "---", *naming} else ""
        return Sample(laid.pieces, laid.first, laid.last, [max(index + 1, 0) for index, _ in laid.places], naming, home, list(golds(rows)), source)

    def of_passage(item: dict[str, Any]) -> Any:
        def golds(rows: dict[tuple[str, int], int | None]) -> Iterator[Gold]:
            start = 0
            for sentence, found in zip(item["sentences"], item["events"], strict=True):
                for gold in found:
                    place = start + gold["at"]
                    row = next((rows["text", p] for p in range(place, max(place - 40, -1), -1) if ("text", p) in rows), None)
                    if row is not None:
                        yield Gold(row, [TYPES.index(t) for t in gold["types"]], codes_of(gold["actor"]), codes_of(gold["recipient"]),
                                   [a in gold["aux"] for a in AUX], bool(gold["optional"]))
                start += len(sentence) + 1
        return golds

    def of_example(coded: Any) -> Any:
        def golds(rows: dict[tuple[str, int], int | None]) -> Iterator[Gold]:
            for event in coded.events:
                row = rows.get(("text", event.trigger.start))
                if row is not None:
                    sides = (frozenset(a.code for a in side) - {"---"} for side in (event.actor, event.recipient))
                    yield Gold(row, [TYPES.index(event.event)], *sides, [a in event.aux for a in AUX], optional=False)
        return golds

    items = [(item, NEWS) for item in own_gold.items(chosen)]
    items += [(json.loads(line), OWN) for file in own for line in file.read_text(encoding="utf-8").splitlines()]
    if chosen == "train":
        faults: list[passages.Fault] = []
        items += [(item, OWN) for item in passages.every(faults)]
        if faults:
            raise SystemExit(f"{faults[0].place}: {faults[0].why}")
    samples = []
    for item, source in items[part::of]:
        pipeline.analyse(Article(id=item["id"], title=item["title"], text=" ".join(item["sentences"]), date=item["date"], language="de"), tier="accurate")
        samples.append(sample(of_passage(item), source))
    for entry in lexicon("de").entries[part::of] if chosen == "train" else ():
        coded = pipeline.analyse(Article(id=entry.id, text=entry.example, date="2018-06-01", language="de"), tier="accurate")
        if any(event.by == f"rule:{entry.id}" for event in coded.events):
            samples.append(sample(of_example(coded), EXAMPLE))
    out.write_bytes(pickle.dumps([tuple(s._replace(golds=[tuple(gold) for gold in s.golds])) for s in samples]))


def read(paths: list[Path]) -> list[Sample]:
    """Read collected samples."""
    samples = (Sample(*values) for path in paths for values in pickle.loads(path.read_bytes()))  # our own files
    return [one._replace(golds=[Gold(*gold) for gold in one.golds]) for one in samples]


def train(paths: list[Path], start: Path, out: Path, options: argparse.Namespace) -> None:
    """Train on a wall-clock budget; `out` is written every few minutes and resumed where it is there."""
    import torch
    from context_network import Network, loss_of

    from lagebild.language.encoder import vocabulary

    samples, old, embeddings = read(paths), read(options.again), vocabulary().embeddings
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    network = Network(start)
    for layer in network.encoder.layers[: options.frozen]:
        layer.requires_grad_(requires_grad=False)
    network.encoder.positions.requires_grad = False
    inner = [p for name, p in network.named_parameters() if name.startswith("encoder.") and p.requires_grad]
    outer = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW([{"params": inner, "base": options.rate}, {"params": outer, "base": options.head_rate}], betas=(0.9, 0.98), weight_decay=0.01)
    used, passes = 0.0, 0
    if out.is_file():
        saved = torch.load(out, weights_only=False)
        network.load_state_dict(saved["weights"])
        optimiser.load_state_dict(saved["optimiser"])
        used, passes = saved["used"], saved["passes"]
    begun, done = time.monotonic() - used, 0.0

    def save() -> float:
        torch.save({"weights": network.state_dict(), "optimiser": optimiser.state_dict(), "used": time.monotonic() - begun, "passes": passes,
                    "depth": len(network.encoder.layers), "sources": ["news", "own", "example"]}, out)
        return time.monotonic()

    saved_at = save()
    network.train()
    while done < 1:
        losses = []
        for some in batches([*samples, *random.sample(old, round(options.share * len(old)))], options.pieces):
            done = (time.monotonic() - begun) / 60 / options.minutes
            if done >= 1:
                break
            factor = min(done / 0.04, 1) * max(1 - done, 0.01)
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * factor
            loss = loss_of(network, some, embeddings)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            losses.append(loss.item())
            if time.monotonic() - saved_at > SAVE_EVERY:
                saved_at = save()
        passes += 1
        print(f"pass {passes}: loss {np.mean(losses):.3f}, {done:.0%} of the time", flush=True)
        save()


def batches(samples: list[Sample], limit: int) -> list[list[Sample]]:
    """Cut the samples into batches of like length, at most `limit` pieces each, in random order."""
    out: list[list[Sample]] = []
    some: list[Sample] = []
    longest = 0
    for sample in sorted(samples, key=lambda s: len(s.pieces) * (1 + 0.15 * random.random())):  # noqa: S311  # no secret
        longest = max(longest, len(sample.pieces))
        if some and longest * (len(some) + 1) > limit:
            out.append(some)
            some, longest = [], len(sample.pieces)
        some.append(sample)
    if some:
        out.append(some)
    random.shuffle(out)
    return out


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("collect")
    one.add_argument("out", type=Path)
    one.add_argument("--part", type=int, default=0)
    one.add_argument("--of", type=int, default=1)
    one.add_argument("--own", type=Path, nargs="*", default=[])
    one.add_argument("--gold", default="train", choices=["train", "held", "spare"])
    two = commands.add_parser("train")
    two.add_argument("collected", type=Path, nargs="+")
    two.add_argument("--start", type=Path, required=True)
    two.add_argument("--out", type=Path, required=True)
    two.add_argument("--minutes", type=float, default=70)
    two.add_argument("--again", type=Path, nargs="*", default=[], help="collected passages learned before, of which each pass repeats a share")
    two.add_argument("--share", type=float, default=0.4)
    two.add_argument("--pieces", type=int, default=2000)
    two.add_argument("--frozen", type=int, default=2)
    two.add_argument("--rate", type=float, default=1.2e-4)
    two.add_argument("--head-rate", type=float, default=1e-3)
    two.add_argument("--threads", type=int, default=2)
    two.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.command == "collect":
        collect(options.out, options.part, options.of, options.own, options.gold)
    else:
        train(options.collected, options.start, options.out, options)


if __name__ == "__main__":
    main()
