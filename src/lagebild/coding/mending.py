"""Mends of frequent parse errors that the names and the morphology give away, before coding reads the tree."""

from __future__ import annotations

from collections.abc import Mapping

from lagebild.coding.mentions import Mention, Names
from lagebild.coding.tree import Sentence, Word, passive, preposition
from lagebild.coding.verb_forms import past_participle, split

RELATIVE = {"den": "obj", "die": "obj", "das": "obj", "dem": "iobj", "denen": "iobj"}


def mend(sentence: Sentence, mentions: Mapping[int, Mention], names: Names | None = None) -> None:
    """Mend the tree of `sentence` in place (it is this coding's own copy)."""
    for word in sentence.words:
        if word.dep == "aux:pass" and word.head is not None:
            _future_not_passive(word, word.head)
        elif word.tag == "PTKVZ" and (word.dep != "compound:prt" or word.head is None or word.head.pos != "VERB"):
            _particle(word, sentence)
        elif word.dep == "nsubj:pass" and word.head is not None:
            _object_not_subject(word, word.head)
        elif word.dep == "conj":
            _no_conjunct(word)
        elif word.dep == "amod" and word.i in mentions:
            _name_not_adjective(word, mentions[word.i])
    for word in sentence.words:
        if word.dep == "nsubj" and word.head is not None and len(word.head.kids("nsubj")) > 1:
            _other_verb(word, sentence)
    for word in sentence.words:
        if word.pos == "VERB":
            _cases(word)
    for word in sentence.words:
        if word.dep == "obl:agent" and word.tag not in {"NNP", "NN", "NNS"} and not word.kids("case") and any(c.low in DATIVE for c in word.children):
            word.dep = "iobj"  # "dem Analysten wird vorgeworfen"
        if word.dep == "dep" and word.pos == "NOUN" and word.head is not None and word.head.pos == "PROPN" and word.head.i == word.i + 1:
            word.dep = "appos"  # "Außenminister Shukri"
        if word.dep in {"nsubj", "nsubj:pass"} and word.head is not None and word.pos in {"NOUN", "PROPN"}:
            _no_nominative(word)
    for word in sentence.words:
        if word.dep in {"flat", "appos"} and word.head is not None and (word.i == word.head.i + 1 or (word.i and sentence.words[word.i - 1].head is word.head)):
            _two_names(word, sentence.words[word.i - 1], mentions)
        if word.dep == "nmod" and word.pos == "PROPN" and word.head is not None and word.head.i == word.i + 1:
            _genitive_before(word, word.head)
        if word.dep == "obl" and word.head is not None and word.head.pos == "VERB":
            _bounded(word, word.head)
    for word in sentence.words:
        if word.dep in {"acl", "acl:relcl"} and word.pos in {"VERB", "AUX"}:
            _relative_pronoun(word, mentions)
            _nearest_antecedent(word)
        if word.low == "der" and word.dep == "det" and word.head is not None and word.head.i == word.i + 1:
            _feminine_dative(word.head, mentions)
        if word.low == "der" and word.dep == "det" and word.head is not None and word.head.i > word.i + 1:
            _split_dative(word, sentence, mentions)
        if word.low in MANY and word.i + 1 < len(sentence.words):
            _many(word)
        if word.dep in {"nmod", "appos", "flat"} and word.i in mentions:
            _name_before_object(word, mentions)
    for word in sentence.words:
        if word.pos == "VERB" and not word.kids("nsubj", "nsubj:pass", "csubj", "expl"):
            _missing_subject(word, mentions)
        elif word.pos == "VERB":
            _plural_behind(word)
    for word in sentence.words:
        if word.pos == "VERB" and names is not None:
            _middle_field(word, names, mentions)


def attach(word: Word, head: Word, dep: str) -> None:
    """Hang `word` on `head` by `dep`."""
    if word.head is not None:
        word.head.children.remove(word)
    word.head, word.dep = head, dep
    head.children.append(word)
    head.children.sort(key=lambda w: w.i)


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


DATIVE = frozenset({"dem", "einem", "diesem", "seinem", "ihrem", "den", "der", "ihnen"})
OBLIQUE_ENDS = ("dem", "einem", "diesem", "seinem", "ihrem", "jedem", "keinem", "unserem", "meinem", "den", "einen", "seinen", "ihren", "diesen", "keinen")


def _no_nominative(word: Word) -> None:
    """A phrase with "seinem", "dem" or "den" before it is not the subject ("gratulierte seinem Parteifreund Kuhn")."""
    article = next((c for c in word.children if c.dep in {"det", "det:poss"}), None)
    if article is None or article.low not in OBLIQUE_ENDS or preposition(word) is not None:
        return
    word.dep = "iobj" if article.low.endswith("m") or word.has("Number=Plur") else "obj"


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


def _no_conjunct(word: Word) -> None:
    """"die Vorwürfe Russlands gegen die Ukraine": a phrase with its own preposition and no "und" before it is no second owner."""
    head = word.head
    if head is None or preposition(word) is None or preposition(word) == preposition(head) or head.pos not in {"NOUN", "PROPN"}:
        return
    inside = head.sentence.words[head.i + 1:word.i]
    if word.kids("cc") or any(w.dep == "cc" or w.pos == "PUNCT" for w in inside):
        return
    attach(word, head.head if head.dep == "nmod" and head.head is not None else head, "nmod")


def _name_not_adjective(word: Word, mention: Mention) -> None:
    """"hat dem Libanon Hilfe versprochen": the name of a state is no adjective of the noun behind it."""
    noun = word.head
    if noun is None or noun.head is None or len(mention.words) > 1 or mention.entities[0].kind != "country" or not word.text[0].isupper():
        return
    if noun.head.pos != "VERB" or noun.i < word.i or word.lemma.lower().endswith("isch"):
        return
    for article in [c for c in noun.kids("det") if c.i < word.i]:
        attach(article, word, "det")
    if noun.dep in {"obl", "iobj"} and preposition(noun) is None:
        noun.dep = "obj"
    word.pos = "PROPN"
    attach(word, noun.head, "iobj")


def _cases(verb: Word) -> None:
    """Let articles, number and case decide between subject, accusative and dative where the tree contradicts them."""
    for word in verb.kids("obj", "obl:arg", "obl"):
        if preposition(word) is None and word.pos in {"NOUN", "PROPN"} and _dative_article(word, verb):  # "wohnte der Trauerfeier bei"
            word.dep = "iobj"
    subjects = [c for c in verb.kids("nsubj") if c.pos in {"NOUN", "PROPN"}]
    if len(subjects) == 2 and len(verb.kids("nsubj")) == 2 and not verb.kids("obj", "cop", "aux:pass"):
        first, second = subjects
        swap = _no_subject(first, verb) and not _no_subject(second, verb)
        (first if swap else second).dep = "obj"
    elif len(subjects) == 1 and not verb.kids("cop", "aux:pass"):  # "Israel berief Reservisten ein", read the other way round
        other = [c for c in verb.kids("obj") if c.pos in {"NOUN", "PROPN"}]
        if len(other) == 1 and other[0].i < verb.i and _no_subject(subjects[0], verb) and not _no_subject(other[0], verb):
            subjects[0].dep, other[0].dep = "obj", "nsubj"


def _dative_article(word: Word, verb: Word) -> bool:
    """Whether its article makes an object a dative: no accusative has der or dem, and den only as a plural."""
    for article in word.kids("det", "det:poss"):
        if article.low.endswith("em"):
            return True
        if article.low in {"der", "einer", "dieser", "seiner", "ihrer", "keiner"} and word.dep != "obl" and (article.has("Case=Dat") or not word.has("Gender=Masc")):
            return bool(verb.kids("nsubj"))
        if article.low == "den" and article.has("Case=Dat") and word.low.endswith(("n", "usa")):
            return len(verb.kids("obj", "obl:arg")) > 1
    return False


def _no_subject(word: Word, verb: Word) -> bool:
    """Whether number or case speak against `word` as the verb's subject."""
    finite = next((w for w in (verb, *verb.kids("aux")) if "VerbForm=Fin" in w.feats), None)
    if word.has("Case=Acc") and not any(c.has("Case=Nom") for c in word.kids("det")):
        return True
    return finite is not None and (finite.has("Number=Sing") or finite.low.endswith("te")) and word.has("Number=Plur") and word.text not in LIKE_PLURALS


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


def _plural_behind(verb: Word) -> None:
    """"Marsch der Einheit, in Minsk protestieren die Bürger": a plural verb takes the plural behind it, not a singular before it."""
    subjects, objects = verb.kids("nsubj"), verb.kids("obj")
    if len(subjects) != 1 or len(objects) != 1 or not (verb.has("VerbForm=Fin") and verb.has("Number=Plur")):
        return
    subject, thing = subjects[0], objects[0]
    if subject.pos == "PRON" or subject.has("Number=Plur") or len(subject.group()) > 1 or subject.text == "USA" or not subject.i < verb.i < thing.i <= verb.i + 3:
        return
    if thing.has("Number=Plur") and thing.pos == "NOUN" and any(c.low == "die" for c in thing.kids("det")):
        subject.dep, thing.dep = "parataxis", "nsubj"


def _genitive_before(owner: Word, noun: Word) -> None:
    """"nach Gesprächen mit Dänemarks Ministerpräsident": the preposition rules the noun, not the genitive before it."""
    case = next((c for c in owner.kids("case") if c.i == owner.i - 1), None)
    if case is None or not owner.low.endswith(("s", "’", "'")) or preposition(noun) is not None:
        return
    attach(case, noun, "case")
    before = noun.sentence.words[case.i - 1] if case.i else None
    if before is not None and before.pos == "NOUN" and before is not noun.head:
        attach(noun, before, "nmod")


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


# States whose names look like the plural of their people, and one written as a plural.
LIKE_PLURALS = frozenset({"USA", "Polen", "Ungarn", "Schweden", "Bayern", "Sachsen", "Hessen"})
NAMED = frozenset({"country", "city", "organisation", "person"})
MANY = frozenset({"dutzende", "hunderte", "tausende", "zehntausende", "hunderttausende", "millionen"})
FEMININE = frozenset({"CIV", "UKR", "TUR", "CHE", "SVK", "MNG", "DOM", "EUR", "UNO", "IGO"})


def _feminine_dative(word: Word, mentions: Mapping[int, Mention]) -> None:
    """"der Ukraine" is a dative or genitive, never subject or object."""
    mention = mentions.get(word.i)
    if mention is None or mention.entities[0].code not in FEMININE or mention.entities[0].kind == "person" or word.head is None:
        return
    if word.has("Gender=Masc") and mention.entities[0].kind != "country":  # "der UN-Sicherheitsrat"
        return
    if preposition(word) is not None:  # "von der EU"
        return
    if word.dep in {"nsubj", "nsubj:pass", "obj"} and word.head.pos == "VERB":
        word.dep = "iobj"
    elif word.dep in {"nmod", "compound", "appos"} and word.head.head is not None and word.head.head.pos == "VERB" and (
            word.head.i > word.i or (word.head.i in mentions and mentions[word.head.i].entities[0].kind in NAMED)):
        attach(word, word.head.head, "iobj")


def _split_dative(article: Word, sentence: Sentence, mentions: Mapping[int, Mention]) -> None:
    """"der Ukraine Panzer liefern": the article is the name's, not the noun's behind it."""
    name, noun = sentence.words[article.i + 1], article.head
    mention = mentions.get(name.i)
    if mention is None or mention.entities[0].code not in FEMININE or mention.entities[0].kind == "person" or name.head is not noun or noun is None:
        return
    if noun.dep == "obj" and noun.head is not None and noun.head.pos == "VERB" and not noun.has("Gender=Fem"):
        attach(article, name, "det")
        attach(name, noun.head, "iobj")


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


def _name_before_object(word: Word, mentions: Mapping[int, Mention]) -> None:
    """"gab Aserbaidschan Rückendeckung": a bare name before an object is its genitive only with -s, else a dative."""
    noun = word.head
    if noun is None or noun.i <= word.i or noun.dep != "obj" or noun.head is None or noun.head.pos != "VERB" or noun.i in mentions:
        return
    if word.low.endswith(("s", "x", "z", "ß", "’", "'")) or any(c.dep in {"det", "case", "det:poss"} for c in [*word.children, *noun.children]):
        return
    if mentions[word.i].entities[0].kind in {"country", "city", "organisation"} and "-" not in word.low and not noun.head.kids("iobj"):
        attach(word, noun.head, "iobj")


def _missing_subject(verb: Word, mentions: Mapping[int, Mention]) -> None:
    """Two bare objects and no subject: the name that comes first is the doer ("hat Russland Odessa bombardiert")."""
    if verb.dep in {"conj", "xcomp", "amod", "advcl"} or any(c.low == "zu" for c in verb.children):
        return
    bare = [c for c in verb.kids("obj") if c.tag != "PRELS"]
    named = [c for c in bare if c.i in mentions and mentions[c.i].entities[0].kind in {"country", "organisation", "person", "city"}]
    if named and len(verb.kids("obj")) > 1:
        named[0].dep = "nsubj"
        return
    finite = [w for w in (verb, *verb.kids("aux")) if w.has("VerbForm=Fin") and w.has("Mood=Ind")]
    if not finite or passive(verb):
        return
    doer = next((c for c in verb.kids("iobj", "obl:arg") if c.pos in {"NOUN", "PROPN"} and preposition(c) is None and _may_be_nominative(c)), None)
    if doer is not None and (doer.i < finite[0].i or verb.kids("obj")):
        doer.dep = "nsubj"


NOT_NOMINATIVE = frozenset({"den", "dem", "des", "einen", "einem", "einer", "eines", "dieser", "diesen", "diesem", "seinen", "seinem", "seiner", "ihren", "ihrem",
                            "ihrer", "keinen", "keinem", "unseren", "unserem"})


def _may_be_nominative(word: Word) -> bool:
    """Whether the article lets a noun be a subject: "der Sicherheitsrat", not "dem Rat"; a bare noun says nothing."""
    articles = [c.low for c in word.children if c.dep.startswith("det")]
    return bool(articles) and NOT_NOMINATIVE.isdisjoint(articles) and not (articles == ["der"] and (word.has("Gender=Fem") or word.has("Number=Plur")))


def _middle_field(verb: Word, names: Names, mentions: Mapping[int, Mention]) -> None:
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


def _two_names(word: Word, head: Word, mentions: Mapping[int, Mention]) -> None:
    """Two different names side by side are two phrases ("gewährte Moskau Minsk einen Kredit")."""
    here, there = mentions.get(word.i), mentions.get(head.i)
    if here is None or there is None or here is there or head.head is None or here.words[0] is not word:
        return
    kinds = {here.entities[0].kind, there.entities[0].kind}
    if kinds <= {"country", "city", "organisation"} and word.head is head:
        attach(word, head.head, "iobj" if head.head.pos in {"VERB", "AUX"} else head.dep)
    elif here.entities[0].kind in {"country", "organisation"} and there.entities[0].kind == "person":  # "hat Präsident Bush Russland gedroht"
        verb = next((a for a in word.up() if a.pos in {"VERB", "AUX"}), None)
        if verb is not None and not word.children:
            attach(word, verb, "iobj")


def _relative_pronoun(verb: Word, mentions: Mapping[int, Mention]) -> None:
    """"..., den Moskau Minsk gewährt hat": an article before a name without one is the relative pronoun."""
    words = verb.subtree()
    first = next((w for w in words if w.pos != "PUNCT"), None)
    if first is None or first.dep != "det" or first.low not in RELATIVE or first.head is None or first.head.i != first.i + 1:
        return
    name = first.head
    mention = mentions.get(name.i)
    if mention is None or mention.entities[0].kind not in {"country", "city", "person"} or mention.entities[0].code in {"USA", "CHE", "TUR", "UKR", "IRN", "IRQ"}:
        return
    first.feats += "|PronType=Rel"
    first.pos, first.tag = "PRON", "PRELS"
    attach(first, verb, RELATIVE[first.low])
    if name.head is verb and not verb.kids("nsubj", "nsubj:pass"):
        name.dep = "nsubj"
