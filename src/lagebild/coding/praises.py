"""What a speaker says well of another is his praise, cue verb or none ("Die Reform sei ein wichtiger Schritt, sagte er")."""

from __future__ import annotations

import msgspec

from lagebild.coding import slots
from lagebild.coding.matching import Matcher
from lagebild.coding.opinions import OPINION, Opinions
from lagebild.coding.tree import Word
from lagebild.knowledge.predicates import classes

PRAISE = msgspec.structs.replace(
    OPINION, id="modal:praise", type="SUPPORT", mode=(), example="Der Beschluss der Schweiz sei ein Meilenstein, sagte der norwegische Außenminister.", codes="NOR > CHE")

TRADED_WITH = ("handels", "geschäfts", "koalitions", "tarif", "vertrags", "gesprächs")  # partners in business are not praised as partners


class Praises(Opinions):
    """Finds the praise that is only said, in one language."""

    entry = PRAISE
    of_nobody = True
    told_by_words = frozenset({"SUPPORT", "ACCUSE", "REJECT", "CONCEDE"})

    def __init__(self, matcher: Matcher, language: str) -> None:
        super().__init__(matcher, language)
        known = classes(language)
        self.adjectives, self.nouns, self.good_if, self.good_how = (frozenset(w.lower() for w in known.get(name, ())) for name in (
            "praise_adj", "praise_noun", "praise_if", "praise_how"))

    def _target(self, word: Word) -> list[Word] | None:
        """The phrases that hold whom a word of praise is for; None where it praises nothing."""
        if not word.kids("cop") or not self._praises(word) or not self._meant(word):
            return None
        return [*slots.subject(word, self.matcher.cues), *(word.kids("nmod") if word.pos == "NOUN" else []), *self._of_clause(word)]

    def _praises(self, word: Word) -> bool:
        """Whether something is called good, or good of its kind ("ein wichtiger Schritt")."""
        holds = self.matcher.vocabulary.is_one_of
        if word.pos == "ADJ":
            return holds(word, self.adjectives)
        return word.pos == "NOUN" and not word.low.startswith(TRADED_WITH) and (holds(word, self.nouns) or (
            holds(word, self.good_if) and any(holds(adjective, self.good_how | self.adjectives) for adjective in word.kids("amod"))))
