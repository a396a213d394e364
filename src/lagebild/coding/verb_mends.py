"""What a verb itself gives away of a wrong tree: its particle, its passive, and that only somebody says things."""

from __future__ import annotations

from lagebild.coding.slots import NOT_FINITE, lemma_of
from lagebild.coding.tree import Word, attach, preposition

# Verbs that only somebody does: a "das" or "dies" before them is what is said.
SPEAKING = frozenset({
    "ablehnen", "abstreiten", "ankündigen", "anordnen", "anprangern", "bekräftigen", "beklagen", "bemängeln", "berichten", "beschließen", "bestreiten",
    "betonen", "dementieren", "einräumen", "empfehlen", "entscheiden", "erklären", "fordern", "kritisieren", "loben", "melden", "mitteilen", "rügen", "sagen",
    "unterstützen", "urteilen", "verlangen", "verneinen", "verteidigen", "verurteilen", "vorschlagen", "vorwerfen", "zurückweisen", "zusichern", "zusagen"})
# Acts that are done to somebody, and the verbs of doing them: before such a verb the act is its object, wherever it stands.
DONE = frozenset({"absage", "abfuhr", "anklage", "anzeige", "bedenken", "beschwerde", "einspruch", "haar", "klage", "kritik", "protest", "rüffel", "rüge", "schuld", "strafanzeige",
                  "tadel", "veto", "vorwurf", "widerspruch", "widerstand", "zweifel"})
DOING = frozenset({"anmelden", "aussprechen", "einhandeln", "einlegen", "einreichen", "erheben", "ernten", "erstatten", "erteilen", "geben", "lassen", "leisten", "richten", "äußern", "üben"})
# What only somebody does: an act before such a verb is what he decides on, the bare name behind it is he.
DECIDING = frozenset({"ablehnen", "abstreiten", "anbieten", "ankündigen", "ausschließen", "beantragen", "befürworten", "begrüßen", "bestreiten", "dementieren", "erwägen", "genehmigen",
                      "planen", "untersagen", "verweigern", "vorschlagen", "zurückweisen", "zusagen", "zusichern"})
ABSTRACT = ("ung", "tion", "sion", "hilfe", "kehr", "nahme", "abzug", "einsatz", "gespräch", "gespräche", "verbot", "aufnahme", "kontrolle", "teilung", "vorwürfe", "anschuldigungen")
BODIES = ("regierung", "bewegung", "führung", "leitung", "verwaltung", "zeitung", "vertretung", "versammlung", "vereinigung", "bevölkerung", "abteilung", "stiftung", "abordnung", "organisation",
          "kommission", "delegation", "opposition", "koalition", "fraktion", "union", "föderation", "mission", "institution", "nation", "erklärung", "resolution", "vereinbarung", "verfassung", "meldung",
          "entschließung", "station", "division", "redaktion", "junta")
FROM_NOW = frozenset({"heute", "morgen", "übermorgen", "sofort", "jetzt", "nun", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "sonnabend", "anfang", "mitte", "ende",
                      "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember", "herbst", "nächster", "kommender"})
NO_PARTICLE = frozenset({"gegen", "für", "wegen", "ohne", "seit", "bei"})  # stand before a noun, never apart from a finite verb
SAME = ("empfangen", "behalten", "entlassen", "verlassen", "vertreten", "vergeben", "verraten", "zerschlagen", "überfallen", "verfahren")


def said_not_sayer(verb: Word) -> None:
    """"Dies urteilte das Gericht": the one noun behind such a verb is its subject, whatever case the parser saw."""
    own = verb.kids("nsubj")
    if len(own) != 1 or own[0].low not in {"das", "dies"} or own[0].pos != "PRON" or lemma_of(verb) not in SPEAKING or verb.kids("mark"):
        return
    others = [c for c in verb.kids("obj", "obl:arg") if c.pos in {"NOUN", "PROPN"} and c.i > verb.i and preposition(c) is None]
    if len(others) == 1 and others[0].has("Number=Plur") == verb.has("Number=Plur"):
        own[0].dep, others[0].dep = "obj", "nsubj"


def act_not_actor(verb: Word) -> None:
    """"Scharfe Kritik übte die Opposition": an act that is done to somebody never does it itself, the noun behind the verb does."""
    own = verb.kids("nsubj")
    if len(own) != 1 or own[0].i > verb.i or own[0].lemma.lower() not in DONE or lemma_of(verb) not in DOING or any(c.dep == "aux:pass" for c in verb.children):
        return
    others = [c for c in verb.kids("obj") if c.pos in {"NOUN", "PROPN"} and c.i > verb.i and preposition(c) is None and not any(d.low in {"den", "einen"} for d in c.children)]
    if len(others) == 1:
        own[0].dep, others[0].dep = "obj", "nsubj"


def plan_not_planner(verb: Word) -> None:
    """"Eine Beteiligung russischer Truppen hatte Tiflis abgelehnt": an act decides nothing, who is named behind the finite verb does."""
    own = verb.kids("nsubj")
    if len(own) != 1 or own[0].pos != "NOUN" or lemma_of(verb) not in DECIDING or any(c.dep == "aux:pass" for c in verb.children):
        return
    noun = own[0]
    if not noun.low.removesuffix("en").endswith(ABSTRACT) or noun.low.removesuffix("en").endswith(BODIES) or any(d.low == "der" for d in noun.kids("det")):
        return
    finite = next((c for c in verb.kids("aux") if c.has("VerbForm=Fin")), verb)
    others = [c for c in verb.kids("obj", "iobj") if c.pos == "PROPN" and c.i > finite.i > noun.i and preposition(c) is None and not c.kids("det")]
    if len(others) == 1:
        noun.dep, others[0].dep = "obj", "nsubj"


def no_particle(word: Word, verb: Word) -> None:
    """"machte Front gegen eine Entscheidung", "waren mehr gekommen als alle zusammen": neither is a particle of its verb."""
    if word.i > verb.i and verb.tag in NOT_FINITE and not verb.has("VerbForm=Fin"):
        word.dep = "advmod"
        return
    following = verb.sentence.words[word.i + 1] if word.i + 1 < len(verb.sentence.words) else None
    if word.low == "ab" and following is not None and (following.low in FROM_NOW or following.text.isdigit()):  # "führt ab heute Gespräche"
        attach(word, following, "case")
        word.pos = "ADP"
        return
    if word.low not in NO_PARTICLE:
        return
    noun = next((c for c in verb.children if c.dep in {"obj", "nsubj", "obl", "iobj"} and c.i > word.i and c.pos in {"NOUN", "PROPN"}
                 and preposition(c) is None and c.subtree()[0].i == word.i + 1), None)
    if noun is not None:
        attach(word, noun, "case")
        word.pos, noun.dep = "ADP", "obl"


def passive_not_future(auxiliary: Word, verb: Word) -> None:
    """"wird von Xi empfangen": where infinitive and participle are one form, a von-phrase and no object tell the passive."""
    if not verb.low.endswith(SAME) or verb.kids("obj", "iobj") or not any(preposition(c) == "von" and c.pos == "PROPN" for c in verb.kids("obl", "obl:agent", "nmod")):
        return
    auxiliary.dep, verb.tag, verb.feats = "aux:pass", "VVPP", verb.feats.replace("VerbForm=Inf", "VerbForm=Part")
    for child in verb.children:
        if child.dep == "nsubj":
            child.dep = "nsubj:pass"
