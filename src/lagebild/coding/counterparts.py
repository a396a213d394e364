"""The other side of an act that its sentence leaves unsaid, from what the article said before.

News names the target once and then leaves it out: "Die Polizei nahm zwei Männer fest", "Das Gericht lehnte die
Beschwerde ab". What is filled in here is marked `by: "context"` and lowers the record's confidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import msgspec

from lagebild.coding.article_state import SUPRANATIONAL, UNKNOWN
from lagebild.coding.conditions import opens_with_sollte
from lagebild.coding.criticism import struck
from lagebild.coding.drafts import Draft, codes, told_before
from lagebild.coding.mentions import country_adjective
from lagebild.coding.protests import at_rulers, besieged
from lagebild.coding.resolve import Resolver
from lagebild.coding.seizures import SHIPS, other_state, overthrows, shuts, takes_abroad
from lagebild.coding.slots import conjunct_head, governor, lemma_of, only_thought_of, with_preposition
from lagebild.coding.tree import Word, clause_words, definite, passive, preposition
from lagebild.coding.verb_phrases import clause_verb
from lagebild.knowledge.predicates import Predicate
from lagebild.model import Actor

# Types whose act always strikes somebody; who it strikes at home where no one else is named.
AT_HOME = {"PROTEST": "GOV", "COERCE": "CVL", "ASSAULT": "CVL", "SANCTION": "CVL", "REJECT": "", "ACCUSE": "", "SUPPORT": "",
           "CONCEDE": "", "THREATEN": "", "REQUEST": ""}
VERBAL = frozenset({"REJECT", "ACCUSE", "SUPPORT", "CONCEDE", "THREATEN", "REQUEST", "SANCTION"})
PASSAGES = ("flughafen", "grenze", "straße", "brücke", "bahnhof", "grenzübergang", "luftraum", "tunnel", "autobahn", "hafen", "innenstadt", "strecke", "schule", "geschäft")
REACH = 3  # sentences
# Prepositions whose phrase is no one the act is directed at.
ASIDE = frozenset({"in", "aus", "bei", "nach", "seit", "während", "wegen", "laut", "zufolge", "trotz", "vor", "durch", "unter", "neben", "außer",
                   "ohne", "bis", "ab", "nahe", "unweit", "jenseits", "statt", "aufgrund", "angesichts", "infolge", "at", "near", "from", "after", "during", "since", "by", "within"})


def counterpart(kind: str, word: Word, actor: Sequence[Actor], before: Sequence[Draft], resolver: Resolver, entry: Predicate | None = None) -> tuple[Actor, ...]:
    """Whom an act of `kind` by `actor` is directed at, judged by the article so far; () where nothing says."""
    if kind == "ASSAULT" and not codes(actor):
        return () if only_thought_of(word) else _people_of(word, before, resolver)
    if kind not in {*AT_HOME, *ABOUT} or not codes(actor):
        return ()
    if kind == "RETREAT" and entry is not None and "release" in entry.mode:
        return _released(word, actor, before, resolver)
    said = _who_said_it(kind, word, actor, before, resolver) or _answering(kind, word, actor, resolver)
    if said:
        return said
    if kind == "COERCE" and entry is not None and shuts(entry, word, [*word.kids("obj", "nsubj:pass"), *(word.kids("nsubj") if passive(word) else ())]):
        return ()
    near = _unquoted(kind, word, _in_clause(kind, word, actor, resolver))
    if near:
        return near
    there = _struck_there(word, actor, resolver) if kind == "ASSAULT" else ()
    if there:
        return there
    about = _unquoted(kind, word, _about(kind, word, actor, resolver)) if kind in ABOUT else ()
    if about:
        return about
    other = _of_pair(kind, word, actor, resolver)
    if other:
        return other
    if kind == "PROTEST":
        house = besieged(word, resolver)
        if house:
            return house
        facing = _facing(kind, word, actor, [d for d in before if d.kind == kind])
        return tuple(told_before(a, word) for a in facing) or (_at_home(kind, word, actor, resolver) if at_rulers(word, resolver) else ())
    if kind == "COERCE":
        if entry is not None and takes_abroad(entry, word):
            return other_state(word, actor, resolver)
        occupied = _where_it_rules(word, actor, resolver)
        if occupied:
            return occupied
        domestic = _at_home(kind, word, actor, resolver, "GOV" if entry is not None and overthrows(entry) else "")
        if domestic:
            return domestic
    author = _author(word, actor, before) if kind in {"ACCUSE", "SUPPORT"} else ()
    if author:
        return tuple(told_before(a, word) for a in author)
    facing = _facing(kind, word, actor, before) if kind in AT_HOME else ()
    if facing:
        return tuple(told_before(a, word) for a in facing)
    return _at_home(kind, word, actor, resolver) if kind in AT_HOME else ()


def _in_clause(kind: str, word: Word, actor: Sequence[Actor], resolver: Resolver) -> tuple[Actor, ...]:
    """An actor of the clause that no role took, however the parser hung it; not where it only says where."""
    aside = ASIDE | AGAINST if kind == "SUPPORT" else ASIDE
    taken = {(a.start, a.end) for a in actor}
    mine = codes(actor)
    best: tuple[int, tuple[Actor, ...]] | None = None
    verb = clause_verb(word)
    for other in clause_words(verb if verb is not None else word):
        if other is word or other.pos not in {"NOUN", "PROPN"} or preposition(conjunct_head(other)) in aside or (kind in {"ACCUSE", "REQUEST", "SUPPORT"} and struck(other)) or other.dep in {"nmod", "appos", "flat", "compound", "nsubj", "nsubj:pass"}:
            continue
        inside = other.subtree()
        if any(inside[0].start <= a.start <= inside[-1].end for a in actor):
            continue
        found = tuple(a for a in resolver.np(other, deep=False) if a.code != UNKNOWN and (a.start, a.end) not in taken and a.code not in mine and a.by != "place" and a.sector != "JRN")
        if found and (best is None or abs(other.i - word.i) < best[0]):
            named = {(a.start, a.end): a for a in (*found, *resolver.phrase(other)) if a.code != UNKNOWN and a.code not in mine and a.by != "place"}
            best = abs(other.i - word.i), tuple(msgspec.structs.replace(a, by="clause") for a in named.values())
    return best[1] if best else ()


def _struck_there(word: Word, actor: Sequence[Actor], resolver: Resolver) -> tuple[Actor, ...]:
    """Whose land it is in which targets, towns or posts are struck: "Kampfflugzeuge haben Ziele im Libanon angegriffen", however the phrase was hung."""
    objects = [o.subtree()[-1].i for o in word.kids("obj", *(("nsubj:pass",) if passive(word) else ())) if o.pos == "NOUN" and not resolver.np(o)]
    for phrase in word.kids("obl"):
        if preposition(phrase) == "in" and phrase.subtree()[0].i - 1 in objects:
            found = tuple(a for a in resolver.np(phrase) if a.code not in {UNKNOWN, *SUPRANATIONAL} and a.code not in codes(actor))
            if found:
                return tuple(msgspec.structs.replace(a, by="clause") for a in found)
    return ()


AGAINST = frozenset({"gegen", "against"})  # whom sanctions or a veto strike is not backed with them
ABOUT = frozenset({"AGREE", "SUPPORT", "CONCEDE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE"})
BESIDE = frozenset({"laut", "zufolge", "wegen", "seit", "während", "trotz", "aufgrund", "angesichts", "infolge", "neben", "außer", "ohne", "statt", "durch",
                    "bei", "vor", "unter", "according", "since", "during", "despite", "without", "by"})
INNER = frozenset({"obj", "iobj", "obl:arg", "xcomp", "ccomp", "nmod", "nmod:poss", "acl", "obl", "amod", "advcl", "appos", "conj", "compound", "nsubj"})


def _about(kind: str, word: Word, actor: Sequence[Actor], resolver: Resolver) -> tuple[Actor, ...]:
    """The other party that what is offered, demanded, refused or threatened concerns: "weigert sich, die Sperre für die Palästinenser aufzuheben"."""
    mine, taken = codes(actor), {(a.start, a.end) for a in actor}
    aside = BESIDE | AGAINST if kind == "SUPPORT" else BESIDE
    waiting = [c for c in word.children if c.dep in INNER - {"nsubj", "conj", "appos", "amod", "advcl"} and preposition(c) not in {*aside, *ASIDE}
               and not any(a.start <= c.start < a.end for a in actor)]  # "die Forderung von Politikern der SPD" names only who asks
    waiting += [c for c in word.kids("obl") if preposition(c) == "in" and resolver.is_country(c) and any(o.subtree()[-1].i == c.subtree()[0].i - 1 for o in word.kids("obj"))]
    if word.head is not None and word.dep in {"advcl", "parataxis", "ccomp"} and opens_with_sollte(word.head):  # "..., sollte Israel nicht abziehen", read as the main clause
        waiting.append(word.head)
    waiting += [c for c in word.kids("advcl", "parataxis", "ccomp", "conj") if any(m.low in {"wenn", "falls", "sofern", "if", "unless"} for m in c.children) or opens_with_sollte(c)]
    while waiting:
        deeper: list[Word] = []
        for one in waiting:
            if kind in {"ACCUSE", "REQUEST"} and struck(one):
                continue
            found = _party(one, resolver)
            found = tuple(a for a in found if (a.code not in mine or _rival(a, actor)) and (a.start, a.end) not in taken)
            if found:
                return tuple(msgspec.structs.replace(a, by="clause") for a in found)
            deeper += [c for c in one.children if c.dep in INNER and preposition(c) not in aside and not (c.dep == "obl" and preposition(c) in ASIDE - {"in", "aus", "nach"})]
        waiting = deeper
    return ()


def _rival(one: Actor, actor: Sequence[Actor]) -> bool:
    """Whether a body of the doer's own state is another party: "UMP lehnt Vorschläge der PS ab"."""
    sectors = {a.sector.split("/")[0] for a in actor}
    return one.by == "" and one.sector.split("/")[0] in {"PTY", "OPP", "LEG", "JUD", "REB", "LAB"} and (
        one.sector.split("/")[0] not in sectors or all(one.name != a.name for a in actor))


def _party(word: Word, resolver: Resolver) -> tuple[Actor, ...]:
    """A state, body or group a word of the content names, places and papers left out."""
    if word.pos == "ADJ":
        code = country_adjective(word, resolver.names) if word.dep == "amod" else None
        return (resolver.make(word, code, "GOV", by="adjective"),) if code and code != UNKNOWN else ()
    if word.pos not in {"NOUN", "PROPN", "PRON"} or (
            word.pos == "NOUN" and word.low not in resolver.known.demonyms and any(preposition(c) in {"aus", "in", "from"} for c in word.children)):
        return ()  # "Soldaten aus Mali abziehen": the place is asked for, whose soldiers they are is not
    return tuple(a for a in resolver.np(word, deep=False) if a.code != UNKNOWN and a.by not in {"place", "town", "default"} and a.sector != "JRN")


def _unquoted(kind: str, word: Word, found: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Who is named in the words a colon opens is not thereby accused: "kritisierte den Plan: „Familien leiden.“"."""
    colon = opened(word) if kind == "ACCUSE" else None
    return tuple(a for a in found if colon is None or a.start < colon)


def opened(word: Word) -> int | None:
    """Where a colon behind the trigger opens a quotation, None where none does."""
    return next((w.start for w in word.sentence.words[word.i:] if w.text == ":"), None)


# What is done, decided or said, and is judged or answered without saying again whose it was.
DEEDS = ("entscheidung", "entschluss", "beschluss", "plan", "vorhaben", "gesetz", "entwurf", "vorgehen", "maßnahme", "äußerung", "urteil", "schritt", "ankündigung",
         "vorstoß", "vorschlag", "initiative", "aktion", "verbot", "einigung", "abkommen", "kompromiss", "reform", "haltung", "verhalten", "rede", "erklärung",
         "brief", "schreiben", "tat", "einsatz", "festnahme", "verhaftung", "freilassung", "sanktion", "angriff", "anschlag", "test", "start", "manöver", "offensive",
         "einmarsch", "rückzug", "abzug", "aussage", "worte", "kurs", "politik", "weigerung", "kehrtwende", "lieferung", "anerkennung", "regelung")
DEFINITES = ("der", "die", "das", "den", "dem", "des", "dies")


def _author(word: Word, actor: Sequence[Actor], before: Sequence[Draft]) -> tuple[Actor, ...]:
    """Whose the deed was that is judged and only called "die Entscheidung": the doer of the last act told."""
    mine = codes(actor)
    objects = [c for c in word.kids("obj", "nsubj:pass", "obl", "nmod") if preposition(c) in {None, "an", "über", "auf", "gegen"}]
    if passive(word):
        objects = word.kids("nsubj:pass", "nsubj")
    deed = any(o.pos == "NOUN" and o.lemma.lower().endswith(DEEDS) and not o.kids("nmod", "nmod:poss", "det:poss") and any(
        d.low.startswith(DEFINITES) for d in o.kids("det")) for o in objects)
    for earlier in reversed(before) if deed else ():
        if word.sentence.index - earlier.word.sentence.index > REACH:
            break
        if earlier.word.sentence is not word.sentence and codes(earlier.actor) and all(a.by != "default" and (a.by != "context" or a.role) for a in earlier.actor):
            return earlier.actor if codes(earlier.actor) != mine or {a.key for a in earlier.actor}.isdisjoint({a.key for a in actor}) else ()
    return ()


def _released(word: Word, actor: Sequence[Actor], before: Sequence[Draft], resolver: Resolver) -> tuple[Actor, ...]:
    """Who was set free without being said to be anybody: whom the article told of being held, else somebody of the state whose prison it was."""
    for earlier in reversed(before):
        if word.sentence.index - earlier.word.sentence.index > REACH:
            break
        if codes(earlier.recipient) and {"arrest", "convict", "abduct"} & set(earlier.reading.predicate.mode):
            return tuple(told_before(a, word) for a in earlier.recipient)
    justice = all(a.sector.split("/")[0] in {"GOV", "JUD", "COP", "MIL"} for a in actor)
    mine = codes(actor) - SUPRANATIONAL
    return (resolver.make(word, next(iter(mine)), "CVL", by="context"),) if justice and len(mine) == 1 else ()


FORCE = frozenset({"ASSAULT", "COERCE"})
CONFLICT = frozenset({"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


def _of_pair(kind: str, word: Word, actor: Sequence[Actor], resolver: Resolver) -> tuple[Actor, ...]:
    """The other of two states named side by side just before ("zwischen Mexiko und Österreich ... Mexiko fordert ...")."""
    if kind not in VERBAL - {"SANCTION", "THREATEN"} or len(actor) != 1 or actor[0].sector.split("/")[0] != "GOV":
        return ()
    pair = resolver.last_pair(word, reach=1, related=True)
    rest = tuple(a for a in pair if a.code != actor[0].code)
    return rest if len(pair) == 2 and len(rest) == 1 and all(a.sector.split("/")[0] == "GOV" for a in pair) else ()


POINTING = frozenset({"das", "dies", "dem", "dagegen", "dazu"})
# What one does with a demand or threat that is directed at oneself.
ANSWERING = frozenset({"erfüllen", "nachkommen", "befolgen", "ablehnen", "zurückweisen", "akzeptieren", "ignorieren", "missachten", "umsetzen", "einhalten",
                       "folgen", "eingehen", "abweisen", "beugen", "nachgeben", "abschlagen", "ausschlagen", "entsprechen", "bekommen", "erhalten"})


def _who_said_it(kind: str, word: Word, actor: Sequence[Actor], before: Sequence[Draft], resolver: Resolver) -> tuple[Actor, ...]:
    """Whose act just told "das" stands for: "Das wies die IAEA zurück" answers whoever the sentence before told of."""
    points = any(c.low in POINTING and c.pos in {"PRON", "ADV"} and c.tag != "PRELS" and not c.children for c in word.children)
    if kind not in {"REJECT", "ACCUSE", "SUPPORT"} or not (points or any(_told_act(c, resolver) for c in word.kids("obj", "nsubj:pass"))):
        return ()
    mine = codes(actor)
    for earlier in reversed(before):
        if word.sentence.index - earlier.word.sentence.index > 1:
            break
        if earlier.word.sentence is not word.sentence and codes(earlier.actor) and codes(earlier.actor) != mine:
            return tuple(told_before(a, word) for a in earlier.actor)
    return tuple(told_before(a, word) for a in resolver.subject_before(word) if a.code not in mine)


def _told_act(word: Word, resolver: Resolver) -> bool:
    """Whether an object is somebody's act told just before ("kritisierte die Entscheidung"), whose it is left unsaid."""
    return word.pos == "NOUN" and word.lemma.lower().endswith(DEEDS) and definite(word) and not word.kids("nmod", "nmod:poss", "amod", "acl") and not resolver.np(word)


def _answering(kind: str, word: Word, actor: Sequence[Actor], resolver: Resolver) -> tuple[Actor, ...]:
    """At whom a demand goes that somebody obeys or refuses ("Iran erfüllte die Auflagen der IAEA")."""
    verb = governor(word) if word.pos == "NOUN" and kind in {"REQUEST", "THREATEN"} and not word.dep.startswith("nsubj") else None
    if verb is None or lemma_of(verb) not in ANSWERING:
        return ()
    found = tuple(a for s in verb.kids("nsubj") for a in resolver.phrase(s) if a.code != UNKNOWN and a.code not in codes(actor))
    return tuple(msgspec.structs.replace(a, by="clause") for a in found)


def _facing(kind: str, word: Word, actor: Sequence[Actor], before: Sequence[Draft]) -> tuple[Actor, ...]:
    """Who stood opposite `actor` in an earlier event; for a quarrel not whom an earlier one shows as a friend."""
    mine = codes(actor)
    for earlier in reversed(before):
        if kind in CONFLICT | {"REQUEST"} and earlier.kind not in CONFLICT | {"REQUEST", "CONSULT", "AGREE"}:
            continue
        if kind in FORCE and earlier.kind not in FORCE | {"SANCTION", "PROTEST", "MOBILIZE"}:  # who condemns a crime does not suffer or commit it
            continue
        if word.sentence.index - earlier.word.sentence.index > REACH:
            break
        if codes(earlier.recipient) and codes(earlier.actor) == mine:
            return earlier.recipient
        if codes(earlier.actor) and codes(earlier.recipient) == mine:
            return earlier.actor
    return ()


def _where_it_rules(word: Word, actor: Sequence[Actor], resolver: Resolver) -> tuple[Actor, ...]:
    """The people of the foreign place where an army acts: "Die israelische Armee hat in Nablus eine Ausgangssperre verhängt"."""
    verb = clause_verb(word)
    if verb is None or actor[0].sector.split("/")[0] not in {"MIL", "COP"} or actor[0].by in {"default", "context"}:
        return ()
    there = [w for w in clause_words(verb) if w.pos == "PROPN" and w.head is verb and preposition(w) in {"in", "auf"}]
    code = resolver.place_country(word) if there else None
    if code is None or code in {*codes(actor), *SUPRANATIONAL, UNKNOWN}:
        return ()
    return (resolver.make(word, code, "CVL", by="place"),)


def _at_home(kind: str, word: Word, actor: Sequence[Actor], resolver: Resolver, struck: str = "") -> tuple[Actor, ...]:
    """An act inside one state: its government or its people, or whom it strikes by its nature."""
    mine = codes(actor)
    if len(mine) != 1 or mine & SUPRANATIONAL:
        return ()
    if actor[0].by == "default" and kind in {"THREATEN", "REQUEST", "SUPPORT", "CONCEDE"}:
        return ()  # a guess is no ground for another
    home = next(iter(mine))
    if kind == "ASSAULT" and any(o.lemma.lower().endswith(SHIPS) for o in word.kids("obj", "nsubj:pass")):
        return ()  # a ship is seldom one's own
    if actor[0].sector.split("/")[0] in {"GOV", ""} and kind in VERBAL:
        return ()  # a government speaks to anybody
    first = actor[0].sector.split("/")[0]
    if kind == "COERCE" and any(o.lemma.lower().endswith(PASSAGES) for o in word.kids("obj", "nsubj:pass", "nsubj")):
        return ()  # a border or an airport that is closed is nobody
    if ((kind == "ASSAULT" and first in {"MIL", "GOV", ""}) or (kind == "COERCE" and first == "MIL" and actor[0].by != "default")) and resolver.others_named(word, home):
        return ()
    if resolver.main_country() != home and kind not in {"PROTEST", "COERCE"}:
        return ()
    abroad = sum(n for code, n in resolver.countries.items() if code != home)
    outward = kind == "ASSAULT" if actor[0].sector.split("/")[0] == "MIL" else kind not in {"PROTEST", "COERCE", "ASSAULT"}
    if actor[0].sector.split("/")[0] in {"GOV", "MIL", ""} and outward and abroad * 3 > resolver.countries[home]:
        return ()  # a government's word in an article about several states may go to any of them
    sector = struck or AT_HOME[kind] or ("GOV" if actor[0].sector.split("/")[0] != "GOV" else "")
    return (resolver.make(word, home, sector, by="context"),)


# Types that in an article about one state happen between its own where neither side is named. Who attacks or threatens is not
# told by that, and who agrees seldom alone.
DOMESTIC = frozenset({"ACCUSE", "REQUEST", "REJECT", "COERCE"})
MOSTLY = 0.7  # share of one state in the states that an article names


def within_one_state(kind: str, word: Word, resolver: Resolver) -> tuple[Actor, ...]:
    """Who does and suffers what names nobody in an article about one state: somebody there ("Vorwürfe werden laut")."""
    code = resolver.main_country()
    named = sum(resolver.countries.values())
    if kind not in DOMESTIC or code == UNKNOWN or resolver.countries[code] < MOSTLY * named:
        return ()
    return (resolver.make(word, code, "", by="context"),)


def _people_of(word: Word, before: Sequence[Draft], resolver: Resolver) -> tuple[Actor, ...]:
    """Whom an unknown attacker strikes: the people of the place, else those struck before, else of the state the article is about."""
    code = resolver.place_country(word)
    if code is None:
        attacks = [e for e in before if e.kind == "ASSAULT"]
        struck = next((r.code for e in reversed(attacks) if codes(e.actor) for r in e.recipient if r.code != UNKNOWN), None)
        main = resolver.main_country()
        code = struck if struck is not None and any(main in codes(e.actor) for e in attacks) else main
    return (resolver.make(word, code, "CVL", by="context"),) if code != UNKNOWN else ()


def defendant(word: Word, before: Sequence[Draft], resolver: Resolver) -> tuple[Actor, ...]:
    """Against whom a trial, a charge or an inquiry goes that names nobody: its clause's "gegen ...", else who was arrested, charged or tried before."""
    for other in clause_words(clause_verb(word) or word):
        if other.pos in {"NOUN", "PROPN"} and preposition(other) in {"gegen", "against"}:
            found = tuple(a for a in resolver.phrase(other) if a.code != UNKNOWN)
            if found:
                return tuple(msgspec.structs.replace(a, by="clause") for a in found)
    for earlier in reversed(before):
        if word.sentence.index - earlier.word.sentence.index > REACH + 1:
            break
        if earlier.legal and codes(earlier.recipient):
            return tuple(told_before(a, word) for a in earlier.recipient)
    return ()


def doer(kind: str, word: Word, recipient: Sequence[Actor], before: Sequence[Draft], resolver: Resolver, entry: Predicate | None = None) -> tuple[Actor, ...]:
    """Who did what a passive leaves open, where the article showed him facing the same recipient; else at home.

    An unknown attacker stays unknown.
    """
    if kind not in AT_HOME or not codes(recipient):
        return ()
    if kind == "COERCE" and entry is not None and takes_abroad(entry, word):
        return other_state(word, recipient, resolver)
    if kind == "SANCTION":  # whom a sanction strikes is no friend of who strikes: "Unterstützung der Separatisten" is no quarrel
        before = [d for d in before if d.kind in CONFLICT]
        same = next((d.actor for d in reversed(before) if d.kind == kind and codes(d.actor) and codes(d.recipient) == codes(recipient)), ())
        if same:
            return tuple(told_before(a, word) for a in same)
    facing = _facing(kind, word, recipient, before)
    if facing and kind != "ASSAULT":
        return tuple(told_before(a, word) for a in facing)
    if kind in {"REQUEST", "COERCE", "SANCTION", "REJECT"}:
        return _at_home(kind, word, recipient, resolver)
    return ()


RECIPROCAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})


def both_sides(kind: str, word: Word, actor: Sequence[Actor], subject: Sequence[Actor], resolver: Resolver) -> tuple[Actor, ...]:
    """The parties of a mutual act of which the sentence names one or none.

    One named ("vor dem Treffen mit Putin betonte Lukaschenko"): the clause's subject is the other. None named ("es
    könnte zu einer Einigung kommen"): the states last named side by side.
    """
    if kind not in RECIPROCAL:
        return tuple(actor)
    if not codes(actor):
        there = tuple(msgspec.structs.replace(a, by="clause") for a in subject if a.code != UNKNOWN and a.by not in {"place", "default"})
        meets = kind == "CONSULT" and preposition(word) not in {"gegen", "über", "für", "wegen", "um", "against", "about", "over"}
        return resolver.last_pair(word) or (there if meets else ()) or tuple(actor)
    if len(actor) == 1 and (with_preposition(word, "mit") or with_preposition(word, "with")):
        other = [a for a in subject if a.code != UNKNOWN and a.code not in codes(actor) and a.by not in {"place", "default"}]
        return (*actor, *(msgspec.structs.replace(a, by="clause") for a in other[:1]))
    return tuple(actor)


def opponents(word: Word, before: Sequence[Draft]) -> tuple[Actor, ...]:
    """The two sides of a clash that names none ("es kam zu Gerangel"): those who stood opposite each other last."""
    for earlier in reversed(before):
        if word.sentence.index - earlier.word.sentence.index > REACH:
            break
        sides = (*earlier.actor, *earlier.recipient)
        if earlier.kind in CLASHING and earlier.actor and earlier.recipient and len({(a.code, a.sector) for a in sides}) > 1:
            return tuple(told_before(a, word) for a in sides)
    return ()


CLASHING = frozenset({"ASSAULT", "PROTEST", "COERCE"})
def of_the_state(kind: str, actor: Sequence[Actor], recipient: Sequence[Actor], stateless: AbstractSet[tuple[str, int]] = frozenset()) -> tuple[Actor, ...]:
    """Those whom a state arrests, bans, dismisses or releases are its own where nothing says otherwise ("Nicaragua banished the bishop").

    `stateless`: where roles stand that only the article as a whole gave a state, which says less than who acts on them.
    """
    home = codes(actor)
    justice = kind in {"ACCUSE", "REQUEST"} and all(a.sector in {"JUD", "COP"} for a in actor)
    said = [a for a in recipient if (a.code != UNKNOWN or a.sector == "REF") and not (a.by == "role" and (a.field, a.start) in stateless)]
    sure = any(a.by != "default" for a in actor)
    if (kind not in {"COERCE", "SANCTION", "RETREAT"} and not justice) or len(home) != 1 or home & SUPRANATIONAL or not recipient or said or not (
            sure or all(a.code == UNKNOWN for a in recipient)):
        return tuple(recipient)
    return tuple(msgspec.structs.replace(a, code=next(iter(home)), by="context") for a in recipient)
