"""Mends of the tree by case and number: who can be the subject, where a reflexive and an infinitive belong.

German fronts objects and phrases freely and the parser then takes the wrong noun for the subject. An article in a form
that only the nominative has, or a verb that agrees with one noun alone, settles it.
"""

from __future__ import annotations

from collections.abc import Mapping

from lagebild.coding.cases import NAMES, NOT_NOMINATIVE
from lagebild.coding.mentions import Mention, Names
from lagebild.coding.tree import Sentence, Word, attach, preposition
from lagebild.knowledge.cues import Cues

OBJECTS = ("obj", "iobj", "obl:arg", "obl")
MASCULINE = frozenset({"der", "ein", "kein", "dieser", "jener", "jeder"})  # articles that are nominative with a masculine noun
PLURAL_STATES = frozenset({"staaten", "niederlande", "philippinen", "emirate", "nationen", "malediven", "seychellen", "bahamas", "usa"})


def agree(sentence: Sentence, mentions: Mapping[int, Mention], cues: Cues) -> None:
    """Mend the tree of `sentence` in place by agreement (it is this coding's own copy)."""
    for word in sentence.words:
        if word.low == "sich" and word.head is not None and word.head.pos not in {"VERB", "AUX", "ADJ"}:
            _reflexive(word)
        elif word.pos == "VERB" and word.head is not None and to_infinitive(word):
            _infinitive(word, word.head, cues)
    for verb in sentence.words:
        if (verb.pos == "VERB" or verb.kids("compound:prt")) and not verb.kids("aux:pass", "csubj", "expl"):
            if verb.kids("nsubj"):
                _two_subjects(verb)
                _plural_subject(verb, mentions)
                _after_finite(verb, mentions)
            elif verb.dep not in {"conj", "xcomp", "amod"} and not to_infinitive(verb):
                _nominative(verb)


def finite(verb: Word) -> Word | None:
    """The finite word of a verb's clause: itself or an auxiliary."""
    return next((w for w in (verb, *verb.kids("aux", "cop")) if w.has("VerbForm=Fin") or w.tag == "VVFIN"), None)


def to_infinitive(verb: Word) -> bool:
    """Whether a verb is an infinitive with zu ("zusammenzuarbeiten", "zu helfen")."""
    return verb.tag == "VVIZU" or any(c.low == "zu" and c.i < verb.i and not c.children for c in verb.kids("mark", "advmod", "case"))


def number(word: Word) -> str:
    """"Sing" or "Plur" of a noun or verb, "" where nothing tells."""
    if word.pos in {"NOUN", "PROPN"} and len(word.group()) > 1:
        return "Plur"
    if word.pos == "PROPN" and "Number=" not in word.feats:
        return "Plur" if word.low in PLURAL_STATES else "Sing"
    if word.tag == "VVFIN" and "Number=" not in word.feats:
        return "Plur" if word.low.endswith("en") else "Sing"
    return "Plur" if word.has("Number=Plur") else "Sing" if word.has("Number=Sing") else ""


def _reflexive(word: Word) -> None:
    verb = next((w for w in word.up() if w.pos == "VERB"), None)
    if verb is not None:
        attach(word, verb, "obj")


# Verbs that take an infinitive as their content, besides those of the cues.
CLAUSAL = frozenset({"drohen", "bereiterklären", "schwören", "geloben", "fordern", "verlangen", "appellieren", "anbieten", "verweigern",
                     "ablehnen", "zustimmen", "einwilligen", "vereinbaren", "verzichten", "behaupten", "androhen"})


def _infinitive(verb: Word, head: Word, cues: Cues) -> None:
    """"mahnte den Irak, ... zusammenzuarbeiten" and "drängt mit Nachdruck, ... zu helfen": the clause of the finite verb."""
    if verb.dep == "conj" and head.pos == "VERB" and not to_infinitive(head) and not verb.kids("cc"):
        verb.dep = "xcomp"
        return
    if verb.dep not in {"xcomp", "acl", "advcl", "ccomp"} or head.pos not in {"NOUN", "PROPN"}:
        return
    above = next((w for w in head.up() if w.pos in {"VERB", "ADJ"}), None)
    if above is None or above.i > verb.i or above.kids("xcomp", "ccomp"):
        return
    comma = max((w.i for w in verb.sentence.words[above.i:verb.i] if w.text == ","), default=-1)
    lemma = next((c.low for c in above.kids("compound:prt")), "") + above.lemma.lower()
    own = head.i > comma > above.i  # the noun itself stands in the infinitive's clause
    near = head.head is above and (preposition(head) is not None or head.dep in {"obj", "iobj", "obl:arg"})
    if (lemma in cues.object_control and (near or own)) or (own and (lemma in cues.future or lemma in CLAUSAL)):
        attach(verb, above, "xcomp")


def _after_finite(verb: Word, mentions: Mapping[int, Mention]) -> None:
    """"Gestern haben die Vereinigten Staaten Sanktionen verhängt": the name right behind the finite verb, not the bare noun after it."""
    subject, form = verb.kids("nsubj")[0], finite(verb)
    if form is None or len(verb.kids("nsubj")) > 1 or subject.i in mentions or subject.i < form.i or verb.kids("obj") or subject.kids("det"):
        return
    for other in verb.kids(*OBJECTS):
        mention = mentions.get(other.i)
        if mention is None or mention.entities[0].kind not in NAMES or preposition(other) is not None or other.i > subject.i:
            continue
        if other.subtree()[0].i == form.i + 1 and {"", number(form)} & {number(other)} and not any(
                c.low in {"den", "dem", "des", "einem", "einen"} for c in other.kids("det")):
            other.dep, subject.dep = "nsubj", "obj"
            return


def _two_subjects(verb: Word) -> None:
    """Of two subjects around the finite verb and no object one is the object: the one that does not agree, else the later."""
    subjects = [c for c in verb.kids("nsubj") if c.pos in {"NOUN", "PROPN"}]
    form = finite(verb) or verb
    if len(subjects) != 2 or verb.kids("obj") or not subjects[0].i < form.i < subjects[1].i or verb.kids("cop"):
        return
    fitting = [s for s in subjects if number(s) == number(form)]
    (subjects[0] if fitting == subjects[1:] else subjects[1]).dep = "obj"


def _plural_subject(verb: Word, mentions: Mapping[int, Mention]) -> None:
    """"Für die meisten der Westafrikaner hat Benin seine Grenzen geöffnet": a plural noun is no subject of a singular verb."""
    subject, form = verb.kids("nsubj")[0], finite(verb)
    if form is None or len(verb.kids("nsubj")) > 1 or {number(subject), number(form)} != {"Sing", "Plur"}:
        return
    if subject.i in mentions and mentions[subject.i].entities[0].kind in NAMES:  # "Polen würde Belarus helfen": the state, no plural
        return
    for other in verb.kids(*OBJECTS):
        mention = mentions.get(other.i)
        if abs(other.i - form.i) == 1 and mention is not None and mention.entities[0].kind in NAMES and number(other) == number(form):
            other.dep, subject.dep = "nsubj", "dep" if subject.i < form.i else "obj"
            return


def _nominative(verb: Word) -> None:
    """A noun in the nominative is the subject; of a reflexive verb so is the one noun without preposition that agrees."""
    form = finite(verb)
    if form is None:
        return
    bare = [c for c in verb.kids(*OBJECTS) if c.pos in {"NOUN", "PROPN"} and preposition(c) is None]
    for noun in bare:
        if noun.has("Gender=Masc") and noun.has("Case=Nom") and any(c.low in MASCULINE and c.has("Gender=Masc") for c in noun.kids("det")):
            noun.dep = "nsubj"
            return
    if any(c.low == "sich" for c in verb.children):
        fitting = [c for c in bare if c.dep in {"obj", "obl:arg"} and number(c) == number(form) and not c.has("Case=Dat") and not c.has("Case=Gen")]
        if len(fitting) == 1:
            fitting[0].dep = "nsubj"


def plural_behind(verb: Word) -> None:
    """"Marsch der Einheit, in Minsk protestieren die Bürger": a plural verb takes the plural behind it, not a singular before it."""
    subjects, objects = verb.kids("nsubj"), verb.kids("obj")
    if len(subjects) != 1 or len(objects) != 1 or not (verb.has("VerbForm=Fin") and verb.has("Number=Plur")):
        return
    subject, thing = subjects[0], objects[0]
    if subject.pos == "PRON" or subject.has("Number=Plur") or len(subject.group()) > 1 or subject.text == "USA" or not subject.i < verb.i < thing.i <= verb.i + 3:
        return
    if thing.has("Number=Plur") and thing.pos == "NOUN" and any(c.low == "die" for c in thing.kids("det")):
        subject.dep, thing.dep = "parataxis", "nsubj"


def middle_field(verb: Word, names: Names, mentions: Mapping[int, Mention]) -> None:
    """Of two nouns behind the finite verb whose form shows no case the first is the doer ("haben Jets vier Iraker getötet")."""
    subjects, objects = verb.kids("nsubj"), verb.kids("obj")
    if not names.joins or len(subjects) != 1 or len(objects) != 1:
        return
    subject, thing = subjects[0], objects[0]
    if not thing.i < subject.i < verb.i or {subject.pos, thing.pos} - {"NOUN", "PROPN"}:
        return
    helper = next((w for w in verb.kids("aux") if w.has("VerbForm=Fin")), None)
    if helper is None or not helper.i < thing.i:
        return
    if any(c.low in {"der", *NOT_NOMINATIVE} for w in (subject, thing) for c in w.children if c.dep.startswith("det")):
        return
    if helper.has("Number=Plur") != (thing.has("Number=Plur") or len(thing.group()) > 1):
        return
    if thing.i in mentions or names.role_at(thing) is not None or thing.low in names.known.demonyms:
        subject.dep, thing.dep = "obj", "nsubj"
