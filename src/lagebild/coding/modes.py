"""The auxiliary modes: whether an event is said to be denied, to come, possible, long past, or another's claim."""

from __future__ import annotations

from lagebild.coding import slots
from lagebild.coding.conditions import conditions, in_condition
from lagebild.coding.mode_words import adjectives, adverbs, modals, negated
from lagebild.coding.tree import Word, preposition
from lagebild.coding.verb_phrases import VERBAL, clause_verb, finite, infinitive, modal, past_fact, perfect
from lagebild.knowledge.cues import Cues

# What fails has been tried: a failed attack or summit happened, a failed agreement did not.
ACHIEVED = frozenset({"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
# Decided is done: a state that decides sanctions or a ban has imposed them.
DECREED = frozenset({"SANCTION", "COERCE", "SUPPORT", "REJECT"})
# Said whether or not the condition in it comes true ("drohten mit Sanktionen, falls ...").
SPOKEN = frozenset({"THREATEN", "REQUEST", "ACCUSE", "REJECT"})
FAILING = frozenset({"scheitern", "misslingen", "missglücken", "platzen", "fail", "collapse"})
ATTEMPTS = frozenset({"versuch", "bemühung", "anlauf", "vorstoß", "attempt", "effort", "bid"})
DECIDING = frozenset({"beschließen", "decide", "approve"})
BLAMED = frozenset({"verantwortlich", "haftbar"})  # "machte Damaskus für den Anschlag verantwortlich"
CORE = frozenset({"obj", "nsubj", "nsubj:pass"})


class ModeReader:
    """Reads the auxiliary modes off the tree."""

    def __init__(self, cues: Cues) -> None:
        self.cues = cues

    def read(self, word: Word, kind: str = "", *, indirect: bool = False) -> set[str]:
        """The modes of the event of type `kind` that `word` triggers, those by time and by quotation excepted.

        In `indirect` speech Konjunktiv II only stands for Konjunktiv I: "hätten angegriffen" is told as a fact, "würden
        angreifen" as still to come.
        """
        found = self._read(word, kind)
        verb = clause_verb(word)
        if indirect and verb is not None and "hypothetical" in found and self._only_reported(verb, kind):
            found.discard("hypothetical")
            if infinitive(verb) and not perfect(verb):
                found.add("future")
        return found

    def _only_reported(self, verb: Word, kind: str) -> bool:
        """Whether nothing but hätte, wäre or würde makes a clause hypothetical."""
        first = finite(verb)
        if first is None or first.low.startswith(("könnt", "dürft")) or first.lemma.lower() not in {"haben", "sein", "werden"}:
            return False
        other: set[str] = set()
        adverbs(verb, other, self.cues)
        self._conditional(verb, kind, other)
        self._governed(verb, kind, other)
        return "hypothetical" not in other and modal(verb, self.cues.modal_possible) is None

    def _read(self, word: Word, kind: str) -> set[str]:
        found: set[str] = set()
        if word.pos in {"NOUN", "PROPN"}:
            self._of_noun(word, kind, found)
        elif word.dep != "amod":
            self._of_verb(word, kind, found)
        if word.dep == "amod" and word.head is not None:
            adjectives(word.head, found, self.cues, skip=word)
        if "hypothetical" in found and any(m.low == "ob" for m in (clause_verb(word) or word).kids("mark")):
            found.discard("future")
        return found

    def _of_noun(self, word: Word, kind: str, found: set[str]) -> None:
        cues = self.cues
        adjectives(word, found, cues)
        if any(c.dep == "det" and (c.low.startswith("kein") or c.low == "no") for c in word.children) or any(
                c.low in cues.negators and c.dep == "advmod" for c in word.children if c.i == word.i - 1):
            found.add("negated")
        if preposition(word) in {"ohne", "without"}:
            found.add("negated")
        verb = slots.governor(word)
        if verb is None:
            head = word.head
            if head is not None and head.pos == "NOUN" and word.dep == "nmod":
                self._under_noun(word, head, kind, found)
            return
        self._said_of_noun(word, verb, kind, found)

    def _said_of_noun(self, word: Word, verb: Word, kind: str, found: set[str]) -> None:
        """What the verb over a noun says of its event: "plant einen Angriff", "sagt das Treffen ab", "das Treffen findet statt"."""
        cues, lemma = self.cues, slots.lemma_of(verb)
        core = word.dep in CORE | {"obl:arg"} or slots.conjunct_head(word).dep in CORE or (
            preposition(word) == "vor" and lemma in cues.hypothetical)
        if lemma in cues.accusing or (preposition(word) == "für" and any(c.low in BLAMED for c in verb.children)):
            found.add("reported")
        if core:
            if lemma in cues.negating and (lemma not in FAILING or kind in ACHIEVED):
                found.add("negated")
            if lemma in cues.future and not (lemma in DECIDING and kind in DECREED):
                found.add("future")
            if lemma in cues.hypothetical:
                found.add("hypothetical")
            if lemma in cues.denying and kind != "ACCUSE":  # a reproach that is denied was made
                found |= {"negated", "reported"}
            if lemma in cues.commemorating:
                found.add("historical")
        elif lemma in cues.commemorating and word.dep.startswith("obl"):
            found.add("historical")
        inner: set[str] = set()
        self._of_verb(verb, kind, inner)
        if (lemma in cues.support or lemma in cues.occur) and (core or preposition(word) == "zu"):
            found |= inner - ({"negated", "future"} if lemma in cues.affirming else set())
        elif core:
            found |= inner & {"hypothetical"}

    def _under_noun(self, word: Word, head: Word, kind: str, found: set[str]) -> None:
        """What the noun over an event or its clause says of it: "Gefahr eines Angriffs", "der Plan, ... anzugreifen"."""
        cues, low = self.cues, head.lemma.lower()
        if low in cues.hypothetical_nouns:
            found.add("hypothetical")
        if low in cues.future_nouns:
            found.add("future")
        if low in cues.negating_nouns or (low in cues.failing_nouns and kind in ACHIEVED):
            found.add("negated")
        if low in cues.reported_nouns:
            found.add("reported")
        if low in cues.commemorating_nouns:
            found.add("historical")
        verb = slots.governor(head)
        if verb is None:
            if head.dep == "nmod" and head.head is not None and head.head.lemma.lower() in cues.commemorating_nouns:
                found.add("historical")
            return
        lemma = slots.lemma_of(verb)
        if low in cues.reported_nouns and lemma in cues.denying:
            found |= {"negated", "reported"}
        if low in ATTEMPTS and lemma in FAILING:
            found.add("negated")
        if lemma in cues.commemorating and word.dep == "nmod":  # "gedachten der Opfer des Anschlags"
            found.add("historical")

    def _of_verb(self, verb: Word, kind: str, found: set[str]) -> None:
        if negated(verb, self.cues):
            found.add("negated")
        modals(verb, found, self.cues)
        adverbs(verb, found, self.cues)
        self._conditional(verb, kind, found)
        self._governed(verb, kind, found)

    @staticmethod
    def _conditional(verb: Word, kind: str, found: set[str]) -> None:
        first = finite(verb)
        if any(mark.low == "ob" for mark in verb.kids("mark")):
            found.add("hypothetical")
        elif in_condition(verb):
            if not past_fact(verb) or "hypothetical" in found:
                found.add("hypothetical")
        elif kind not in SPOKEN or (first is not None and first.has("Mood=Sub")):
            clauses = list(conditions(verb))
            coming = any(modal(v, frozenset({"werden"})) is not None for v in (verb, verb.head) if v is not None)
            if any(not past_fact(clause) or coming for clause in clauses):
                found.add("hypothetical")

    def _governed(self, verb: Word, kind: str, found: set[str]) -> None:
        """What the verb above says of this clause ("plant, ... zu", "erwägt", "verhindert, dass")."""
        head = verb.head
        if head is None or verb.dep not in {"xcomp", "ccomp", "csubj", "acl", "acl:relcl"}:
            if verb.dep == "conj" and head is not None and head.pos in VERBAL and head.dep in {"xcomp", "ccomp", "acl"}:
                self._governed(head, kind, found)
            return
        cues = self.cues
        if head.pos == "NOUN":
            if verb.dep != "acl:relcl" or any(m.low in {"wonach", "dass"} for m in verb.kids("mark", "advmod", "obl")):
                self._under_noun(verb, head, kind, found)
            return
        if verb.dep == "acl:relcl":
            return
        lemma, inf, over = slots.lemma_of(head), infinitive(verb), perfect(verb)
        if (lemma in cues.future and (inf or verb.dep == "xcomp")) or lemma in {"wollen", "sollen", "wollten"} or (
                lemma in cues.modal_future and inf) or (lemma in cues.announcing and not over) or (
                lemma in cues.announcing_infinitive and inf and not over):
            found.add("future")
        if lemma in cues.hypothetical:
            found.add("hypothetical")
        if lemma in cues.negating and lemma not in FAILING:
            found.add("negated")
        if lemma in cues.denying:
            found |= {"negated", "reported"}
