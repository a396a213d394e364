"""An article as `quotes` reads it: words with what the parse says, passages in marks, and units.

A unit is a sentence together with the quoted sentences it frames: „A. B“, sagte C. is one unit.
"""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING

from lagebild.coding.columns import columns_of
from lagebild.coding.quotes.lexicon import Lexicon, Words, lexicon, words
from lagebild.coding.quotes.marks import Passage, paragraphs, passages

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from lagebild.model import Article

FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VBD", "VBP", "VBZ", "MD"})
PUNCTUATION = frozenset(",;:.!?–—-()…„“”\"»«‚‘’'[]")
BREAKS = frozenset(",;–—().!?…:")


class Reading:
    """The words of one article as plain lists (index = token of the Doc), and its units."""

    def __init__(self, article: Article, doc: Doc, language: str) -> None:
        read = columns_of(doc)
        self.article, self.doc, self.text, self.language = article, doc, read.text, language
        self.lexicon: Lexicon = lexicon(language)
        self.known: Words = words(language)
        self.tokens: list[Token] = list(doc)
        self.starts, self.words = read.starts, read.texts
        self.ends = [start + len(text) for start, text in zip(read.starts, read.texts, strict=True)]
        self.low = [text.lower() for text in read.texts]
        self.pos, self.tag, self.fulldep, self.head, self.space = read.pos, read.tags, read.deps, read.heads, read.blank
        self.dep = [relation.partition(":")[0] for relation in read.deps]
        self.passages: list[Passage] = passages(self.text)
        self.passage = self._cover([passage for passage in self.passages if not passage.depth])
        self.units = self._units()

    def __len__(self) -> int:
        return len(self.tokens)

    @functools.cached_property
    def children(self) -> list[list[int]]:
        """Dependents of each word, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for i, head in enumerate(self.head):
            if head != i:
                found[head].append(i)
        return found

    @functools.cached_property
    def finite(self) -> list[bool]:
        """Whether each word is a finite verb."""
        return [
            tag in FINITE
            or token.lower_ in self.lexicon.grammar.subjunctive_always
            or (not tag and pos in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm"))
            for tag, pos, token in zip(self.tag, self.pos, self.tokens, strict=True)
        ]

    @functools.cached_property
    def subjunctive(self) -> list[int]:
        """0 indicative, 1 Konjunktiv I, 2 Konjunktiv II, for each word."""
        return [self._mood(i) if finite else 0 for i, finite in enumerate(self.finite)]

    def _mood(self, i: int) -> int:
        low, grammar = self.low[i], self.lexicon.grammar
        if low in grammar.subjunctive_past:
            return 2
        if low in grammar.subjunctive_present:
            return 0 if "ich" in self.low[max(0, i - 1) : i + 2] else 1
        if (
            self.tag[i] == "VVFIN"
            and low.endswith("e")
            and low != "siehe"
            and (not low.endswith("te") or low in grammar.stems_in_t)
        ):
            return 0 if "ich" in self.low[max(0, i - 1) : i + 2] else 1
        morph = self.tokens[i].morph
        if "Sub" not in morph.get("Mood"):
            return 0
        return 2 if "Past" in morph.get("Tense") or low.endswith(("ten", "te")) else 1

    def _cover(self, outer: list[Passage]) -> list[int]:
        cover = [-1] * len(self)
        i = 0
        for number, passage in enumerate(outer):
            while i < len(self) and self.ends[i] <= passage.start:
                i += 1
            j = i
            while j < len(self) and self.starts[j] < passage.end:
                cover[j] = number
                j += 1
        self.outer = outer
        return cover

    def _units(self) -> list[tuple[int, int]]:
        cuts = sorted(
            {0, len(self)} | {sent.start for sent in self._sentences()} | self._paragraph_cuts() | self._after_marks()
        )
        kept = [cut for cut in cuts if cut in (0, len(self)) or not self._joined(cut)]
        return [
            (a, b)
            for a, b in itertools.pairwise(kept)
            if b > a and self.text[self.starts[a] : self.ends[b - 1]].strip()
        ]

    def _sentences(self) -> list[Span]:
        return list(self.doc.sents) if self.doc.has_annotation("SENT_START") else []

    def _paragraph_cuts(self) -> set[int]:
        starts, cuts, i = [start for start, _ in paragraphs(self.text)], set(), 0
        for start in starts:
            while i < len(self) and self.ends[i] <= start:
                i += 1
            cuts.add(i)
        self.paragraph_cuts = cuts
        return cuts

    def _after_marks(self) -> set[int]:
        """Return where a sentence begins behind a quoted sentence („... .“ Dann ...)."""
        return {
            i
            for i in range(2, len(self))
            if self.passage[i - 1] >= 0
            and self.passage[i] != self.passage[i - 1]
            and self.words[i][:1].isupper()
            and self.words[i - 2] in {".", "!", "?", "…"}
        }

    def _joined(self, cut: int) -> bool:
        """Whether the sentence that starts at `cut` belongs to the one before: inside marks, or a frame behind them."""
        before = cut - 1
        while before > 0 and self.space[before]:
            before -= 1
        if self.passage[cut] >= 0 and self.passage[cut] == self.passage[before]:
            return True
        if self.low[before] == ":" and self.passage[cut] >= 0:
            return True
        if cut in self.paragraph_cuts:
            return False
        after_marks = self.passage[before] >= 0
        return self.low[cut] in {",", ";"} or (
            after_marks and (self.words[cut][:1].islower() or self.words[cut] in ".!?")
        )

    def span(self, indices: tuple[int, ...] | list[int]) -> tuple[tuple[int, int], ...]:
        """Return the character spans of token indices; neighbours (and what space is between them) become one."""
        spans: list[list[int]] = []
        last = -2
        for i in sorted(set(indices)):
            if self.space[i]:
                last = i if i == last + 1 else last
                continue
            if i == last + 1 and spans:
                spans[-1][1] = self.ends[i]
            else:
                spans.append([self.starts[i], self.ends[i]])
            last = i
        return tuple((start, end) for start, end in spans)
