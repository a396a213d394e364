"""The auxiliary modes: whether an event is said to be denied, to come, possible, long past, or another's claim."""

from __future__ import annotations

from lagebild.coding import slots
from lagebild.coding.conditions import VERBAL, conditions, finite, in_condition
from lagebild.coding.tree import Word, preposition
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
INFINITIVES = frozenset({"VVINF", "VVIZU", "VAINF"})
SUBJUNCTIVE_ONE = frozenset({"sei", "seien", "habe", "werde", "müsse", "könne", "wolle", "solle", "dürfe"})
UNREAL = ("wär", "hätt", "käm", "gäb", "ließe")
UNNEGATED = frozenset({"nur", "zuletzt", "allein", "einmal", "only", "just", "least"})  # behind nicht: "nicht nur"
BLAMED = frozenset({"verantwortlich", "haftbar"})  # "machte Damaskus für den Anschlag verantwortlich"
CORE = frozenset({"obj", "nsubj", "nsubj:pass"})


def stems(word: Word) -> set[str]:
    """Lemma and inflectional stems of an adjective or adverb."""
    low = word.low
    return {word.lemma.lower(), low, low.removesuffix("e"), low[:-2] if low.endswith(("en", "er", "es", "em")) else low}


def _modal(verb: Word, lemmas: frozenset[str]) -> Word | None:
    return next((c for c in verb.kids("aux", "aux:pass", "cop") if c.lemma.lower() in lemmas), None)


def infinitive(verb: Word) -> bool:
    """Whether a verb is an infinitive."""
    return "VerbForm=Inf" in verb.feats or verb.tag in INFINITIVES


def perfect(verb: Word) -> bool:
    """Whether a clause tells what is over: perfect, pluperfect, past tense or the perfect infinitive."""
    if any(c.lemma.lower() in {"haben", "sein", "have"} and c.dep in {"aux", "aux:pass"} and verb.pos == "VERB" for c in verb.children):
        return not any(c.lemma.lower() in {"müssen", "werden"} and c.dep == "aux" for c in verb.children) or any(
            c.low == "worden" for c in verb.children)
    word = finite(verb)
    return word is not None and word.has("Tense=Past") and not word.has("Mood=Sub")


def clause_verb(word: Word) -> Word | None:
    """The verb of the clause a word stands in (itself where it is one and no participle before a noun)."""
    if word.pos in VERBAL and word.dep != "amod":
        return word
    for above in word.up():
        if above.pos in VERBAL and above.dep != "amod":
            return above
        if above.kids("cop"):
            return above
    return None


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
        self._adverbs(verb, other)
        self._conditional(verb, kind, other)
        self._governed(verb, kind, other)
        return "hypothetical" not in other and _modal(verb, self.cues.modal_possible) is None

    def _read(self, word: Word, kind: str) -> set[str]:
        found: set[str] = set()
        if word.pos in {"NOUN", "PROPN"}:
            self._of_noun(word, kind, found)
        elif word.dep != "amod":
            self._of_verb(word, kind, found)
        if word.dep == "amod" and word.head is not None:
            self._adjectives(word.head, found, skip=word)
        if "hypothetical" in found and any(m.low == "ob" for m in (clause_verb(word) or word).kids("mark")):
            found.discard("future")
        return found

    # --- nouns --------------------------------------------------------------------------------------------------

    def _of_noun(self, word: Word, kind: str, found: set[str]) -> None:
        cues = self.cues
        self._adjectives(word, found)
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
            if lemma in cues.denying:
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

    def _adjectives(self, word: Word, found: set[str], skip: Word | None = None) -> None:
        cues = self.cues
        for child in word.kids("amod", "advmod"):
            if child is skip:
                continue
            forms = stems(child)
            if forms & cues.future_adjectives:
                found.add("future")
            if forms & cues.hypothetical_adjectives:
                found.add("hypothetical")
            if forms & cues.reported_adjectives:
                found.add("reported")
            if forms & cues.negated_adjectives:
                found.add("negated")
            if forms & cues.historical_adjectives:
                found.add("historical")

    # --- verbs --------------------------------------------------------------------------------------------------

    def _of_verb(self, verb: Word, kind: str, found: set[str]) -> None:
        if self._negated(verb):
            found.add("negated")
        self._modals(verb, found)
        self._adverbs(verb, found)
        self._conditional(verb, kind, found)
        self._governed(verb, kind, found)

    def _negated(self, verb: Word) -> bool:
        cues = self.cues
        for child in verb.children:
            if child.low in cues.negators and child.dep in {"advmod", "det", "obl", "nsubj", "cc", "obj", "neg", "nsubj:pass", "iobj"}:
                following = next((w for w in verb.sentence.words[child.i + 1:child.i + 2]), None)
                if child.low in {"nicht", "not"} and following is not None and following.low in UNNEGATED:
                    continue
                return True
            if child.dep in {"obj", "nsubj", "nsubj:pass", "obl"} and any(
                    k.dep == "det" and (k.low.startswith("kein") or k.low == "no") for k in child.children):
                return True
            if child.dep == "mark" and child.low in {"ohne", "without"}:
                return True
            if child.dep in {"aux", "cop"} and any(k.low in cues.negators for k in child.children):
                return True
        if verb.dep == "conj" and verb.head is not None and not verb.kids("nsubj") and verb.head.pos in VERBAL:
            return any(c.low == "weder" for c in verb.head.children)
        return False

    def _modals(self, verb: Word, found: set[str]) -> None:
        cues = self.cues
        inf = infinitive(verb) or any("VerbForm=Inf" in c.feats for c in verb.kids("aux", "aux:pass"))
        first = finite(verb)
        subjunctive = first is not None and first.has("Mood=Sub")
        over = any(c.lemma.lower() in {"haben", "sein"} and ("VerbForm=Inf" in c.feats or c.tag == "VAINF")
                   for c in verb.kids("aux", "aux:pass"))
        werden = _modal(verb, frozenset({"werden"}))
        if werden is not None and inf and (not subjunctive or werden.low.startswith("werd")) and (
                werden.dep == "aux" or werden is first) and ("VerbForm=Inf" in verb.feats or verb.tag in {"VVINF", "VAINF"} or sum(
                c.lemma.lower() == "werden" for c in verb.kids("aux", "aux:pass")) > 1):
            found.add("future")
        modal = _modal(verb, cues.modal_future - {"werden"})
        if modal is not None:
            found.add("future")
        modal = _modal(verb, cues.modal_claim)
        if modal is not None:
            if over or verb.lemma.lower() == "sein" or verb.kids("cop"):
                found.add("reported")
            elif modal.has("Mood=Sub") or modal.low.startswith("sollte"):
                found.add("hypothetical")
            else:
                found.add("future")
        modal = _modal(verb, cues.modal_possible)
        if modal is not None and modal.tag == "MD":
            found.add("hypothetical")
        if modal is not None and (modal.low.startswith(("könnte", "dürfte")) or modal.low in {"kann", "können", "mag"}):
            found.add("hypothetical")
        if first is not None and (first.low.startswith(UNREAL) or (first.low.startswith("würd") and first.lemma.lower() == "werden")):
            found.add("hypothetical")

    def _adverbs(self, verb: Word, found: set[str]) -> None:
        cues = self.cues
        for child in verb.kids("advmod", "obl", "discourse"):
            if child.low in cues.possible_adverbs:
                found.add("hypothetical")
            elif child.low in cues.reported_adverbs:
                found.add("reported")
            elif child.low in cues.future_adverbs:
                found.add("future")
            elif child.low in cues.historical_adverbs:
                found.add("historical")

    @staticmethod
    def _conditional(verb: Word, kind: str, found: set[str]) -> None:
        first = finite(verb)
        if any(mark.low == "ob" for mark in verb.kids("mark")):
            found.add("hypothetical")
        elif in_condition(verb):
            if not _was(verb) or "hypothetical" in found:
                found.add("hypothetical")
        elif kind not in SPOKEN or (first is not None and first.has("Mood=Sub")):
            clauses = list(conditions(verb))
            coming = any(_modal(v, frozenset({"werden"})) is not None for v in (verb, verb.head) if v is not None)
            if any(not _was(clause) or coming for clause in clauses):
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


def _was(clause: Word) -> bool:
    """Whether a clause tells of the past as a fact ("wenn er kam")."""
    first = finite(clause)
    return first is not None and first.has("Tense=Past") and not first.has("Mood=Sub") and not first.low.startswith("sollte")


def subjunctive_one(verb: Word) -> bool:
    """Whether a clause stands in Konjunktiv I ("sei", "habe"): reported speech."""
    first = finite(verb)
    return first is not None and first.has("Mood=Sub") and (first.has("Tense=Pres") or first.low in SUBJUNCTIVE_ONE)


def owed(word: Word) -> bool:
    """Whether an act is only said to be needed ("Der Dialog muss eröffnet werden"); what had to be done was done."""
    verb = word if word.pos in VERBAL and word.dep != "amod" else None
    if word.pos in {"NOUN", "PROPN"}:
        verb = slots.governor(word)
    return verb is not None and any(
        c.dep in {"aux", "aux:pass"} and (c.low.startswith(("muss", "muß", "müss")) or c.low in {"must", "should"}) and not c.low.startswith(("musst", "mußt"))
        for c in verb.children)
