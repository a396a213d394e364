"""Parse raw news with the shipped encoder, as material for the students.

    python training/silver.py de OUT_DIR

Writes shards of parsed sentences. Every shard opens the encoder anew, so a better export is used as soon as it is
there. Gold entities of the entity sets are kept; sentences held out for measuring are left out unless `--use-all`.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import treebanks
from treebanks import Sentence

from lagebild.language.encoder import Encoder
from lagebild.language.lemmas import Lemmatiser
from lagebild.language.parser import layout_of
from lagebild.language.pipeline import blank

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARD = 2000
SEED = 1
SHORTEST, LONGEST = 3, 70
LINES_TOGETHER = 8


def news(language: str) -> Iterator[Sentence]:
    """Yield the sentences of newstest, cut as the product cuts them."""
    nlp = blank(language)
    source = "gsd" if language == "de" else "en"
    lines = list(treebanks.lines_of(treebanks.DATA / "news" / f"newstest2008-2018.{language}.txt.gz"))
    for start in range(0, len(lines), LINES_TOGETHER):
        doc = nlp("\n\n".join(lines[start : start + LINES_TOGETHER]))
        layout = layout_of(doc)
        for row in layout.sentences:
            yield Sentence(source, [layout.texts[place] for place in row], [layout.spaces[place] for place in row])


def material(language: str, *, use_all: bool = False) -> Iterator[Sentence]:
    """Yield all raw sentences for a language."""
    groups = treebanks.load_groups()
    if language == "en":
        yield from groups["english"]
    else:
        for name in ("tagged", "germeval", "europarl"):
            yield from (item for item in groups[name] if use_all or not treebanks.held_out(item))
    yield from news(language)


def annotate(engine: Encoder, sentences: list[Sentence], language: str) -> list[Sentence]:
    """Parse sentences; layers that are gold stay."""
    lemmatise = Lemmatiser(engine.labels["lemma"], language)
    pieces = [engine.pieces(item.forms, item.spaces) for item in sentences]
    parsed = engine.parse(pieces, "gsd" if language == "de" else "en")
    result = []
    for item, parse in zip(sentences, parsed, strict=True):
        layers = {
            name: item_layer or [engine.labels[kind][number] for number in numbers]
            for name, kind, numbers, item_layer in (
                ("relations", "relation", parse.relation, item.relations),
                ("upos", "upos", parse.upos, item.upos),
                ("xpos", "xpos", parse.xpos, item.xpos),
                ("features", "features", parse.features, item.features),
                ("entities", "entity", parse.entity, item.entities),
            )
        }
        scripts = zip(item.forms, layers["upos"], parse.lemma.tolist(), strict=True)
        lemmas = item.lemmas or [lemmatise(*script) for script in scripts]
        result.append(replace(item, heads=item.heads or parse.heads, lemmas=lemmas, pieces=[], **layers))
    return result


def main() -> None:
    """Read the command line and write the shards that are not there yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--use-all", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    rows = [item for item in material(options.language, use_all=options.use_all) if SHORTEST <= len(item.forms) <= LONGEST]
    random.Random(SEED).shuffle(rows)  # noqa: S311 - shuffling, not secrets
    for number, start in enumerate(range(0, len(rows), SHARD)):
        path = options.folder / f"{options.language}-{number:03}.pickle"
        if path.exists():
            continue
        begun = time.time()
        shard = annotate(Encoder(), rows[start : start + SHARD], options.language)
        path.write_bytes(pickle.dumps(shard))
        print(
            path.name, len(shard), f"{sum(len(x.forms) for x in shard) / (time.time() - begun):.0f} words/s", flush=True
        )


if __name__ == "__main__":
    main()
