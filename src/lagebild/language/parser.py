"""Both tiers as a spaCy component: sentences of many texts through a network at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lagebild.knowledge.spelling import standard
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
        self._spelling = standard if language == "de" else str
        self._space = (IDS["SPACE"], strings.add("_SP"), vocab.morphology.add(""), strings.add("dep"))
        self._repair = Repairer(labels) if language == "de" else None
        self._parataxis = labels["relation"].index("parataxis")
        self._lemma_cache: dict[tuple[str, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Analyse one text."""
        self.analyse([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = TEXTS_AT_ONCE) -> Iterator[Doc]:
        """Analyse many texts, a batch of them at once."""
        for docs in batched(stream, min(batch_size, TEXTS_AT_ONCE)):
            self.analyse(docs)
            yield from docs

    def analyse(self, docs: Sequence[Doc]) -> list[Layout]:
        """Analyse texts together; return their layouts."""
        layouts = [layout_of(doc, self._spelling) for doc in docs]
        analysed = self._analysed(layouts)
        for doc, layout in zip(docs, layouts, strict=True):
            if layout.texts:
                values = np.zeros((len(doc), len(COLUMNS)), dtype=np.uint64)
                self._annotate(values, layout, analysed)
                self._fill_spaces(values, layout)
                doc.from_array(self._columns, values)
        return layouts

    def analyse_again(self, docs: Sequence[Doc], layouts: Sequence[Layout], chosen: Sequence[Collection[int]]) -> None:
        """Analyse the chosen sentences of texts that another engine has analysed; the others stay as they are."""
        parts = [
            layout._replace(sentences=[layout.sentences[number] for number in sorted(numbers)])
            for layout, numbers in zip(layouts, chosen, strict=True)
        ]
        analysed = self._analysed(parts)
        for doc, part in zip(docs, parts, strict=True):
            if part.sentences:
                values = doc.to_array(self._columns)
                self._annotate(values, part, analysed)
                doc.from_array(self._columns, values)

    def _analysed(self, layouts: Sequence[Layout]) -> Iterator[tuple[Unit, Parse]]:
        """Run all sentences of the layouts through the network."""
        units = [unit for layout in layouts for unit in self._units(layout)]
        return zip(units, self._engine.parse([unit.words for unit in units], self._convention), strict=True)

    def _units(self, layout: Layout) -> Iterator[Unit]:
        """Yield the sentences of a text, over-long ones in parts."""
        for row in layout.sentences:
            forms = [layout.texts[place] for place in row]
            words = self._engine.pieces(forms, [layout.spaces[place] for place in row])
            for start, end in cuts([len(word) for word in words], LONGEST_PIECES):
                yield Unit(row[start:end], words[start:end], start > 0)

    def _annotate(self, values: NDArray[np.uint64], layout: Layout, analysed: Iterator[tuple[Unit, Parse]]) -> None:
        """Write one text's part of the analyses (as many as its sentences have words) into its values."""
        left, root = sum(map(len, layout.sentences)), 0
        while left:
            unit, parse = next(analysed)
            root = self._fill(values, layout, unit, parse, root)
            left -= len(unit.places)

    def _fill(self, values: NDArray[np.uint64], layout: Layout, unit: Unit, parse: Parse, root: int) -> int:
        """Write one sentence or part; return the place of the sentence's root."""
        at, tables = np.array(unit.places), self._tables
        forms = [layout.texts[place] for place in unit.places]
        found, relation = self._repair(forms, parse) if self._repair else (parse.heads, parse.relation)
        heads = np.array(found)
        absolute = np.where(heads == 0, at, at[heads - 1])
        if unit.continues:
            absolute[heads == 0] = root
            relation = np.where(heads == 0, self._parataxis, relation)
        else:
            root = int(at[heads == 0][0])
        values[at, 0] = tables["upos"][parse.upos]
        values[at, 1] = tables["xpos"][parse.xpos]
        values[at, 2] = tables["features"][parse.features]
        values[at, 3] = tables["relation"][relation]
        values[at, 4] = (absolute - at).astype(np.int64).view(np.uint64)
        values[at, 5] = self._lemma_numbers(forms, parse)
        values[at, 6] = tables["mark"][parse.entity]
        values[at, 7] = tables["kind"][parse.entity]
        return root

    def _lemma_numbers(self, forms: list[str], parse: Parse) -> list[int]:
        cache, strings = self._lemma_cache, self._vocab.strings
        if len(cache) > MOST_LEMMAS:
            cache.clear()
        found = []
        for key in zip(forms, parse.upos.tolist(), parse.lemma.tolist(), strict=True):
            number = cache.get(key)
            if number is None:
                number = strings.add(self._lemmas(key[0], self._upos_names[key[1]], key[2]))
                cache[key] = number
            found.append(number)
        return found

    def _fill_spaces(self, values: NDArray[np.uint64], layout: Layout) -> None:
        """Hang white space on the word before it, or after it at the start of the text."""
        words = np.zeros(len(values), dtype=bool)
        words[[place for row in layout.sentences for place in row]] = True
        empty = np.flatnonzero(~words)
        if not len(empty):
            return
        upos, tag, morph, relation = self._space
        values[empty, :4] = np.array([upos, tag, morph, relation], dtype=np.uint64)
        values[empty, 4] = np.int64(-1).view(np.uint64)
        values[empty, 5] = [self._vocab.strings.add(layout.texts[place]) for place in empty.tolist()]
        values[empty, 6] = 2
        first = int(words.argmax()) if words.any() else 0
        values[:first, 4] = np.arange(first, 0, -1, dtype=np.uint64)
        if not words.any():
            values[0, 4] = 0


class Layout(NamedTuple):
    """A text's tokens, and the places of the words of each sentence (white space left out)."""

    texts: list[str]
    spaces: list[bool]
    """Whether white space stands before each token."""
    sentences: list[list[int]]


class Unit(NamedTuple):
    """What is parsed at once: a sentence or a part of a long one."""

    places: list[int]
    words: Words
    continues: bool


MOST_LEMMAS = 500_000
COLUMNS = ("POS", "TAG", "MORPH", "DEP", "HEAD", "LEMMA", "ENT_IOB", "ENT_TYPE")


def table(numbers: Iterable[int]) -> NDArray[np.uint64]:
    """Make a lookup table of vocabulary numbers."""
    return np.array(list(numbers), dtype=np.uint64)


def layout_of(doc: Doc, spelling: Callable[[str], str] = str) -> Layout:
    """Read tokens, in the spelling the networks know, and sentences off a Doc."""
    from spacy.attrs import IS_SPACE, SENT_START, SPACY

    if not len(doc):
        return Layout([], [], [])
    texts = [spelling(token.text) for token in doc]
    flags = doc.to_array([IS_SPACE, SPACY, SENT_START])
    empty, after, starts = flags[:, 0].astype(bool), flags[:, 1].astype(bool), flags[:, 2] == 1
    spaces = [True, *(after[:-1] | empty[:-1]).tolist()]
    sentences: list[list[int]] = []
    fresh = True
    for place, (blank, start) in enumerate(zip(empty.tolist(), starts.tolist(), strict=True)):
        fresh = fresh or start
        if blank:
            continue
        if fresh:
            sentences.append([])
            fresh = False
        sentences[-1].append(place)
    return Layout(texts, spaces, sentences)


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
