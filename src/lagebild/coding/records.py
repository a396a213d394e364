"""From drafts to records: modes, time, place, amounts, attribution and evidence of every event."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from lagebild.coding import slots
from lagebild.coding.amounts import own_quantities
from lagebild.coding.background import Background
from lagebild.coding.claims import Claims, own_act
from lagebild.coding.conditions import conditions
from lagebild.coding.confidence import confidence
from lagebild.coding.demands import DEMAND
from lagebild.coding.drafts import Draft, codes
from lagebild.coding.event_places import PlaceMention, event_place
from lagebild.coding.modes import ModeReader
from lagebild.coding.opinions import OPINION
from lagebild.coding.place_mentions import Named, countries_named, place_mentions
from lagebild.coding.praises import PRAISE
from lagebild.coding.quantities import find_quantities
from lagebild.coding.quotes import attribution_of, said_in
from lagebild.coding.readings import Reading
from lagebild.coding.reasons import Reason
from lagebild.coding.resolve import Resolver
from lagebild.coding.side_ranking import BY_MODEL
from lagebild.coding.times import event_time
from lagebild.coding.tree import Sentence, Word, clause_words, definite
from lagebild.coding.verb_phrases import clause_verb, perfect, subjunctive_one
from lagebild.knowledge.ontology import ontology
from lagebild.model import Article, Aux, CiteInfo, Event, Quantity, Quotation, Span, Timex

AUX_ORDER: tuple[Aux, ...] = ("negated", "future", "hypothetical", "historical", "reported")
POINTING = frozenset({"daran", "dabei", "hierbei", "darunter", "hieran"})
HITTING = frozenset({"ASSAULT"})  # what is hit is where it happens
WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
LEAVING = frozenset({"RETREAT", "CONCEDE"})
REACTIONS = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
SAME_TIME = frozenset({"als", "während", "wobei", "indem", "as", "while"})


class Writer:
    """Writes drafts of one article as records."""

    def __init__(self, article: Article, language: str, modes: ModeReader, quotations: Sequence[Quotation],
                 times: Sequence[Timex], resolver: Resolver) -> None:
        self.article, self.language, self.modes, self.resolver = article, language, modes, resolver
        self._amounts: dict[int, tuple[Quantity, ...]] = {}
        self._mentions: dict[int, list[Named]] = {}
        self.quotations, self.times = quotations, times
        self.claims, self.background = Claims(modes.cues, quotations), Background(modes.cues)
        self.cite = CiteInfo(publication=article.publication, url=article.url, title=article.title, language=language)
        self.used: dict[str, int] = {}

    def event(self, draft: Draft, drafts: Sequence[Draft]) -> Event | None:
        """Return the record of a draft, None where its modes make it no event."""
        sentence, word, entry = draft.sentence, draft.word, draft.reading.predicate
        clause = self._clause(word)
        time = event_time(self.article, self._times(word), (word.start, word.end))
        attribution = attribution_of(self.quotations, self.article, word.start, word.end)
        own_words = entry in (DEMAND, OPINION, PRAISE)
        if own_words:  # the demand is the speaker's own act: what lies around his words, not his words, reports it
            attribution = attribution[:-1]
        voices = self.claims.told(word, entry.type, attribution)
        attribution = tuple(link for link in voices if not self.claims.afterwards(link))
        indirect = any(link.kind != "direct" for link in attribution[-1:])
        aux = set() if own_words else self.modes.read(word, entry.type, indirect=indirect)
        if time.stated and time.end and time.end[:4] < "1900":
            draft.reading.rejected = Reason.HISTORY
            return None
        self._by_time(time.start, time.end, aux, stated=time.stated)
        if self.background.past(word) or (not time.stated and self._goes_on(draft, drafts)):
            aux.add("historical")
        announced = self.claims.announced(word, attribution)
        if announced:
            aux.add("future")
        if attribution and not self._given(draft, drafts, direct=not indirect) and not own_act(
                word, draft.actor, attribution, coming="future" in aux, announced=announced):
            aux.add("reported")
        verb = clause_verb(word)
        if not attribution and not own_words and verb is not None and subjunctive_one(verb) and "hypothetical" not in aux:
            aux.add("reported")
        kind, modes = self._kind(draft, aux, announced=announced or (bool(attribution) and own_act(
            word, draft.actor, attribution, coming=True)))
        if kind is None:
            draft.reading.rejected = Reason.DENIED
            return None
        draft.kind, draft.aux = kind, aux
        known_types = ontology()
        trigger = self._trigger(draft.reading)
        mates = [d.word for d in drafts if d.sentence is sentence and d.word is not word]
        place = event_place(self._places(draft, drafts), (word.start, word.end), language=self.language, hits=kind in HITTING,
                            context_countries=countries_named(sentence, self.resolver) or self.resolver.context(), field=sentence.field)
        amounts = own_quantities(self._quantities(sentence), word, mates, clause, self.language)
        sure = confidence(kind, draft.actor, draft.recipient, aux, noun=word.pos in {"NOUN", "PROPN"}, attributed=bool(attribution), judged=draft.judged)
        return Event(
            id=self._id(sentence, trigger, kind), article=self.article.id, sentence=sentence.index,
            date=time.start, enddate=time.end, event=kind, mode=modes, context=entry.context,
            quad_code=known_types.types[kind].quad, event_scale=known_types.score(kind, modes), trigger=trigger,
            actor=draft.actor, recipient=draft.recipient, aux=tuple(a for a in AUX_ORDER if a in aux),
            attribution=voices, time=time, place=place, quantity=amounts, confidence=sure, by=entry.id if entry.id == BY_MODEL else f"rule:{entry.id}",
            evidence=Span(sentence.field, sentence.start, sentence.end,
                          self.article.part(sentence.field)[sentence.start:sentence.end]), cite_info=self.cite)

    def elaborated(self, events: Sequence[Event], sentences: Sequence[Sentence]) -> list[Event]:
        """Add to an event the numbers that the next sentence gives for it ("Bis zu 200.000 Soldaten sind daran beteiligt")."""
        out = list(events)
        for position, event in enumerate(out):
            last = position + 1 == len(out) or out[position + 1].sentence > event.sentence
            following = event.sentence + 1
            if not last or following >= len(sentences) or any(e.sentence == following for e in out):
                continue
            if any(w.low in POINTING for w in sentences[following].words):
                more = self._quantities(sentences[following])
                out[position] = msgspec.structs.replace(event, quantity=(*event.quantity, *more))
        return out

    def _times(self, word: Word) -> list[list[Timex]]:
        """The times of the event's clause, then of the clauses around it: none of another noun's, none of who said so when."""
        inside = [t for t in self.times if word.sentence.start <= t.start < word.sentence.end] if word.sentence.field == "text" else []
        if not inside:
            return []
        told = said_in(self.quotations, word.start, word.end)
        inside = [t for t in inside if said_in(self.quotations, t.start, t.end) == told]
        kept = self.background.of_event(inside, word)
        steps = [[t for t in kept if _among(t, starts)] for starts in _clauses_of(word)]
        described = {w.start for c in word.kids("acl", "acl:relcl") for w in clause_words(c)}  # "die Konferenz, die am Dienstag begann"
        return [steps[0], [t for t in inside if _among(t, described)], *steps[1:]]

    def _quantities(self, sentence: Sentence) -> tuple[Quantity, ...]:
        if sentence.index not in self._amounts:
            self._amounts[sentence.index] = find_quantities(self.article, (sentence.start, sentence.end), field=sentence.field)
        return self._amounts[sentence.index]

    def _places(self, draft: Draft, drafts: Sequence[Draft]) -> list[PlaceMention]:
        """The place names that may be the event's own: told in the same words, and no other event's."""
        sentence, word = draft.sentence, draft.word
        if sentence.index not in self._mentions:
            self._mentions[sentence.index] = place_mentions(sentence, self.resolver)
        if not self._mentions[sentence.index]:
            return []
        mates = [d for d in drafts if d.sentence is sentence and d is not draft]
        verb = clause_verb(word) or word
        own = {w.start for w in clause_words(verb)}
        others = {w.start for d in mates for w in clause_words(clause_verb(d.word) or d.word)} - own
        elsewhere = {d.word.start for d in mates if d.word is not verb or not _material(d)}
        doers = [(a.start, a.end) for a in draft.actor if a.field == sentence.field]
        told = said_in(self.quotations, word.start, word.end) if sentence.field == "text" else frozenset()
        out = []
        for named in self._mentions[sentence.index]:
            if named.word in others or named.governor in elsewhere or any(a <= named.start < b for a, b in doers if named.role == "object"):
                continue
            if draft.kind in WORDS and named.governor not in {word.start, verb.start}:  # "lobte den Einsatz in Mali" is not said in Mali
                continue
            if sentence.field == "text" and said_in(self.quotations, named.start, named.end) != told:
                continue
            where = named.role == "at" or (named.role == "from" and draft.kind in LEAVING)
            out.append(PlaceMention(named.start, named.end, named.text, where, named.word in own, named.governor,
                                    named.role == "object", named.via))
        return out

    @staticmethod
    def _clause(word: Word) -> tuple[int, int]:
        verb = clause_verb(word) or word
        words = clause_words(verb)
        return min(w.start for w in words), max(w.end for w in words)

    def _by_time(self, start: str | None, end: str | None, aux: set[str], *, stated: bool) -> None:
        date = self.article.date
        if not stated or not date:
            return
        if end and len(end) >= 4 and _year_before(end[:10], date[:10]):
            aux.add("historical")
            aux.discard("future")
        if start and start[:10] > date[:10] and "negated" not in aux and "historical" not in aux:
            aux.add("future")

    @staticmethod
    def _goes_on(draft: Draft, drafts: Sequence[Draft]) -> bool:
        """Whether an event tells on what the sentence before told as history, of the same two, or a noun comes back to it."""
        if definite(draft.word) and any("historical" in d.aux and d.kind == draft.kind and 0 <= draft.sentence.index - d.sentence.index <= 1
                                        and d.word is not draft.word and codes(d.recipient) == codes(draft.recipient) for d in drafts):
            return True
        verb = clause_verb(draft.word)
        if verb is None or not perfect(verb):
            return False
        return any("historical" in d.aux and d.sentence.index == draft.sentence.index - 1 and d.kind == draft.kind
                   and (not codes(d.actor) or codes(d.actor) == codes(draft.actor)) for d in drafts)

    @staticmethod
    def _given(draft: Draft, drafts: Sequence[Draft], *, direct: bool) -> bool:
        """Whether a noun only points back at an event that the author has told himself ("der Staatsstreich sei im Interesse ...")."""
        if not definite(draft.word):
            return False
        over = slots.governor(draft.word)
        if not direct and any(d.word is over and d.kind in REACTIONS for d in drafts):  # "laut BBC begrüßten viele den Putsch": what is claimed is the welcome
            return True
        told = (d for d in drafts if d.word is not draft.word and (d.sentence.index, d.word.i) < (draft.sentence.index, draft.word.i))
        return any(d.kind == draft.kind and not d.aux & {"reported", "negated", "hypothetical"} and codes(d.actor) == codes(draft.actor)
                   for d in told)

    @staticmethod
    def _kind(draft: Draft, aux: set[str], *, announced: bool) -> tuple[str | None, tuple[str, ...]]:
        entry = draft.reading.predicate
        kind, modes = entry.type, entry.mode
        if "negated" in aux and entry.negated:
            kind, modes = entry.negated, ()
            aux.discard("negated")
            if kind == "NONE":
                return None, ()
        coming = "future" in aux and "negated" not in aux and entry.id != BY_MODEL  # the network says the type as it is coded
        known_types = ontology()
        if coming and kind in known_types.future:
            if kind == "RETREAT":
                if announced and "resign" not in modes:
                    kind, modes = "CONCEDE", ()
            else:
                kind, modes = known_types.future[kind], ()
        return kind, tuple(m for m in modes if m in known_types.types[kind].modes)

    def _trigger(self, reading: Reading) -> Span:
        word = reading.word
        field = word.sentence.field
        return Span(field, word.start, word.end, self.article.part(field)[word.start:word.end])

    def _id(self, sentence: Sentence, trigger: Span, kind: str) -> str:
        key = f"{self.article.id}|{sentence.field}|{trigger.start}|{kind}"
        count = self.used.get(key, 0)
        self.used[key] = count + 1
        return hashlib.sha256(f"{key}|{count}".encode()).hexdigest()[:16]


def linked(pairs: Sequence[tuple[Draft, Event]]) -> list[Event]:
    """Link an event to the one it depends on ("wenn ..., dann ...") and to the one it is about ("wirft vor, dass ...")."""
    ids = {id(draft.word): event.id for draft, event in pairs}
    out = []
    for draft, event in pairs:
        verb = clause_verb(draft.word)
        inside = {id(w) for w in verb.subtree()} if verb is not None else set()
        clauses = list(conditions(verb)) if verb is not None else []
        condition = next((ids[id(w)] for c in clauses for w in _if_part(c, inside) if id(w) in ids and w is not draft.word), None)
        inner = [w for c in slots.complement(draft.word) for w in c.subtree()]
        related = next((ids[id(w)] for w in inner if id(w) in ids and w is not draft.word), None)
        out.append(msgspec.structs.replace(event, condition=condition, related=related) if condition or related else event)
    return out


def _if_part(clause: Word, main: set[int]) -> list[Word]:
    """The words of a condition; where it is the root ("Greift er an, wird man ..."), without its main clause."""
    words = clause.subtree()
    return [w for w in words if id(w) not in main] if len(words) > len(main) and any(id(w) in main for w in words) else words


def _among(timex: Timex, starts: set[int]) -> bool:
    return any(timex.start <= start < timex.end for start in starts)


def _clauses_of(word: Word) -> list[set[int]]:
    """Where the words of an event's clause stand, then those of the clauses around it that happen at the same time.

    A relative clause, a coordinated verb, an infinitive and "als ..." share the time of the clause they hang on; what
    was said, asked or known then does not ("am Montag wurde bekannt, dass ...").
    """
    if word.dep == "amod":
        return [{w.start for w in word.subtree()}]
    found, verb = [], clause_verb(word) or word
    while True:
        found.append({w.start for w in clause_words(verb)})
        shares = verb.dep in {"acl", "acl:relcl", "xcomp"} or (
            verb.dep == "advcl" and any(m.low in SAME_TIME for m in verb.kids("mark")))
        shares = verb.dep == "conj" or (shares and not _before_that(verb))
        above = clause_verb(verb.head) if shares and verb.head is not None else None
        if above is None or len(found) > 5:
            return found
        verb = above


def _before_that(verb: Word) -> bool:
    """Whether a clause stands in the Plusquamperfekt: what had happened before."""
    return any(c.low in {"hatte", "hatten", "war", "waren", "had"} for c in verb.kids("aux")) and verb.tag not in {"VVINF", "VVIZU"}


def _material(draft: Draft) -> bool:
    """Whether an event is an act and no word: what happens along with it happens at its place."""
    types = ontology().types
    return draft.kind in types and types[draft.kind].quad in {2, 4}


def _year_before(earlier: str, later: str) -> bool:
    """Whether `earlier` lies more than about a year before `later` (ISO dates)."""
    def days(text: str) -> int:
        year, month, day = (int(p) for p in (text + "-12-31"[len(text) - 4:] if len(text) < 10 else text).split("-")[:3])
        return year * 365 + month * 30 + day
    try:
        return days(later) - days(earlier) > 365
    except ValueError:
        return False
