"""From readings to records: one event each, with its modes, time, attribution and evidence."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import msgspec

from lagebild.coding import slots
from lagebild.coding.agreement import agree
from lagebild.coding.amounts import own_quantities
from lagebild.coding.background import Background
from lagebild.coding.claims import Claims, own_act
from lagebild.coding.conditions import conditions
from lagebild.coding.confidence import confidence
from lagebild.coding.counterparts import accused, at_home, both_sides, counterpart, defendant, doer
from lagebild.coding.event_places import PlaceMention, event_place
from lagebild.coding.matching import TAKEN, Matcher, Reading
from lagebild.coding.mentions import Names, names_of
from lagebild.coding.modes import ModeReader, clause_verb, owed, perfect, subjunctive_one
from lagebild.coding.place_mentions import Named, countries_named, place_mentions
from lagebild.coding.quantities import find_quantities
from lagebild.coding.quotes import attribution_of, said_in
from lagebild.coding.resolve import UNKNOWN, Resolver
from lagebild.coding.roles import Roles, known
from lagebild.coding.times import event_time
from lagebild.coding.tree import Sentence, Word, clause_words, definite, passive, sentences_of
from lagebild.knowledge.cues import cues
from lagebild.knowledge.ontology import ontology
from lagebild.knowledge.predicates import Predicate, classes, lexicon
from lagebild.model import Actor, Article, Aux, CiteInfo, Event, Quantity, Quotation, Span, Timex

AUX_ORDER: tuple[Aux, ...] = ("negated", "future", "hypothetical", "historical", "reported")


POINTING = frozenset({"daran", "dabei", "hierbei", "darunter", "hieran"})
NO_DEMAND = frozenset({"musste", "mussten", "soll", "sollen"})  # what had to be done, what is planned
DEMAND = Predicate(
    id="modal:demand", lemma="müssen", part="verb", reflexive=False, type="REQUEST", mode=(), context=(), actor=(), recipient=(),
    when={}, unless={}, needs=(), actor_in=frozenset(), recipient_in=frozenset(), actor_known=True, default={}, negated=None,
    absorbs=True, beside=False, compound=False, example="Der Iran müsse die Anreicherung beenden, sagte der US-Außenminister.",
    codes="USA > IRN", rank=1, file="")


HITTING = frozenset({"ASSAULT"})  # what is hit is where it happens
WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
LEAVING = frozenset({"RETREAT", "CONCEDE"})


class Draft:
    """An event in the making: its reading, roles and modes."""

    __slots__ = ("actor", "aux", "inherited", "kind", "reading", "recipient", "sentence")

    def __init__(self, sentence: Sentence, reading: Reading) -> None:
        self.sentence, self.reading = sentence, reading
        self.actor: tuple[Actor, ...] = ()
        self.recipient: tuple[Actor, ...] = ()
        self.aux: set[str] = set()
        self.kind = reading.predicate.type
        self.inherited = False

    @property
    def word(self) -> Word:
        """The trigger's head word."""
        return self.reading.word

    @property
    def legal(self) -> bool:
        """Whether it is an arrest, an investigation or a conviction."""
        return not LEGAL.isdisjoint(self.reading.predicate.mode)


def _conditional(verb: Word) -> bool:
    """Whether a clause opens with its "sollte": "sollten sie in Gefahr geraten" demands nothing."""
    words = sorted(clause_words(verb), key=lambda w: w.i)
    first = next((w for w in words if w.pos != "PUNCT"), verb)
    return first.low.startswith("sollte") and first.dep == "aux"


class Coder:
    """Codes parsed articles of one language."""

    def __init__(self, language: str, names: Names) -> None:
        self.language = language
        self.cues = cues(language)
        self.names = names
        self.matcher = Matcher(lexicon(language), self.cues, language)
        self.sport = frozenset(classes(language).get("sport_body", ()))
        self.modes = ModeReader(self.cues)

    def prepare(self, article: Article, doc: Any, title: Any = None) -> tuple[list[Sentence], Resolver]:
        """Return the article's sentences and a resolver that has read title and text."""
        sentences = sentences_of(doc)
        resolver = Resolver(self.names, article.date)
        headed = sentences_of(title, "title", first=-len(list(title.sents))) if title is not None else []
        for sentence in headed:
            self._enter(sentence, resolver, weight=3)
        for sentence in headed:
            resolver.remember(sentence)
        for sentence in sentences:
            self._enter(sentence, resolver, weight=2 if sentence.index == 0 else 1)
        return sentences, resolver

    def _enter(self, sentence: Sentence, resolver: Resolver, *, weight: int) -> None:
        resolver.enter(sentence, weight)
        if self.language == "de":
            agree(sentence, resolver.mentions[sentence.index], self.cues)

    def code(self, article: Article, sentences: Sequence[Sentence], resolver: Resolver,
             quotations: Sequence[Quotation] = (), times: Sequence[Timex] = ()) -> tuple[Event, ...]:
        """Return the events of an article's sentences."""
        roles = Roles(self.matcher, resolver)
        direct = [(start, end, q.source) for q in quotations if q.kind == "direct" and q.source is not None for start, end in q.quote]
        if direct:
            resolver.hear(functools.partial(speaker_at, direct))
        drafts: list[Draft] = []
        for sentence in sentences:
            resolver.remember(sentence)
            found = self._drafts(sentence, roles, drafts)
            demanded = list(self._demands(article, sentence, roles, quotations)) if quotations else []
            words = {id(d.word) for d in demanded}
            drafts.extend(sorted([*demanded, *(d for d in found if id(d.word) not in words)], key=lambda d: d.word.i))
        writer = Writer(article, self.language, self.modes, quotations, times, resolver)
        written = [(draft, writer.event(draft, drafts)) for draft in drafts]
        events = linked([(draft, event) for draft, event in written if event is not None])
        return tuple(writer.elaborated(events, sentences))

    def speaker(self, sentences: Sequence[Sentence], resolver: Resolver) -> Callable[[Sequence[Any]], Actor | None]:
        """Return a function that resolves the tokens of a speaker to an actor, for quotations."""
        by_start = {word.start: word for sentence in sentences for word in sentence.words}

        def resolve(tokens: Sequence[Any]) -> Actor | None:
            words = [by_start[t.idx] for t in tokens if t.idx in by_start]
            if not words:
                return None
            inside = {id(w) for w in words}
            head = next((w for w in words if w.head is None or id(w.head) not in inside), words[0])
            while resolver.remembered <= head.sentence.index:
                resolver.remember(sentences[resolver.remembered])
            found = resolver.np(head)
            return found[0] if found else None

        return resolve

    def _drafts(self, sentence: Sentence, roles: Roles, before: Sequence[Draft]) -> list[Draft]:
        every = self.matcher.read(sentence)
        waiting = drop_absorbed(self.matcher.select(every))
        out: list[Draft] = []
        while waiting:
            reading = waiting.pop(0)
            drafts = (self._draft(sentence, one, roles, [*before, *out]) for one in (reading, *reading.others))
            draft = next((d for d in drafts if self._stands(d)), None)
            if draft is not None:
                if draft.kind != "NONE":
                    out.append(draft)
            else:  # a light verb that does not stand gives its noun back
                freed = {id(w) for w in reading.used}
                waiting[:0] = [r for r in every if id(r.word) in freed and r.rejected == TAKEN and r.predicate.type != "NONE"]
        for draft in out:
            if draft.reading.predicate.actor and not _codes(draft.actor):
                draft.actor = accused(draft.kind, draft.word, out, roles.resolver) or draft.actor
        return sorted(out, key=lambda d: d.word.i)

    def _demands(self, article: Article, sentence: Sentence, roles: Roles, quotations: Sequence[Quotation]) -> Iterator[Draft]:
        """What a speaker says another must do is his demand ("Der Iran müsse die Anreicherung beenden, so Rice")."""
        for word in sentence.words:
            if not any(c.dep == "aux" and c.lemma.lower() in {"müssen", "sollen", "must", "should"} and c.low not in NO_DEMAND
                       for c in word.children) or _conditional(word) or any(c.low in {"worden", "gewesen"} for c in word.children):
                continue  # "muss gestoßen worden sein" is a guess
            undone = passive(word)  # "die Wahlen müssten vorbereitet werden": whom he asks is left open
            if undone and (word.dep.startswith("acl") or not any(c.low.startswith(("müss", "muss")) for c in word.children)):
                continue
            chain = attribution_of(quotations, article, word.start, word.end)
            if not chain or chain[-1].source.code == UNKNOWN or chain[-1].kind == "evidential" or chain[-1].source.sector == "JRN":
                continue
            source = chain[-1]
            speaker = Actor(code=source.source.code, sector=source.source.sector, name=source.source.name,
                            wikidata=source.source.wikidata, field=source.field, start=source.start, end=source.end, text=source.text, by="speaker")
            asked = tuple(a for s in (slots.agents(word) if undone else slots.subject(word, self.cues)) for a in roles.resolver.phrase(s) if a.code != UNKNOWN)
            if (not asked and not undone) or (asked and all(a.key == speaker.key or (a.name and a.name == speaker.name) for a in asked)):
                continue
            draft = Draft(sentence, Reading(word, DEMAND))
            draft.actor, draft.recipient = (speaker,), asked
            yield draft

    @staticmethod
    def _draft(sentence: Sentence, reading: Reading, roles: Roles, earlier: Sequence[Draft]) -> Draft:
        draft = Draft(sentence, reading)
        draft.actor, draft.recipient = roles.fill(reading)
        whose_justice(draft, earlier)
        inherit(draft, earlier, roles.said_with(reading.word))
        mutual = any("mit" in together or "zwischen" in together or "with" in together for together in reading.predicate.actor)
        if mutual and not draft.recipient:
            draft.actor = both_sides(draft.kind, draft.word, draft.actor, roles.clause_subject(draft.word), roles.resolver)
        if not draft.actor and not _codes(draft.recipient):
            side_by_side(draft, earlier)
        if not draft.actor and reading.predicate.actor:
            draft.actor = doer(draft.kind, draft.word, draft.recipient, earlier, roles.resolver)
        if not draft.recipient and reading.predicate.recipient:
            if "investigate" in reading.predicate.mode:
                draft.recipient = defendant(draft.word, earlier, roles.resolver)
            elif reading.predicate.part != "noun" or not roles.accused(draft.word):
                draft.recipient = counterpart(draft.kind, draft.word, draft.actor, earlier, roles.resolver)
        draft.recipient = at_home(draft.kind, draft.actor, draft.recipient)
        return draft

    def _stands(self, draft: Draft) -> bool:
        entry = draft.reading.predicate
        if draft.word.dep in {"advcl", "acl"} and any(m.low in PURPOSE for m in draft.word.kids("mark")):
            return self._reject(draft, "a purpose, not an act")
        if draft.reading.retold and not draft.inherited:
            return self._reject(draft, "what it needs is not there")
        if draft.kind in NOT_BY_DUTY and owed(draft.word):
            return self._reject(draft, "only said to be needed")
        if draft.kind == "AGREE" and "clause" in entry.needs and not promises(draft.word):
            return self._reject(draft, "asserts and does not promise")
        named = [a for a in (*draft.actor, *draft.recipient) if a.name]
        if named and all(a.name in self.sport for a in named):
            return self._reject(draft, "sport")
        if draft.kind in MUTUAL and draft.actor and all(a.code == UNKNOWN or a.by == "role" for a in draft.actor) and all(
                a.sector in PRIVATE for a in (*draft.actor, *draft.recipient)):
            return self._reject(draft, "between private persons")
        if entry.actor_known and not any(known(a) for a in draft.actor):
            return self._reject(draft, "no known actor")
        if entry.actor_in and not any(_sectors(a) & entry.actor_in for a in draft.actor):
            return self._reject(draft, "actor of another sector")
        if entry.recipient_in and not any(_sectors(a) & entry.recipient_in for a in draft.recipient):
            return self._reject(draft, "recipient of another sector")
        return True

    @staticmethod
    def _reject(draft: Draft, why: str) -> bool:
        draft.reading.rejected = why
        return False


MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
PRIVATE = frozenset({"CVL", "UNK"})
NOT_BY_DUTY = frozenset({"AGREE", "CONSULT", "COOPERATE", "AID", "SUPPORT", "CONCEDE", "REQUEST", "MOBILIZE", "ASSAULT"})


def promises(word: Word) -> bool:
    """Whether the complement of "versichern", "garantieren" speaks of what is to come; what is so is only asserted."""
    clauses = slots.complement(word)
    return not clauses or any(
        "VerbForm=Inf" in c.feats or any(k.low == "zu" or k.lemma.lower() in COMING or "VerbForm=Inf" in k.feats for k in c.children)
        or slots.lemma_of(c) in COMING or c.tag in {"VVIZU", "VB"} for c in clauses)


COMING = frozenset({"werden", "wollen", "dürfen", "können", "sollen", "will", "would", "can", "could", "to", "going", "may"})


def speaker_at(direct: Sequence[tuple[int, int, Actor]], offset: int) -> Actor | None:
    """Who says what stands at `offset`: the source of the shortest direct quotation around it."""
    around = [(end - start, n) for n, (start, end, _) in enumerate(direct) if start <= offset < end]
    return direct[min(around)[1]][2] if around else None


def _sectors(actor: Actor) -> set[str]:
    return set(actor.sector.split("/")) | ({"GOV"} if not actor.sector or (len(actor.code) == 3 and actor.code in {"EUR", "UNO", "IGO"}) else set())


# Prepositions behind which a demand, threat or refusal says what it is about ("die Forderung nach Sanktionen").
ABOUT = {"REQUEST": ("nach", "zu", "auf", "um", "for", "to"), "THREATEN": ("mit", "with"), "REJECT": ("gegen",)}


def drop_absorbed(readings: Sequence[Reading]) -> list[Reading]:
    """Drop events that are only the content of an offer, demand, refusal, threat or concession."""
    content: set[int] = set()
    asked: set[int] = set()
    for reading in readings:
        if not reading.predicate.absorbs:
            continue
        asked.update(id(w) for w in _asked_for(reading))
        heads = [head for word in (reading.word, *reading.used) for head in slots.complement(word)]
        while heads:
            head = heads.pop()
            content.add(id(head))
            heads.extend(c for c in head.children if c.dep in {"conj", "xcomp"})
        if reading.predicate.part == "verb" and slots.participle(reading.word) is None:
            objects = {id(w) for o in reading.word.kids("obj") for w in o.group() if reading.predicate.type in {"REQUEST", "REJECT", "AGREE"}}
            (asked if reading.predicate.type == "REJECT" else content).update(objects)
        content.update(id(w) for name in ABOUT.get(reading.predicate.type, ()) for o in slots.with_preposition(reading.word, name) for w in o.group())
    kept = []
    for reading in readings:
        others_act = reading.predicate.type in {"REQUEST", "ACCUSE"} and slots.owners(reading.word)  # "ging auf die Forderung des Iran ein"
        if id(reading.word) in content or (id(reading.word) in asked and not others_act):
            reading.rejected = "content of the event above it"
        else:
            kept.append(reading)
    return kept


CONTENT_PREPOSITIONS = frozenset({"zu", "auf", "für", "nach", "um"})


def _asked_for(reading: Reading) -> list[Word]:
    """The event nouns in a phrase the entry names: "Bereitschaft zu Gesprächen", "sprach sich für Sanktionen aus"."""
    entry = reading.predicate
    named = {*entry.needs, *entry.when, *(slot for together in entry.recipient for slot in together)} & CONTENT_PREPOSITIONS
    if entry.type == "REJECT" and ("gegen" in entry.needs or any("gegen" in together for together in entry.recipient)):
        named = named | {"gegen"}
    return [one for slot in named for w in slots.prepositional(reading.word, slot) for one in w.group() if w is not reading.word]


def _codes(actors: Sequence[Actor]) -> set[str]:
    return {a.code for a in actors if a.code != UNKNOWN}


def inherit(draft: Draft, before: Sequence[Draft], said: AbstractSet[str] = frozenset(), reach: int = 4) -> None:
    """Fill the roles of an event told again ("der Anschlag", "das Treffen") from its earlier telling.

    `said`: the codes that the noun's own phrases name, role or not; an earlier event without them is another one.
    """
    has_actor, has_recipient = bool(_codes(draft.actor)), bool(_codes([r for r in draft.recipient if r.by != "place"]))
    named_by_default = bool(draft.actor) and draft.actor[0].by == "default"
    if has_actor and has_recipient and not named_by_default:
        return
    noun = draft.word.pos in {"NOUN", "PROPN"}
    known_one = noun and definite(draft.word)
    for earlier in reversed(before):
        if draft.sentence.index - earlier.sentence.index > reach:
            break
        if earlier.kind != draft.kind or earlier.word is draft.word:
            continue
        if noun and not said <= _codes((*earlier.actor, *earlier.recipient)):
            continue  # "das Atomabkommen mit dem Iran" is not what was agreed with Egypt
        if has_recipient and not has_actor and not _codes(earlier.recipient) and earlier.word.lemma != draft.word.lemma:
            continue
        if has_recipient and _codes(earlier.recipient) and _codes(earlier.recipient) != _codes(draft.recipient):
            continue
        if has_actor and not named_by_default and _codes(earlier.actor) and _codes(earlier.actor) != _codes(draft.actor):
            continue
        if not (known_one or has_actor or has_recipient):
            continue
        if not has_actor or named_by_default:
            draft.actor = earlier.actor or draft.actor
        if not has_recipient and (known_one or not has_actor):
            draft.recipient = earlier.recipient or draft.recipient
        draft.inherited = True
        return


JUSTICE = frozenset({"JUD", "COP"})


def whose_justice(draft: Draft, before: Sequence[Draft]) -> None:
    """A verdict or arrest of nobody named is that of the state whose police or court the article named at work on the same people."""
    if not draft.actor or draft.actor[0].by != "default" or draft.actor[0].sector not in JUSTICE:
        return
    for earlier in reversed(before):
        one = earlier.actor[0] if len(earlier.actor) == 1 else None
        if earlier.kind not in {"COERCE", "SANCTION", "ACCUSE"} or one is None or one.by in {"default", "context"} or one.code == UNKNOWN:
            continue
        same = _codes(earlier.recipient) & _codes(draft.recipient) or all(r.by == "context" for r in earlier.recipient)
        if one.sector in JUSTICE and same:
            draft.actor = (msgspec.structs.replace(draft.actor[0], code=one.code),)
            return


def side_by_side(draft: Draft, before: Sequence[Draft]) -> None:
    """An act that names nobody beside another of its sentence goes between the same two ("... , es wurden Sanktionen verhängt")."""
    types = ontology().types
    for earlier in reversed(before) if draft.kind in types else ():
        if earlier.sentence is not draft.sentence:
            return
        kind = earlier.reading.predicate.negated or earlier.kind
        if types[draft.kind].quad == MATERIAL_CONFLICT and kind == "ACCUSE":
            continue  # who accuses of an attack does not attack
        if kind in types and types[kind].quad >= 3 and types[draft.kind].quad >= 3 and _codes(earlier.recipient):
            draft.actor = tuple(msgspec.structs.replace(a, by="context") for a in earlier.actor)
            draft.recipient = tuple(msgspec.structs.replace(a, by="context") for a in earlier.recipient)
            return


LEGAL = frozenset({"arrest", "investigate", "convict"})
PURPOSE = frozenset({"um", "damit"})
MATERIAL_CONFLICT = 4


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


REACTIONS = frozenset({"SUPPORT", "ACCUSE", "REJECT"})


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
        if entry is DEMAND:  # the demand is the speaker's own act: what lies around his words, not his words, reports it
            attribution = attribution[:-1]
        voices = self.claims.told(word, entry.type, attribution)
        attribution = tuple(link for link in voices if not self.claims.afterwards(link))
        indirect = any(link.kind != "direct" for link in attribution[-1:])
        aux = set() if entry is DEMAND else self.modes.read(word, entry.type, indirect=indirect)
        if time.stated and time.end and time.end[:4] < "1900":  # history
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
        if not attribution and entry is not DEMAND and verb is not None and subjunctive_one(verb) and "hypothetical" not in aux:
            aux.add("reported")
        kind, modes = self._kind(draft, aux, announced=announced or (bool(attribution) and own_act(
            word, draft.actor, attribution, coming=True)))
        if kind is None:
            return None
        draft.kind, draft.aux = kind, aux
        known_types = ontology()
        trigger = self._trigger(draft.reading)
        mates = [d.word for d in drafts if d.sentence is sentence and d.word is not word]
        place = event_place(self._places(draft, drafts), (word.start, word.end), language=self.language, hits=kind in HITTING,
                            context_countries=countries_named(sentence, self.resolver) or self.resolver.context(), field=sentence.field)
        amounts = own_quantities(self._quantities(sentence), word, mates, clause, self.language)
        sure = confidence(kind, draft.actor, draft.recipient, aux, noun=word.pos in {"NOUN", "PROPN"}, attributed=bool(attribution))
        return Event(
            id=self._id(sentence, trigger, kind), article=self.article.id, sentence=sentence.index,
            date=time.start, enddate=time.end, event=kind, mode=modes, context=entry.context,
            quad_code=known_types.types[kind].quad, event_scale=known_types.score(kind, modes), trigger=trigger,
            actor=draft.actor, recipient=draft.recipient, aux=tuple(a for a in AUX_ORDER if a in aux),
            attribution=voices, time=time, place=place, quantity=amounts, confidence=sure, by=f"rule:{entry.id}",
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
                                        and d.word is not draft.word and _codes(d.recipient) == _codes(draft.recipient) for d in drafts):
            return True
        verb = clause_verb(draft.word)
        if verb is None or not perfect(verb):
            return False
        return any("historical" in d.aux and d.sentence.index == draft.sentence.index - 1 and d.kind == draft.kind
                   and (not _codes(d.actor) or _codes(d.actor) == _codes(draft.actor)) for d in drafts)

    @staticmethod
    def _given(draft: Draft, drafts: Sequence[Draft], *, direct: bool) -> bool:
        """Whether a noun only points back at an event that the author has told himself ("der Staatsstreich sei im Interesse ...")."""
        if not definite(draft.word):
            return False
        over = slots.governor(draft.word)
        if not direct and any(d.word is over and d.kind in REACTIONS for d in drafts):  # "laut BBC begrüßten viele den Putsch": what is claimed is the welcome
            return True
        told = (d for d in drafts if d.word is not draft.word and (d.sentence.index, d.word.i) < (draft.sentence.index, draft.word.i))
        return any(d.kind == draft.kind and not d.aux & {"reported", "negated", "hypothetical"} and _codes(d.actor) == _codes(draft.actor)
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
        coming = "future" in aux and "negated" not in aux
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


def _among(timex: Timex, starts: set[int]) -> bool:
    return any(timex.start <= start < timex.end for start in starts)


SAME_TIME = frozenset({"als", "während", "wobei", "indem", "as", "while"})


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


@functools.cache
def coder(language: str) -> Coder:
    """Return the coder of `language`, its knowledge loaded once."""
    return Coder(language, names_of(language))
