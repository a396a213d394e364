"""The words of a lexicon in all their forms: inflected, as parts of compounds, with their particle apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lagebild.coding import slots
from lagebild.coding import verb_forms_english as english
from lagebild.coding.mentions import LONGEST, stem
from lagebild.coding.noun_forms import noun_forms
from lagebild.coding.tree import Word, particle
from lagebild.coding.verb_forms import PREFIXES, verb_forms, verb_of_participle
from lagebild.knowledge.predicates import Lexicon, Predicate, classes

UNGEN = re.compile(r"[^aeiouäöü]unge?[nr]?$")
BOUND = frozenset({"il", "ir", "im", "in", "anti", "nicht", "nicht-", "ant", "ver", "be", "er", "ent", "ge", "zer", "emp", "miss", "un", "ur"})  # begin a word, never a compound ("Antwort")
VOWELS = frozenset("aeiouäöüy")


class Vocabulary:
    """What the words of a text may be forms of, in one language's lexicon."""

    def __init__(self, lexicon: Lexicon, language: str = "de") -> None:
        self.lexicon = lexicon
        self.joins = language == "de"  # whether compounds are written together
        self._nouns: dict[str, tuple[tuple[Predicate, ...], str]] = {}
        self.no_event = frozenset(w.lower() for w in classes(language).get("no_event", ()))
        self.noun_forms = noun_forms(self._class_words(lexicon) | self.no_event) if language == "de" else {}
        self.participles = verb_of_participle(lexicon.verbs) if language == "de" else english.verb_of_participle(lexicon.verbs)
        self.bases, self.whole = verb_forms(lexicon.verbs) if language == "de" else ({}, english.verb_forms(lexicon.verbs))

    @staticmethod
    def _class_words(lexicon: Lexicon) -> set[str]:
        words = set(lexicon.nouns)
        for entry in lexicon.entries:
            for lemmas in (*entry.when.values(), *entry.unless.values()):
                words |= lemmas
        return words

    def noun_entries(self, word: Word) -> tuple[tuple[Predicate, ...], str]:
        """The entries a noun may be an instance of, and the first part of the compound it is."""
        low = word.lemma.lower()
        if low not in self._nouns:
            forms = [low, word.low, *([] if self.joins else english.singulars(word.low))]
            self._nouns[low] = next((found for found in map(self.find_noun, forms) if found[0]), ((), ""))
        return self._nouns[low]

    def find_noun(self, low: str) -> tuple[tuple[Predicate, ...], str]:
        """The entries of a noun as it stands or as the last part of a compound, and what the compound says before it."""
        known = self.lexicon.nouns
        if low in known:
            return known[low], ""
        whole = self.noun_forms.get(low, "")
        if whole in known:
            return known[whole], ""
        for cut in range(max(0, len(low) - LONGEST), len(low) - 3):
            if (cut and not self.joins and low[cut - 1] != "-") or low[:cut] in BOUND:
                continue
            tail = low[cut:]
            if tail in self.no_event or self.noun_forms.get(tail) in self.no_event:  # "Abgasreinigung" is no Einigung
                break
            entries = tuple(e for e in known.get(tail) or known.get(self.noun_forms.get(tail, ""), ()) if e.compound)
            if entries and cut >= 3:  # "Podemos" is no Demo
                return entries, low[:cut].strip("-–")
        return (), ""

    def verbs_of(self, word: Word) -> Iterator[tuple[str, tuple[Predicate, ...]]]:
        """The verbs of a token: by its lemma, else by its form with the particle that stands apart."""
        lemma = slots.lemma_of(word)
        apart = particle(word)
        candidates = [lemma]
        if not self.joins:
            candidates = english.with_particles(word, [lemma, word.lemma.lower(), *self.whole.get(word.low, ())])
        elif apart:
            candidates += [apart + base for base in self.bases.get(word.low, ())]
        else:
            loose = [c.low for c in word.children if c.dep in {"advmod", "xcomp", "obl", "compound"} and not c.children and c.low in PREFIXES
                     and (c.i < word.i or word.tag not in slots.NOT_FINITE)]
            candidates[:0] = [p + base for p in loose for base in (word.lemma.lower(), *self.bases.get(word.low, ()))]
            candidates += [*self.whole.get(word.low, ()), *self.bases.get(word.low, ())]
        for candidate in dict.fromkeys(candidates):
            entries = self.lexicon.verbs.get(candidate)
            if entries:
                yield candidate, entries
                if not self.joins or candidate != lemma:
                    return
        if self.joins and apart:  # "steht bereit" as stehen with the adverb, "schlägt Alarm" as schlagen with the object
            for base in sorted(self.bases.get(word.low, ())):
                yield base, tuple(e for e in self.lexicon.verbs.get(base, ()) if any(apart in lemmas for lemmas in e.when.values()))

    def is_one_of(self, word: Word, lemmas: frozenset[str]) -> bool:
        """Whether a word is one of `lemmas`, in any form or as the last part of a compound."""
        for form in {word.lemma.lower(), word.low, *_strong(word), *([] if self.joins else english.singulars(word.low)), *(stem(word.low) if word.pos in {"ADJ", "VERB"} else ()),
                     *((word.low.rstrip("emnrs"),) if word.pos in {"ADJ", "VERB"} else ())}:
            if form in lemmas:
                return True
            if word.pos in {"NOUN", "PROPN", "ADJ"}:
                if self.noun_forms.get(form) in lemmas:
                    return True
                for cut in range(max(1 if not self.joins else 2, len(form) - LONGEST), len(form) - 2):
                    if (not self.joins and form[cut - 1] != "-") or (self.joins and (form[:cut] in BOUND or _no_part(word.low, form, cut))):
                        continue
                    if (form[cut:] in lemmas or self.noun_forms.get(form[cut:]) in lemmas) and len(form) - cut >= 3 and (len(form) - cut >= 4 or form[cut - 1] == "-"):
                        return True
                    if form[cut:] in self.no_event or self.noun_forms.get(form[cut:]) in self.no_event:  # "Aushilfe" is no Hilfe
                        break
        return False


def _no_part(low: str, form: str, cut: int) -> bool:
    """Whether what looks like a compound's last part is an ending: "Bereitschaft" is no Haft, "Stellungen" are no Lungen, "Spende" no Ende."""
    return (not VOWELS & set(form[:cut]) and form[cut - 1] != "-") or (form[cut:].startswith("haft") and form[cut - 1] == "c") or (low.endswith(("ung", "ungen")) and UNGEN.match(form, cut) is not None)


def _strong(word: Word) -> tuple[str, ...]:
    """The strong form of an adjective used as a noun ("Gefangene", "den Verdächtigen"), which the lexicon writes."""
    if word.pos != "NOUN" or not word.low.endswith(("e", "en")):
        return ()
    return (word.low.removesuffix("n") + "r",)
