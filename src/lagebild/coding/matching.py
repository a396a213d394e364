"""Which entries of the lexicon a sentence's words match, and which of competing readings stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lagebild.coding import slots
from lagebild.coding import verb_forms_english as english
from lagebild.coding.mentions import stem
from lagebild.coding.noun_forms import noun_forms
from lagebild.coding.tree import Sentence, Word, definite, is_relative, particle, passive, preposition, reflexive
from lagebild.coding.verb_forms import PREFIXES, verb_forms, verb_of_participle
from lagebild.knowledge.cues import Cues
from lagebild.knowledge.predicates import Lexicon, Predicate, classes

TAKEN = "taken by a light verb"
UNGEN = re.compile(r"[^aeiouäöü]unge?[nr]?$")
VERBAL = frozenset({"VERB", "AUX", "ADJ"})
BOUND = frozenset({"ant", "ver", "be", "er", "ent", "ge", "zer", "emp", "miss", "un", "ur"})  # begin a word, never a compound ("Antwort")
PARTY = ("poss", "gegen", "mit", "zwischen", "in", "subj")
PRONOMINAL = frozenset({"dagegen", "dafür"})  # mostly mere adverbs: they say something of who is against only with a copula
ANY = "*"  # any noun fills the slot
VOWELS = frozenset("aeiouäöüy")
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


class Reading:
    """A word taken as an instance of a predicate; `used` are the words its light-verb or idiom conditions took."""

    __slots__ = ("others", "predicate", "rejected", "retold", "used", "word")

    def __init__(self, word: Word, predicate: Predicate, used: Sequence[Word] = ()) -> None:
        self.word, self.predicate = word, predicate
        self.used = list(used)
        self.rejected = ""
        self.others: list[Reading] = []
        self.retold = False  # stands only as an earlier event told again

    def __repr__(self) -> str:
        return f"{self.word.text}:{self.predicate.id}"


def _swallows(verb: Predicate, noun: Predicate, word: Word) -> bool:
    """Whether a light verb's record says what its noun says.

    "begrüßte die Freilassung" are two acts, and so is "wies die Beschwerde der Opposition zurück", whose noun has its
    own doer.
    """
    if verb.absorbs and verb.type != noun.type and noun.type in {"REQUEST", "ACCUSE"} and slots.owners(word):
        return False
    return verb.type == noun.type or verb.absorbs or verb.type in {"RETREAT", "CONCEDE", "SANCTION", "NONE"} or noun.type == "NONE"


def _no_part(low: str, form: str, cut: int) -> bool:
    """Whether what looks like a compound's last part is an ending: "Bereitschaft" is no Haft, "Stellungen" are no Lungen, "Spende" no Ende."""
    return (not VOWELS & set(form[:cut]) and form[cut - 1] != "-") or (form[cut:].startswith("haft") and form[cut - 1] == "c") or (low.endswith(("ung", "ungen")) and UNGEN.match(form, cut) is not None)


def _strong(word: Word) -> tuple[str, ...]:
    """The strong form of an adjective used as a noun ("Gefangene", "den Verdächtigen"), which the lexicon writes."""
    if word.pos != "NOUN" or not word.low.endswith(("e", "en")):
        return ()
    return (word.low.removesuffix("n") + "r",)


def _as_adjective(word: Word) -> None:
    """"ist entsetzt über": a participle with sein that the lexicon knows as an adjective is one."""
    helpers = word.kids("aux", "aux:pass")
    if not helpers or any(h.lemma.lower() != "sein" for h in helpers):
        return
    word.pos = "ADJ"
    for child in word.children:
        child.dep = {"aux": "cop", "aux:pass": "cop", "nsubj:pass": "nsubj"}.get(child.dep, child.dep)


class Matcher:
    """Matches the words of sentences against one language's lexicon."""

    def __init__(self, lexicon: Lexicon, cues: Cues, language: str = "de") -> None:
        self.lexicon, self.cues = lexicon, cues
        self.joins = language == "de"  # whether compounds are written together
        self._nouns: dict[str, tuple[tuple[Predicate, ...], str]] = {}
        self._reflexive = {p.lemma for p in lexicon.entries if p.part == "verb" and p.reflexive}
        self.no_event = frozenset(w.lower() for w in classes(language).get("no_event", ()))
        self.noun_forms = noun_forms(self._class_words(lexicon) | self.no_event) if language == "de" else {}
        self.participles = verb_of_participle(lexicon.verbs) if language == "de" else english.verb_of_participle(lexicon.verbs)
        self.bases, self.whole = verb_forms(lexicon.verbs) if language == "de" else ({}, english.verb_forms(lexicon.verbs))

    @staticmethod
    def _class_words(lexicon: Lexicon) -> set[str]:
        words = set(lexicon.nouns)
        for entry in lexicon.entries:
            for lemmas in (*entry.when.values(), *entry.unless.values()):
                words |= lemmas
        return words

    def read(self, sentence: Sentence) -> list[Reading]:
        """All readings of a sentence, competing ones still among them, in text order."""
        out: list[Reading] = []
        for word in sentence.words:
            out.extend(self._readings(word))
        return out

    def select(self, readings: Sequence[Reading]) -> list[Reading]:
        """Drop the nouns a light verb took, and a noun that only repeats the verb it hangs on."""
        taken: dict[int, list[Predicate]] = {}
        for reading in readings:
            for word in reading.used:
                if word is not reading.word:
                    taken.setdefault(id(word), []).append(reading.predicate)
        kept = []
        for reading in readings:
            if reading.predicate.part in {"noun", "adj"} and any(_swallows(p, reading.predicate, reading.word) for p in taken.get(id(reading.word), ())):
                reading.rejected = TAKEN
            elif self._repeats(reading, readings):
                reading.rejected = "repeats its verb"
            elif self._said_by_noun(reading, readings):
                reading.rejected = "its noun says more"
            elif reading.predicate.type == "NONE":
                reading.rejected = "a sense that is no event"
            else:
                kept.append(reading)
        return kept

    def _said_by_noun(self, reading: Reading, readings: Sequence[Reading]) -> bool:
        """Whether a verb only carries a noun that is an event of another type by its own words ("ein gemeinsames Manöver begonnen")."""
        if reading.predicate.part != "verb" or slots.lemma_of(reading.word) not in self.cues.support:
            return False
        nouns = [r for r in readings if r.predicate.part == "noun" and r.predicate.when and any(r.word is w for w in reading.used)]
        return any(r.predicate.type not in {"NONE", reading.predicate.type} and "adj" in r.predicate.when and
                   not _swallows(reading.predicate, r.predicate, r.word) for r in nouns)

    def _repeats(self, reading: Reading, readings: Sequence[Reading]) -> bool:
        if reading.predicate.part != "noun":
            return False
        verb = slots.governor(reading.word)
        return verb is not None and any(
            r.word is verb and r.predicate.type == reading.predicate.type and r.predicate.part != "noun" for r in readings)

    # --- candidates ---------------------------------------------------------------------------------------------

    def _readings(self, word: Word) -> Iterable[Reading]:
        found: list[Reading] = []
        if word.pos in VERBAL or word.tag.startswith("V"):
            for entries in self._verb_entries(word):
                found = self._first(word, entries, "")
                if found:
                    break
        if not found and word.pos in {"NOUN", "PROPN"} and len(word.text) > 2:
            entries, before = self._noun_entries(word)
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

    def _predicative(self, word: Word) -> list[Reading]:
        """A phrase with sein: "sind auf dem Weg", "ist zu Besuch"."""
        name = preposition(word)
        for entry in self.lexicon.verbs.get("sein", ()) if name else ():
            if name and name in entry.when and len(entry.when) == 1 and self._is_one_of(word, entry.when[name]):
                return [Reading(word, entry, [word])]
        return []

    def _verb_entries(self, word: Word) -> Iterator[tuple[Predicate, ...]]:
        """The entries of the verbs a token may be a form of, the likeliest verb first."""
        if word.pos == "ADJ" and word.dep == "amod":
            for form in stem(word.low):
                lemma = self.participles.get(form) or self.participles.get(word.low[: len(form)])
                if lemma:
                    yield tuple(e for e in self.lexicon.verbs.get(lemma, ()) if not e.reflexive)
                    return
            return
        own = reflexive(word)
        for lemma, entries in self._by_form(word):
            if own and lemma in self._reflexive:
                yield tuple(e for e in entries if e.reflexive) or entries
            elif not own:
                yield tuple(e for e in entries if not e.reflexive or (word.dep in {"amod", "xcomp", "acl"} and word.pos != "ADJ"))
            else:
                yield entries

    def _by_form(self, word: Word) -> Iterator[tuple[str, tuple[Predicate, ...]]]:
        """The verbs of a token: by its lemma, else by its form with the particle that stands apart."""
        lemma = slots.lemma_of(word)
        apart = particle(word)
        candidates = [lemma]
        if not self.joins:
            candidates = english.with_particles(word, [lemma, word.lemma.lower(), *self.whole.get(word.low, ())])
        elif apart:
            candidates += [apart + base for base in self.bases.get(word.low, ())]
        else:
            loose = [c.low for c in word.children if c.dep in {"advmod", "xcomp", "obl", "compound"} and not c.children and c.low in PREFIXES]
            candidates[:0] = [p + base for p in loose for base in (word.lemma.lower(), *self.bases.get(word.low, ()))]
            candidates += [*self.whole.get(word.low, ()), *self.bases.get(word.low, ())]
        for candidate in dict.fromkeys(candidates):
            entries = self.lexicon.verbs.get(candidate)
            if entries:
                yield candidate, entries
                if not self.joins or candidate != lemma:
                    return
        if self.joins and apart:  # "steht bereit" as stehen with the adverb, "schlägt Alarm" as schlagen with the object
            for base in sorted(self.bases.get(word.low, ())):
                yield base, tuple(e for e in self.lexicon.verbs.get(base, ()) if any(apart in lemmas for lemmas in e.when.values()))

    def _noun_entries(self, word: Word) -> tuple[tuple[Predicate, ...], str]:
        low = word.lemma.lower()
        if low not in self._nouns:
            forms = [low, word.low, *([] if self.joins else english.singulars(word.low))]
            self._nouns[low] = next((found for found in map(self._find_noun, forms) if found[0]), ((), ""))
        return self._nouns[low]

    def _find_noun(self, low: str) -> tuple[tuple[Predicate, ...], str]:
        known = self.lexicon.nouns
        if low in known:
            return known[low], ""
        whole = self.noun_forms.get(low, "")
        if whole in known:
            return known[whole], ""
        for cut in range(len(low) - 3):
            if (cut and not self.joins and low[cut - 1] != "-") or low[:cut] in BOUND:
                continue
            tail = low[cut:]
            if tail in self.no_event or self.noun_forms.get(tail) in self.no_event:  # "Abgasreinigung" is no Einigung
                break
            entries = tuple(e for e in known.get(tail) or known.get(self.noun_forms.get(tail, ""), ()) if e.compound)
            if entries and cut >= 3:  # "Podemos" is no Demo
                return entries, low[:cut].strip("-–")
        return (), ""

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
        for slot in entry.needs if needed else ():
            if slot == "active":
                if passive(word):
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
        if slot == "comp":
            if not self.joins:
                return next(([] for c in word.kids("compound", "amod") if self._is_one_of(c, lemmas)), None)
            part = before or word.low.rsplit("-", 1)[0] if "-" in word.low or before else ""
            return [] if part and any(part.startswith(x) or part.endswith(x) for x in lemmas) else None
        for filler in [*self.fillers(word, slot), *slots.on_objects(word, slot)]:
            if ANY in lemmas and filler.pos in {"NOUN", "PROPN"}:
                return [filler]
            if is_relative(filler):
                filler = slots.antecedent(filler) or filler
            for one in filler.group():
                if self._is_one_of(one, lemmas):
                    return [one]
                if self.joins and one.lemma.lower() in MEASURES:  # "einen Teil ihrer Militärhilfe", "700 Kilogramm Medikamente"
                    inner = next((c for c in measured(one) if self._is_one_of(c, lemmas)), None)
                    if inner is not None:
                        return [one, inner]
                if not self.joins and one.lemma.lower() in english.MEASURES:  # "700 kg of medicine", "part of a stronghold"
                    inner = next((c for c in slots.with_preposition(one, "of") if self._is_one_of(c, lemmas)), None)
                    if inner is not None:
                        return [one]
        return None

    def _bare_dative(self, verb: Word, entry: Predicate) -> bool:
        """Whether a name without article, whose case nothing shows, may be the dative ("Nordkorea droht Südkorea")."""
        found = [c for c in verb.kids("obj", "nsubj", "obl:arg", "obl", "nmod", "appos") if c.pos == "PROPN" and not c.kids("case", "det")]
        found = [c for c in found if c not in self.fillers(verb, "subj")]
        takes_object = "obj" in entry.when or any("obj" in together for together in (*entry.actor, *entry.recipient))
        return self.joins and bool(found) and (not takes_object or len(verb.kids("obj", "nsubj")) > 2 - (not self.fillers(verb, "subj")))

    def _is_one_of(self, word: Word, lemmas: frozenset[str]) -> bool:
        for form in {word.lemma.lower(), word.low, *_strong(word), *([] if self.joins else english.singulars(word.low)), *(stem(word.low) if word.pos in {"ADJ", "VERB"} else ()),
                     *((word.low.rstrip("emnrs"),) if word.pos in {"ADJ", "VERB"} else ())}:
            if form in lemmas:
                return True
            if word.pos in {"NOUN", "PROPN", "ADJ"}:
                if self.noun_forms.get(form) in lemmas:
                    return True
                for cut in range(1 if not self.joins else 2, len(form) - 2):
                    if (not self.joins and form[cut - 1] != "-") or (self.joins and (form[:cut] in BOUND or _no_part(word.low, form, cut))):
                        continue
                    if (form[cut:] in lemmas or self.noun_forms.get(form[cut:]) in lemmas) and len(form) - cut >= 3 and (len(form) - cut >= 4 or form[cut - 1] == "-"):
                        return True
                    if form[cut:] in self.no_event or self.noun_forms.get(form[cut:]) in self.no_event:  # "Aushilfe" is no Hilfe
                        break
        return False

    # --- fillers ------------------------------------------------------------------------------------------------

    def fillers(self, word: Word, slot: str) -> list[Word]:
        """The words that fill `slot` of `word` (docs/predicates.md, "Slots")."""
        if word.pos in VERBAL and not (word.pos == "ADJ" and word.dep == "amod" and not slots.participle(word)):
            return self._of_verb(word, slot)
        return self._of_noun(word, slot)

    def _of_verb(self, word: Word, slot: str) -> list[Word]:
        cues = self.cues
        if slot == "subj":
            form = slots.participle(word)
            if form == "present" and word.head is not None:
                return [word.head]
            if form == "past" or passive(word) or slots.reduced(word):
                return slots.agents(word)
            found = slots.subject(word, cues)
            return [w for w in found if w.low not in {"es", "man"}]
        if slot == "obj":
            return slots.objects(word, cues)
        if slot in {"dat", "iobj"}:
            return slots.dative(word)
        if slot == "gen":
            return [c for c in word.kids("obj", "obl", "obl:arg", "nmod", "iobj") if c.has("Case=Gen") and not preposition(c)] or [
                g for o in slots.objects(word, cues) for g in slots.genitives(o)]
        if slot == "clause":
            return slots.complement(word)
        if slot == "adv":
            return [c for c in word.children if c.dep in {"advmod", "obl", "advcl", "amod", "xcomp", "compound:prt"}]
        if slot == "adj":
            return [a for o in word.kids("obj", "xcomp") for a in o.kids("amod")]
        if slot == "poss":
            return [p for o in slots.objects(word, cues) for p in slots.owners(o)]
        if slot == "loc":
            return []
        return slots.prepositional(word, slot)

    def _of_noun(self, word: Word, slot: str) -> list[Word]:
        if slot == "poss":
            return slots.owners(word) or [c for c in word.kids("det:poss", "nmod:poss") if c.pos in {"DET", "PRON"}]
        if slot == "gen":
            return slots.genitives(word)
        if slot in {"adj", "adv"}:
            return word.kids("amod", "advmod")
        if slot == "subj" and word.kids("cop"):
            return word.kids("nsubj")
        if slot == "subj" and word.pos == "ADV" and word.head is not None and word.head.lemma.lower() == "sein":
            return slots.subject(word.head, self.cues)
        if slot in {"subj", "obj", "dat"}:
            verb = slots.governor(word)
            found = self._of_verb(verb, slot) if verb is not None else []
            return [w for w in found if w is not word and w not in word.group()]
        if slot == "clause":
            return slots.complement(word)
        if slot == "comp" and not self.joins:
            return word.kids("compound")
        if slot in {"comp", "loc"}:
            return []
        return slots.prepositional(word, slot)
