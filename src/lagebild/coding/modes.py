"""The auxiliary modes: whether an event is said to be denied, to come, possible, long past, or another's claim."""

from __future__ import annotations

from lagebild.coding import slots
from lagebild.coding.tree import Word, preposition
from lagebild.knowledge.cues import Cues

VERBAL = frozenset({"VERB", "AUX"})


def stems(word: Word) -> set[str]:
    """Lemma and inflectional stems of an adjective or adverb."""
    low = word.low
    return {word.lemma.lower(), low, low.removesuffix("e"), low[:-2] if low.endswith(("en", "er", "es", "em")) else low}


def _finite(verb: Word) -> Word | None:
    for word in [verb, *verb.kids("aux", "aux:pass", "cop")]:
        if "VerbForm=Fin" in word.feats or word.tag.endswith("FIN"):
            return word
    return None


def _modal(verb: Word, lemmas: frozenset[str]) -> Word | None:
    return next((c for c in verb.kids("aux", "aux:pass", "cop") if c.lemma.lower() in lemmas), None)


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

    def read(self, word: Word) -> set[str]:
        """The modes of the event that `word` triggers, those by time and by quotation excepted."""
        found: set[str] = set()
        if word.pos in {"NOUN", "PROPN"}:
            self._of_noun(word, found)
        elif word.dep != "amod":
            self._of_verb(word, found)
        if word.dep == "amod" and word.head is not None:
            self._adjectives(word.head, found, skip=word)
        return found

    # --- nouns --------------------------------------------------------------------------------------------------

    def _of_noun(self, word: Word, found: set[str]) -> None:
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
                self._under_noun(head, found)
            return
        lemma = slots.lemma_of(verb)
        core = word.dep in {"obj", "nsubj", "nsubj:pass", "obl:arg"} or slots.conjunct_head(word).dep in {"obj", "nsubj", "nsubj:pass"}
        if core and lemma in cues.negating:
            found.add("negated")
        if core and lemma in cues.future:
            found.add("future")
        if core and lemma in cues.hypothetical:
            found.add("hypothetical")
        carried = lemma in cues.support or lemma in cues.occur
        if carried and (core or preposition(word) == "zu"):
            inner: set[str] = set()
            self._of_verb(verb, inner)
            found |= inner
        else:
            inner = set()
            self._of_verb(verb, inner)
            found |= inner & {"hypothetical"} if core else set()

    def _under_noun(self, head: Word, found: set[str]) -> None:
        low = head.lemma.lower()
        if low in {"möglichkeit", "gefahr", "risiko", "option", "drohung", "befürchtung", "hoffnung", "aussicht", "szenario",
                   "possibility", "danger", "risk", "threat", "fear", "hope", "prospect", "scenario", "call", "proposal"}:
            found.add("hypothetical")
        if low in {"plan", "ankündigung", "vorbereitung", "absicht", "vorhaben", "planung", "announcement", "preparation", "intention",
                   "decision", "pledge"}:
            found.add("future")
        if low in {"verhinderung", "vermeidung", "absage", "ausbleiben", "scheitern", "prevention", "avoidance", "cancellation", "lack", "absence",
                   "failure"}:
            found.add("negated")
        if low in {"vorwurf", "verdacht", "behauptung", "gerücht", "bericht", "accusation", "allegation", "suspicion", "claim",
                   "rumor", "rumour", "report", "charge"}:
            found.add("reported")

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

    def _of_verb(self, verb: Word, found: set[str]) -> None:
        if self._negated(verb):
            found.add("negated")
        self._modals(verb, found)
        self._adverbs(verb, found)
        self._conditional(verb, found)
        self._governed(verb, found)

    def _negated(self, verb: Word) -> bool:
        cues = self.cues
        for child in verb.children:
            if child.low in cues.negators and child.dep in {"advmod", "det", "obl", "nsubj", "cc", "obj", "neg", "nsubj:pass", "iobj"}:
                following = next((w for w in verb.sentence.words[child.i + 1:child.i + 2]), None)
                if child.low in {"nicht", "not"} and following is not None and following.low in {"nur", "zuletzt", "allein", "einmal", "only", "just", "least"}:
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
        infinitive = "VerbForm=Inf" in verb.feats or verb.tag in {"VVINF", "VVIZU", "VAINF"} or any(
            "VerbForm=Inf" in c.feats for c in verb.kids("aux", "aux:pass"))
        finite = _finite(verb)
        subjunctive = finite is not None and finite.has("Mood=Sub")
        perfect = any(c.lemma.lower() in {"haben", "sein"} and ("VerbForm=Inf" in c.feats or c.tag == "VAINF")
                      for c in verb.kids("aux", "aux:pass"))
        werden = _modal(verb, frozenset({"werden"}))
        if werden is not None and infinitive and not subjunctive and (
                werden.dep == "aux" or werden is finite) and ("VerbForm=Inf" in verb.feats or verb.tag in {"VVINF", "VAINF"} or sum(
                c.lemma.lower() == "werden" for c in verb.kids("aux", "aux:pass")) > 1):
            found.add("future")
        modal = _modal(verb, cues.modal_future - {"werden"})
        if modal is not None:
            found.add("future")
        modal = _modal(verb, cues.modal_claim)
        if modal is not None:
            if perfect or verb.lemma.lower() == "sein" or verb.kids("cop"):
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
        if finite is not None and finite.low.startswith(("würd", "wär", "hätt", "käm", "gäb", "ließe")):
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

    def _conditional(self, verb: Word, found: set[str]) -> None:
        around = [verb, *verb.kids("advcl")]
        if verb.head is not None and verb.dep in {"ccomp", "conj", "parataxis", "xcomp"}:  # "wenn, Gott bewahre, ein Krieg ausbricht"
            around += [verb.head] if verb.head.dep == "advcl" else []
        if verb.head is not None and verb.dep == "advcl":
            around += [c for c in verb.head.kids("advcl") if c.i < verb.i]
        for clause in around:
            for mark in clause.kids("mark"):
                if mark.low in {"wenn", "falls", "sofern", "if", "unless"}:
                    finite = _finite(clause)
                    past = finite is not None and finite.has("Tense=Past") and not finite.has("Mood=Sub")
                    coming = any(_modal(v, frozenset({"werden"})) is not None for v in (verb, verb.head) if v is not None)
                    if not past or coming:
                        found.add("hypothetical")
                if mark.low == "ob" and clause is verb:
                    found.add("hypothetical")

    def _governed(self, verb: Word, found: set[str]) -> None:
        """What the verb above says of this clause ("plant, ... zu", "erwägt", "verhindert, dass")."""
        head = verb.head
        if head is None or verb.dep not in {"xcomp", "ccomp", "csubj", "acl"}:
            if verb.dep == "conj" and head is not None and head.pos in VERBAL and head.dep in {"xcomp", "ccomp", "acl"}:
                self._governed(head, found)
            return
        if head.pos == "NOUN":
            self._under_noun(head, found)
            return
        lemma = slots.lemma_of(head)
        infinitive = "VerbForm=Inf" in verb.feats or verb.tag in {"VVINF", "VVIZU"}
        if (lemma in self.cues.future and (infinitive or verb.dep == "xcomp")) or lemma in {"wollen", "sollen", "wollten"} or (lemma in self.cues.modal_future and infinitive):
            found.add("future")
        if lemma in self.cues.hypothetical:
            found.add("hypothetical")
        if lemma in self.cues.negating:
            found.add("negated")


def subjunctive_one(verb: Word) -> bool:
    """Whether a clause stands in Konjunktiv I ("sei", "habe"): reported speech."""
    finite = _finite(verb)
    return finite is not None and finite.has("Mood=Sub") and (
        finite.has("Tense=Pres") or finite.low in {"sei", "seien", "habe", "werde", "müsse", "könne", "wolle", "solle", "dürfe"})
