"""What is history in an article: events of a period that is over, and times that belong to another word of the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lagebild.coding.tree import Word, is_relative, preposition
from lagebild.coding.verb_phrases import clause_verb
from lagebild.knowledge.cues import Cues
from lagebild.model import Timex

# "das Abkommen von 1994", "die Wahlen vom Sonntag": the time is the noun's, whatever else the sentence tells
OF_A_NOUN = frozenset({"von", "aus", "seit", "für", "of", "for"})
YEARS = frozenset({"jahr", "monat", "year"})


class Background:
    """Tells an article's history from its news."""

    def __init__(self, cues: Cues) -> None:
        self.cues = cues

    def past(self, word: Word) -> bool:
        """Whether an event is told of a period that is over ("im Zweiten Weltkrieg", "die Verbrechen des Dritten Reichs")."""
        verb = clause_verb(word)
        near = [*word.kids("nmod"), *(verb.kids("obl", "obl:tmod") if verb is not None and verb is word else [])]
        return any(self._period(w) for w in near) or _years_after(word)

    def _period(self, word: Word) -> bool:
        lemma = word.lemma.lower()
        if lemma == "reich":
            return any(c.low.startswith("dritt") for c in word.children)
        if lemma == "krieg":
            return any(c.low.startswith("kalt") for c in word.children)
        return lemma in self.cues.past_periods

    @staticmethod
    def of_event(times: Sequence[Timex], word: Word) -> list[Timex]:
        """The times that may be those of the event at `word`: none that stands in what describes another noun."""
        sentence = word.sentence
        if sentence.field != "text" or not any(sentence.start <= t.start < sentence.end for t in times):
            return list(times)
        shut = [(a, b) for a, b in _descriptions(sentence.words) if not a <= word.start < b]
        return [t for t in times if not any(a <= t.start and t.end <= b for a, b in shut)] if shut else list(times)


def _years_after(word: Word) -> bool:
    """Whether years have gone by since: "zwölf Jahre nach dem Putsch", "Jahrzehnte nach der Besetzung"."""
    case = next((c for c in word.kids("case") if c.low in {"nach", "after"}), None)
    if case is None or not case.i:
        return False
    before = word.sentence.words[case.i - 1]
    if before.lemma.lower() in {"jahrzehnt", "jahrhundert", "decade"}:
        return True
    if before.lemma.lower() not in {"jahr", "year"}:
        return False
    count = word.sentence.words[before.i - 1].low if before.i else ""
    return count not in {"halbes", "halben", "dieses", "diesem", "half"} and (before.low not in {"jahr", "year"} or count in {"ein", "one", "a"})


def _descriptions(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The stretches that describe a noun (participles, relative clauses, "von 1994") or stand apart behind a colon."""
    for word in words:
        relative = word.dep in {"acl", "acl:relcl"} and any(is_relative(w) for w in word.subtree())
        attribute = word.dep == "amod" and word.pos in {"VERB", "ADJ"} and bool(word.children)
        dated = word.dep == "nmod" and preposition(word) in OF_A_NOUN and word.head is not None and word.head.pos == "NOUN" and (
            word.low[:1].isdigit() or word.lemma.lower() in YEARS)
        apart = word.dep == "parataxis" and words[max(0, min(w.i for w in word.subtree()) - 1)].low == ":"
        if relative or attribute or apart:
            inside = word.subtree()
            yield inside[0].start, inside[-1].end
        elif dated and word.head is not None:
            inside = word.head.subtree()
            yield word.head.start, inside[-1].end
