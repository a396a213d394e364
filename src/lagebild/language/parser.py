"""Both tiers as a spaCy component: sentences of many texts through a network at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lagebild.language.encoder import LONGEST_PIECES, Engine, Parse, Words
from lagebild.language.lemmas import Lemmatiser
from lagebild.language.repair import Repairer

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

CONVENTIONS = {"de": "gsd", "en": "en"}
"""Which treebank's convention is followed."""

TEXTS_AT_ONCE = 64
"""Texts whose sentences are sorted by length together."""

CHARACTERS_AT_ONCE = 400_000
ENTITY_MARKS = {"B": 3, "U": 3, "I": 1, "L": 1, "O": 2}


def add_parser(nlp: Language, engine: Engine, language: str, tier: str) -> Language:
    """Add the component to a pipeline that tokenises and finds sentences."""
    from spacy.language import Language as Registry

    parser = Parser(nlp.vocab, engine, language)
    name = f"lagebild_{tier}_{language}"
    Registry.factory(name, func=lambda nlp, name: parser)  # noqa: ARG005
    nlp.add_pipe(name)
    return nlp


class Parser:
    """Sets tags, morphology, lemmas, trees and entities."""

    def __init__(self, vocab: Vocab, engine: Engine, language: str) -> None:
        """Prepare tables from the engine's label numbers to the vocabulary's."""
        from spacy import attrs
        from spacy.parts_of_speech import IDS

        self._engine, self._convention = engine, CONVENTIONS[language]
        self._vocab, self._lemmas = vocab, Lemmatiser(engine.labels["lemma"], language)
        labels, strings = engine.labels, vocab.strings
        self._columns = [getattr(attrs, name) for name in COLUMNS]
        self._upos_names = labels["upos"]
        self._tables = {
            "upos": table(IDS[label] for label in labels["upos"]),
            "xpos": table(strings.add(label) for label in labels["xpos"]),
            "features": table(vocab.morphology.add(label) for label in labels["features"]),
            "relation": table(strings.add("ROOT" if label == "root" else label) for label in labels["relation"]),
            "mark": table(ENTITY_MARKS[label[0]] for label in labels["entity"]),
            "kind": table(strings.add(label[2:]) if label != "O" else 0 for label in labels["entity"]),
        }
        self._space = (IDS["SPACE"], strings.add("_SP"), vocab.morphology.add(""), strings.add("dep"))
        self._repair = Repairer(labels) if language == "de" else None
        self._lemma_cache: dict[tuple[str, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Analyse one text."""
        self._analyse([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = TEXTS_AT_ONCE) -> Iterator[Doc]:
        """Analyse many texts, a batch of them at once."""
        for docs in batched(stream, min(batch_size, TEXTS_AT_ONCE)):
            self._analyse(docs)
            yield from docs

    def _analyse(self, docs: list[Doc]) -> None:
        units = [unit for doc in docs for unit in self._units(doc)]
        parses = iter(self._engine.parse([words for _, words in units], self._convention))
        places = iter(places for places, _ in units)
        for doc in docs:
            self._annotate(doc, places, parses)

    def _units(self, doc: Doc) -> Iterator[tuple[list[int], Words]]:
        """Yield the sentences of a text (token places, pieces), over-long ones in parts."""
        for row in sentence_places(doc):
            forms = [doc[place].text for place in row]
            spaces = [place == 0 or bool(doc[place - 1].whitespace_) or doc[place - 1].is_space for place in row]
            words = self._engine.pieces(forms, spaces)
            for start, end in cuts([len(word) for word in words], LONGEST_PIECES):
                yield row[start:end], words[start:end]

    def _annotate(self, doc: Doc, places: Iterator[list[int]], parses: Iterator[Parse]) -> None:
        if not len(doc):
            return
        values = np.zeros((len(doc), len(COLUMNS)), dtype=np.uint64)
        starts = np.zeros(len(doc), dtype=bool)
        left = sum(not token.is_space for token in doc)
        root = -1
        while left:
            row, parse = next(places), next(parses)
            found = self._repair([doc[place].text for place in row], parse) if self._repair else parse[:2]
            heads, relation = np.array(found[0]), found[1]
            at = np.array(row)
            absolute = np.where(heads == 0, at, at[heads - 1])
            top = at[int(np.flatnonzero(heads == 0)[0])]
            if doc[row[0]].is_sent_start:
                root = int(top)
                starts[row[0]] = True
            else:
                absolute[absolute == top] = np.where(at[absolute == top] == top, root, top)
                relation = np.where(heads == 0, self._engine.labels["relation"].index("parataxis"), relation)
            self._fill(values, doc, at, absolute, relation, parse)
            left -= len(row)
        self._fill_spaces(values, doc, starts)
        doc.from_array(self._columns, values)

    def _fill(self, values: NDArray[np.uint64], doc: Doc, at: NDArray[np.int64], heads: NDArray[np.int64],
              relation: NDArray[np.int64], parse: Parse) -> None:  # fmt: skip
        tables = self._tables
        values[at, 0] = tables["upos"][parse.upos]
        values[at, 1] = tables["xpos"][parse.xpos]
        values[at, 2] = tables["features"][parse.features]
        values[at, 3] = tables["relation"][relation]
        values[at, 4] = (heads - at).astype(np.int64).view(np.uint64)
        values[at, 5] = self._lemma_numbers(doc, at, parse)
        values[at, 6] = tables["mark"][parse.entity]
        values[at, 7] = tables["kind"][parse.entity]

    def _lemma_numbers(self, doc: Doc, at: NDArray[np.int64], parse: Parse) -> list[int]:
        cache, strings = self._lemma_cache, self._vocab.strings
        found = []
        for place, upos, script in zip(at.tolist(), parse.upos.tolist(), parse.lemma.tolist(), strict=True):
            key = (doc[place].text, upos, script)
            number = cache.get(key)
            if number is None:
                number = strings.add(self._lemmas(key[0], self._upos_names[upos], script))
                cache[key] = number
            found.append(number)
        return found

    def _fill_spaces(self, values: NDArray[np.uint64], doc: Doc, starts: NDArray[np.bool_]) -> None:
        """Hang white space on the word before it, or after it at the start of the text."""
        for token in doc:
            if token.is_space:
                before = token.i - 1 if token.i else 0
                upos, tag, morph, relation = self._space
                offset = np.int64(before - token.i).view(np.uint64)
                values[token.i] = (upos, tag, morph, relation, offset, token.orth, 2, 0)
        first = next((token.i for token in doc if not token.is_space), 0)
        if first:
            values[0, 4] = np.uint64(first)


COLUMNS = ("POS", "TAG", "MORPH", "DEP", "HEAD", "LEMMA", "ENT_IOB", "ENT_TYPE")


def table(numbers: Iterable[int]) -> NDArray[np.uint64]:
    """Make a lookup table of vocabulary numbers."""
    return np.array(list(numbers), dtype=np.uint64)


def sentence_places(doc: Doc) -> Iterator[list[int]]:
    """Yield the places of the words of each sentence, white space left out."""
    row: list[int] = []
    for token in doc:
        if token.is_sent_start and row:
            yield row
            row = []
        if not token.is_space:
            row.append(token.i)
    if row:
        yield row


def cuts(sizes: list[int], limit: int) -> list[tuple[int, int]]:
    """Cut a sentence into parts of at most `limit` pieces."""
    parts, start, total = [], 0, 0
    for place, size in enumerate(sizes):
        if total + size > limit:
            parts.append((start, place))
            start, total = place, 0
        total += size
    return [*parts, (start, len(sizes))]


def batched(stream: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    """Group texts: at most `size` of them and about `CHARACTERS_AT_ONCE` characters."""
    batch: list[Doc] = []
    length = 0
    for doc in stream:
        batch.append(doc)
        length += len(doc.text)
        if len(batch) >= size or length >= CHARACTERS_AT_ONCE:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch

