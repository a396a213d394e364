"""Copies: reprints and near-duplicates of a report, so that five papers with one agency text are one voice.

Two ways lead to a candidate: MinHash over word shingles finds texts alike as a whole, a shared sentence finds those that
took over a part. A candidate is then checked by the true share of common shingles in the shorter text; where both credit
one agency a smaller share is enough.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Set as AbstractSet

import msgspec
import numpy as np
from datasketch import MinHash, MinHashLSH
from numpy.typing import NDArray

from lagebild.corroboration.credits import Credit, credit, without_credit
from lagebild.corroboration.naming import identifier
from lagebild.corroboration.tellings import day
from lagebild.model import Article

SHINGLE = 4  # words: long enough that chance overlap is rare, short enough to survive small edits
PERMUTATIONS, ALIKE = 64, 0.5  # MinHash size and the Jaccard similarity at which it proposes a pair
CONTAINED = 0.6  # share of the shorter text's shingles that the other has too: a copy
CONTAINED_AGENCY = 0.3  # the same where both texts credit one agency
SENTENCE_WORDS = 8  # shorter sentences ("Das sagte er am Dienstag.") are no sign of copying
SHARED_SENTENCES = 40  # a sentence in more articles than this is boilerplate
FEWEST = 12  # shingles: a shorter text is compared whole

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
Shingles = NDArray[np.uint32]


class _Text(msgspec.Struct, frozen=True):
    id: str
    day: int
    shingles: Shingles
    credit: Credit


class Copies:
    """Takes articles one by one and keeps groups of copies; the first article of a group founds and names it."""

    def __init__(self) -> None:
        self._lsh = MinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS)
        self._texts: dict[str, _Text] = {}
        self._sentences: dict[int, list[str]] = defaultdict(list)
        self._parent: dict[str, str] = {}
        self._arrival: dict[str, int] = {}
        self._arrived = 0

    def add(self, article: Article) -> str:
        """Take in an article; return the id of the article that founded its group (its own where it is no copy)."""
        if article.id in self._texts:
            return self._root(article.id)
        words = _WORD.findall(without_credit(article.text).casefold())
        text = _Text(article.id, day(article.date) or 0, _shingles(words), credit(article))
        sketch = _sketch(text.shingles)
        prints = _sentence_prints(article.text)
        candidates = self._candidates(sketch, prints)
        self._parent[article.id] = article.id
        self._arrival[article.id] = self._arrived
        self._arrived += 1
        for other in candidates:
            if _is_copy(text, self._texts[other]):
                self._join(article.id, other)
        self._keep(text, sketch, prints)
        return self._root(article.id)

    def groups(self) -> dict[str, str | None]:
        """Return the group of every article: None for one without copies."""
        sizes = Counter(self._root(key) for key in self._texts)
        return {key: group_id(root) if sizes[root := self._root(key)] > 1 else None for key in self._texts}

    def forget(self, articles: AbstractSet[str], before: int) -> list[str]:
        """Drop the groups of which no article is of `articles` or published since a day; return their articles."""
        families: dict[str, list[str]] = defaultdict(list)
        for key in self._texts:
            families[self._root(key)].append(key)
        gone = [key for family in families.values() if all(self._texts[key].day < before and key not in articles for key in family) for key in family]
        for key in gone:
            self._lsh.remove(key)
            del self._texts[key], self._parent[key], self._arrival[key]
        dropped = set(gone)
        for sentence, keys in list(self._sentences.items()):
            keys[:] = [key for key in keys if key not in dropped]
            if not keys:
                del self._sentences[sentence]
        return gone

    def credit(self, article: str) -> Credit:
        """Return the credit of an article taken in before."""
        return self._texts[article].credit

    def _candidates(self, sketch: MinHash, prints: list[int]) -> list[str]:
        shared = Counter(other for one in prints for other in self._sentences.get(one, ()))
        found = set(self._lsh.query(sketch)) | set(shared)
        return sorted(found)

    def _keep(self, text: _Text, sketch: MinHash, prints: list[int]) -> None:
        self._texts[text.id] = text
        self._lsh.insert(text.id, sketch, check_duplication=False)
        for one in prints:
            if len(self._sentences[one]) < SHARED_SENTENCES:
                self._sentences[one].append(text.id)

    def _root(self, key: str) -> str:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def _join(self, one: str, other: str) -> None:
        """Put both under the founder that arrived first."""
        roots = sorted({self._root(one), self._root(other)}, key=self._arrival.__getitem__)
        for root in roots:
            self._parent[root] = roots[0]


def group_id(founder: str) -> str:
    """Return the id of the group that the article `founder` founded."""
    return identifier("c", founder)


def _shingles(words: list[str]) -> Shingles:
    size = min(SHINGLE, max(len(words), 1))
    found = {zlib.crc32(" ".join(words[i:i + size]).encode()) for i in range(len(words) - size + 1)}
    return np.array(sorted(found), dtype=np.uint32)


def _sketch(shingles: Shingles) -> MinHash:
    sketch = MinHash(num_perm=PERMUTATIONS, hashfunc=int)
    sketch.update_batch(shingles.tolist())
    return sketch


def _sentence_prints(text: str) -> list[int]:
    """Return a number per sentence long enough to be told again only by copying."""
    sentences = (_WORD.findall(s.casefold()) for s in _SENTENCE.split(without_credit(text)))
    return [zlib.crc32(" ".join(words).encode()) for words in sentences if len(words) >= SENTENCE_WORDS]


def _is_copy(one: _Text, other: _Text) -> bool:
    shorter = min(len(one.shingles), len(other.shingles))
    if not shorter:
        return False
    if shorter < FEWEST:
        return bool(np.array_equal(one.shingles, other.shingles))
    common = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True)) / shorter
    same_agency = bool(set(one.credit.agencies) & set(other.credit.agencies))
    return common >= (CONTAINED_AGENCY if same_agency else CONTAINED)
