"""Lemmas: the model's edit script, mended by what a script cannot know.

German verbs come from a table of irregular verbs and the rules of prefixes, participles and zu-infinitives:
"abgelehnt" and "abzulehnen" are `ablehnen`, "nahm … an" is `nehmen` with the particle left to the tree. Other words
come from a table of forms the scripts got wrong on news (`lemmas_<language>.txt`).
"""

# ruff: noqa: SIM905 - word lists read best as lines of words
from __future__ import annotations

import functools
import re
from pathlib import Path

from lagebild.language.lemma_scripts import apply_script

DATA = Path(__file__).parent / "data"
SEPARABLE = tuple(
    sorted(
        "ab an auf aus bei da dabei dafür dagegen daher dahin dar davon dazu dazwischen durch ein einher empor entgegen entlang entzwei "
        "fehl fern fest fort frei gegenüber gleich groß gut heim her herab heran herauf heraus herbei herein herum herunter "
        "hervor hin hinab hinaus hinein hinweg hinzu hoch inne kennen klar krank kurz lahm los mit nach nahe nieder preis "
        "quer richtig rück schwer sicher stand statt still tot teil über überein um umher unter vor voran voraus vorbei vorweg "
        "vorher vorüber wach weg weiter wett wieder zu zufrieden zurecht zurück zusammen zuvor zuwider bekannt bereit bevor bloß".split(),
        key=len,
        reverse=True,
    )
)
FIXED = tuple(
    sorted("be ent emp er ge hinter miss über um unter ver wider wieder voll zer durch".split(), key=len, reverse=True)
)
PARTICIPLE = re.compile(r"ge(\w{2,}?)(e?t)$")
SEIN = {
    "bin": "sein", "bist": "sein", "ist": "sein", "sind": "sein", "seid": "sein", "sei": "sein", "seien": "sein",
    "seist": "sein", "war": "sein", "waren": "sein", "warst": "sein", "wart": "sein", "wäre": "sein", "wären": "sein",
    "wär": "sein", "gewesen": "sein", "worden": "werden", "wirst": "werden", "hast": "haben", "habt": "haben",
    "hab": "haben", "hatt": "haben", "erwog": "erwägen", "erwogen": "erwägen", "erwögen": "erwägen",
    "vermisst": "vermissen", "vermißt": "vermissen",
}  # fmt: skip


GE_VERBS = frozenset(
    "gehören gebrauchen gefährden gelangen genehmigen genügen gestalten gestatten gewähren gewöhnen gebühren gefallen "
    "gedenken gebieten gelingen gelten genesen genießen gestehen gewinnen getrauen gereichen geschehen gebären".split()
)
"""Verbs whose ge- belongs to the stem."""

ALWAYS_GE = GE_VERBS - {"gehören", "gebrauchen", "gefallen", "gestehen"}
"""Those of them whose participle cannot be another verb's ("gehört" may be hören or gehören)."""

ADJECTIVAL = ("lich", "letzt", "tigt", "digt", "ordnet", "klagt", "tötet", "ächtig", "teiligt", "wundet", "amt")
"""Ends of participles and adjectives that serve as nouns: "die Verletzten" are `Verletzte`."""

CLOSED = {
    f"{stem}{ending}": f"{stem}er"
    for stem in ("dies", "jen", "welch", "jed", "solch", "manch") for ending in ("e", "en", "em", "es", "er")
}  # fmt: skip

NOUN_ENDINGS = frozenset({"", "e", "en", "n", "s", "es", "er", "ern", "nen", "se", "sen", "ses", "a", "ten", "ien"})
"""What may be cut off a noun to get its lemma."""


class Lemmatiser:
    """Turns a form, its word class and the number of an edit script into a lemma."""

    def __init__(self, scripts: list[str], language: str) -> None:
        """Keep the scripts by number and open the language's tables."""
        self._scripts, self._german = scripts, language == "de"
        self._known = known_lemmas(language)

    def __call__(self, form: str, upos: str, script: int) -> str:
        """Return the lemma."""
        keeps_case = self._german and upos in {"NOUN", "PROPN"}
        found = self._known.get((form if keeps_case else form.lower(), upos))
        if found is not None:
            return found
        guess = apply_script(form, self._scripts[script])
        if not self._german:
            return english_noun(form, guess) if upos == "NOUN" else guess
        if upos in {"VERB", "AUX"}:
            return german_verb(form, guess)
        if upos in {"DET", "PRON"}:
            return CLOSED.get(form.lower(), guess)
        return german_noun(form, guess) if upos in {"NOUN", "PROPN"} else guess


IRREGULAR_PLURALS = (
    "men",
    "children",
    "people",
    "feet",
    "teeth",
    "mice",
    "criteria",
    "phenomena",
    "data",
    "media",
    "oxen",
)


def english_noun(form: str, guess: str) -> str:
    """Keep a noun that has no plural's ending ("police"); scripts cut such words now and then."""
    small = form.lower()
    if small.endswith("s") or small.endswith(IRREGULAR_PLURALS):
        return guess
    return form if form.isupper() else small


def german_noun(form: str, guess: str) -> str:
    """Mend the lemma of a noun: capitalised, inner capitals kept; a compound follows its last part."""
    if form.endswith("innen") and guess.endswith("inn"):  # "Demonstrantinnen"
        guess = form.removesuffix("nen")
    if len(form) > 1 and form.isupper():
        return form
    if "-" in form and form[-1] != "-":
        head, _, tail = guess.rpartition("-")
        original = form.rpartition("-")[0]
        if head.lower() == original.lower() and tail:
            return (
                f"{original}-{tail[:1].upper()}{tail[1:]}"
                if form.rpartition("-")[2][:1].isupper()
                else f"{original}-{tail}"
            )
    if form.startswith(guess) and form[len(guess) :] not in NOUN_ENDINGS:
        guess = form[:-1] if form[-1] in "en" else form
    if guess.endswith(ADJECTIVAL) and form.startswith(guess + "e"):
        guess += "e"
    return guess[:1].upper() + guess[1:] if form[:1].isupper() else guess


def german_verb(form: str, guess: str) -> str:
    """Return the infinitive of a verb form; `guess` is what the model's script says."""
    small = form.lower()
    return irregular_verb(small) or regular_verb(small, guess)


def irregular_verb(small: str) -> str | None:
    """Look a form up among the irregular verbs, prefixes taken off."""
    table = irregular_forms()
    found = SEIN.get(small) or table.get(small)
    if found is not None:
        return found
    for prefix in (*SEPARABLE, *FIXED):
        rest = small.removeprefix(prefix)
        if rest == small or len(rest) < 2:
            continue
        base = _prefixed(prefix, rest, table)
        if base is not None:
            return base
    return None


def _prefixed(prefix: str, rest: str, table: dict[str, str]) -> str | None:
    if prefix in SEPARABLE:
        if rest[:2] == "zu" and table.get(rest[2:]) == rest[2:]:
            return prefix + rest[2:]
        if rest in table:
            return prefix + table[rest]
        inner = _fixed(rest[2:] if rest[:2] == "zu" else rest, table)
        if inner is not None:
            return prefix + inner
    return _fixed(prefix + rest, table)


def _fixed(small: str, table: dict[str, str]) -> str | None:
    """Inseparable prefixes: no ge- in the participle (übernommen, entschieden)."""
    for prefix in FIXED:
        rest = small.removeprefix(prefix)
        if rest == small:
            continue
        found = table.get(f"ge{rest}!")
        if found is None and (rest[:2] != "ge" or table.get(rest, "")[:2] == "ge"):
            found = table.get(rest)
        if found is not None:
            return prefix + found
    return None


def regular_verb(small: str, guess: str) -> str:
    """Take zu- and ge- out of the forms of regular prefixed verbs."""
    for prefix in SEPARABLE:
        rest = small.removeprefix(prefix)
        if rest == small or len(rest) < 4:
            continue
        if rest[:2] == "zu" and rest.endswith(("en", "ern", "eln")) and len(rest) > 5:
            return prefix + rest[2:]
        match = PARTICIPLE.fullmatch(rest)
        if match:
            return prefix + infinitive(match[1], match[2])
    match = PARTICIPLE.fullmatch(small)
    if match and guess not in GE_VERBS:
        stem = infinitive(match[1], match[2])
        return f"ge{stem}" if f"ge{stem}" in ALWAYS_GE else stem
    guess = guess.lower()
    return guess[:-3] + "en" if guess.endswith("een") else guess


def infinitive(stem: str, ending: str) -> str:
    """Return the infinitive of a regular participle's stem ("lehn" + "t", "änder" + "t", "arbeit" + "et")."""
    if ending == "et" and not stem.endswith(("t", "d", "m", "n")):
        stem += "e"
    return stem + (
        "n" if stem.endswith(("er", "el")) and len(stem) > 3 and not stem.endswith(("ehr", "eer", "iel")) else "en"
    )


@functools.cache
def irregular_forms() -> dict[str, str]:
    """Every inflected form of the irregular verbs, lower case; participles without ge- end in "!"."""
    table: dict[str, str] = {}
    for line in (DATA / "irregular_verbs_de.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        verb, third, past, wish, participle = line.split()
        for form in inflect(verb, third, past, wish):
            table.setdefault(form, verb)
        table[participle] = verb
        table[verb] = verb
        if participle.startswith("ge") and verb != "liegen":  # belegen, verlegen, überlegen come from legen
            table[f"ge{participle[2:]}!"] = verb
    return table


def inflect(verb: str, third: str, past: str, wish: str) -> list[str]:
    """List the finite forms that matter in news."""
    stem = verb.removesuffix("n").removesuffix("e")
    forms = [verb, stem + "e", stem + "est", stem + "en", stem + "et", stem + "t", third, stem + "end"]
    second = third.removesuffix("t")
    forms.append(second + "st")
    forms += [past, past + ("n" if past.endswith("te") else "en"), past + "st"]
    if wish != "-":
        forms += [wish, wish + "n", wish + "st"]
    if any(mark in past for mark in ("ss", "ß")):
        forms += [form.replace("ss", "ß") for form in forms if "ss" in form]
    forms += [form.replace("ss", "ß") for form in (third, past) if "ss" in form]
    return forms


@functools.cache
def known_lemmas(language: str) -> dict[tuple[str, str], str]:
    """Read the table of forms (form, word class, lemma) that scripts get wrong."""
    path = DATA / f"lemmas_{language}.txt"
    if not path.exists():
        return {}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return {(form, upos): lemma for form, upos, lemma in rows}
