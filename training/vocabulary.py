"""Choose the pieces worth shipping: those that German, English and Dutch text really uses."""

from __future__ import annotations

import collections
import json
import sys
from pathlib import Path

import treebanks
from decode_weights import EncoderFile

from lagebild.language.pieces import PieceTable

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
LATEST_LATIN = 0x24F


def count_pieces(table: PieceTable) -> collections.Counter[int]:
    """Count pieces over the treebanks, entity sets and news, one count per distinct word."""
    words: set[str] = set()
    for sentences in treebanks.load_groups().values():
        for sentence in sentences:
            words.update(sentence.forms)
    for language in ("de", "en"):
        path = treebanks.DATA / "news" / f"newstest2008-2018.{language}.txt.gz"
        for line in treebanks.lines_of(path):
            for word in line.split():
                words.update((word, word.strip(".,;:!?\"'()„“”‚‘’»«–")))
    counts: collections.Counter[int] = collections.Counter()
    for word in words:
        for space in (True, False):
            counts.update(table.word(word, space_before=space))
    return counts


def choose(source: EncoderFile) -> list[int]:
    """Return the ids to keep in rising order: used ones, single characters, special ones."""
    table = PieceTable(source.pieces, source.scores, source.normal, source.unknown)
    counts = count_pieces(table)
    kept = {number for number, count in counts.items() if count >= 1}
    for number, piece in enumerate(source.pieces):
        bare = piece.removeprefix("\u2581")
        short = len(bare) <= 1 and (not bare or ord(bare) <= LATEST_LATIN)
        if piece in SPECIAL or short:
            kept.add(number)
    kept.update((source.bos, source.pad, source.eos, source.unknown, MASK))
    return sorted(kept)


MASK = 250001
"""The id of <mask> in the XLM-R vocabulary."""

if __name__ == "__main__":
    ids = choose(EncoderFile())
    Path(sys.argv[1]).write_text(json.dumps(ids), encoding="utf-8")
    print(len(ids), "pieces kept")
