"""Mends of frequent parse errors that the names and the morphology give away, before coding reads the tree."""

from __future__ import annotations

from collections.abc import Mapping

from lagebild.coding.cases import (
    DATIVE,
    feminine_dative,
    missing_subject,
    no_nominative,
    settle_cases,
    split_dative,
)
from lagebild.coding.mentions import Mention
from lagebild.coding.side_by_side import (
    genitive_before,
    name_before_object,
    name_not_adjective,
    neither_nor,
    relative_pronoun,
    two_names,
)
from lagebild.coding.tree import LEAVING, Sentence, Word, attach, passive, preposition
from lagebild.coding.verb_forms import past_participle, split
from lagebild.coding.verb_mends import act_not_actor, no_particle, passive_not_future, plan_not_planner, said_not_sayer

MANY = frozenset({"dutzende", "hunderte", "tausende", "zehntausende", "hunderttausende", "millionen"})
OPENING = frozenset({"um", "ohne", "anstatt"})  # of an infinitive with zu


def mend(sentence: Sentence, mentions: Mapping[int, Mention]) -> None:
    """Mend the tree of `sentence` in place (it is this coding's own copy)."""
    _dateline(sentence, mentions)
    for word in sentence.words:
        if word.tag == "APPR" and word.dep == "case" and word.head is not None and word.head.i < word.i:
            _stray_preposition(word, sentence)
    for word in sentence.words:
        if word.dep == "aux:pass" and word.head is not None:
            _future_not_passive(word, word.head)
        elif word.tag == "PTKVZ" and (word.dep != "compound:prt" or word.head is None or word.head.pos != "VERB"):
            _particle(word, sentence)
        elif word.dep == "compound:prt" and word.head is not None:
            no_particle(word, word.head)
        elif word.dep == "nsubj:pass" and word.head is not None:
            _object_not_subject(word, word.head)
        elif word.dep == "conj" and word.head is not None:
            _no_conjunct(word)
            _second_adjective(word, word.head)
            _after_the_name(word, word.head)
        elif word.dep == "amod" and word.i in mentions:
            name_not_adjective(word, mentions[word.i])
        elif word.dep == "mark" and word.low in OPENING and word.head is not None:
            _inside_the_clause(word, word.head)
        elif word.low == "weder":
            neither_nor(word)
        elif word.low == "landes" and word.dep == "nmod":
            _of_the_land(word, sentence)
        elif word.low == "einigen" and word.dep not in {"det", "amod"} and word.pos != "VERB":
            word.pos, word.tag = "VERB", "VVINF"  # "haben sich nicht einigen können"
        elif word.low == "aus" and word.dep == "case" and word.head is not None:
            _from_where(word, word.head)
            _left(word.head)
        if word.dep == "case" and word.low in WHERE and word.head is not None:
            _place_before_object(word, word.head, mentions)
    _headline_passive(sentence)
    for word in sentence.words:
        if word.pos == "VERB" and word.dep in {"xcomp", "ccomp"} and word.head is not None and word.head.i < word.i:
            _before_the_comma(word, word.head)
        if word.i in mentions and word.pos == "PROPN" and word.i + 1 < len(sentence.words):
            _owner(word, sentence.words[word.i + 1], mentions[word.i])
    for word in sentence.words:
        if word.dep == "nsubj" and word.head is not None and len(word.head.kids("nsubj")) > 1:
            _other_verb(word, sentence)
            _second_name(word)
    for word in sentence.words:
        if word.dep == "nsubj" and word.head is not None and word.head.dep == "cop" and word.head.head is not None:
            attach(word, word.head.head, "nsubj")  # "war zu Gast": the subject belongs to the predicate
        elif word.dep == "aux" and word.low in {"wird", "werden"} and word.head is not None:
            passive_not_future(word, word.head)
        elif word.dep == "nmod":
            _dative_before(word)
    for word in sentence.words:
        if word.pos == "VERB":
            _one_before_the_verb(word, mentions)
            settle_cases(word)
            said_not_sayer(word)
            act_not_actor(word)
            plan_not_planner(word)
    for word in sentence.words:
        if word.dep == "obl:agent" and not word.kids("case") and any(
                c.low in DATIVE and (word.tag not in {"NNP", "NN", "NNS"} or c.low.endswith("em")) for c in word.children):
            word.dep = "iobj"  # "dem Analysten wird vorgeworfen"
        if word.dep == "dep" and word.pos == "NOUN" and word.head is not None and word.head.pos == "PROPN" and word.head.i == word.i + 1:
            word.dep = "appos"  # "Außenminister Shukri"
        if word.dep in {"nsubj", "nsubj:pass"} and word.head is not None and word.pos in {"NOUN", "PROPN"}:
            no_nominative(word)
    for word in sentence.words:
        if word.dep in {"flat", "appos"} and word.head is not None and (word.i == word.head.i + 1 or (word.i and sentence.words[word.i - 1].head is word.head)):
            two_names(word, sentence.words[word.i - 1], mentions)
        if word.dep == "nmod" and word.pos == "PROPN" and word.head is not None and word.head.i == word.i + 1:
            genitive_before(word, word.head)
        if word.dep == "obl" and word.head is not None and word.head.pos == "VERB":
            _bounded(word, word.head)
    for word in sentence.words:
        if word.dep in {"acl", "acl:relcl"} and word.pos in {"VERB", "AUX"}:
            relative_pronoun(word, mentions)
            _nearest_antecedent(word)
        if word.low == "der" and word.dep == "det" and word.head is not None and word.head.i == word.i + 1:
            feminine_dative(word.head, mentions)
        if word.low == "der" and word.dep == "det" and word.head is not None and word.head.i > word.i + 1:
            split_dative(word, sentence, mentions)
        if word.low in MANY and word.i + 1 < len(sentence.words):
            _many(word)
        if word.dep in {"nmod", "appos", "flat"} and word.i in mentions:
            name_before_object(word, mentions)
    for word in sentence.words:
        if word.pos == "VERB" and not word.kids("nsubj", "nsubj:pass", "csubj", "expl"):
            missing_subject(word, mentions)


DATELINE = 7  # tokens within which its dash stands
DASHES = frozenset({"–", "—", "-"})


def _dateline(sentence: Sentence, mentions: Mapping[int, Mention]) -> None:
    """The town a report is sent from does nothing and owns nothing: "Ankara – Die Regierung hat ..."."""
    dash = next((w.i for w in sentence.words[:DATELINE] if w.low in DASHES or w.low == ":"), 0)
    front = sentence.words[:dash]
    if dash and sentence.words[dash].low == ":" and any(w.i not in mentions or mentions[w.i] is not mentions[0] for w in front):
        return  # "Kenia: Polizei erschießt Demonstranten", but not "Der Sprecher in Berlin: ..."
    if not front or any(w.pos not in {"PROPN", "PUNCT", "NOUN", "SYM"} for w in front) or any(w.i in mentions and mentions[w.i].entities[0].kind not in {"city", "region", "country"} for w in front):
        return
    if not any(w.i in mentions or w.ent == "LOC" for w in front):
        return
    for word in front:
        for child in [c for c in word.children if c.i > dash]:
            if word.head is not None and word.head.i > dash:
                attach(child, word.head, word.dep if child.dep in {"dep", "appos", "nmod", "flat"} else child.dep)
        if word.head is not None and word.head.i > dash:
            word.dep = "dep"


# Prepositions that may stand behind their noun.
BEHIND = frozenset({"zufolge", "entlang", "gegenüber", "wegen", "nach", "halber", "über", "hindurch", "zuliebe", "entsprechend", "entgegen", "gemäß", "inklusive"})


def _stray_preposition(word: Word, sentence: Sentence) -> None:
    """A preposition hung on a noun before it belongs to the phrase behind it: "das Modell ..., das von der SPD getadelt wurde"."""
    if word.low in BEHIND:
        return
    for other in sentence.words[word.i + 1:word.i + 5]:
        if other.pos in {"NOUN", "PROPN"}:
            if not other.kids("case"):
                attach(word, other, "case")
                if other.dep in {"iobj", "obj", "obl:arg"}:
                    other.dep = "obl"
            return
        if other.pos not in {"DET", "ADJ", "NUM"}:
            return


def _from_where(word: Word, noun: Word) -> None:
    """"schoss vom Libanon aus 150 Raketen ab": behind a place with von, "aus" is of that place, what follows is the object."""
    before = word.sentence.words[word.i - 1] if word.i else None
    verb = noun.head
    if before is None or verb is None or noun.i < word.i or noun.dep not in {"obl", "obl:arg", "nmod"} or before.pos not in {"PROPN", "NOUN"} or preposition(before) != "von":
        return
    if verb is before and verb.head is not None:
        verb = verb.head
    if verb.pos != "VERB" or noun.kids("det") or verb.kids("obj", "obl:agent") or not noun.has("Number=Plur") or not verb.kids("nsubj", "nsubj:pass"):
        return
    attach(word, before, "case")
    attach(noun, verb, "obj")


WHERE = frozenset({"in", "bei", "nahe", "aus", "nach"})


def _place_before_object(case: Word, noun: Word, mentions: Mapping[int, Mention]) -> None:
    """"haben in Tigray Zivilisten getötet": a town or land without -s behind its preposition is the place, the bare noun behind it the object."""
    verb, words = noun.head, noun.sentence.words
    name = words[case.i + 1] if case.i + 1 < len(words) else noun
    if verb is None or verb.pos != "VERB" or noun.pos != "NOUN" or name.head is not noun or name.pos != "PROPN" or name.dep not in {"amod", "nmod", "compound", "flat"}:
        return
    if (name.i not in mentions and name.ent != "LOC") or name.low.endswith(("s", "x", "z", "ß", "’", "'")) or noun.kids("det") or not noun.has("Number=Plur") or noun.i != name.i + 1:
        return
    attach(case, name, "case")
    attach(name, verb, "obl")
    front = [c for c in verb.kids("obj") if c.i < case.i and preposition(c) is None]
    noun.dep = "obj" if not passive(verb) else "nsubj:pass"
    if len(front) == 1 and not verb.kids("nsubj", "nsubj:pass") and not passive(verb):
        front[0].dep = "nsubj"


def _left(place: Word) -> None:
    """"der Abzug eines Teils der Truppen aus Panama": they leave Panama, they are not of it."""
    for above in place.up():
        if above.pos not in {"NOUN", "PROPN"} or place.dep not in {"nmod", "obl"}:
            return
        if above.low.endswith(LEAVING) and above.i < place.i:
            if place.head is not above and not any(preposition(c) == "aus" for c in above.kids("nmod", "obl")):
                attach(place, above, "nmod")
            return


def _of_the_land(word: Word, sentence: Sentence) -> None:
    """"21 Studenten aus Libyen des Landes verwiesen": right before verweisen the genitive is the verb's."""
    verb = next((w for w in sentence.words[word.i + 1:word.i + 4] if w.pos == "VERB"), None)
    if verb is not None and verb.lemma.lower() == "verweisen" and verb is not word.head and word not in verb.up() and all(
            w.pos in {"AUX", "VERB", "PART"} for w in sentence.words[word.i + 1:verb.i]):
        attach(word, verb, "obl")


def _future_not_passive(auxiliary: Word, verb: Word) -> None:
    """"wird eingreifen" is a future: an infinitive has no passive auxiliary of its own."""
    base = split(verb.low)[1]
    infinitive = verb.tag in {"VVINF", "VVIZU"} or (
        verb.low.endswith("n") and verb.low == verb.lemma.lower() and verb.low != past_participle(verb.low) and not base.startswith("ge"))
    if not infinitive or sum(c.dep == "aux:pass" for c in verb.children) > 1:
        return
    auxiliary.dep, verb.tag = "aux", "VVINF"
    for child in verb.children:
        if child.dep == "nsubj:pass":
            child.dep = "nsubj"


def _object_not_subject(word: Word, verb: Word) -> None:
    """"Zivilisten getötet zu haben": with haben and without werden the participle is active."""
    helpers = verb.kids("aux", "aux:pass", "cop")
    if any(h.lemma.lower() == "haben" for h in helpers) and not any(h.lemma.lower() in {"werden", "sein"} for h in helpers):
        word.dep = "nsubj" if verb.kids("obj") else "obj"


def _inside_the_clause(opening: Word, verb: Word) -> None:
    """"fuhr nach Athen, um mit Griechenland zu verhandeln": what stands between um and the infinitive with zu is of its clause."""
    if not any(c.low == "zu" for c in verb.children) and verb.tag != "VVIZU":
        return
    for word in verb.sentence.words[opening.i + 1:verb.i]:
        if word.head is not None and word.pos != "PUNCT" and not opening.i <= word.head.i <= verb.i and verb not in word.up():
            attach(word, verb, word.dep)


def _before_the_comma(verb: Word, main: Word) -> None:
    """"wirft Russland vor, einen Umsturz zu planen": what stands before the comma is the main verb's."""
    if not (verb.tag == "VVIZU" or any(c.low == "zu" for c in verb.kids("mark"))) or main.pos != "VERB":
        return
    comma = next((w.i for w in verb.sentence.words[main.i + 1:verb.i] if w.low == ","), -1)
    for word in verb.kids("obj", "iobj", "obl:arg", "nsubj"):
        if main.i < word.i < comma and preposition(word) is None:
            attach(word, main, "obj" if not main.kids("obj") else "iobj")


def _owner(name: Word, noun: Word, mention: Mention) -> None:
    """"Moldaus Präsidentin wirft ...": a name with the -s of the genitive right before a bare noun is its owner."""
    if mention.words[-1] is not name or not name.low.endswith("s") or mention.entities[0].kind not in {"country", "city"} or mention.entities[0].name.lower().endswith("s"):
        return
    if noun.pos == "NOUN" and name.head is noun.head and name.head is not None and name.dep in {"iobj", "obj", "nsubj", "obl:arg", "obl"} and not name.kids("case", "det") and not noun.kids("case", "det"):
        attach(name, noun, "nmod")
        name.feats = "Case=Gen|Number=Sing"


def _headline_passive(sentence: Sentence) -> None:
    """"Zwei Palästinenser erschossen und vier Israelis verletzt": a headline's participle beside a passive one is passive too."""
    for verb in sentence.words:
        beside = [c for c in verb.kids("conj") if c.kids("nsubj:pass")]
        if verb.pos != "VERB" or not beside or verb.kids("obj", "aux", "aux:pass", "compound:prt") or past_participle(verb.lemma.lower()) != verb.low:
            continue
        if len(verb.kids("nsubj")) == 1 and verb.low.endswith("en") and verb.low.startswith(("er", "be", "ver", "zer", "ent")):
            verb.kids("nsubj")[0].dep = "nsubj:pass"


def _particle(word: Word, sentence: Sentence) -> None:
    """A separable particle at the end of a clause belongs to its finite verb ("sprechen sich ... gegen ein Bündnis aus")."""
    verb = next((w for w in reversed(sentence.words[:word.i]) if w.tag == "VVFIN"), None)
    if verb is not None and not verb.kids("compound:prt") and not word.children and word.head is not None:
        attach(word, verb, "compound:prt")


def _other_verb(word: Word, sentence: Sentence) -> None:
    """"..., sagte Kanzler Scholz": a second subject right behind a finite verb without one is that verb's."""
    first = min(w.i for w in word.subtree())
    before = sentence.words[first - 1] if first else None
    if before is not None and before.tag == "VVFIN" and before is not word.head and not before.kids("nsubj", "nsubj:pass"):
        attach(word, before, "nsubj")


def _one_before_the_verb(verb: Word, mentions: Mapping[int, Mention]) -> None:
    """"Die Staatengemeinschaft ECOWAS droht": before the finite verb of a main clause stands one phrase, so the name is the noun's."""
    finite = next((c for c in verb.kids("aux", "aux:pass") if c.has("VerbForm=Fin")), verb)
    for noun in verb.kids("nsubj", "nsubj:pass"):
        name = verb.sentence.words[noun.i + 1] if noun.i + 1 < finite.i else None
        if noun.pos != "NOUN" or name is None or name.pos != "PROPN" or name.head is not verb or name.dep not in {"iobj", "obj"} or name.i not in mentions or name.kids("case", "det"):
            continue
        first = noun.subtree()[0].i
        if not verb.kids("mark") and name.subtree()[-1].i + 1 == finite.i and (first == 0 or noun.sentence.words[first - 1].low in {";", ":", "und"}):
            attach(name, noun, "appos")


def _dative_before(word: Word) -> None:
    """"Den Tamil Tigers werden Verbrechen zur Last gelegt": what stands before the finite verb is no part of a noun that stands behind it."""
    noun = word.head
    verb = noun.head if noun is not None and noun.dep in {"nsubj", "nsubj:pass", "obj"} else None
    if noun is None or verb is None or word.dep != "nmod" or noun.i < word.i or word.subtree()[0].i or word.subtree()[0].low not in {"den", "dem"}:
        return
    finite = next((c for c in (*verb.kids("aux", "aux:pass"), verb) if c.has("VerbForm=Fin")), verb)
    if word.i < finite.i < noun.i:
        attach(word, verb, "iobj")


def _second_name(word: Word) -> None:
    """"Finnland wird Tansania Geld gewähren": of two bare names without a case to show, the first does it to the second."""
    verb = word.head
    if verb is None or word.dep != "nsubj" or word.pos != "PROPN" or word.kids("det", "amod", "case"):
        return
    first, before = verb.kids("nsubj")[0], word.sentence.words[word.i - 1] if word.i else None
    if first.i < word.i and first.pos == "PROPN" and before is not None and before.i > first.i and before in {verb, *verb.kids("aux")} and not before.has("VerbForm=Inf"):
        word.dep = "iobj" if verb.kids("obj") else "obj"


def _no_conjunct(word: Word) -> None:
    """"die Vorwürfe Russlands gegen die Ukraine": a phrase with its own preposition and no "und" before it is no second owner."""
    head = word.head
    if head is None or preposition(word) is None or preposition(word) == preposition(head) or head.pos not in {"NOUN", "PROPN"}:
        return
    inside = head.sentence.words[head.i + 1:word.i]
    if word.kids("cc") or any(w.dep == "cc" or w.pos == "PUNCT" for w in inside):
        return
    attach(word, head.head if head.dep == "nmod" and head.head is not None else head, "nmod")


def _second_adjective(word: Word, first: Word) -> None:
    """"der neue niederländische Regierungschef": with nothing between them both adjectives are the noun's."""
    if word.pos == "ADJ" == first.pos and first.dep == "amod" and first.head is not None and first.i + 1 == word.i < first.head.i:
        attach(word, first.head, "amod")


def _after_the_name(word: Word, name: Word) -> None:
    """"Außenminister Westerwelle und sein Kollege Sikorski": who is joined to a man's name is joined to him, not to his name alone."""
    title = name.head
    if name.pos == "PROPN" and name.dep in {"appos", "flat"} and title is not None and title.i < name.i and title.pos == "NOUN" == word.pos and (
            title.has("Number=Sing") and word.has("Number=Sing")) and (word.kids("det:poss", "det", "appos") or title.kids("det") == []):
        attach(word, title, "conj")


def _nearest_antecedent(clause: Word) -> None:
    """"ein Dankeschön für den Kredit, den Moskau gewährt hat": the relative pronoun has the gender of the noun it follows."""
    noun = clause.head
    words = clause.subtree()
    first = next((w for w in words if w.pos != "PUNCT"), None)
    if noun is None or first is None or first.tag != "PRELS" or not words[0].i:
        return
    before = next((w for w in reversed(noun.sentence.words[:first.i]) if w.pos != "PUNCT"), None)
    if before is None or before is noun or before.pos != "NOUN" or noun not in before.up():
        return
    gender = next((g for g in ("Gender=Masc", "Gender=Fem", "Gender=Neut") if first.has(g)), None)
    if gender is None or not first.has("Number=Sing") or not before.has(gender):
        return
    shown = [w for w in (noun, *noun.kids("det", "amod")) if any(w.has(f"Gender={g}") for g in ("Masc", "Fem", "Neut"))]
    if any(not w.has(gender) for w in shown):
        attach(clause, before, clause.dep)


def _bounded(word: Word, verb: Word) -> None:
    """"bis zu 16 Berater", "über 100 Menschen": words that bound a number make no phrase of the noun."""
    number = next((c for c in word.kids("nummod")), None)
    bound = next((c for c in word.kids("case") if c.low in {"bis", "über", "unter"}), None)
    if number is None or bound is None or number.i - bound.i > (2 if bound.low == "bis" else 1):
        return
    wanted = "nsubj:pass" if passive(verb) else "obj"
    if verb.kids("obj", "nsubj:pass") or (wanted == "obj" and not verb.kids("nsubj")):
        return
    word.dep = wanted
    for child in word.children:
        if child.dep == "case" and child.i < number.i:
            child.dep = "advmod"


def _many(word: Word) -> None:
    """"Tausende Studenten", "Hunderte Soldaten": the people are the phrase, the number counts them."""
    people = word.sentence.words[word.i + 1]
    adjectives = [c for c in people.children if c.dep == "amod"]
    if people.pos != "NOUN" and adjectives == []:
        people = next((w for w in word.sentence.words[word.i + 1:word.i + 4] if w.head is word and w.pos == "NOUN"), people)
    if people.pos != "NOUN" or people.head is not word or people.dep not in {"nmod", "appos", "flat"} or preposition(people) is not None:
        return
    if word.head is None:  # root of a headline
        return
    head, dep = word.head, word.dep
    attach(people, head, dep)
    attach(word, people, "nummod")
    for child in [c for c in word.children if c.dep in {"case", "nmod", "conj", "acl", "acl:relcl"}]:
        attach(child, people, child.dep)
