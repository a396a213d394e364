"""Whether a draft is an event at all: purposes, duties, sport, private doings and wrong sectors are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from lagebild.coding import slots
from lagebild.coding.article_state import SUPRANATIONAL, UNKNOWN
from lagebild.coding.content import own_plan
from lagebild.coding.drafts import Draft, codes
from lagebild.coding.mode_words import modals, negated
from lagebild.coding.readings import Reading
from lagebild.coding.reasons import Reason
from lagebild.coding.roles import known
from lagebild.coding.slots import conjunct_head
from lagebild.coding.tree import Word, definite, preposition, reflexive
from lagebild.coding.verb_phrases import owed
from lagebild.knowledge.cues import Cues
from lagebild.model import Actor

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
PRIVATE = frozenset({"CVL", "UNK"})
ANYONE = frozenset({"CVL", "UNK", "BUS", "SOC", "REF", "EDU", "MED", "AGR"})  # of whom support for nobody told is no politics
JUDGING = frozenset({"begrüßen", "loben", "danken", "kritisieren", "welcome", "praise", "thank"})
NOT_BY_DUTY = frozenset({"AGREE", "CONSULT", "COOPERATE", "AID", "SUPPORT", "CONCEDE", "REQUEST", "MOBILIZE", "ASSAULT"})
SAID = frozenset({"REQUEST", "REJECT", "THREATEN"})
BY_WORD = frozenset({"role", "coreference", "clause", "context"})  # who is told only by what he is: "die Schülerin", "sie", or is a mere name
SCORE = re.compile(r"\b\d{1,2}:\d{1,2}(?: \([\d:;, ]+\))? (?:gegen|im|in|bei)\b")  # "nach dem 3:2 gegen Norwegen"
MEASURES = frozenset({"AID", "SANCTION", "COERCE"})  # their nouns are often only a topic ("die Debatte über Sanktionen")
FORCED = frozenset({"gezwungen", "genötigt", "veranlasst", "gedrängt", "verpflichtet"})
FEELING = frozenset({"sehen", "fühlen"})
PURPOSE = frozenset({"um", "damit"})
CAME_FOR = frozenset({"PROTEST", "CONSULT"})
COMING = frozenset({"werden", "wollen", "dürfen", "können", "sollen", "will", "would", "can", "could", "to", "going", "may"})


def objection(draft: Draft, beside: Sequence[Reading], sport: AbstractSet[str], cues: Cues) -> Reason | None:
    """Why a draft is no event, None where nothing speaks against it.

    `beside`: the readings of its sentence; `sport`: names of clubs and leagues.
    """
    entry = draft.reading.predicate
    clause = conjunct_head(draft.word)
    if clause.dep in {"advcl", "acl"} and any(m.low in PURPOSE for m in clause.kids("mark")) and not _what_they_came_for(draft, clause, beside, cues):
        return Reason.PURPOSE
    if draft.reading.retold and not draft.inherited:
        return Reason.NOT_THERE
    if _feels_forced(draft.word):
        return Reason.NOT_THERE
    if draft.reading.retold and draft.kind == "AGREE" and _described(draft.word):
        return Reason.NOT_THERE
    if draft.kind in NOT_BY_DUTY and owed(draft.word):
        return Reason.OWED
    if draft.kind == "AGREE" and "clause" in entry.needs and not promises(draft.word, spoken=entry.lemma != "versichern"):
        return Reason.ASSERTED
    if draft.kind == "AGREE" and entry.lemma == "versichern" and "clause" in entry.needs and not any(
            a.by not in {"context", "clause"} for a in draft.recipient) and not _of_oneself(draft.word):
        return Reason.ASSERTED  # "versichert, dass er bleiben werde", to nobody: it foretells
    if draft.kind == "ACCUSE" and entry.recipient == (("clause",),) and _of_oneself(draft.word):
        return Reason.NOT_THERE  # "behauptet, die Opposition zu unterstützen": of nobody else
    if draft.kind == "REQUEST" and entry.lemma == "bestehen" and _insists(draft.word):
        return Reason.ASSERTED
    if own_plan(draft.reading):
        return Reason.NOT_THERE
    if draft.kind == "REQUEST" and draft.word.dep == "amod" and not any(a.code != UNKNOWN and not a.by for a in draft.actor):
        return Reason.NOT_THERE  # "die vorgeschlagenen Kürzungen" only says which
    named = [a for a in (*draft.actor, *draft.recipient) if a.name]
    if named and all(a.name in sport for a in named):
        return Reason.SPORT
    if draft.kind in MUTUAL and draft.actor and all(a.code == UNKNOWN or a.by in BY_WORD for a in draft.actor) and all(
            a.sector in PRIVATE for a in (*draft.actor, *draft.recipient)) and not _peoples(draft):
        return Reason.PRIVATE
    if draft.kind == "CONSULT" and draft.actor and all(a.sector == "JRN" for a in draft.actor):  # "im STANDARD-Gespräch"
        return Reason.PRIVATE
    if draft.kind in SAID and draft.word.pos == "NOUN" and definite(draft.word) and not draft.word.dep.startswith("nsubj") and not draft.actor and not draft.recipient:
        return Reason.NO_ACTOR  # "infolge dieser Drohung" only points back
    if draft.kind in SAID and _private(draft):
        return Reason.PRIVATE
    if draft.kind == "SUPPORT" and _of_nobody_told(draft):
        return Reason.PRIVATE
    if SCORE.search(draft.sentence.text) and any(preposition(w) == "gegen" for w in draft.sentence.words):
        return Reason.SPORT
    if draft.kind in MEASURES and draft.word.pos == "NOUN" and not draft.actor and not draft.recipient:
        return Reason.NO_ACTOR
    if entry.actor_known and not any(known(a) for a in draft.actor):
        return Reason.NO_ACTOR
    if entry.actor_in and not any(_sectors(a) & entry.actor_in for a in draft.actor):
        return Reason.ACTOR_SECTOR
    if entry.recipient_in and not any(_sectors(a) & entry.recipient_in for a in draft.recipient):
        return Reason.RECIPIENT_SECTOR
    return None


def _peoples(draft: Draft) -> bool:
    """Whether whole peoples deal with each other ("die Palästinenser und die Israelis einigten sich"), not some of them ("zwei Deutsche und ein Franzose")."""
    words = [w for w in draft.sentence.words if any(w.start == a.start for a in draft.actor if a.by == "demonym")]
    return len(codes(draft.actor)) > 1 and len(words) == len(draft.actor) and all(
        w.has("Number=Plur") and not w.kids("nummod", "amod", "acl", "acl:relcl", "nmod") for w in words)


def _of_oneself(word: Word) -> bool:
    """Whether what is said is an infinitive, so of the speaker himself: "versichert zu bleiben", "behauptet, nichts zu wissen"."""
    return any(c.tag == "VVIZU" or any(k.low == "zu" for k in c.kids("mark")) for c in slots.complement(word))


def _what_they_came_for(draft: Draft, clause: Word, beside: Sequence[Reading], cues: Cues) -> bool:
    """Whether a clause of purpose tells the act itself, the main clause only that people went there.

    "Tausende versammelten sich, um gegen die Regierung zu demonstrieren" is a protest, "fuhr nach Ankara, um mit der
    Türkei zu verhandeln" a meeting; a main clause that is an event of its own says it already, but not who is mediated
    between ("reiste nach Kairo, um zwischen Israel und der Hamas zu vermitteln").
    """
    main = clause.head
    protest = main is not None and any(r.word is main and r.rejected is None and r.predicate.type == "PROTEST" for r in beside)
    if main is None or (draft.kind == "REQUEST" and not protest) or (
            not protest and (draft.kind not in CAME_FOR or slots.lemma_of(main) not in cues.going)):
        return False
    if protest and draft.kind == "REQUEST":
        return True  # "Tausende demonstrierten, um Neuwahlen zu fordern": they do so by marching
    if "third-party" not in draft.reading.predicate.mode and any(r.word is main and r.rejected is None for r in beside):
        return False
    unreal: set[str] = set()
    modals(main, unreal, cues)
    return not unreal and not negated(main, cues)


def _private(draft: Draft) -> bool:
    """Whether persons of no known state or office ask, refuse or threaten one another."""
    if any(a.by not in {*BY_WORD, "context"} for a in (*draft.actor, *draft.recipient)):
        return False
    if not codes(draft.actor) and not codes(draft.recipient):
        sides = (*draft.actor, *draft.recipient)
        return bool(sides) and all(a.sector in PRIVATE for a in sides)
    return bool(draft.recipient) and all(a.sector in PRIVATE and a.by != "context" for a in (*draft.actor, *draft.recipient)) and bool(draft.actor)


def _of_nobody_told(draft: Draft) -> bool:
    """Whether anybody backs what the text does not tell as somebody's: "15 Prozent der Wähler unterstützen ihn", "ein Passant bot Unterstützung an".

    An entry that names what is backed ("den Plan", "das Gesetz") tells it.
    """
    entry = draft.reading.predicate
    if entry.type != "SUPPORT" or entry.when or entry.lemma in JUDGING or not draft.actor or any(a.by not in {"context", "speaker"} for a in draft.recipient):
        return False
    return all(set(a.sector.split("/")) <= ANYONE and a.sector and a.code not in SUPRANATIONAL for a in draft.actor)


def _feels_forced(word: Word) -> bool:
    """"sah sich gezwungen", "fühlte sich genötigt": nobody is said to have forced anybody."""
    head = word.head
    return (word.low in FORCED and head is not None and head.lemma.lower() in FEELING and word.dep != "amod" and (reflexive(head) or any(c.low == "sich" for c in word.children))
            and not slots.agents(word))


def _described(noun: Word) -> bool:
    """Whether a sentence with sein only says what something is like ("Das Abkommen ist das erste seiner Art")."""
    return bool(noun.kids("cop")) or (noun.dep == "nsubj" and noun.head is not None and bool(noun.head.kids("cop")))


def _insists(word: Word) -> bool:
    """Whether somebody insists that something is so ("besteht darauf, dass die Zahlen richtig sind"), and asks for nothing."""
    return any(c.kids("cop") or any(k.lemma.lower() == "haben" and k.dep == "aux" for k in c.children) for c in slots.complement(word))


def promises(word: Word, *, spoken: bool = True) -> bool:
    """Whether the complement of "versichern", "garantieren" speaks of what is to come; what is so is only asserted.

    `spoken`: what it answers where no clause depends on the word, as under direct speech.
    """
    clauses = slots.complement(word)
    return (spoken and not clauses) or any(
        "VerbForm=Inf" in c.feats or any(k.low == "zu" or k.lemma.lower() in COMING or "VerbForm=Inf" in k.feats for k in c.children)
        or slots.lemma_of(c) in COMING or c.tag in {"VVIZU", "VB"} for c in clauses)


def _sectors(actor: Actor) -> set[str]:
    if actor.code == "MNC" and not actor.sector:
        return {"BUS"}
    return set(actor.sector.split("/")) | ({"GOV"} if not actor.sector or (len(actor.code) == 3 and actor.code in {"EUR", "UNO", "IGO"}) else set())
