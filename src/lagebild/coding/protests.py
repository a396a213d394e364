"""Whom a protest is directed at that names nobody: those who rule at home, but only where something says so.

A strike strikes an employer, a riot anybody, and many march for a cause. That the government is meant is told by the
words of the sentence, of those before or of the title ("Regierungsgegner", "Wahlbetrug"), or by what the protest is against: an act of state.
"""

from __future__ import annotations

import msgspec

from lagebild.coding.article_state import SUPRANATIONAL, UNKNOWN, ArticleState
from lagebild.coding.resolve import Resolver
from lagebild.coding.slots import with_preposition
from lagebild.coding.tree import Sentence, Word
from lagebild.coding.verb_phrases import clause_verb
from lagebild.model import Actor

REACH = 2  # sentences before
# Beginnings of words that speak of a quarrel with those who rule.
AGAINST_POWER = ("regierungskrit", "regierungsgegn", "regierungsfeind", "antiregierung", "regimekrit", "regimegegn", "oppositio", "dissident", "bürgerrechtl",
                 "wahlbetr", "wahlfälsch", "wahlmanipul", "wahlergebn", "präsidentenwahl", "präsidentschaftswahl", "parlamentswahl", "parlamentsneuwahl",
                 "diktat", "machthaber", "despot", "demokratiebeweg", "demokratieaktiv", "massenaufst", "volksaufst",
                 "anti-govern", "dissent", "vote-rig", "dictator", "pro-democracy")
# What is occupied, stormed or besieged where the government is meant.
SEATS = ("regierungs", "amtssitz", "präsidentenpal", "parlament", "ministeri", "kanzleramt", "präsidialamt", "rathaus", "presidential", "palace")
# In front of whose house one gathers because of those inside, by the end of the word.
HOUSES = ("regierungssitz", "amtssitz", "regierungsgebäude", "regierungszentrale", "palast", "parlament", "parlamentsgebäude", "ministerium", "kanzleramt", "präsidialamt", "rathaus",
          "botschaft", "konsulat", "generalkonsulat", "parteizentrale", "zentrale", "vertretung", "residenz", "polizeiwache", "polizeirevier", "polizeipräsidium", "gericht",
          "gerichtsgebäude", "bundestag", "landtag", "reichstag", "embassy", "consulate", "ministry", "palace")
# Acts of state, by the end of the word: who is against one is against those who do it.
ACTS = ("reform", "gesetz", "novelle", "politik", "kurs", "paket", "maßnahme", "massnahme", "verordnung", "dekret", "verfassung", "verfassungsänderung", "steuer", "abgabe",
        "gebühr", "haushalt", "budget", "kürzung", "erhöhung", "streichung", "abbau", "verbot", "zensur", "verurteilung", "urteil", "festnahme", "verhaftung", "inhaftierung", "amnestie",
        "wahl", "ergebnis", "sieg", "wiederwahl", "ernennung", "amtszeit", "betrug", "fälschung", "korruption", "misswirtschaft", "unterdrückung", "repression",
        "polizeigewalt", "willkür", "herrschaft", "regime", "diktatur", "junta", "staatschef", "krieg", "wehrpflicht", "mobilmachung", "einberufung", "notstand", "ausnahmezustand", "ausgangssperre",
        "lockdown", "schließung", "privatisierung", "abschiebung", "projekt", "plan", "vorhaben", "entscheidung", "beschluss", "regelung", "abkommen",
        "law", "reform", "policy", "austerity", "cuts", "tax", "taxes", "election", "corruption", "rule", "war")
OF_STATE = ("militär", "polizei", "regierungs", "staats", "bundes", "government", "military", "police")


def marchers(actor: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The people, where only an adjective says whose protest it is ("in der thailändischen Hauptstadt kam es zu Protesten")."""
    return tuple(msgspec.structs.replace(a, sector="CVL") if a.by == "adjective" and a.sector == "GOV" else a for a in actor)


def at_rulers(word: Word, state: ArticleState) -> bool:
    """Whether the words around a protest say that it is against those who rule."""
    verb = clause_verb(word) or word
    against = [f for one in (word, verb) for name in ("gegen", "against") for f in with_preposition(one, name)]
    if against:
        return any(w.pos == "NOUN" and (w.lemma.lower().endswith(ACTS) or w.lemma.lower().startswith(OF_STATE)) for f in against for w in f.group())
    if any(w.pos == "NOUN" and w.lemma.lower().startswith(SEATS) for w in (*verb.kids("obj", "nsubj:pass"), *(verb.head.kids("nsubj:pass") if verb.dep == "conj" and verb.head is not None else ()))):
        return True
    here = word.sentence.index
    near = [s for i, s in state.sentences.items() if i < 0 or here - REACH <= i <= here]
    return any(_quarrel(sentence) for sentence in near)


def besieged(word: Word, resolver: Resolver) -> tuple[Actor, ...]:
    """In front of whose seat a protest gathers: "demonstrierten vor der deutschen Botschaft", "zogen vor das Innenministerium"."""
    verb = clause_verb(word) or word
    for one in (word, verb):
        for place in with_preposition(one, "vor"):
            named = resolver.mentions[place.sentence.index].get(place.i)
            if place.lemma.lower().endswith(HOUSES) or (named is not None and named.entities[0].kind not in {"city", "region", "country", "person"}):
                found = tuple(a for a in resolver.np(place) if a.code not in {UNKNOWN, *SUPRANATIONAL})
                if not found and place.pos == "NOUN":
                    code = resolver.context_country(place)
                    found = (resolver.make(place, code, "GOV", role=place.lemma, by="role"),) if code not in {UNKNOWN, *SUPRANATIONAL} else ()
                if found:
                    return tuple(msgspec.structs.replace(a, by="clause") for a in found)
    return ()


def _quarrel(sentence: Sentence) -> bool:
    return any(w.pos in {"NOUN", "ADJ", "PROPN"} and w.low.startswith(AGAINST_POWER) for w in sentence.words)
