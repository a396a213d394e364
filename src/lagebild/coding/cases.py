"""What articles and endings say of case and number: which phrase is a dative or accusative, and which can be no subject."""

from __future__ import annotations

from collections.abc import Mapping

from lagebild.coding.mentions import Mention
from lagebild.coding.tree import Sentence, Word, attach, passive, preposition
from lagebild.coding.verb_phrases import finite

NAMES = frozenset({"country", "organisation", "city", "person"})
DATIVE = frozenset({"dem", "einem", "diesem", "seinem", "ihrem", "den", "der", "ihnen"})
OBLIQUE_ENDS = ("dem", "einem", "diesem", "seinem", "ihrem", "jedem", "keinem", "unserem", "meinem", "den", "einen", "seinen", "ihren", "diesen", "keinen")
# States and lands whose names look like the plural of their people, and states that are plural.
LIKE_PLURALS = frozenset({"polen", "ungarn", "schweden", "bayern", "sachsen", "hessen"})
PLURAL_STATES = frozenset({"staaten", "niederlande", "philippinen", "emirate", "nationen", "malediven", "seychellen", "bahamas", "usa"})
FEMININE = frozenset({"CIV", "UKR", "TUR", "CHE", "SVK", "MNG", "DOM", "EUR", "UNO", "IGO"})
NOT_NOMINATIVE = frozenset({"den", "dem", "des", "einen", "einem", "einer", "eines", "dieser", "diesen", "diesem", "seinen", "seinem", "seiner", "ihren", "ihrem",
                            "ihrer", "keinen", "keinem", "unseren", "unserem"})


def number(word: Word) -> str:
    """"Sing" or "Plur" of a noun or verb, "" where nothing tells."""
    if word.pos in {"NOUN", "PROPN"} and len(word.group()) > 1:
        return "Plur"
    if word.pos == "PROPN" and word.low in LIKE_PLURALS:
        return "Sing"
    if word.pos == "PROPN" and "Number=" not in word.feats:
        return "Plur" if word.low in PLURAL_STATES else "Sing"
    if word.tag == "VVFIN" and "Number=" not in word.feats:
        return "Plur" if word.low.endswith("en") else "Sing"
    return "Plur" if word.has("Number=Plur") else "Sing" if word.has("Number=Sing") else ""


def no_nominative(word: Word) -> None:
    """A phrase with "seinem", "dem" or "den" before it is not the subject ("gratulierte seinem Parteifreund Kuhn")."""
    article = next((c for c in word.children if c.dep in {"det", "det:poss"}), None)
    if article is None or article.low not in OBLIQUE_ENDS or preposition(word) is not None:
        return
    word.dep = "iobj" if article.low.endswith("m") or word.has("Number=Plur") else "obj"


def settle_cases(verb: Word) -> None:
    """Let articles, number and case decide between subject, accusative and dative where the tree contradicts them."""
    _man_acting(verb)
    _given_not_giver(verb)
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


# Adjectives used as nouns of one man: behind "der" they end in -e as a subject only, a woman's dative ends in -en.
ADJECTIVAL = ("vorsitzende", "abgeordnete", "beauftragte", "gesandte", "beamte", "jährige", "verdächtige", "angeklagte", "beschuldigte", "vertraute", "kollege")


def _man_acting(verb: Word) -> None:
    """"Eine Koalition schloss der CDU-Vorsitzende aus": nominative only, however the parser read what stands before the verb."""
    subjects = [c for c in verb.kids("nsubj") if c.pos in {"NOUN", "PROPN"}]
    if len(subjects) != 1 or verb.kids("cop", "aux:pass") or any(c.low == "der" for c in subjects[0].kids("det")):
        return
    for word in verb.kids("iobj", "obj", "obl:arg", "obl"):
        if preposition(word) is None and word.low.endswith(ADJECTIVAL) and [c.low for c in word.kids("det")] == ["der"]:
            subjects[0].dep, word.dep = "obj", "nsubj"
            return


TIME_OR_MEASURE = ("jahr", "monat", "woche", "tag", "stunde", "minute", "mal", "prozent", "meter", "nacht", "zeit", "euro", "dollar", "teil")
TWO_OBJECTS = frozenset({"nennen", "heißen", "lehren", "schelten", "taufen"})


def _given_not_giver(verb: Word) -> None:
    """"Boko Haram wird die Schuld zugewiesen": a passive has no object; what looks like one is its subject, the name before it a dative."""
    helpers = verb.kids("aux:pass")
    if not helpers or verb.lemma.lower() in TWO_OBJECTS or not any(h.lemma.lower() == "werden" for h in helpers):
        return
    subjects, given = verb.kids("nsubj:pass"), [c for c in verb.kids("obj") if c.pos == "NOUN" and c.kids("det", "det:poss") and not c.low.startswith(TIME_OR_MEASURE)]
    if len(subjects) != 1 or len(given) != 1 or any(a.low in {"den", "einen"} for a in given[0].kids("det")):
        return
    first = subjects[0]
    articles = [a.low for a in first.kids("det", "det:poss")]
    if first.pos == "PROPN" and (not articles or articles[0].endswith(("em", "er"))) and number(given[0]) in {"", "Sing"}:
        first.dep, given[0].dep = "iobj", "nsubj:pass"


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
    if word.has("Case=Acc") and not any(c.has("Case=Nom") for c in word.kids("det")):
        return True
    form = finite(verb)
    return form is not None and (number(form) == "Sing" or form.low.endswith("te")) and number(word) == "Plur" and word.low != "usa"


def feminine_dative(word: Word, mentions: Mapping[int, Mention]) -> None:
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
            word.head.i > word.i or (word.head.i in mentions and mentions[word.head.i].entities[0].kind in NAMES)):
        attach(word, word.head.head, "iobj")


def split_dative(article: Word, sentence: Sentence, mentions: Mapping[int, Mention]) -> None:
    """"der Ukraine Panzer liefern": the article is the name's, not the noun's behind it."""
    name, noun = sentence.words[article.i + 1], article.head
    mention = mentions.get(name.i)
    if mention is None or mention.entities[0].code not in FEMININE or mention.entities[0].kind == "person" or name.head is not noun or noun is None:
        return
    if noun.dep == "obj" and noun.head is not None and noun.head.pos == "VERB" and not noun.has("Gender=Fem"):
        attach(article, name, "det")
        attach(name, noun.head, "iobj")


def missing_subject(verb: Word, mentions: Mapping[int, Mention]) -> None:
    """Two bare objects and no subject: the name that comes first is the doer ("hat Russland Odessa bombardiert")."""
    if verb.dep in {"conj", "xcomp", "amod", "advcl"} or any(c.low == "zu" for c in verb.children):
        return
    bare = [c for c in verb.kids("obj") if c.tag != "PRELS"]
    named = [c for c in bare if c.i in mentions and mentions[c.i].entities[0].kind in NAMES]
    if named and len(verb.kids("obj")) > 1:
        named[0].dep = "nsubj"
        return
    form = finite(verb)
    if form is None or not form.has("Mood=Ind") or passive(verb):
        return
    doer = next((c for c in verb.kids("iobj", "obl:arg") if c.pos in {"NOUN", "PROPN"} and preposition(c) is None and _may_be_nominative(c)), None)
    if doer is not None and (doer.i < form.i or verb.kids("obj")):
        doer.dep = "nsubj"


def _may_be_nominative(word: Word) -> bool:
    """Whether the article lets a noun be a subject: "der Sicherheitsrat", not "dem Rat"; a bare noun says nothing."""
    articles = [c.low for c in word.children if c.dep.startswith("det")]
    return bool(articles) and NOT_NOMINATIVE.isdisjoint(articles) and not (articles == ["der"] and (word.has("Gender=Fem") or word.has("Number=Plur")))
