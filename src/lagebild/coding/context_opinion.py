"""The second opinion of a network that reads the whole passage: what the words tell of, and whose act it is.

The network (language/context.py) says of each word how likely it carries an event of each type, and gives it a query and a
key. Here a trigger's query is held against the keys of all words that name a state, so that every state of the passage, and
nobody, gets a probability of being the actor and the recipient. With what the ranker of sides says, that decides the sides of
the rules' events; and what the rules did not find, but the network is sure of, becomes an event. Both are marked `model`.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from lagebild.coding.article_state import UNKNOWN
from lagebild.coding.confidence import Judged
from lagebild.coding.drafts import Draft, codes
from lagebild.coding.mentions import country_adjective
from lagebild.coding.readings import Reading
from lagebild.coding.reasons import Reason
from lagebild.coding.side_ranking import BY_MODEL, Article, Named, Option, View, Weighed, fill, no_party, said, views
from lagebild.coding.tree import Sentence, Word
from lagebild.knowledge.ontology import ontology
from lagebild.knowledge.predicates import Predicate
from lagebild.model import Actor

MODELS = Path(__file__).parent / "models"
WEIGHT = 1.1  # of the network's opinion against the ranker's
SURE = 0.7  # from here on an event that no entry of the lexicon found is one, if so sure of one word
SURE_OF_SENTENCE = 0.6  # or so sure that some word of the sentence tells it (one minus the product of what each leaves open)
FAINT = 0.1  # less likely words do not count for that
SECOND = math.log(0.25)  # so likely (log) must a second side of talks and agreements be
UNHEARD = -5.0  # log odds; below that at every word of its sentence an event of the rules is none
READ_WHOLE = 60  # sentences; of longer articles only what stands around the rules' events is read
AROUND = tuple(range(-3, 4))  # sentences read with one in which something was found
MARGIN = 0.75  # by so much (log odds) must somebody be likelier than nobody, or nobody than somebody, to be put in his place
AT_HOME = 2.0  # and by so much more, that somebody does it to his own state
FORCE = frozenset({"ASSAULT", "COERCE"})
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})  # takes two
UNSEEN = -7.0  # log probability of a state that no word of the passage names
WORD_STEPS = np.array([0.5, 1.5, 2.5, 4.5, 7.5, 12.5, 20.5, 40.5, 80.5])
EARLIER, LATER, IN_TITLE = 5, 2, 8
BARE = Predicate(
    id=BY_MODEL, lemma="", part="", reflexive=False, type="", mode=(), context=(), actor=(), recipient=(), when={}, unless={}, needs=(),
    actor_in=frozenset(), recipient_in=frozenset(), actor_known=False, default={}, negated=None, absorbs=False, beside=False, compound=False,
    example="", codes="", rank=0, file="")


class Passage(Protocol):
    """What is used of language.context.Passage."""

    @property
    def places(self) -> Sequence[tuple[int, int]]:
        """Sentence and word of each row."""

    @property
    def own(self) -> Collection[int]:
        """The sentences to look up here."""

    @property
    def types(self) -> NDArray[np.float32]:
        """Log-odds: rows, types."""

    @property
    def query(self) -> NDArray[np.float32]:
        """Rows, 256."""

    @property
    def key(self) -> NDArray[np.float32]:
        """Rows, 128."""


Words = Sequence[tuple[str, bool]]
Reader = Callable[[Sequence[tuple[int, Words]], Sequence[tuple[int, Words]], Collection[int]], Iterable[Passage]]
"""Reads title and text, numbered sentences of words with whether white space stands before; yields the passages that hold the sentences wanted."""


class Heads:
    """The small weights that turn queries and keys into whose act it is."""

    def __init__(self) -> None:
        with np.load(MODELS / "context.npz") as arrays:
            self._of = {name: arrays[name] for name in arrays.files}
        self._sectors = {str(name): number for number, name in enumerate(self._of["sectors"])}
        self.types = [str(name) for name in self._of["types"]]

    def sector(self, actor: Actor) -> int:
        """The number of an actor's sector."""
        return self._sectors.get(actor.sector.split("/")[0], 0)

    def sides(self, query: NDArray[np.float32], kind: int, keys: NDArray[np.float32], sectors: Sequence[int], near: NDArray[np.int64],
              sentence: NDArray[np.int64], groups: Sequence[Sequence[int]], *, home: bool) -> NDArray[np.float32]:
        """Return log probabilities (groups and then nobody, home; actor and recipient) for one trigger.

        `keys` and what follows it have one row per naming word: `near` and `sentence` say how far it is from the trigger;
        `groups` are the rows of each state.
        """
        w = self._of
        asked = _gelu(query + w["kind"][kind])
        scores = np.zeros((0, 2), dtype=np.float32)
        if len(keys):
            found = keys + w["sector"][list(sectors)]
            scores = found @ asked.reshape(2, -1).T / math.sqrt(found.shape[1])
            scores = scores + _gelu(found) @ w["bias_weight"].T + w["bias"] + w["near"][near] + w["sentence"][sentence]
        rows = [_together(scores[list(group)]) for group in groups]
        rows.append(w["nobody_weight"] @ asked + w["nobody"] + w["open"][kind][:2])
        rows.append(w["home_weight"] @ asked + w["home"] + w["open"][kind][2:] if home else np.full(2, -1e4))
        table = np.array(rows)
        out: NDArray[np.float32] = (table - _together(table)).astype(np.float32)
        return out


def _gelu(x: NDArray[np.float32]) -> NDArray[np.float32]:
    out: NDArray[np.float32] = 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))
    return out


def _together(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    top = scores.max(0)
    out: NDArray[np.float32] = np.log(np.exp(scores - top).sum(0)) + top
    return out


@functools.cache
def heads() -> Heads:
    """Open the weights once per process."""
    return Heads()


class Sides(NamedTuple):
    """How likely each state, and nobody (""), is actor and recipient of one trigger."""

    odds: Mapping[str, NDArray[np.float32]]

    def knows(self, known: frozenset[str]) -> bool:
        """Whether words of the passage name all the states `known`; of Ukraine, where only "Cherson" stands, the network cannot tell."""
        return known <= self.odds.keys()

    def of(self, known: frozenset[str], row: int) -> float:
        """The log probability that a side is of the states `known`."""
        if not known:
            return float(self.odds[""][row])
        here = [float(self.odds[code][row]) for code in known if code in self.odds]
        if not here:
            return UNSEEN
        return here[0] if len(known) == 1 else min(0.0, min(here) + math.log(2))

    def best(self, row: int) -> str:
        """The likeliest state, "" for nobody."""
        return max(self.odds, key=lambda code: float(self.odds[code][row]))


class Opinion:
    """What the network says of one article."""

    def __init__(self, passages: Sequence[Passage], sentences: Mapping[int, Sentence], article: Article) -> None:
        self._heads, self._article, self._sentences = heads(), article, sentences
        self._order = {index: place + 1 for place, index in enumerate(sorted(i for i in sentences if i >= 0))}
        self._passages = passages
        self._of = {index: passage for passage in passages for index in passage.own}
        self._rows = {id(passage): {place: row for row, place in enumerate(passage.places)} for passage in passages}
        self._named = {id(passage): list(self._naming(passage)) for passage in passages}

    def _naming(self, passage: Passage) -> Iterator[tuple[int, Named]]:
        rows = self._rows[id(passage)]
        for index in dict.fromkeys(index for index, _ in passage.places):
            for named in self._article.named(self._sentences[index]):
                row = rows.get((index, named.word.i))
                if row is not None:
                    yield row, named

    def sides(self, word: Word, kind: str) -> Sides | None:
        """Whose an event at `word` is; None where the network did not read it."""
        passage = self._of.get(word.sentence.index)
        row = self._rows[id(passage)].get((word.sentence.index, word.i)) if passage is not None else None
        if passage is None or row is None:
            return None
        quoted = said(word.sentence)
        inside = word.i in quoted
        named = [(r, n) for r, n in self._named[id(passage)] if inside or n.word.sentence is not word.sentence or n.word.i not in quoted]
        states = list(dict.fromkeys(n.actor.code for _, n in named))
        at = np.array([r for r, _ in named], dtype=np.int64)
        away = at - row
        near = np.searchsorted(WORD_STEPS, np.abs(away)) + (len(WORD_STEPS) + 1) * (away < 0)
        here = self._order[word.sentence.index]
        order = np.array([self._order.get(passage.places[r][0], 0) for r in at], dtype=np.int64)
        apart = np.where(order == 0, IN_TITLE, np.clip(order - here, -EARLIER, LATER) + EARLIER)
        home = self._article.resolver.home
        groups = [[k for k, (_, n) in enumerate(named) if n.actor.code == code] for code in states]
        odds = self._heads.sides(passage.query[row], self._heads.types.index(kind), passage.key[at], [self._heads.sector(n.actor) for _, n in named],
                                 near, apart, groups, home=bool(home) and home != UNKNOWN and home not in states)
        names = [*states, "", *([home] if home and home not in states else [])]
        return Sides(dict(zip(names, odds, strict=False)))

    def settle(self, weighed: Sequence[Weighed]) -> None:
        """Decide the sides of drafts by what the ranker says of each reading and what the network says of it."""
        for both in zip(weighed[::2], weighed[1::2], strict=True):
            draft = both[0].view.draft
            sides = self.sides(draft.word, draft.kind)
            if sides is None:
                continue
            ranked = (draft.actor, draft.recipient)
            draft.actor, draft.recipient = both[0].side, both[1].side
            chosen = [fill(one.view, self._choice(one, sides), self._article) if sides.knows(one.choices[0].known) else kept
                      for one, kept in zip(both, ranked, strict=True)]
            draft.actor, draft.recipient = chosen

    @staticmethod
    def _choice(one: Weighed, sides: Sides) -> Option:
        """The likeliest reading; nobody or somebody is put where the rules have the other only if it is likelier by a margin."""
        rules = one.choices[0].known
        opposite = codes(one.view.sides[1])

        def score(choice: Option, odds: float) -> float:
            cost = MARGIN if bool(choice.known) != bool(rules) else 0.0
            if choice.known & opposite and not rules & opposite:  # that somebody does it to his own state
                cost += AT_HOME
            return math.log(max(odds, 1e-6)) + WEIGHT * sides.of(choice.known, one.view.row) - cost

        return max(zip(one.choices, map(float, one.odds), strict=True), key=lambda pair: score(*pair))[0]

    @staticmethod
    def _actors(sides: Sides, kind: str) -> tuple[str, ...]:
        """The likeliest actor, () for nobody; of an act that takes two also the second, where neither can be told to be the one."""
        first, *others = sorted(sides.odds, key=lambda code: -float(sides.odds[code][0]))
        if not first:
            return ()
        second = others[0] if others and kind in MUTUAL and sides.odds[others[0]][0] > SECOND else ""
        return (first, second) if second else (first,)

    def _of_no_state(self, word: Word) -> bool:
        """Whether an adjective says whose an act is, and that it is of no one state: "die westlichen Sanktionen"."""
        return any(country_adjective(c, self._article.resolver.names) == UNKNOWN for c in word.kids("amod"))

    def judge(self, drafts: Sequence[Draft]) -> None:
        """Note on drafts how sure the network is of them, as they stand now."""
        for draft in drafts:
            passage, sides = self._of.get(draft.sentence.index), self.sides(draft.word, draft.kind)
            if passage is not None and sides is not None:
                row = self._rows[id(passage)][draft.sentence.index, draft.word.i]
                odds = max(float(passage.types[row, self._heads.types.index(kind)]) for kind in _kinds(draft))
                draft.judged = Judged(odds, *(sides.of(frozenset(codes(side)), row) for row, side in enumerate((draft.actor, draft.recipient))))

    def heard(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts but those of whose type the network finds nothing in their sentence; they are noted as rejected.

        Of a sentence by itself all stay: it learned from passages, and there it dropped more that was right than wrong.
        """
        if len(self._sentences) == 1:
            return list(drafts)
        out = []
        for draft in drafts:
            odds = self._most(draft.sentence.index)
            if odds is not None and max(odds[self._heads.types.index(kind)] for kind in _kinds(draft)) < UNHEARD:
                draft.reading.rejected = Reason.UNHEARD
            else:
                out.append(draft)
        return out

    def _rows_of(self, index: int, passage: Passage) -> list[int]:
        """The rows of a sentence's words in a passage."""
        return [row for (at, _), row in self._rows[id(passage)].items() if at == index]

    def _most(self, index: int) -> NDArray[np.float32] | None:
        """The highest log-odds of each type at the words of a sentence; None where it was not read whole."""
        passage = self._of.get(index)
        if passage is None:
            return None
        rows = self._rows_of(index, passage)
        if len(rows) < len(self._sentences[index].words):
            return None
        most: NDArray[np.float32] = passage.types[rows].max(0)
        return most

    def found(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Yield the events that the network is sure of and the rules did not find: one of a type in a sentence, none at a word that has one.

        It may be sure of one word, or of the sentence and not of which of its words tells it ("verhängte Sanktionen").
        """
        taken = {(d.sentence.index, d.word.i) for d in drafts}
        told = {(d.sentence.index, kind) for d in drafts for kind in _kinds(d)}
        for index, passage in self._of.items():
            rows = self._rows_of(index, passage)
            if index < 0 or not rows:
                continue
            odds = 1 / (1 + np.exp(-passage.types[rows]))
            whole = 1 - np.prod(np.where(odds > FAINT, 1 - odds, 1.0), axis=0)
            for kind in sorted(np.flatnonzero((odds.max(0) > SURE) | (whole > SURE_OF_SENTENCE)), key=lambda k: -float(whole[k])):
                place, name = passage.places[rows[int(odds[:, kind].argmax())]][1], self._heads.types[kind]
                sentence = self._sentences[index]
                word = next(w for w in sentence.words if w.i == place)
                sides = self.sides(word, name)
                if (index, place) in taken or (index, name) in told or (sides is not None and self._alone(sides, name)):
                    continue
                draft = Draft(sentence, Reading(word, _bare(name)))
                if sides is not None:
                    for view in list(views(draft, self._article, sentence, self._sentences.get(index - 1))):
                        self._put(view, sides)
                self._not_the_victim(draft, drafts)
                if draft.actor or draft.recipient:  # by nobody to nobody: nothing anyone could check
                    taken.add((index, place))
                    told.add((index, name))
                    yield draft

    @staticmethod
    def _not_the_victim(draft: Draft, drafts: Sequence[Draft]) -> None:
        """Accused is who the rules say did it, not whom he did it to: "sagte, dass Russland die Ukraine angegriffen habe"."""
        for other in drafts:
            blamed = codes(draft.recipient)
            if draft.kind == "ACCUSE" and other.kind in FORCE and other.sentence is draft.sentence and blamed and blamed <= codes(other.recipient) - codes(other.actor) and (
                    codes(other.actor) - codes(draft.actor)):
                draft.recipient = tuple(msgspec.structs.replace(a, by=BY_MODEL) for a in other.actor if a.code not in codes(draft.actor))

    def _put(self, view: View, sides: Sides) -> None:
        """Give the draft of a view the side the network thinks likeliest."""
        draft = view.draft
        if view.row:
            chosen: tuple[str, ...] = (sides.best(1),) if sides.best(1) else ()
        else:
            chosen = () if self._of_no_state(draft.word) else self._actors(sides, draft.kind)
        barred = no_party(view)
        side = tuple(actor for code in chosen if code not in barred for actor in fill(view, Option("CODE", code, frozenset({code})), self._article))
        if view.row:
            draft.recipient = side
        else:
            draft.actor = side

    def _alone(self, sides: Sides, kind: str) -> bool:
        """Whether an event that takes two has but one: "sprach in Budapest" is no talk with anybody, nor of Hungary with itself."""
        if kind not in MUTUAL:
            return False
        actors = self._actors(sides, kind)
        return not actors or (len(actors) == 1 and sides.best(1) in {"", *actors})


def _kinds(draft: Draft) -> set[str]:
    """The types an act may have been learned under: its own, what it is called while it lies ahead, and what it is when negated."""
    return {draft.kind, ontology().future.get(draft.kind, draft.kind), draft.reading.predicate.negated or draft.kind} & set(ontology().types)


@functools.cache
def _bare(kind: str) -> Predicate:
    """An entry that says nothing but the type."""
    return msgspec.structs.replace(BARE, type=kind)


def opinion(reader: Reader, sentences: Mapping[int, Sentence], drafts: Sequence[Draft], article: Article) -> Opinion:
    """Have the network read the title and the text; of a long one the sentences in which the rules found something, with those around them."""
    wanted = {d.sentence.index for d in drafts}
    around = {0, *(index + step for index in wanted for step in AROUND)}
    if drafts and len(sentences) <= READ_WHOLE:
        wanted = around = set(sentences)
    title, text = ([(index, words_of(sentences[index])) for index in sorted(sentences) if (index < 0) == above and (above or index in around)] for above in (True, False))
    return Opinion(list(reader(title, text, wanted)), sentences, article)


def words_of(sentence: Sentence) -> list[tuple[str, bool]]:
    """The words of a sentence, each with whether white space stands before it."""
    ends = [sentence.start - 1, *(w.end for w in sentence.words)]
    return [(w.text, w.start != end) for w, end in zip(sentence.words, ends, strict=False)]
