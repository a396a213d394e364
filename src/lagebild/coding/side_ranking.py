"""The second opinion: which of the states in question an event's side is, where the rules' choice is one among several.

A side may be what the rules say, nobody, or another state or body that the sentence or the article names. What holds of each
(how the rules found theirs, how often the article names a state, where the sentence has it, what the event is) is weighed by
a small network trained on coded articles (training/side_ranking.py); benchmarks/README.md says what it is worth.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from lagebild.coding.article_state import SUPRANATIONAL, UNKNOWN
from lagebild.coding.criticism import ATTACKS, FAULTING, of_victim
from lagebild.coding.drafts import JUSTICE, Draft, codes, told_before
from lagebild.coding.mentions import compound_country, country_adjective
from lagebild.coding.resolve import Resolver
from lagebild.coding.slots import lemma_of
from lagebild.coding.tree import Sentence, Word, passive, preposition
from lagebild.knowledge.ontology import ontology
from lagebild.model import Actor

MODELS = Path(__file__).parent / "models"
BY_MODEL = "model"
WAYS = ("", "role", "demonym", "adjective", "compound", "coreference", "default", "place", "town", "clause", "context", "speaker")
WEAK = frozenset({"default", "context", "clause", "place", "town", "coreference"})
PREPOSITIONS = ("gegen", "mit", "von", "in", "an", "aus", "durch", "nach", "zwischen")
CHANGED, FILLED = 0.1, 0.3  # by so much must another state be more probable than what the rules say, or than nobody (and nobody than a state)
MARKS = frozenset('„“”"«»')
FAR = 30  # words; beyond that all is far
KNOWN = 4  # so many cases of an entry weigh as much as what holds of its type
DOER = {"PROTEST": "CVL", "COERCE": "COP", "ASSAULT": "MIL"}
LEFT_OPEN = frozenset({("PROTEST", 1), ("THREATEN", 0)})  # sides that the codebook leaves empty where nobody is named
OTHERS = frozenset({"THREATEN", "CONCEDE", "AID"})  # what one does to others: an unnamed one is not guessed to be of one's own state
SURE = frozenset({"", "role", "compound", "adjective", "speaker"})
STRUCK = {"ASSAULT": "CVL", "COERCE": "CVL", "AID": "CVL", "SANCTION": "GOV"}


class Option(NamedTuple):
    """One reading of a side: `kind` is RULE (as it is), EMPTY, CODE (another one instead) or PLUS (another one as well)."""

    kind: str
    code: str
    known: frozenset[str]
    """The codes the side would have."""


class Named(NamedTuple):
    """A code that a word of the sentence stands for."""

    word: Word
    actor: Actor


class Article:
    """What is counted of an article while its sentences are read."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self._named: dict[int, tuple[Named, ...]] = {}

    def counts(self) -> Counter[str]:
        """How often the article names each state and body, title and text."""
        return Counter({c: n for c, n in (self.resolver.countries + self.resolver.bodies).items() if c != UNKNOWN})

    def named(self, sentence: Sentence) -> tuple[Named, ...]:
        """Whom the words of a sentence stand for; it must have been remembered."""
        if sentence.index not in self._named:
            self._named[sentence.index] = tuple(self._read(sentence))
        return self._named[sentence.index]

    def _read(self, sentence: Sentence) -> Iterator[Named]:
        resolver = self.resolver
        for word in sentence.words:
            found: tuple[Actor, ...] = ()
            if word.pos in {"NOUN", "PROPN", "PRON"} and word.dep not in {"flat", "flat:name"}:
                found = resolver.np(word, deep=False)
            elif word.pos == "ADJ":
                code = country_adjective(word, resolver.names)
                found = (resolver.make(word, code, "GOV", by="adjective"),) if code else ()
            if not found and word.pos == "NOUN":
                entity = compound_country(word, resolver.known)
                if entity is not None:
                    role = resolver.known.role_on(entity, resolver.date)
                    found = (resolver.make(word, role.code, role.sector, entity.name, entity.wikidata, by="compound"),)
            for actor in found:
                if actor.code != UNKNOWN:
                    yield Named(word, actor)


class View(NamedTuple):
    """All that is looked at for one side of one draft."""

    draft: Draft
    row: int
    named: tuple[Named, ...]
    before: frozenset[str]
    counts: Counter[str]
    home: str
    guessed: frozenset[tuple[str, int]]
    """Where the role nouns stand whose state the article only suggests (field, offset)."""

    @property
    def sure(self) -> bool:
        """Whether the text itself says whose this side is: a name, or a role noun with its state."""
        return all(a.by in SURE and (a.by != "role" or (a.field, a.start) not in self.guessed) for a in self.sides[0] if a.code != UNKNOWN)

    @property
    def elsewhere(self) -> set[str]:
        """The codes the sentence names apart from the words of the other side."""
        words = {(a.field, a.start) for a in self.sides[1]}
        return {n.actor.code for n in self.named if (n.actor.field, n.actor.start) not in words and not (
            n.word.dep == "amod" and n.word.head is not None and (n.actor.field, n.word.head.start) in words)}

    @property
    def sides(self) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """This side, then the other."""
        both = (self.draft.actor, self.draft.recipient)
        return both[self.row], both[1 - self.row]


def _doer_said(word: Word) -> bool:
    """Whether a verb has a subject that acts, or in the passive an agent."""
    return word.pos == "VERB" and any(w.pos in {"NOUN", "PROPN"} for w in (word.kids("obl:agent") if passive(word) else word.kids("nsubj")))


def no_party(view: View) -> frozenset[str]:
    """Whom the sentence names only as somebody else: who condemns an attack did not carry it out, and whom it struck is not condemned."""
    draft = view.draft
    hit = {n.actor.code for n in view.named if of_victim(n.word)}
    only_hit = hit - {n.actor.code for n in view.named if not of_victim(n.word)}
    if not view.row and draft.kind in {"ASSAULT", "SANCTION", "COERCE"} and draft.word.pos in {"NOUN", "PROPN"}:
        over = [v for v in draft.word.up() if v.pos == "VERB"][:1]
        over = over if draft.kind == "ASSAULT" else [v for v in over if lemma_of(v) in FAULTING]
        subjects = {w.i for v in over for s in v.kids("nsubj") for w in s.group() if draft.word not in s.subtree()}
        return frozenset(only_hit | {n.actor.code for n in view.named if n.word.i in subjects})
    if view.row and draft.kind in {"ACCUSE", "REQUEST"}:
        attack = any(o.lemma.lower().endswith(ATTACKS) for o in draft.word.kids("obj"))
        return frozenset(only_hit | (codes(draft.actor) if hit or attack else set()))
    if view.row and draft.kind == "ASSAULT" and "IMG" in codes(draft.actor):
        return frozenset({"IMG"})
    if view.row and draft.kind == "SANCTION" and any(c.has("Poss=Yes") for o in draft.word.kids("obj") for c in o.children):
        return frozenset(codes(draft.actor))  # "rief seine Botschafter zurück"
    return frozenset()


def options(view: View) -> list[Option]:
    """Return the readings of a side, what the rules say first."""
    own = frozenset(codes(view.sides[0]))
    here = {n.actor.code for n in view.named}
    out = [Option("RULE", "", own)]
    if not own and (view.sides[0] or (not view.row and _doer_said(view.draft.word))):
        return out  # "180 Staaten", "Flüchtlinge": who it is is said, and that it is of no one state; "Ban forderte": or that we do not know him
    if not own and ((view.draft.kind, view.row) in LEFT_OPEN or (view.draft.kind == "THREATEN" and not codes(view.draft.actor))):
        return out  # nor is anybody guessed to be threatened by nobody
    if not own and view.row and view.draft.kind == "ASSAULT" and view.draft.reading.predicate.recipient == (("gegen",),):
        return out  # "griff in den Kampf ein": against whom must be said
    if own:
        out.append(Option("EMPTY", "", frozenset()))
    every = sorted({*view.counts, *here, *({view.home} - {UNKNOWN})})
    barred = own if not own or not view.sure else frozenset(every)
    if not own and view.row and view.draft.kind in OTHERS:
        barred = frozenset(codes(view.draft.actor))
    elif not own and view.row and "investigate" in view.draft.reading.predicate.mode:
        barred = frozenset(every) - codes(view.draft.actor)  # an unnamed suspect is not guessed to be of another state
    elif not own and view.row and view.draft.kind == "ACCUSE":
        others = {n.actor.code for n in view.named if n.actor.sector != "JUD"}
        barred = frozenset(n.actor.code for n in view.named) - others  # a suit is brought before a court, not against it
    elif not own and not view.row:
        barred = frozenset(codes(view.draft.recipient)) - view.elsewhere  # nor has one that is only named as struck done it to itself
        if view.draft.kind == "ASSAULT":
            barred |= SUPRANATIONAL - {"IMG"}  # nor is the EU thought to have attacked Brussels
    barred |= no_party(view) - own
    if not view.row and view.draft.kind in OTHERS | {"AGREE"}:
        barred |= codes(view.draft.recipient) - view.elsewhere - own  # nor does who is only promised or given something do so to himself
    out += [Option("CODE", code, frozenset({code})) for code in every if code not in barred]
    if own:
        out += [Option("PLUS", code, own | {code}) for code in sorted(here - own)]
    return out


def features(view: View, choices: Sequence[Option]) -> NDArray[np.float32]:
    """Describe the readings of a side in numbers: (readings, features)."""
    return np.array([_describe(view, one) for one in choices], dtype=np.float32)


def _describe(view: View, one: Option) -> list[float]:
    draft, counts = view.draft, view.counts
    side, other = view.sides
    own, opposite = codes(side), codes(other)
    ways = {a.by for a in side if a.code != UNKNOWN}
    rule, empty, more = one.kind == "RULE", one.kind == "EMPTY", one.kind in {"CODE", "PLUS"}
    code = one.code or (next(iter(own)) if rule and len(own) == 1 else "")
    at = [n.word for n in view.named if code and n.actor.code == code]
    deps = {w.dep for w in at}
    before = {preposition(w) for w in at}
    place, total = draft.word.i, sum(counts.values()) or 1
    entry = draft.reading.predicate
    kind = [draft.kind == name for name in ontology().types]
    values: list[float | bool] = [
        rule, empty, one.kind == "CODE", one.kind == "PLUS", rule and not own, view.row, not own, not opposite, bool(ways & WEAK), len(own) > 1,
        *(rule and way in ways for way in WAYS), *(empty and way in ways for way in WAYS),
        bool(at), bool(deps & {"nsubj", "nsubj:pass"}), bool(deps & {"obj", "iobj", "obl:arg"}), "nmod" in deps, "obl" in deps, bool(deps & {"amod", "compound"}),
        "obl:agent" in deps, "conj" in deps, any(w.i < place for w in at), any(w.i > place for w in at),
        min([abs(w.i - place) for w in at] or [FAR]) / FAR, any(w is draft.word for w in at), any(draft.word in w.up() for w in at), any(w.head is draft.word for w in at),
        *(name in before for name in PREPOSITIONS),
        counts[code] / total if code else 0, bool(code) and code == next(iter(counts.most_common(1)), ("", 0))[0], code in view.before, len(counts) == 1,
        code in opposite if code else 0, bool(one.known) and one.known == opposite, code in SUPRANATIONAL, code == "IMG", code == view.home and bool(code),
        code == view.home and code not in counts, bool(entry.recipient), bool(entry.default), draft.word.pos == "NOUN", len({n.actor.code for n in view.named}) / 5,
        *kind, *(more and k for k in kind), *(empty and k for k in kind), *(not one.known and view.row and k for k in kind),
        *(bool(code) and code in opposite and k for k in kind), *(code == "IMG" and k for k in kind)]
    return [float(v) for v in values]


class Habits:
    """How often the coders leave a side empty: by the lexicon's entry where it was met, else by type."""

    def __init__(self, seen: Mapping[str, tuple[float, float]]) -> None:
        """`seen`: of "<entry or type>/<row>" how often it was met and how often it was left empty."""
        self._seen = seen

    def __call__(self, view: View, choices: Sequence[Option], *, but: tuple[float, float] = (0, 0)) -> NDArray[np.float32]:
        """Return three columns of features: (readings, 3). `but` is what of the counts to leave out, for the case itself in training."""
        return np.array(self.columns(view.draft.reading.predicate.id, view.draft.kind, view.row, [not c.known for c in choices], but), dtype=np.float32)

    def columns(self, entry: str, kind: str, row: int, empty: Sequence[bool], but: tuple[float, float]) -> list[list[float]]:
        """The same from plain values; `empty` says which readings leave the side empty."""
        met, left = self._seen.get(f"{entry}/{row}", (0.0, 0.0))
        all_met, all_left = self._seen.get(f"{kind}/{row}", (1.0, 0.5))
        met, left = max(met - but[0], 0), max(left - but[1], 0)
        share = (left + KNOWN * all_left / all_met) / (met + KNOWN)
        odds = math.log((share + 0.02) / (1 - share + 0.02))
        return [[odds * one, odds, min(met, 20) / 20] for one in empty]


class SideRanker:
    """The trained weights."""

    def __init__(self) -> None:
        with np.load(MODELS / "sides.npz") as arrays:
            self._first, self._bias, self._second = (arrays[name].astype(np.float32) for name in ("first", "bias", "second"))
            self._habits = Habits({str(name): (float(met), float(left)) for name, (met, left) in zip(arrays["names"], arrays["seen"], strict=True)})

    def __call__(self, view: View, choices: Sequence[Option]) -> NDArray[np.float32]:
        """Return the probability of each reading."""
        values = np.concatenate([features(view, choices), self._habits(view, choices)], 1)
        scores = np.maximum(values @ self._first + self._bias, 0) @ self._second
        raised: NDArray[np.float32] = np.exp(scores - scores.max())
        out: NDArray[np.float32] = raised / raised.sum()
        return out


@functools.cache
def side_ranker(language: str) -> SideRanker | None:
    """The ranker of a language, opened once per process; None for a language there is none of."""
    return SideRanker() if language == "de" and (MODELS / "sides.npz").is_file() else None


def said(sentence: Sentence) -> set[int]:
    """The places of the words between quotation marks."""
    inside, out = False, set()
    for word in sentence.words:
        if word.text in MARKS:
            inside = not inside
        elif inside:
            out.add(word.i)
    return out


def views(draft: Draft, article: Article, sentence: Sentence, earlier: Sentence | None) -> Iterator[View]:
    """Return what is looked at for actor and recipient of a draft; whom only a quotation names is no side of who speaks it."""
    before = frozenset(n.actor.code for n in article.named(earlier)) if earlier is not None else frozenset()
    quoted = said(sentence)
    named = article.named(sentence) if draft.word.i in quoted else tuple(n for n in article.named(sentence) if n.word.i not in quoted)
    for row in (0, 1):
        yield View(draft, row, named, before, article.counts(), article.resolver.home, frozenset(article.resolver.stateless))


class Weighed(NamedTuple):
    """One side of a draft as the rules left it, its readings, and how probable the ranker finds each."""

    view: View
    side: tuple[Actor, ...]
    choices: list[Option]
    odds: NDArray[np.float32]


def rank_sides(ranker: SideRanker, drafts: Sequence[Draft], article: Article, sentence: Sentence, earlier: Sentence | None, changed: float = CHANGED,
               filled: float = FILLED) -> list[Weighed]:
    """Change the sides of drafts where another reading is more probable by `margin` than what the rules say; return what was weighed."""
    weighed: list[Weighed] = []
    for draft in drafts:
        chosen = []
        for view in views(draft, article, sentence, earlier):
            choices = options(view)
            odds = ranker(view, choices)
            best = int(odds.argmax())
            margin = changed if codes(view.sides[0]) and choices[best].known else filled
            chosen.append(fill(view, choices[best], article) if odds[best] - odds[0] > margin else view.sides[0])
            weighed.append(Weighed(view, view.sides[0], choices, odds))
        draft.actor, draft.recipient = chosen
    return weighed


def fill(view: View, option: Option, article: Article) -> tuple[Actor, ...]:
    """The actors of a reading."""
    side = view.sides[0]
    if option.kind == "RULE":
        return side
    if option.kind == "EMPTY":
        return tuple(a for a in side if a.code == UNKNOWN)
    kept = side if option.kind == "PLUS" else ()
    return (*kept, _actor(view, option.code, article))


def _actor(view: View, code: str, article: Article) -> Actor:
    """Whoever of `code` the sentence or what stands before it names, the nearest; else the state itself, inferred.

    Nobody is the other side as well: "Lukaschenko warf dem Westen vor, ..." does not accuse Lukaschenko.
    """
    opposite = {(a.field, a.start) for a in view.sides[1]}
    others = {a.name or a.text for a in view.sides[1]}
    here = [n for n in view.named if n.actor.code == code and (n.actor.name or n.actor.text) not in others and (n.actor.field, n.actor.start) not in opposite]
    if here:
        return msgspec.structs.replace(min(here, key=lambda n: (n.word.pos == "PRON", abs(n.word.i - view.draft.word.i))).actor, by=BY_MODEL)
    word = view.draft.word
    told = next((r.actor for r in reversed(article.resolver.references) if r.actor.code == code and (r.actor.name or r.actor.text) not in others
                 and (r.actor.field != word.sentence.field or r.actor.start < word.start)), None)
    if told is not None:
        return told_before(told, word, BY_MODEL)
    sector = (STRUCK if view.row else DOER).get(view.draft.kind, "GOV")
    if view.row and view.draft.kind != "REJECT" and view.sides[1] and all(a.sector in JUSTICE for a in view.sides[1]):
        sector = "CVL"  # whom a court charges or convicts
    return article.resolver.make(word, code, sector, by=BY_MODEL)
