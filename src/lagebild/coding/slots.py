"""The roles a verb or noun governs: which words fill subject, object, dative, genitive and prepositions.

Passive, participles before nouns, infinitives, relative clauses and coordination are undone here, so that an entry of
the lexicon names roles of the plain active sentence only.
"""

from __future__ import annotations

from lagebild.coding.tree import CONTRACTIONS, Word, passive, preposition
from lagebild.knowledge.cues import Cues

SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
OBLIQUE = frozenset({"obl", "obl:arg", "obl:agent", "nmod", "advmod", "obj", "iobj", "xcomp", "appos", "obl:tmod", "dep"})
AGENTS = frozenset({"von", "durch", "by"})
# "auf Weisung des Präsidenten aufgelöst": who orders an act that nobody else is said to do has done it
ORDERS = frozenset({"weisung", "anweisung", "anordnung", "befehl", "geheiß", "beschluss", "verfügung", "veranlassung", "betreiben", "auftrag", "erlass", "dekret",
                    "order", "orders"})
PREPOSITIONS_KEPT = frozenset({"gegen", "auf", "an", "mit", "zwischen", "nach", "für", "über", "von", "durch", "gegenüber",
                               "zu", "against", "on", "with", "between", "by", "at", "to", "for", "from", "over", "um", "vor", "aus"})
PRONOMINAL = {"dagegen": "gegen", "darauf": "auf", "daran": "an", "damit": "mit", "dafür": "für", "darüber": "über",
              "davon": "von", "dazu": "zu", "dazwischen": "zwischen", "davor": "vor", "darum": "um", "hiergegen": "gegen"}


# Plural nouns that stand in the accusative for how long something lasts.
TIMES = ("jahre", "monate", "wochen", "tage", "stunden", "minuten", "sekunden", "mal", "prozent", "meter", "kilometer", "male", "nächte")
SOME = frozenset({"viele", "einige", "mehrere", "manche", "wenige", "zwei", "drei", "vier", "fünf", "keiner", "einer", "etliche", "alle"})
THOUGHT = ("geplant", "möglich", "befürchtet", "vereitelt", "missglückt", "misslungen", "gescheitert", "verhindert", "angeblich", "drohend", "versucht", "planned", "foiled", "failed")
PLANS = frozenset({"planen", "befürchten", "fürchten", "vorbereiten", "verhindern", "vereiteln", "erwarten", "ausschließen", "rechnen", "warnen", "androhen", "plan", "fear",
                   "foil", "prevent"})
NOT_FINITE = frozenset({"VVPP", "VVINF", "VVIZU"})  # forms whose separable particle is written on
NEUTER = frozenset({"es", "das", "dies", "was"})
PHRASAL = frozenset({"out", "off", "up", "down", "back", "over", "away", "aside"})


def participle(word: Word) -> str | None:
    """"past" or "present" where a verb stands as an adjective before a noun, else None."""
    if word.dep != "amod" or word.head is None:
        return None
    low = word.low
    if word.tag in {"VBG", "VBN", "JJ"}:  # English
        return "present" if low.endswith("ing") else "past"
    return "present" if low.rstrip("emnrs").endswith("end") or low.endswith(("ende", "enden", "ender", "endes")) else "past"


def conjunct_head(word: Word) -> Word:
    """The first of a chain of coordinated words."""
    while word.dep == "conj" and word.head is not None:
        word = word.head
    return word


def subject(verb: Word, cues: Cues, depth: int = 0) -> list[Word]:
    """The words that are the grammatical subject of `verb`'s clause, shared and controlled ones included."""
    if depth > 6:
        return []
    own = verb.kids("nsubj", "nsubj:pass") or [c for c in verb.kids("expl") if c.low == "it" and verb.tag == "JJ"]
    if len(own) > 1:
        own = [w for w in own if w.low not in NEUTER or w.pos != "PRON"] or own  # "das wies die IAEA zurück": what is said of is the object
    if own:
        if len(own) == 1:
            return own
        second = next((c for c in verb.kids("aux", "aux:pass", "cop") if c.has("VerbForm=Fin") and c.i < verb.i), verb)
        return [min(own, key=lambda w: (abs(w.i - second.i), abs(w.i - verb.i)))]
    if verb.dep == "conj" and verb.head is not None and verb.head.pos in {"VERB", "AUX", "ADJ", "NOUN"}:
        return subject(verb.head, cues, depth + 1)
    head = verb.head
    if head is None:
        return []
    if verb.dep in {"xcomp", "ccomp", "advcl", "obl", "csubj"} and not _finite(verb):
        if head.pos in {"VERB", "AUX", "ADJ"}:
            if (verb.dep in {"xcomp", "ccomp"} or verb.tag == "VB") and lemma_of(head) in cues.object_control:
                controlled = objects(head, cues) or dative(head) or [c for c in head.kids("obl:arg") if preposition(c) is None and c.pos in {"NOUN", "PROPN"}] or (with_preposition(head, "on") or with_preposition(head, "for") if head.tag.startswith("VB") else [])
                if controlled:
                    return controlled
            if passive(head) and lemma_of(head) not in cues.object_control:
                return agents(head) or subject(head, cues, depth + 1)
            return subject(head, cues, depth + 1)
        return owners(head) or _governing_subject(head, cues, depth)
    if verb.dep in {"acl", "acl:relcl"}:
        if verb.tag == "VBG":  # "troops attacking the city"
            return [head]
        if not _finite(verb):
            return owners(head) or _governing_subject(head, cues, depth)
        return []
    if verb.dep in {"aux", "cop", "compound:prt"}:
        return subject(head, cues, depth + 1)
    return []


def _governing_subject(noun: Word, cues: Cues, depth: int) -> list[Word]:
    verb = noun.head
    if verb is not None and verb.pos in {"VERB", "AUX"} and noun.dep in {"obj", "obl", "nsubj:pass"}:
        return agents(verb) if passive(verb) else subject(verb, cues, depth + 1)
    return []


def owners(noun: Word) -> list[Word]:
    """Genitives and von-phrases (of-phrases) of a noun."""
    return genitives(noun) or with_preposition(noun, "von") or with_preposition(noun, "of")


def _finite(verb: Word) -> bool:
    return "VerbForm=Fin" in verb.feats or any("VerbForm=Fin" in c.feats for c in verb.kids("aux", "aux:pass", "cop"))


def lemma_of(verb: Word) -> str:
    """The verb's lemma with its separable particle ("ablehnen"; "pull out")."""
    for child in verb.children:
        if child.dep == "compound:prt":
            if verb.tag.startswith("VB"):
                return f"{verb.lemma.lower()} {child.low}"
            return child.low + verb.lemma.lower()
    return verb.lemma.lower()


def agents(verb: Word) -> list[Word]:
    """The agent of a passive: obl:agent, or a von/durch phrase."""
    named = [c for c in verb.kids("obl:agent") if preposition(c) in AGENTS or preposition(c) is None]
    named = named or [c for c in verb.children if c.dep in {"obl", "obl:arg", "nmod"} and preposition(c) in AGENTS]
    found = [c for c in named if not _part_of(c, verb)] or (_ordering(verb) if passive(verb) else [])
    return found or _shared_agent(verb)


def _shared_agent(verb: Word) -> list[Word]:
    """The agent of a passive coordinated with one that names it ("wurde von Beamten gestellt und verhaftet")."""
    first = verb.head if verb.dep == "conj" else None
    if first is None or first.pos != "VERB" or not passive(first) or verb.kids("nsubj", "nsubj:pass", "aux:pass", "aux", "obl:agent") or any(c.low in {"dort", "hier", "dann"} for c in verb.children):
        return []
    return [c for c in agents(first) if c.i < verb.i]


def _ordering(verb: Word) -> list[Word]:
    """By whose order something was done."""
    return [o for c in verb.kids("obl") if preposition(c) in {"auf", "in", "per", "on"} and c.lemma.lower() in ORDERS for o in owners(c)]


def _part_of(phrase: Word, verb: Word) -> bool:
    """Whether a von-phrase says of whom the subject is some ("von den Flüchtlingen wurden viele bedroht")."""
    return preposition(phrase) == "von" and any(
        s.low in SOME and s.i > phrase.i and not s.kids("nmod") for s in verb.kids("nsubj", "nsubj:pass"))


def reduced(verb: Word) -> bool:
    """Whether an English participle behind a noun stands in the passive ("the man arrested by police")."""
    return verb.dep == "acl" and verb.tag in {"VBN", "VBD"} and not verb.kids("aux", "nsubj", "obj")


def objects(verb: Word, cues: Cues) -> list[Word]:
    """The accusative object; in a passive the subject."""
    form = participle(verb)
    if form == "past" and verb.head is not None:
        return [verb.head]
    if reduced(verb) and verb.head is not None:
        return [verb.head]
    if passive(verb):
        behind = [c for c in verb.kids("obj") if c.low != "sich"] if not verb.kids("nsubj", "nsubj:pass", "csubj") else []
        return behind or subject(verb, cues)  # "wurde ihm der Orden verliehen": the subject behind a dative, read as an object
    if verb.tag.startswith("VB") and not verb.kids("obj"):  # the object of a phrasal verb read as a phrase ("handed over medicine")
        found = [c for c in verb.kids("obl") if c.children and c.children[0].i == verb.i + 1 and preposition(c) in PHRASAL]
        if found:
            return found
    found = [c for c in verb.kids("obj") if not (c.pos == "PRON" and c.has("Reflex=Yes")) and c.low != "sich"]
    if len(found) > 1:
        found = [c for c in found if not c.has("Case=Dat")] or found
    if not found:  # an accusative person the parser takes for a free phrase: "empfing seinen Amtskollegen"
        found = [c for c in verb.kids("obl:arg", "obl") if preposition(c) is None and c.pos in {"NOUN", "PROPN"} and not c.has("Case=Gen")
                 and any(d.dep.startswith("det") and d.low.endswith("en") for d in c.children) and c.ent != "DATE"]
    if not found:  # "schlägt Alarm", read as a particle
        found = [c for c in verb.kids("compound:prt") if c.pos == "NOUN"]
    if not found:  # "nennt das Vorgehen Russlands inakzeptabel": the object may hang on what is said of it
        found = [c for x in verb.kids("xcomp") if x.pos == "ADJ" for c in x.kids("obj", "nsubj")]
    if not found:  # without an article: "schult Polizisten", "bot 2000 Polizisten auf"
        found = [c for c in verb.kids("obl:arg", "obl") if c.pos == "NOUN" and c.has("Case=Acc") and c.has("Number=Plur")
                 and not c.kids("case", "det", "advmod") and not c.low.endswith(TIMES)]
    if not found and verb.tag.startswith("VB"):  # "allowed the UN to enter"
        found = verb.kids("iobj")
    if not found and verb.dep == "conj" and verb.head is not None and verb.head.pos == "VERB" and not verb.kids("nsubj"):
        shared = [c for c in verb.head.kids("obj") if c.i > verb.i or c.i < verb.head.i]
        if shared and not any(verb.head.i < c.i < verb.i for c in shared):
            return shared
    return found


def dative(verb: Word) -> list[Word]:
    """The dative object."""
    found = list(verb.kids("iobj"))
    found += [c for c in verb.kids("obl:arg", "obl", "obj", "nmod") if c.has("Case=Dat") and preposition(c) is None
              and c not in found and not c.has("Reflex=Yes")]
    return found


def genitives(noun: Word) -> list[Word]:
    """Genitive attributes of a noun, before or behind it ("Putins Angriff", "der Angriff Russlands")."""
    found = []
    for child in noun.children:
        if child.dep not in {"nmod", "nmod:poss", "flat", "appos", "compound", "obl", "dep"} or preposition(child) is not None:
            continue
        article = child.dep == "nmod" and child.i > noun.i and any(c.low in {"der", "des"} for c in child.kids("det"))
        if child.has("Case=Gen") or child.dep == "nmod:poss" or article or (
                child.pos == "PROPN" and child.low.endswith(("s", "’", "'", "x", "z")) and child.dep in {"nmod", "flat", "appos", "dep"}) or (child.dep == "nmod" and child.pos in {"NOUN", "PROPN"} and child.i > noun.i and not child.has("Case=Nom") and not child.has("Case=Acc")):
            found.append(child)
    return found


def with_preposition(word: Word, name: str) -> list[Word]:
    """The phrases under `word` headed by preposition `name`."""
    return [c for c in word.children if (c.dep in OBLIQUE or _predicative(c)) and preposition(c) == name]


def _predicative(phrase: Word) -> bool:
    """Whether a phrase read as an attribute says what something is held to be: "für unzulässig erklärt", "als Eingriff bezeichnet"."""
    return phrase.dep in {"amod", "acl"} and phrase.pos in {"ADJ", "NOUN", "PROPN"}


def on_objects(verb: Word, name: str) -> list[Word]:
    """Phrases with `name` that the parser hung on a verb's object ("brachten einen Ingenieur in ihre Gewalt")."""
    if verb.pos not in {"VERB", "AUX"} or name in {"subj", "obj", "dat", "adv", "gen"}:
        return []
    return [c for near in verb.kids("obj", "nsubj:pass") for c in with_preposition(near, name)]


def prepositional(word: Word, name: str) -> list[Word]:
    """Phrases with `name` of a verb or noun, however the parser hung them: on it, on its object, on its verb."""
    found = with_preposition(word, name)
    if found:
        return found
    if word.pos in {"VERB", "AUX", "ADJ"}:
        for near in [*word.kids("obj", "nsubj", "nsubj:pass", "obl", "xcomp", "iobj")]:
            found = [p for p in with_preposition(near, name) if not _before_verb(near, p, word)]
            if found and (near.dep != "nsubj" or name in {"gegen", "mit", "zwischen", "aus"}):
                return found
        if word.tag.startswith("VB"):  # English hangs phrases deep: "approved the sale of missiles to Poland"
            deep = [d for near in word.kids("obj", "nsubj:pass") for c in near.kids("nmod", "acl") for d in with_preposition(c, name)]
            if deep:
                return deep
        if word.dep == "conj" and word.head is not None and word.head.pos in {"VERB", "AUX"}:
            later = [c for c in with_preposition(word.head, name) if c.i > word.i]
            if later:
                return later
        if word.dep in {"xcomp", "ccomp"} and word.head is not None and not _finite(word):
            return [c for c in with_preposition(word.head, name) if c.i < word.i and name in PREPOSITIONS_KEPT]
        return []
    if name not in PREPOSITIONS_KEPT:
        return _inside(word, name)
    if word.dep == "conj" and word.head is not None:
        found = [c for c in with_preposition(word.head, name) if c.i > word.i]
        if found:
            return found
    inner, later = [*word.kids("conj"), *word.kids("nmod", "nmod:poss")], []
    for other in inner:  # chained phrases hang on each other: "die Lieferung von Raketen an die Türkei durch Russland"
        later += with_preposition(other, name)
        if len(inner) < 8:
            inner.extend(other.kids("nmod"))
    if later:
        return later[:1]
    verb = governor(word)
    if verb is not None:
        return [c for c in with_preposition(verb, name) if c is not word and name not in {"von", "zu"}]
    if word.dep == "nmod" and word.head is not None and word.head.pos == "NOUN":  # "nach Beginn einer Offensive gegen die Rebellen"
        return _behind(word, word.head, name)
    if word.dep == "nsubj" and word.head is not None and word.head.kids("cop"):  # "der Wunsch der Ukraine nach einer Mitgliedschaft ist alt"
        return _behind(word, word.head, name)
    return []


def _before_verb(subject: Word, phrase: Word, verb: Word) -> bool:
    """Whether a mit-phrase stands with its subject before the finite verb of a main clause, where only one part of the clause has room.

    "Familien mit Kindern drohen Nachteile": nobody threatens with children.
    """
    return (preposition(phrase) == "mit" and subject.dep == "nsubj" and subject.i < phrase.i < verb.i and verb.has("VerbForm=Fin")
            and not verb.kids("mark") and not verb.dep.startswith(("acl", "advcl")))


def _inside(noun: Word, name: str) -> list[Word]:
    """A phrase of place that hangs on a noun's genitive, or on its verb right behind the noun.

    "der Hilfseinsatz der Bundeswehr in Haiti", "die Hilfsaktion der UNO im Südsudan läuft".
    """
    found = [p for c in noun.kids("nmod") if preposition(c) is None for p in with_preposition(c, name)]
    verb = governor(noun)
    if found or verb is None or noun.dep not in {"nsubj", "nsubj:pass", "obj"}:
        return found[:1]
    return _behind(noun, verb, name)


def _behind(noun: Word, head: Word, name: str) -> list[Word]:
    """A phrase with `name` right behind a noun that the parser hung on the predicate."""
    end = noun.subtree()[-1].i
    return [p for p in with_preposition(head, name) if p.subtree()[0].i == end + 1][:1]


def governor(noun: Word) -> Word | None:
    """The verb a noun is subject, object or adverbial of, coordination undone."""
    noun = conjunct_head(noun)
    head = noun.head
    if head is not None and head.pos in {"VERB", "AUX"} and noun.dep in {
            "obj", "nsubj", "nsubj:pass", "obl", "obl:arg", "obl:agent", "iobj", "xcomp"}:
        return head
    return None


def only_thought_of(noun: Word) -> bool:
    """Whether an attack is planned, feared or foiled: then the place it was to be at says of nobody that he was struck."""
    if noun.pos != "NOUN":
        return False
    verb = governor(noun)
    return any(c.low.startswith(THOUGHT) for c in noun.kids("amod")) or (verb is not None and lemma_of(verb) in PLANS)


def antecedent(pronoun: Word) -> Word | None:
    """The noun a relative pronoun stands for."""
    for above in pronoun.up():
        if above.dep in {"acl", "acl:relcl"}:
            return above.head
    return None


def complement(word: Word) -> list[Word]:
    """The heads of the complement clauses of a verb, adjective or noun."""
    inserted = [k for c in word.kids("parataxis") if any(s.low in {"so", "wie"} for s in c.children) for k in c.kids("ccomp", "xcomp", "advcl")
                if k.i > c.i and (k.dep != "advcl" or {m.low for m in k.kids("mark")} == {"zu"})]
    found = inserted + word.kids("ccomp", "xcomp", "csubj", "acl", "advcl") if word.pos in {"NOUN", "PROPN"} else inserted + word.kids(
        "ccomp", "xcomp", "csubj", "csubj:pass")
    if word.tag.startswith("VB"):  # "called on Russia to withdraw" is often read as purpose
        found += [c for c in word.kids("advcl") if c.tag == "VB" and any(k.tag == "TO" for k in c.children) and c.i > word.i]
    if word.pos in {"NOUN", "PROPN"}:
        return [c for c in found if c.dep in {"ccomp", "xcomp"} or (c.dep == "acl" and c.pos in {"VERB", "AUX"} and _zu(c))]
    return found


IMPERSONAL = frozenset({"geben", "gehen", "handeln", "heißen", "kommen", "brauchen", "bedürfen", "gelten"})


def somebody(pronoun: Word) -> bool:
    """Whether an "es" is a subject that means somebody: beside a dative and an object ("verwehrt es den Kontrolleuren den Zugang"), or where a state tells of itself."""
    verb = pronoun.head
    if verb is not None and pronoun.low == "es" and pronoun.dep == "nsubj" and pronoun.i < verb.i and verb.dep == "ccomp" and verb.kids("obj") and verb.lemma not in IMPERSONAL:
        return any(w.low in {"werde", "habe", "wolle", "könne"} for w in verb.kids("aux"))  # "Island erklärte, es werde den Mann ausliefern"
    return (pronoun.low == "es" and verb is not None and pronoun.i == verb.i + 1 and pronoun.dep in {"nsubj", "expl"}
            and bool(verb.kids("iobj")) and bool(verb.kids("obj")))


def _zu(verb: Word) -> bool:
    return "VerbForm=Inf" in verb.feats or any(c.low == "zu" for c in verb.children) or any(
        c.dep == "mark" for c in verb.children) or "zu" in verb.low[2:6]


def through_pronominal(word: Word, name: str) -> bool:
    """Whether a pronominal adverb stands for the preposition ("dagegen" for gegen)."""
    return any(PRONOMINAL.get(c.low) == name for c in word.children)


__all__ = ["CONTRACTIONS", "agents", "antecedent", "complement", "conjunct_head", "dative", "genitives", "governor", "lemma_of",
           "objects", "only_thought_of", "owners", "participle", "prepositional", "subject", "through_pronominal", "with_preposition"]
