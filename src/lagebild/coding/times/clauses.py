"""The tense of each clause by its parse, so that "am Donnerstag" is the past or the coming one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lagebild.coding.slots import lemma_of
from lagebild.coding.times.tense import ClauseTense, Tense
from lagebild.coding.tree import Sentence, Word, clause_words
from lagebild.coding.verb_forms import parts, split
from lagebild.knowledge.cues import cues

PLANNED = frozenset({"geplant", "vorgesehen", "angesetzt", "anberaumt", "terminiert"})
PERFECT = frozenset({"haben", "sein"})
ABLE = frozenset({"können", "müssen", "dürfen", "mögen"})
INTENDED = frozenset({"sollen", "wollen"})
AHEAD = frozenset({
    "auffordern", "aufrufen", "bitten", "fordern", "verlangen", "vorschlagen", "anbieten", "drohen", "vereinbaren", "empfehlen",
    "raten", "drängen", "hoffen", "erlauben", "verbieten", "einladen", "anordnen", "anweisen",
})
VERBAL = frozenset({"VERB", "AUX"})
WITHIN = frozenset({"aux", "aux:pass", "cop"})
_PRESENT_PARTICIPLE = re.compile(r"\w{3,}ende[nrms]?$")
_PAST_PARTICIPLE = re.compile(r"\w{3,}(?:t|en)e[nrms]?$")
_ENDING = re.compile(r"e[nrms]?$")


def clause_tenses(sentences: Sequence[Sentence]) -> tuple[ClauseTense, ...]:
    """Return the German clauses of a text whose finite verb, infinitive or participle tells the tense.

    Perfekt and Plusquamperfekt are past; werden, sollen and wollen with an infinitive, the passive of the present
    ("wird am Freitag eröffnet"), "ist geplant" and infinitives with zu are future. Where the mood leaves it open
    (Konjunktiv of one verb, "sollte") the clause is left out.
    """
    return tuple(found for sentence in sentences for word in sentence.words for found in _clause(word))


def _clause(word: Word) -> Iterator[ClauseTense]:
    if word.dep == "amod":
        words = _before_noun(word)
        tense = _of_participle(word) if words else None
    elif (word.pos in VERBAL and word.dep not in WITHIN) or word.kids("cop"):
        tense, words = _of_verb(word), clause_words(word)
    else:
        return
    if tense is not None:
        yield ClauseTense(min(w.start for w in words), max(w.end for w in words), tense)


def _before_noun(word: Word) -> list[Word]:
    """Return a participle with the phrases that stand before it: from behind the article of its noun."""
    determiner = next((c.i for c in word.head.kids("det", "det:poss") if c.i < word.i), None) if word.head else None
    if determiner is None:
        words = [w for w in word.subtree() if w.i <= word.i]
    else:
        words = word.sentence.words[determiner + 1 : word.i + 1]
    return words if any(w.pos in {"ADP", "ADV"} for w in words) else []


def _of_participle(word: Word) -> Tense | None:
    """Return the tense of a participle before a noun that has words of its own: "die am Montag getöteten Soldaten"."""
    if _PRESENT_PARTICIPLE.match(word.low) or _ENDING.sub("", word.low) in PLANNED:
        return "future"
    return "past" if _PAST_PARTICIPLE.match(word.low) else None


def _of_verb(verb: Word) -> Tense | None:
    finite = _finite(verb)
    if finite is None and verb.dep == "conj" and verb.head is not None and verb.head.pos in VERBAL:
        finite = _finite(verb.head)
    if finite is None:
        return _of_infinitive(verb)
    lemma = finite.lemma.lower()
    subjunctive = finite.has("Mood=Sub")
    if finite is not verb and lemma in PERFECT and not verb.kids("cop"):
        planned = verb.low in PLANNED and lemma == "sein" and "Tense=Past" not in finite.feats
        return "future" if planned else "past"
    if lemma == "werden" and finite is not verb:
        return "past" if "Tense=Past" in finite.feats and not subjunctive else "future"
    if lemma in INTENDED | ABLE and finite is not verb:
        return _of_modal(verb, finite, subjunctive=subjunctive)
    if _preterite(finite):
        return "past"
    if subjunctive:
        return None
    return "past" if "Tense=Past" in finite.feats else "present"


def _preterite(finite: Word) -> bool:
    """Whether a form can be nothing but a preterite: "enthielt", "verliehen", "mitteilten"."""
    particle, base = split(finite.lemma.lower())
    third, past, _, _ = parts(base)
    form = finite.low.removeprefix(particle)
    return past not in {base, third} and form in {past, past + "en", past + "n", past + "t"} and form != base


def _of_modal(verb: Word, finite: Word, *, subjunctive: bool) -> Tense | None:
    """Return the tense of a modal with its infinitive: "soll ... haben" looks back, "soll" and "will" ahead."""
    if any(c.lemma.lower() in PERFECT and "VerbForm=Inf" in c.feats for c in verb.kids("aux", "aux:pass")):
        return "past"
    if "Tense=Past" in finite.feats:
        return None if subjunctive or finite.lemma.lower() in INTENDED else "past"
    return "future"


def _of_infinitive(verb: Word) -> Tense | None:
    """Return the tense of an infinitive with zu behind a verb of asking or planning: what is still to come."""
    before = min((w.i for w in clause_words(verb)), default=verb.i)
    words = verb.sentence.words
    with_zu = verb.tag == "VVIZU" or any(c.low == "zu" for c in verb.children)
    above = verb.head
    if above is None or verb.dep not in {"xcomp", "ccomp"} or lemma_of(above) not in cues("de").future | AHEAD:
        return None
    if not with_zu or before == 0 or (words[before - 1].text != "," and words[before].text != ","):
        return None
    perfect = any(c.lemma.lower() in PERFECT for c in verb.kids("aux", "aux:pass"))
    return "past" if perfect else "future"


def _finite(verb: Word) -> Word | None:
    for word in (verb, *verb.kids(*WITHIN)):
        if "VerbForm=Fin" in word.feats or word.tag.endswith("FIN"):
            return word
    return None
