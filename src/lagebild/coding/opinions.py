"""What a speaker says ill of another is his criticism, cue verb or none ("Das Gesetz der Regierung sei ein Skandal, sagte er")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lagebild.coding import slots
from lagebild.coding.article_state import SUPRANATIONAL, UNKNOWN
from lagebild.coding.counterparts import counterpart
from lagebild.coding.demands import voice
from lagebild.coding.drafts import Draft, codes
from lagebild.coding.matching import Matcher
from lagebild.coding.mode_words import UNREAL, negated
from lagebild.coding.quotes import attribution_of
from lagebild.coding.readings import Reading
from lagebild.coding.roles import Roles
from lagebild.coding.tree import Sentence, Word, particle, passive
from lagebild.coding.verb_forms import verb_forms
from lagebild.knowledge.predicates import Predicate, classes
from lagebild.model import Actor, Article, Quotation

OPINION = Predicate(
    id="modal:opinion", lemma="sein", part="verb", reflexive=False, type="ACCUSE", mode=("disapprove",), context=(), actor=(), recipient=(),
    when={}, unless={}, needs=(), actor_in=frozenset(), recipient_in=frozenset(), actor_known=True, default={}, negated=None,
    absorbs=False, beside=False, compound=False, example="Das Gesetz der ungarischen Regierung sei ein Skandal, sagte der polnische Außenminister.",
    codes="POL > HUN", rank=1, file="")
SPEAKERS = frozenset({"GOV", "LEG", "PTY", "OPP", "JUD", "MIL", "COP", "SPY", "ELI", "LAB", "SOC", "REL", "REB", "BUS", "PRM", "REF", "AGR", "EDU", "MED"})
# Adjectives that only say of what kind somebody is where they stand before a noun: "der rechtspopulistische Politiker".
CREEDS = ("extrem", "populist", "terrorist", "nationalist", "faschist", "kommunist")  # within a word: "rechtspopulistisch"
LABELS = ("imperialist", "krimin", "illegal", "grausam", "autoritär", "feindlich", "feindselig")
STAYS = frozenset({"bleiben", "darstellen"})  # "bleibt eine Bedrohung", "stellt einen Rechtsbruch dar"
# How somebody did not act, or acted: "habe nicht rechtzeitig reagiert", "tue zu wenig".
DUE = frozenset({"rechtzeitig", "genug", "genügend", "ausreichend", "hinreichend", "angemessen", "entschlossen", "entschieden", "konsequent", "ernsthaft", "ordentlich", "sorgfältig",
                 "energisch", "wirklich", "transparent"})
SHORT = frozenset({"wenig", "spät", "langsam", "zögerlich", "lange", "lasch", "nachlässig"})  # behind "zu"
UNREAL_HELPERS = (*UNREAL, "würd", "könn", "dürf", "soll", "müss", "muss", "darf", "kann")
POWERLESS = frozenset({"CVL", "REF", "CRM", "MED", "UNK"})  # whom a mere doubt does not strike
UNSETTLED = frozenset({"unklar", "ungeklärt", "traurig", "bedauerlich", "schuldig", "verdächtig", "erschütternd"})  # say nothing ill of anybody
SAID_BEFORE = frozenset({"ACCUSE", "REJECT", "THREATEN", "SANCTION"})


class Opinions:
    """Finds the criticism that is only said, in one language."""

    entry = OPINION
    of_nobody = False
    """Whether a noun that judges ("ein Meilenstein") is coded where the text does not say whose it is."""
    told_by_words = SAID_BEFORE
    """Types of the lexicon beside which a judgement of the same speaker is not coded again."""

    def __init__(self, matcher: Matcher, language: str) -> None:
        known = classes(language)
        self.matcher = matcher
        self.adjectives, self.nouns, self.verbs, self.neglects, self.merits, self.doubts, self.dangers = (frozenset(w.lower() for w in known.get(name, ())) for name in (
            "censure_adj", "censure_noun", "reproach_verb", "neglect_verb", "merit_adj", "doubt_adj", "danger_noun"))
        self.idioms = frozenset((head, part) for head, _, part in (w.lower().partition(" ") for w in known.get("reproach_idiom", ())))
        self.bases, self.whole = verb_forms(self.verbs | self.neglects | {head for head, _ in self.idioms}) if language == "de" else ({}, {})

    def add(self, article: Article, sentence: Sentence, roles: Roles, quotations: Sequence[Quotation], found: Sequence[Draft],
            before: Sequence[Draft]) -> list[Draft]:
        """Give accusations among `found` that name no accuser who says them, and return what is only said."""
        if not self.adjectives:
            return []
        for draft in found:
            if draft.kind == "ACCUSE" and draft.reading.predicate.part != "noun" and not draft.actor and codes(draft.recipient):
                speaker = self._speaker(article, draft.word, quotations)
                if speaker is not None and speaker.code not in codes(draft.recipient):
                    draft.actor = (speaker,)
        return list(self.said(article, sentence, roles, quotations, [*before, *found]))

    def judged_in(self, sentence: Sentence) -> bool:
        """Whether a sentence holds a judgement at all, whoever it is that judges."""
        return bool(self.adjectives) and any(self._target(word) is not None for word in sentence.words)

    def said(self, article: Article, sentence: Sentence, roles: Roles, quotations: Sequence[Quotation], before: Sequence[Draft]) -> Iterator[Draft]:
        """At most one criticism by each speaker of a sentence, none beside one that the lexicon found."""
        done: set[str] = set()
        for draft in before:
            if draft.sentence is sentence and draft.kind in self.told_by_words:
                done |= codes(draft.actor)
        for word in sentence.words:
            target = self._target(word)
            if target is None:
                continue
            speaker = self._speaker(article, word, quotations)
            if speaker is None or speaker.code in done:
                continue
            struck = self._struck(target, speaker, roles)
            if struck is None or (self._doubts(word) and not any(a.sector.split("/")[0] not in POWERLESS for a in struck)):
                continue
            draft = Draft(sentence, Reading(word, self.entry))
            draft.actor, draft.recipient = (speaker,), struck or (
                counterpart(self.entry.type, word, (speaker,), before, roles.resolver) if word.kids("cop") else ())
            if not draft.recipient and not (self.of_nobody and word.pos == "NOUN"):
                continue
            done.add(speaker.code)
            yield draft

    @staticmethod
    def _speaker(article: Article, word: Word, quotations: Sequence[Quotation]) -> Actor | None:
        chain = attribution_of(quotations, article, word.start, word.end)
        if not chain or chain[-1].kind == "evidential" or chain[-1].source.code == UNKNOWN:
            return None
        source = chain[-1].source
        if source.code not in SUPRANATIONAL and not set(source.sector.split("/")) & SPEAKERS:
            return None
        return voice(chain[-1])

    def _target(self, word: Word) -> list[Word] | None:
        """The phrases that hold whom a judging word strikes; None where the word judges nothing."""
        if word.pos in {"ADJ", "NOUN"} and word.kids("cop"):
            words = self.adjectives if word.pos == "ADJ" else self.nouns
            judges = self.matcher.vocabulary.is_one_of(word, words) or self._doubts(word) or bool(self._idiom(word, {word.lemma.lower()}))
            lacks = word.pos == "ADJ" and not judges and self.matcher.vocabulary.is_one_of(word, self.merits)
            if (judges and self._meant(word)) or (lacks and self._denied(word)):
                return [*slots.subject(word, self.matcher.cues), *(word.kids("nmod") if word.pos == "NOUN" else []), *self._of_clause(word)]
        elif word.pos == "ADJ" and word.dep == "amod" and word.head is not None and word.head.pos in {"NOUN", "PROPN"}:
            if self.matcher.vocabulary.is_one_of(word, self.adjectives) and not word.low.startswith(LABELS) and not any(creed in word.low for creed in CREEDS):
                return [word.head]
        elif word.pos == "VERB" and word.dep != "amod" and not passive(word):
            lemmas = self._lemmas(word)
            idiom = self._idiom(word, lemmas)
            judged = bool(lemmas & self.verbs) or bool(idiom) or any(self.matcher.vocabulary.is_one_of(c, self.adjectives) for c in word.kids("advmod") if c.pos == "ADJ")
            judged = judged or (any(c.lemma.lower() == "sein" for c in word.kids("aux")) and self.matcher.vocabulary.is_one_of(word, self.adjectives))  # "sei voreingenommen"
            judged = judged or (bool(lemmas & STAYS) and any(self.matcher.vocabulary.is_one_of(c, self.nouns | self.dangers) for c in word.kids("xcomp", "obj") if c.pos == "NOUN"))
            if (judged and self._meant(word)) or (idiom == "nichts" and self._real(word)) or (lemmas & self.neglects and self._denied(word)) or (self._remiss(word) and self._real(word)):
                return slots.subject(word, self.matcher.cues)
        return None

    def _lemmas(self, verb: Word) -> set[str]:
        """A verb's lemma, and the verbs of reproach that its form may be of, whatever the lemmatiser makes of it ("verharmlose")."""
        apart = particle(verb)
        forms = {apart + base for base in self.bases.get(verb.low, ())} if apart else self.whole.get(verb.low, set()) | self.bases.get(verb.low, set())
        return {slots.lemma_of(verb), *forms}

    def _idiom(self, word: Word, lemmas: set[str]) -> str:
        """What under a word makes a reproach of it, "" if nothing: "lässt die Gemeinden im Stich", "ein Schlag ins Gesicht"."""
        if any(c.low == "zu" for c in word.children):  # "hat damit nichts zu tun"
            return ""
        parts = {p for child in word.children for c in (child, *child.children) if c.pos not in {"DET", "PUNCT"} for p in (c.lemma.lower(), c.low)}
        return next((part for part in sorted(parts) for lemma in lemmas if (lemma, part) in self.idioms), "")

    def _doubts(self, word: Word) -> bool:
        """Whether a word only finds fault, which strikes somebody only where he is named: "Das Vorgehen der Polizei sei problematisch"."""
        return word.pos == "ADJ" and word.low not in UNSETTLED and not self.matcher.vocabulary.is_one_of(word, self.adjectives) and self.matcher.vocabulary.is_one_of(word, self.doubts)

    def _remiss(self, verb: Word) -> bool:
        """Whether somebody did not act as he should: "nicht rechtzeitig reagiert", "zu wenig getan"."""
        for how in verb.kids("advmod", "obj", "obl"):
            own = {c.low for c in how.children}
            if (how.low in DUE and ("nicht" in own or negated(verb, self.matcher.cues))) or (how.low in SHORT and "zu" in own | {w.low for w in verb.sentence.words[max(how.i - 1, 0):how.i]}):
                return True
        return False

    def _of_clause(self, word: Word) -> list[Word]:
        """The subjects of the clause that says what is judged: "Es ist ein Skandal, dass die Regierung schweigt"."""
        if not any(w.low in {"es", "das"} for w in slots.subject(word, self.matcher.cues)):
            return []
        return [s for c in word.kids("csubj", "ccomp", "advcl", "acl", "acl:relcl", "parataxis") if c.i > word.i for s in slots.subject(c, self.matcher.cues)]

    def _meant(self, word: Word) -> bool:
        """Whether the judgement is neither denied nor only imagined."""
        return not negated(word, self.matcher.cues) and self._real(word) and not any(k.low.startswith("kein") for k in word.kids("det"))

    def _denied(self, word: Word) -> bool:
        """Whether somebody is said not to do or be what he should: "Die Regierung halte ihr Versprechen nicht ein"."""
        return negated(word, self.matcher.cues) and self._real(word)

    @staticmethod
    def _real(word: Word) -> bool:
        """Whether no condition and no modal verb makes it a mere possibility."""
        helpers = [c for c in word.kids("cop", "aux", "aux:pass") if not (c.low == "hätten" and word.tag == "VVPP")]  # the plural of "habe" in another's words
        return not any(c.low.startswith(UNREAL_HELPERS) for c in helpers) and not any(
            c.low in {"wenn", "falls", "sofern", "ob"} for c in word.kids("mark"))

    @staticmethod
    def _struck(target: Sequence[Word], speaker: Actor, roles: Roles) -> tuple[Actor, ...] | None:
        """Whom a judgement strikes, () where the text leaves it out; None where it is the speaker or his own."""
        for phrase in target:
            found = tuple(a for a in roles.resolver.phrase(phrase) if a.code != UNKNOWN and a.by not in {"place", "town", "default"} and a.sector != "JRN")
            if any(a.key == speaker.key or (a.name and a.name == speaker.name) for a in found):
                return None
            if found:
                return found
        return ()
