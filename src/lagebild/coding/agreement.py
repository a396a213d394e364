"""Mends of the tree by case and number: who can be the subject, where a reflexive and an infinitive belong.

German fronts objects and phrases freely and the parser then takes the wrong noun for the subject. An article in a form
that only the nominative has, or a verb that agrees with one noun alone, settles it.
"""

from __future__ import annotations

from collections.abc import Mapping

from lagebild.coding.cases import NAMES, NOT_NOMINATIVE, number
from lagebild.coding.mentions import Mention, Names
from lagebild.coding.tree import Sentence, Word, attach, preposition
from lagebild.coding.verb_phrases import finite
from lagebild.knowledge.cues import Cues

OBJECTS = ("obj", "iobj", "obl:arg", "obl")
MASCULINE = frozenset({"der", "ein", "kein", "dieser", "jener", "jeder"})  # articles that are nominative with a masculine noun
OBLIQUE_PRONOUNS = frozenset({"mir", "mich", "dir", "dich", "uns", "euch", "ihm", "ihn", "ihnen"})


def agree(sentence: Sentence, mentions: Mapping[int, Mention], cues: Cues, names: Names) -> None:
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
                _wrong_number(verb, mentions)
                _after_finite(verb, mentions)
                _middle_field(verb, mentions, names)
            elif not to_infinitive(verb) and not _before_pronoun(verb) and verb.dep not in {"conj", "xcomp", "amod"}:
                _nominative(verb)


def to_infinitive(verb: Word) -> bool:
    """Whether a verb is an infinitive with zu ("zusammenzuarbeiten", "zu helfen")."""
    return verb.tag == "VVIZU" or any(c.low == "zu" and c.i < verb.i and not c.children for c in verb.kids("mark", "advmod", "case"))


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


def _wrong_number(verb: Word, mentions: Mapping[int, Mention]) -> None:
    """A subject that the verb does not agree with gives way to the noun beside the verb that it does agree with."""
    subject, form = verb.kids("nsubj")[0], finite(verb)
    if form is None or len(verb.kids("nsubj")) > 1 or {number(subject), number(form)} != {"Sing", "Plur"}:
        return
    if number(form) == "Plur" and form.low.endswith(("n", "sind")) and _plural_behind(verb, subject):  # "verlängert" is singular, however it was read
        return
    if subject.i in mentions and mentions[subject.i].entities[0].kind in NAMES:  # "Polen würde Belarus helfen": the state, no plural
        return
    for other in verb.kids(*OBJECTS):  # "Für die meisten der Westafrikaner hat Benin seine Grenzen geöffnet"
        mention = mentions.get(other.i)
        if abs(other.i - form.i) == 1 and mention is not None and mention.entities[0].kind in NAMES and number(other) == number(form):
            other.dep, subject.dep = "nsubj", "dep" if subject.i < form.i else "obj"
            return


def _plural_behind(verb: Word, subject: Word) -> bool:
    """"Marsch der Einheit, in Minsk protestieren die Bürger": a plural verb takes the plural behind it, not a singular before it."""
    objects = verb.kids("obj")
    if len(objects) != 1 or subject.pos == "PRON" or not subject.i < verb.i < objects[0].i <= verb.i + 3:
        return False
    thing = objects[0]
    if number(thing) != "Plur" or thing.pos != "NOUN" or not any(c.low == "die" for c in thing.kids("det")):
        return False
    subject.dep, thing.dep = "parataxis", "nsubj"
    return True


def _before_pronoun(verb: Word) -> bool:
    """"Wir verteidigen uns, und Russland wird uns helfen": where a pronoun behind the finite verb is the object, the noun before it is the doer."""
    form = finite(verb)
    if form is None or verb.kids("nsubj:pass") or not any(c.low in OBLIQUE_PRONOUNS and c.i > form.i for c in verb.kids(*OBJECTS)):
        return False
    before = [c for c in verb.kids(*OBJECTS) if c.pos in {"NOUN", "PROPN"} and preposition(c) is None and c.subtree()[-1].i == form.i - 1]
    if len(before) != 1 or number(before[0]) not in {number(form), ""} or any(c.low in NOT_NOMINATIVE for c in before[0].kids("det", "det:poss")):
        return False
    before[0].dep = "nsubj"
    return True


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


def _middle_field(verb: Word, mentions: Mapping[int, Mention], names: Names) -> None:
    """Of two nouns behind the finite verb whose form shows no case the first is the doer ("haben Jets vier Iraker getötet")."""
    subjects, objects = verb.kids("nsubj"), verb.kids("obj")
    if len(subjects) != 1 or len(objects) != 1:
        return
    subject, thing = subjects[0], objects[0]
    if not thing.i < subject.i < verb.i or {subject.pos, thing.pos} - {"NOUN", "PROPN"}:
        return
    helper = finite(verb)
    if helper is None or not helper.i < thing.i:
        return
    if any(c.low in {"der", *NOT_NOMINATIVE} for w in (subject, thing) for c in w.children if c.dep.startswith("det")):
        return
    if number(helper) != number(thing):
        return
    if thing.i in mentions or names.role_at(thing) is not None or thing.low in names.known.demonyms:
        subject.dep, thing.dep = "obj", "nsubj"
