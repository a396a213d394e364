"""From sentences to events: readings are filled, weighed against what was told before, and written as records."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any

from lagebild.coding import slots
from lagebild.coding.agreement import agree
from lagebild.coding.article_state import Scene
from lagebild.coding.attackers import attackers, blamed, owned, responsible
from lagebild.coding.clashes import fight, fighting_with
from lagebild.coding.content import drop_absorbed
from lagebild.coding.context_opinion import Reader, opinion
from lagebild.coding.counterparts import (
    both_sides,
    counterpart,
    defendant,
    doer,
    of_the_state,
    opponents,
    within_one_state,
)
from lagebild.coding.criticism import from_anywhere
from lagebild.coding.demands import already_said, demands
from lagebild.coding.drafts import Draft, codes
from lagebild.coding.home import home_of
from lagebild.coding.matching import Matcher
from lagebild.coding.mentions import Names, names_of, within_name
from lagebild.coding.modes import ModeReader
from lagebild.coding.opinions import Opinions
from lagebild.coding.praises import Praises
from lagebild.coding.protests import marchers
from lagebild.coding.readings import Reading, select
from lagebild.coding.reasons import Reason
from lagebild.coding.records import Writer, linked
from lagebild.coding.resolve import Resolver, unique
from lagebild.coding.retelling import inherit, same_people, side_by_side, whose_justice
from lagebild.coding.roles import Roles
from lagebild.coding.scene import Tells, counts_harm
from lagebild.coding.seizures import sent_by_another, takes_abroad
from lagebild.coding.side_ranking import Article as Named
from lagebild.coding.side_ranking import Weighed, rank_sides, side_ranker
from lagebild.coding.standing import objection
from lagebild.coding.tree import Sentence, sentences_of
from lagebild.knowledge.cues import cues
from lagebild.knowledge.predicates import classes, lexicon
from lagebild.model import Actor, Article, Event, Quotation, Timex
from lagebild.settings import settings

NAMED = frozenset({"", "adjective", "compound", "demonym"})  # ways by which a text itself says whose a side is


class Coder:
    """Codes parsed articles of one language."""

    def __init__(self, language: str, names: Names) -> None:
        self.language = language
        self.cues = cues(language)
        self.names = names
        self.matcher = Matcher(lexicon(language), self.cues, language)
        known = classes(language)
        self.sport = frozenset(known.get("sport_body", ()))
        self.tells = Tells(known.get("force_stems", ()), known.get("mishap_stems", ()))
        self.modes = ModeReader(self.cues)
        self.opinions = Opinions(self.matcher, language)
        self.praises = Praises(self.matcher, language)

    def prepare(self, article: Article, doc: Any, title: Any = None) -> tuple[list[Sentence], Resolver]:
        """Return the article's sentences and a resolver that has read title and text."""
        sentences = sentences_of(doc)
        resolver = Resolver(self.names, article.date, home_of(article, self.language, self.names.known))
        headed = sentences_of(title, "title", first=-len(list(title.sents))) if title is not None else []
        for sentence in headed:
            self._enter(sentence, resolver, weight=3)
        for sentence in headed:
            resolver.remember(sentence)
        for sentence in sentences:
            self._enter(sentence, resolver, weight=2 if sentence.index == 0 else 1)
        resolver.lean()
        return sentences, resolver

    def _enter(self, sentence: Sentence, resolver: Resolver, *, weight: int) -> None:
        resolver.enter(sentence, weight)
        self.tells.hear(sentence, resolver.scene)
        if self.language == "de":
            agree(sentence, resolver.mentions[sentence.index], self.cues, self.names)

    def code(self, article: Article, sentences: Sequence[Sentence], resolver: Resolver,
             quotations: Sequence[Quotation] = (), times: Sequence[Timex] = (), *, read: list[Reading] | None = None,
             rules_alone: bool = False, reader: Reader | None = None) -> tuple[Event, ...]:
        """Return the events of an article's sentences; every reading that was considered is added to `read`.

        `rules_alone` leaves out the second opinion; `reader` is the network that reads whole passages for it.
        """
        roles = Roles(self.matcher, resolver)
        direct, indirect = ([(start, end, q.source) for q in quotations if q.kind == kind and q.source is not None for start, end in q.quote] for kind in ("direct", "indirect"))
        if direct or indirect:
            resolver.hear(functools.partial(speaker_at, direct) if direct else None, functools.partial(speaker_at, indirect))
        drafts: list[Draft] = []
        headline = self._headline(resolver, roles)
        weighed: list[Weighed] = []
        named, ranker = Named(resolver), side_ranker(self.language) if settings().second_opinion and not rules_alone else None
        for number, sentence in enumerate(sentences):
            resolver.remember(sentence)
            inside = resolver.mentions[sentence.index]
            every = [r for r in self.matcher.read(sentence) if not (r.word.i in inside and within_name(r.word, inside[r.word.i]))]
            found = self._drafts(sentence, every, roles, drafts, headline)
            demanded = list(demands(article, sentence, roles, quotations, self.cues)) if quotations else []
            demanded = [d for d in demanded if not already_said(d, found)]
            words = {id(d.word) for d in demanded}
            for draft in found:
                if id(draft.word) in words:
                    draft.reading.rejected = Reason.DEMANDED
            stand = [*demanded, *(d for d in found if id(d.word) not in words)]
            said = self.opinions.add(article, sentence, roles, quotations, stand, drafts) if quotations else []
            said += self.praises.said(article, sentence, roles, quotations, [*drafts, *stand, *said]) if quotations else ()
            stand = sorted([*stand, *said], key=lambda d: d.word.i)
            if ranker is not None:
                named.named(sentence)
                weighed += rank_sides(ranker, stand, named, sentence, sentences[number - 1] if number else None)
            drafts.extend(stand)
            if read is not None:
                read += [*every, *(other for one in every for other in one.others), *(d.reading for d in (*demanded, *said))]
        network = opinion(reader, resolver.sentences, drafts, named) if reader is not None and ranker is not None else None
        if network is not None:
            network.settle(weighed)
            drafts = network.heard(drafts)
            added = list(network.found(drafts))
            drafts = sorted([*drafts, *added], key=lambda d: (d.sentence.index, d.word.i))
        owned(drafts, sentences, self.cues, resolver)
        if network is not None:
            network.judge(drafts)
            if read is not None:
                read += [d.reading for d in added]
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

    def _headline(self, resolver: Resolver, roles: Roles) -> list[Draft]:
        """Whose attack the title tells of: no record, but the text may tell of it without saying again whose it was."""
        told: list[Draft] = []
        for _, sentence in sorted((i, s) for i, s in resolver.sentences.items() if i < 0):
            told += self._drafts(sentence, self.matcher.read(sentence), roles, told)
        return [d for d in told if d.kind == "ASSAULT" and d.actor and all(a.by in NAMED for a in d.actor)]

    def _drafts(self, sentence: Sentence, every: Sequence[Reading], roles: Roles, before: Sequence[Draft], headline: Sequence[Draft] = ()) -> list[Draft]:
        waiting = drop_absorbed(select(every, self.cues))
        out: list[Draft] = []
        while waiting:
            reading = waiting.pop(0)
            drafts = (self._draft(sentence, one, roles, [*before, *out]) for one in (reading, *reading.others))
            draft = next((d for d in drafts if self._stands(d, every, roles.resolver.scene)), None)
            if draft is not None:
                if draft.kind != "NONE":
                    out.append(draft)
            else:  # a light verb that does not stand gives its noun back; what is demanded, no matter by whom, did not happen
                freed = {id(w) for w in reading.used}
                waiting[:0] = [r for r in every if r.predicate.type != "NONE" and "REQUEST" not in {reading.predicate.type} - {r.predicate.type} and (
                    (r.rejected is Reason.TAKEN and id(r.word) in freed) or (r.rejected is Reason.REPEATS and slots.governor(r.word) is reading.word))]
        for draft in out:
            if draft.reading.predicate.actor and not codes(draft.actor):
                owner = responsible(draft.word, self.cues, roles.resolver) if draft.kind == "ASSAULT" else ()
                earlier = [*headline, *before, *(d for d in out if d.word.i < draft.word.i)]
                draft.actor = blamed(draft.kind, draft.word, out, roles.resolver) or owner or attackers(draft, earlier) or draft.actor
        out = [d for d in out if not counts_harm(d, out, self.cues)]
        for draft in out:
            if draft.reading.predicate.actor and not codes(draft.actor) and not codes(draft.recipient):
                within = within_one_state(draft.kind, draft.word, roles.resolver)
                draft.actor = (() if from_anywhere(draft.word, draft.reading.predicate) else within) or draft.actor
                draft.recipient = within if within and draft.reading.predicate.recipient else draft.recipient
        return sorted(out, key=lambda d: d.word.i)

    def _stands(self, draft: Draft, beside: Sequence[Reading], scene: Scene) -> bool:
        why = objection(draft, beside, self.sport, self.cues) or self.tells.objection(draft, scene)
        draft.reading.rejected = why or draft.reading.rejected
        return why is None

    @staticmethod
    def _draft(sentence: Sentence, reading: Reading, roles: Roles, earlier: Sequence[Draft]) -> Draft:
        draft = Draft(sentence, reading)
        draft.actor, draft.recipient = roles.fill(reading)
        denier = () if codes(draft.recipient) else roles.denied_by(draft.word, reading.predicate)
        if denier:
            draft.actor, draft.recipient = tuple(a for a in draft.actor if a.start != denier[0].start), denier
        fought = fight(reading)
        if fought is not None:
            sides = fighting_with(fought, reading, roles.resolver)
            if sides:
                given = slots.governor(fought)
                first = draft.actor or (roles.clause_subject(fought) if given is not None and given.lemma.lower().endswith("liefern") else ())
                draft.actor, draft.recipient = unique([*first, *sides]), tuple(r for r in draft.recipient if r.start not in {a.start for a in sides})
        same_people(draft, earlier)
        whose_justice(draft, earlier)
        inherit(draft, earlier, roles.said_with(reading.word))
        mutual = any("mit" in together or "zwischen" in together or "with" in together for together in reading.predicate.actor)
        if mutual and not draft.recipient:
            draft.actor = both_sides(draft.kind, draft.word, draft.actor, roles.clause_subject(draft.word), roles.resolver)
            if draft.kind == "ASSAULT" and not draft.actor and "zwischen" in reading.predicate.actor[0]:
                draft.actor = opponents(draft.word, earlier)
        if not draft.actor and not codes(draft.recipient):
            side_by_side(draft, earlier)
        if not draft.actor and reading.predicate.actor:
            draft.actor = doer(draft.kind, draft.word, draft.recipient, earlier, roles.resolver, reading.predicate)
        if not draft.recipient and reading.predicate.recipient:
            if "investigate" in reading.predicate.mode:
                draft.recipient = defendant(draft.word, earlier, roles.resolver)
            elif (fought is None or (codes(draft.actor) and len(draft.actor) == 1)) and (reading.predicate.part != "noun" or not roles.accused(draft.word)):
                draft.recipient = counterpart(draft.kind, draft.word, draft.actor, earlier, roles.resolver, reading.predicate)
        if draft.kind == "PROTEST":
            draft.actor = marchers(draft.actor)
        draft.recipient = sent_by_another(draft.word, draft.actor, draft.recipient, roles.resolver)
        if not takes_abroad(reading.predicate, draft.word):
            draft.recipient = of_the_state(draft.kind, draft.actor, draft.recipient, roles.resolver.stateless)
        return draft


def speaker_at(direct: Sequence[tuple[int, int, Actor]], offset: int) -> Actor | None:
    """Who says what stands at `offset`: the source of the shortest direct quotation around it."""
    around = [(end - start, n) for n, (start, end, _) in enumerate(direct) if start <= offset < end]
    return direct[min(around)[1]][2] if around else None


@functools.cache
def coder(language: str) -> Coder:
    """Return the coder of `language`, its knowledge loaded once."""
    return Coder(language, names_of(language))
