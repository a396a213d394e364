"""The words that fill an entry's slots: subject, object, owner, prepositional phrase (docs/predicates.md, "Slots")."""

from __future__ import annotations

from lagebild.coding import slots
from lagebild.coding.tree import Word, passive, preposition
from lagebild.knowledge.cues import Cues

# Participles of verbs of motion and change, whoever they describe did it.
GONE = ("getreten", "marschiert", "gereist", "gekehrt", "eingetroffen", "geflohen", "geflüchtet", "gelaufen", "gedrungen", "gerückt", "eingefallen")
VERBAL = frozenset({"VERB", "AUX", "ADJ"})


class Fillers:
    """Finds the words of a slot in one language."""

    def __init__(self, cues: Cues, *, joins: bool) -> None:
        self.cues, self.joins = cues, joins

    def __call__(self, word: Word, slot: str) -> list[Word]:
        """The words that fill `slot` of `word` (docs/predicates.md, "Slots")."""
        if word.pos in VERBAL and not (word.pos == "ADJ" and word.dep == "amod" and not slots.participle(word)):
            return self._of_verb(word, slot)
        return self._of_noun(word, slot)

    def _of_verb(self, word: Word, slot: str) -> list[Word]:
        cues = self.cues
        if slot == "subj":
            form = slots.participle(word)
            if form == "present" and word.head is not None:
                return [word.head]
            if form == "past" and word.head is not None and any(stem in word.low for stem in GONE):
                return [word.head]  # "der zurückgetretene Minister" did it himself
            if form == "past" or passive(word) or slots.reduced(word):
                return slots.agents(word)
            found = slots.subject(word, cues)
            return [w for w in found if w.low != "es" and (w.low != "man" or _reported(word))] or [c for c in word.children if slots.somebody(c)]
        if slot == "obj":
            return slots.objects(word, cues)
        if slot in {"dat", "iobj"}:
            return slots.dative(word)
        if slot == "gen":
            return [c for c in word.kids("obj", "obl", "obl:arg", "nmod", "iobj") if c.has("Case=Gen") and not preposition(c)] or [
                g for o in slots.objects(word, cues) for g in slots.genitives(o)]
        if slot == "clause":
            return slots.complement(word)
        if slot == "adv":
            return [c for c in word.children if c.dep in {"advmod", "obl", "advcl", "amod", "xcomp", "compound:prt"}]
        if slot == "adj":
            named = [c for c in word.kids("obl", "nmod") if preposition(c) == "als"]  # "bezeichnete die Rede als wichtiges Zeichen"
            return [a for o in (*word.kids("obj", "xcomp"), *named) for a in o.kids("amod")]
        if slot == "poss":
            return [p for o in slots.objects(word, cues) for p in slots.owners(o)]
        if slot == "loc":
            return []
        return slots.prepositional(word, slot)

    def _of_noun(self, word: Word, slot: str) -> list[Word]:
        if slot == "poss":
            return slots.owners(word) or [c for c in word.kids("det:poss", "nmod:poss") if c.pos in {"DET", "PRON"}]
        if slot == "gen":
            return slots.genitives(word)
        if slot in {"adj", "adv"}:
            return word.kids("amod", "advmod")
        if slot == "subj" and word.kids("cop"):
            return word.kids("nsubj")
        if slot == "subj" and word.pos == "ADV" and word.head is not None and word.head.lemma.lower() == "sein":
            return slots.subject(word.head, self.cues)
        if slot in {"subj", "obj", "dat"}:
            verb = slots.governor(word)
            found = self._of_verb(verb, slot) if verb is not None else []
            return [w for w in found if w is not word and w not in word.group()]
        if slot == "clause":
            return slots.complement(word)
        if slot == "comp" and not self.joins:
            return word.kids("compound")
        if slot in {"comp", "loc"}:
            return []
        return slots.prepositional(word, slot)


def _reported(verb: Word) -> bool:
    """Whether a verb stands in the mood of another's words, where "man" is he who speaks: "Man werde das nicht hinnehmen"."""
    return any((v.has("Mood=Sub") or (v.low.endswith("e") and not v.low.endswith("te"))) and not v.low.startswith(("müss", "soll", "könn", "dürf", "würd")) for v in (verb, *verb.kids("aux", "aux:pass", "cop")))
