"""Which entries of the lexicon a sentence's words match: candidates by form, then the entry's conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lagebild.coding import slots
from lagebild.coding import verb_forms_english as english
from lagebild.coding.fillers import VERBAL, Fillers
from lagebild.coding.mentions import stem
from lagebild.coding.mode_words import denial, refused
from lagebild.coding.readings import Reading
from lagebild.coding.tree import Sentence, Word, definite, is_relative, passive, preposition, reflexive
from lagebild.coding.vocabulary import Vocabulary
from lagebild.knowledge.cues import Cues
from lagebild.knowledge.predicates import Lexicon, Predicate

PARTY = ("poss", "gegen", "mit", "zwischen", "in", "subj")
PRONOMINAL = frozenset({"dagegen", "dafür"})  # mostly mere adverbs: they say something of who is against only with a copula
ANY = "*"  # any noun fills the slot
# Nouns that only measure what stands behind them: the thing itself fulfils a condition.
MEASURES = frozenset({
    "teil", "großteil", "hälfte", "drittel", "viertel", "fünftel", "zehntel", "mehrheit", "mehrzahl", "minderheit", "rest", "reihe", "serie", "zahl",
    "anzahl", "vielzahl", "unzahl", "menge", "fülle", "gruppe", "trupp", "schar", "welle", "paar", "dutzend", "hundert", "hunderte", "tausend", "tausende",
    "zehntausende", "hunderttausende", "million", "millionen", "milliarde", "milliarden", "kilogramm", "kilo", "gramm", "tonne", "liter", "barrel",
    "fass", "meter", "kilometer", "stück", "ladung", "lieferung", "posten", "kontingent", "paket", "form", "art", "prozent", "euro", "dollar", "mitglied",
    "einheit", "vertreter", "angehöriger", "einer", "eines"})


def measured(noun: Word) -> list[Word]:
    """What a noun of measure counts: its genitive, von-phrase or apposition."""
    return [w for c in noun.kids("nmod", "appos", "flat", "obl", "dep", "nmod:poss") if preposition(c) in {None, "von", "an"} for w in c.group()]


def _as_adjective(word: Word) -> None:
    """"ist entsetzt über": a participle with sein that the lexicon knows as an adjective is one."""
    helpers = word.kids("aux", "aux:pass")
    if not helpers or any(h.lemma.lower() != "sein" for h in helpers):
        return
    word.pos = "ADJ"
    for child in word.children:
        child.dep = {"aux": "cop", "aux:pass": "cop", "nsubj:pass": "nsubj"}.get(child.dep, child.dep)


def _as_passive(word: Word) -> None:
    """"ist eingeschränkt": a participle with sein that the lexicon knows as a verb's tells what was done."""
    word.pos, word.tag = "VERB", "VVPP"
    for child in word.children:
        child.dep = {"cop": "aux:pass", "nsubj": "nsubj:pass"}.get(child.dep, child.dep)


class Matcher:
    """Matches the words of sentences against one language's lexicon."""

    def __init__(self, lexicon: Lexicon, cues: Cues, language: str = "de") -> None:
        self.lexicon, self.cues = lexicon, cues
        self.vocabulary = Vocabulary(lexicon, language)
        self.joins = self.vocabulary.joins  # whether compounds are written together
        self.fillers = Fillers(cues, joins=self.joins)
        self._reflexive = {p.lemma for p in lexicon.entries if p.part == "verb" and p.reflexive}

    def read(self, sentence: Sentence) -> list[Reading]:
        """All readings of a sentence, competing ones still among them, in text order."""
        out: list[Reading] = []
        for word in sentence.words:
            out.extend(self._readings(word))
        return out

    # --- candidates ---------------------------------------------------------------------------------------------

    def _readings(self, word: Word) -> Iterable[Reading]:
        found: list[Reading] = []
        if self.joins and word.pos == "ADJ" and word.kids("cop") and word.low not in self.lexicon.adjectives and self._done(word):
            _as_passive(word)
        if word.pos in VERBAL or word.tag.startswith("V"):
            for entries in self._verb_entries(word):
                found = self._first(word, entries, "")
                if found:
                    break
        if not found and word.pos in {"NOUN", "PROPN"} and len(word.text) > 2:
            entries, before = self.vocabulary.noun_entries(word)
            found += self._first(word, entries, before)
        if not found and word.pos == "NOUN" and word.kids("cop"):
            found += self._predicative(word)
        if not found and word.pos == "VERB" and word.low in self.lexicon.adjectives:
            _as_adjective(word)
        if not found and word.pos in {"ADJ", "ADV", "VERB"} and (word.kids("cop") or (
                (word.dep in {"xcomp", "root", "conj", "advmod", "obl", "compound:prt"} or (word.dep == "ROOT" and word.pos == "ADJ"))
                and (word.low not in PRONOMINAL or (word.head is not None and word.head.lemma.lower() == "sein")))):
            entries = self.lexicon.adjectives.get(word.lemma.lower()) or self.lexicon.adjectives.get(word.low, ())
            found += self._first(word, entries, "")
        return found

    def _done(self, word: Word) -> bool:
        """Whether a word is the past participle of a verb that something is done with."""
        verb = self.vocabulary.participles.get(word.low)
        return verb is not None and not word.low.endswith("end") and any(not e.reflexive for e in self.lexicon.verbs.get(verb, ()))

    def _predicative(self, word: Word) -> list[Reading]:
        """A phrase with sein: "sind auf dem Weg", "ist zu Besuch", of certain subjects: "Polizisten waren im Einsatz"."""
        name = preposition(word)
        for entry in self.lexicon.verbs.get("sein", ()) if name else ():
            others = [entry.when[slot] for slot in entry.when if slot != name]
            if name and name in entry.when and set(entry.when) <= {name, "subj"} and self.vocabulary.is_one_of(word, entry.when[name]) and all(
                    any(self.vocabulary.is_one_of(one, lemmas) for s in word.kids("nsubj") for one in s.group()) for lemmas in others):
                return [Reading(word, entry, [word])]
        return []

    def _verb_entries(self, word: Word) -> Iterator[tuple[Predicate, ...]]:
        """The entries of the verbs a token may be a form of, the likeliest verb first."""
        if word.pos == "ADJ" and word.dep == "amod":
            for form in stem(word.low):
                lemma = self.vocabulary.participles.get(form) or self.vocabulary.participles.get(word.low[: len(form)])
                if lemma:
                    yield tuple(e for e in self.lexicon.verbs.get(lemma, ()) if not e.reflexive)
                    return
            return
        own = reflexive(word)
        for lemma, entries in self.vocabulary.verbs_of(word):
            if own and lemma in self._reflexive:
                yield tuple(e for e in entries if e.reflexive) or entries
            elif not own:
                bare = word.dep in {"amod", "xcomp", "acl"} and word.pos != "ADJ" and not word.kids("obj")
                yield tuple(e for e in entries if not e.reflexive or bare)
            else:
                yield entries

    def _first(self, word: Word, entries: Iterable[Predicate], before: str) -> list[Reading]:
        found: list[Reading] = []
        for entry in entries:
            used = self.fits(word, entry, before)
            if used is None:
                if entry.needs and not found and entry.type != "NONE" and definite(word) and self.fits(word, entry, before, needed=False) is not None:
                    again = Reading(word, entry)
                    again.retold = True
                    found.append(again)
                continue
            if found and found[0].retold:
                found.clear()
            if not found or (entry.beside and all(f.predicate.type != entry.type for f in found)):
                found.append(Reading(word, entry, used))
            elif not entry.beside and found[0].predicate.type != "NONE":
                found[0].others.append(Reading(word, entry, used))
        return found

    # --- conditions ---------------------------------------------------------------------------------------------

    def fits(self, word: Word, entry: Predicate, before: str = "", *, needed: bool = True) -> list[Word] | None:
        """The words that fulfil the entry's conditions, None where one is not fulfilled."""
        used: list[Word] = []
        for slot, lemmas in entry.when.items():
            hit = self._hit(word, slot, lemmas, before)
            if hit is None:
                return None
            used.extend(hit)
        for slot, lemmas in entry.unless.items():
            if self._hit(word, slot, lemmas, before) is not None:
                return None
        if "plural" in entry.needs and not word.has("Number=Plur"):
            return None
        if "definite" in entry.needs and not definite(word):
            return None
        for slot in entry.needs if needed else ():
            if slot in {"plural", "definite"}:
                continue
            if slot == "active":
                if passive(word):
                    return None
            elif slot in {"negation", "denial"}:
                if not (refused if slot == "negation" else denial)(word, self.cues):
                    return None
            elif slot == "copula":
                if not word.kids("cop"):
                    return None
            elif slot == "party":
                if not (before or any(self.fillers(word, s) for s in PARTY) or any(c.lemma.lower().endswith("isch") for c in word.kids("amod"))):
                    return None
            elif slot == "passive":
                if not (passive(word) or slots.participle(word) == "past") or slots.agents(word):
                    return None
            elif not self.fillers(word, slot) and not (slot == "comp" and before) and not (slot == "dat" and self._bare_dative(word, entry)) and not (
                    slots.through_pronominal(word, slot) and slots.complement(word)):  # "haben sich darauf verständigt, ... zu ..."
                return None
        return used

    def _hit(self, word: Word, slot: str, lemmas: frozenset[str], before: str) -> list[Word] | None:
        if slot == "case":
            return [] if preposition(word) in lemmas else None
        if slot == "comp":
            if not self.joins:
                return next(([] for c in word.kids("compound", "amod") if self.vocabulary.is_one_of(c, lemmas)), None)
            part = before or word.low.rsplit("-", 1)[0] if "-" in word.low or before else ""
            return [] if part and any(part.startswith(x) or part.endswith(x) for x in lemmas) else None
        for filler in [*self.fillers(word, slot), *slots.on_objects(word, slot)]:
            if ANY in lemmas and filler.pos in {"NOUN", "PROPN"}:
                return [filler]
            if is_relative(filler):
                filler = slots.antecedent(filler) or filler
            for one in filler.group():
                if self.vocabulary.is_one_of(one, lemmas):
                    return [one]
                if self.joins and one.lemma.lower() in MEASURES:  # "einen Teil ihrer Militärhilfe", "700 Kilogramm Medikamente"
                    inner = next((c for c in measured(one) if self.vocabulary.is_one_of(c, lemmas)), None)
                    if inner is not None:
                        return [one, inner]
                if not self.joins and one.lemma.lower() in english.MEASURES:  # "700 kg of medicine", "part of a stronghold"
                    inner = next((c for c in slots.with_preposition(one, "of") if self.vocabulary.is_one_of(c, lemmas)), None)
                    if inner is not None:
                        return [one]
        return None

    def _bare_dative(self, verb: Word, entry: Predicate) -> bool:
        """Whether a name without article, whose case nothing shows, may be the dative ("Nordkorea droht Südkorea")."""
        found = [c for c in verb.kids("obj", "nsubj", "obl:arg", "obl", "nmod", "appos") if c.pos == "PROPN" and not c.kids("case", "det")]
        found = [c for c in found if c not in self.fillers(verb, "subj")]
        takes_object = "obj" in entry.when or any("obj" in together for together in (*entry.actor, *entry.recipient))
        return self.joins and bool(found) and (not takes_object or len(verb.kids("obj", "nsubj")) > 2 - (not self.fillers(verb, "subj")))
