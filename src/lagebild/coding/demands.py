"""What a speaker says another must do is his demand ("Der Iran müsse die Anreicherung beenden, so Rice")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lagebild.coding import slots
from lagebild.coding.article_state import SUPRANATIONAL, UNKNOWN
from lagebild.coding.conditions import opens_with_sollte
from lagebild.coding.drafts import Draft
from lagebild.coding.mode_words import negated
from lagebild.coding.quotes import attribution_of
from lagebild.coding.readings import Reading
from lagebild.coding.roles import Roles
from lagebild.coding.tree import Sentence, Word, passive
from lagebild.knowledge.cues import Cues
from lagebild.knowledge.predicates import Predicate
from lagebild.model import Actor, Article, Attribution, Quotation

NO_DEMAND = frozenset({"musste", "mussten", "soll", "sollen"})  # what had to be done, what is planned
NOBODY_ASKED = frozenset({"rechnen", "sehen", "sagen", "bedenken", "festhalten", "unterschätzen", "vergessen"})  # "mit Regen müsse gerechnet werden"
QUESTIONS = frozenset({"welche", "welcher", "welches", "welchem", "welchen", "wie", "wieviel", "wann", "wo", "wohin", "which", "how", "when", "where"})
REASONS = frozenset({"weil", "da", "obwohl", "obgleich", "wenn", "falls", "ob", "because", "although", "if"})
ADVOCATES = frozenset({"GOV", "LEG", "PTY", "OPP", "LAB", "SOC", "REL"})
DEMAND = Predicate(
    id="modal:demand", lemma="müssen", part="verb", reflexive=False, type="REQUEST", mode=(), context=(), actor=(), recipient=(),
    when={}, unless={}, needs=(), actor_in=frozenset(), recipient_in=frozenset(), actor_known=True, default={}, negated=None,
    absorbs=True, beside=False, compound=False, example="Der Iran müsse die Anreicherung beenden, sagte der US-Außenminister.",
    codes="USA > IRN", rank=1, file="")


def voice(link: Attribution) -> Actor:
    """The source of words as the doer of what is done by saying them."""
    source = link.source
    return Actor(code=source.code, sector=source.sector, name=source.name, wikidata=source.wikidata,
                 field=link.field, start=link.start, end=link.end, text=link.text, by="speaker")


def _told_of(word: Word) -> bool:
    """Whether a duty only describes something or is asked about ("die Schuld, die er zahlen muss", "wie viel sie zahlen muss")."""
    if word.dep.startswith("acl"):
        return True
    return word.dep in {"ccomp", "advcl", "xcomp", "csubj"} and any(w.low in QUESTIONS for child in word.children for w in (child, *child.children))


def _of_a_thing(word: Word, speaker: Actor, cues: Cues) -> bool:
    """Whether one who acts for others says what something should be ("Das Gesetz müsse strenger werden, so die Gewerkschaft")."""
    acts = speaker.code in SUPRANATIONAL or bool(set(speaker.sector.split("/")) & ADVOCATES)
    return acts and word.pos in {"VERB", "ADJ"} and any(s.pos == "NOUN" for s in slots.subject(word, cues))


def _need_not(word: Word, cues: Cues) -> bool:
    """Whether something need not be ("Die Banken müssen keine Pläne vorlegen"); "nicht sparen, sondern zahlen" says what must."""
    return negated(word, cues) and any(c.dep == "aux" and c.lemma.lower() == "müssen" for c in word.children) and all(
        w.low != "sondern" for w in word.sentence.words)


def _below(word: Word, other: Word) -> bool:
    head = word.head
    while head is not None and head is not other:
        head = head.head
    return head is other


def already_said(demand: Draft, found: Sequence[Draft]) -> bool:
    """Whether a verb of demanding has told a demand: what must be done is its content ("forderte, dass Wien zahlen müsse").

    Where the verb itself does not say of whom, the demand's addressee is its own.
    """
    for draft in found:
        if draft.kind != "REQUEST" or draft.reading.rejected is not None or draft.word is demand.word:
            continue
        if _below(demand.word, draft.word) or (draft.word.head is demand.word and draft.word.dep in {"parataxis", "ccomp"}):
            if demand.recipient and all(a.by in {"context", "clause"} for a in draft.recipient):
                draft.recipient = demand.recipient
            return True
    return False


def demands(article: Article, sentence: Sentence, roles: Roles, quotations: Sequence[Quotation], cues: Cues) -> Iterator[Draft]:
    """What a speaker says another must do is his demand ("Der Iran müsse die Anreicherung beenden, so Rice")."""
    for word in sentence.words:
        if not any(c.dep == "aux" and c.lemma.lower() in {"müssen", "sollen", "must", "should"} and c.low not in NO_DEMAND
                   for c in word.children) or opens_with_sollte(word) or any(c.low in {"worden", "gewesen", "haben"} for c in word.children):
            continue  # "muss gestoßen worden sein", "muss abgeschrieben haben" is a guess
        if any(m.low in REASONS for m in word.kids("mark")) or slots.lemma_of(word) in NOBODY_ASKED or _told_of(word) or _need_not(word, cues):
            continue
        undone = passive(word)  # "die Wahlen müssten vorbereitet werden": whom he asks is left open
        if undone and (word.dep.startswith("acl") or not any(c.low.startswith(("müss", "muss", "sollte")) for c in word.children)):
            continue
        chain = attribution_of(quotations, article, word.start, word.end)
        if not chain or chain[-1].source.code == UNKNOWN or chain[-1].kind == "evidential" or chain[-1].source.sector == "JRN":
            continue
        speaker = voice(chain[-1])
        asked = tuple(a for s in (slots.agents(word) if undone else slots.subject(word, cues)) for a in roles.resolver.phrase(s) if a.code != UNKNOWN)
        if (not asked and not undone and not _of_a_thing(word, speaker, cues)) or (asked and all(a.key == speaker.key or (a.name and a.name == speaker.name) for a in asked)):
            continue
        draft = Draft(sentence, Reading(word, DEMAND))
        draft.actor, draft.recipient = (speaker,), asked
        yield draft
