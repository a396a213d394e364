"""Whose claim an event is: which quotations around a trigger speak of its event, and whether they make it `reported`.

A quotation holds a stretch of text; not all in it is what its speaker says. "Er gratulierte und versicherte ..." is one
stretch and two acts, "forderte ein Ende der Angriffe" takes the attacks for known, and "nach Angaben der Polizei 500
Menschen" is a word about the number alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.coding import slots
from lagebild.coding.article_state import UNKNOWN
from lagebild.coding.tree import Word, is_relative
from lagebild.coding.verb_phrases import clause_verb, infinitive, perfect, subjunctive_one
from lagebild.knowledge.cues import Cues
from lagebild.model import Actor, Attribution, Quotation

WITHOUT_CLAUSE = "rule:reported:"  # a verb of speech with a noun: "kritisierte den Plan"
SENTENCE_BEFORE = "rule:indirect.dies:"  # "Dies bestätigte ein Sprecher."
SUSPICION = frozenset({"verdacht", "vorwurf", "anschuldigung", "verdächtigung"})
TEMPORAL = frozenset({"als", "nachdem", "während", "seitdem", "bevor"})
ADVERBS = frozenset({"rund", "etwa", "knapp", "mindestens", "über", "mehr", "insgesamt", "bis", "circa", "ca.", "fast", "zwischen", "einige"})


class Claims:
    """Decides for the events of one article which of the sources around them speak of them."""

    def __init__(self, cues: Cues, quotations: Sequence[Quotation]) -> None:
        self.cues = cues
        self.rules = {quotation.cue[0][0]: quotation.by for quotation in quotations if quotation.cue}

    def told(self, word: Word, kind: str, chain: Sequence[Attribution]) -> tuple[Attribution, ...]:
        """Return the links of a chain that speak of the event of type `kind` at `word`."""
        return tuple(link for link in chain if not self._beside(word, kind, link))

    def afterwards(self, link: Attribution) -> bool:
        """Whether a source is named only in the sentence behind ("Das berichtet der Courier"): a voice, and the words stand as fact."""
        return link.cue is not None and self.rules.get(link.cue.start, "").startswith(SENTENCE_BEFORE)

    def announced(self, word: Word, chain: Sequence[Attribution]) -> bool:
        """Whether the innermost source announces the event: "Die Grenzen werden geschlossen, kündigte er an"."""
        verb = clause_verb(word)
        cue = self._cue(word, chain[-1]) if chain else None
        if cue is None or verb is None:
            return False
        if cue.pos == "NOUN":  # "die Ankündigung Russlands, seine Truppen abzuziehen"
            return word is verb and verb.head is cue and not perfect(verb) and cue.lemma.lower() in self.cues.future_nouns
        if verb is cue:  # "kündigte Proteste an"
            return slots.governor(word) is cue and slots.lemma_of(cue) in self.cues.announcing
        if perfect(verb) or word is not verb:
            return False
        lemma = slots.lemma_of(cue)
        return lemma in self.cues.announcing or (lemma in self.cues.announcing_infinitive and infinitive(verb) and not verb.kids("aux"))

    def _cue(self, word: Word, link: Attribution) -> Word | None:
        """The verb or noun by which a link's source speaks, where it stands in the word's sentence."""
        if link.cue is None:
            return None
        cue = next((w for w in word.sentence.words if w.start == link.cue.start), None)
        if cue is not None and cue.dep in {"aux", "aux:pass"} and cue.head is not None:
            return cue.head
        return cue

    def _beside(self, word: Word, kind: str, link: Attribution) -> bool:
        cue = self._cue(word, link)
        rule = self.rules.get(link.cue.start, "") if link.cue else ""
        if cue is None or rule.startswith(SENTENCE_BEFORE):
            return False
        verb = clause_verb(word)
        if rule.startswith(WITHOUT_CLAUSE):
            lemma = slots.lemma_of(cue)
            if rule.endswith("verantwortlich"):  # "machte Damaskus für den Anschlag verantwortlich"
                return verb is not cue
            if verb is not cue:  # "sprach von 500 Menschen, die an den Protesten teilnahmen"
                return lemma not in self.cues.informing or not _describes_object(verb, cue)
            return lemma not in self.cues.informing | self.cues.announcing | self.cues.accusing
        if link.kind == "direct" or verb is None:
            return False
        return _coordinated(verb, cue) or _told_besides(verb, cue, link) or (kind == "PROTEST" and _of_the_number(word, link))


def _describes_object(verb: Word | None, cue: Word) -> bool:
    """Whether a relative clause describes what a verb of speech speaks of."""
    return verb is not None and verb.dep in {"acl", "acl:relcl"} and verb.head is not None and clause_verb(verb.head) is cue


def _coordinated(verb: Word, cue: Word) -> bool:
    """Whether a clause stands beside the verb of speech: "kritisierte Minsk und lieferte Waffen, sagte ..."."""
    return verb is not cue and cue.pos == "VERB" and slots.conjunct_head(verb) is slots.conjunct_head(cue) and not subjunctive_one(verb)


def _told_besides(verb: Word, cue: Word, link: Attribution) -> bool:
    """Whether a relative or temporal clause in the indicative adds the author's own knowledge to another's words.

    "Die Demonstration, zu der die Opposition aufgerufen hatte, sei friedlich verlaufen": the call is no claim.
    """
    clause = next((w for w in [verb, *verb.up()] if w.dep in {"acl", "acl:relcl", "advcl"}), None)
    if clause is None or clause.head is None or subjunctive_one(verb) or cue in clause.subtree():
        return False
    if not any(is_relative(w) or (w.dep == "mark" and w.low in TEMPORAL) for w in clause.subtree()):
        return False
    above = clause_verb(clause.head)
    if clause.dep == "advcl" and above is cue:  # "weigerte sich zu antworten, als er gefragt wurde"
        return True
    return above is not None and above is not cue and (
        link.kind == "according_to" or subjunctive_one(above) or infinitive(above))


def _of_the_number(word: Word, link: Attribution) -> bool:
    """Whether a source stands right before a number: "demonstrierten nach Angaben der Polizei 500 Menschen"."""
    if link.kind != "according_to" or link.start < 0:
        return False
    behind = [w for w in word.sentence.words if w.start >= link.end and w.low != ","]
    while behind and behind[0].low in ADVERBS:
        behind = behind[1:]
    return bool(behind) and (behind[0].pos == "NUM" or behind[0].low in {"hunderte", "tausende", "zehntausende", "hunderttausende"})


def _nobody_else(word: Word, source: str | None, actors: Sequence[Actor]) -> bool:
    """Whether only the source can be meant: the event names no doer of its own ("kündigten Proteste an")."""
    return not slots.owners(word) and (source in {None, UNKNOWN} or all(a.by in {"default", "context"} or a.code == UNKNOWN for a in actors))


def own_act(word: Word, actors: Sequence[Actor], attribution: Sequence[Attribution], *, coming: bool, announced: bool = False) -> bool:
    """Whether the source announces or does its own act by saying so (codebook: then the record is not `reported`).

    What it says to have done already ("habe den Antrag abgelehnt") is its claim all the same.
    """
    link = attribution[-1]
    source = link.source
    if link.cue is not None and link.cue.text.lower() in SUSPICION:
        return False
    same = any((a.name and a.name == source.name) or (a.code == source.code != UNKNOWN and a.sector == source.sector)
               or (a.field == "text" and 0 <= link.start < a.end and a.start < link.end) for a in actors)
    if announced and _nobody_else(word, source.code, actors):
        return True
    verb = clause_verb(word)
    return same and (coming or verb is None or word is not verb or not perfect(verb))
