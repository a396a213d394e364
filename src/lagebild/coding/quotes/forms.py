"""Inflected forms of the lexicon's verbs and nouns, so that a cue is found whatever the lemmatiser makes of a rare form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

PREFIXES = ("be", "ge", "er", "ver", "zer", "ent", "emp", "miss", "wider", "unter", "über", "hinter")
PARTICLES = (
    "ab", "an", "auf", "aus", "bei", "bekannt", "dar", "durch", "ein", "entgegen", "fest", "fort", "frei", "heraus", "herum",
    "hervor", "hin", "hinzu", "klar", "los", "mit", "nach", "nahe", "statt", "teil", "um", "vor", "voran", "voraus", "vorher",
    "weg", "wider", "wieder", "zu", "zurück", "zusammen",
)  # fmt: skip
UMLAUT = {"a": "ä", "o": "ö", "u": "ü"}


def split_particle(verb: str, base: Iterable[str] = ()) -> tuple[str, str]:
    """Return particle and rest of a separable verb ("", verb where it has none): ankündigen is an + kündigen.

    `base` are verbs that look separable and are not (antworten, ausüben).
    """
    if verb in base:
        return "", verb
    for particle in sorted(PARTICLES, key=len, reverse=True):
        rest = verb.removeprefix(particle)
        if rest != verb and len(rest) >= 5 and rest.endswith("n"):
            return particle, rest
    return "", verb


def german_verb(
    verb: str, parts: Mapping[str, tuple[str, str, str]], inseparable: Iterable[str] = ()
) -> dict[str, str]:
    """Return form → particle still to be found beside it ("" for joined forms) of one German verb.

    `parts` has the strong base verbs: third person present, preterite, participle (spricht, sprach, gesprochen).
    """
    particle, base = split_particle(verb, inseparable)
    stem = base[:-2] if base.endswith("en") else base[:-1]
    soft = "e" if stem.endswith(("d", "t", "chn", "dn", "gn", "ffn", "tm")) else ""
    known = _strong(base, parts)
    third, past, participle = known or (stem + soft + "t", stem + soft + "te", _participle(base, stem + soft + "t"))
    finite = {
        stem + "e",
        base,
        third,
        *_past(past, weak=known is None or past.endswith("te")),
        stem + "est",
        stem + "et",
    }
    if base == "sein":
        finite |= {"sind", "sei", "seien"}
    if stem.endswith("el"):
        finite |= {stem[:-2] + "le", stem + "t"}
    forms = dict.fromkeys(finite - {""}, particle)
    if particle:
        forms |= {particle + form: "" for form in finite}
        forms |= {particle + (participle or base): "", particle + "zu" + base: "", verb: ""}
    else:
        forms |= {participle: ""} if participle else {}
    return forms


def _strong(base: str, parts: Mapping[str, tuple[str, str, str]]) -> tuple[str, str, str] | None:
    """Return the parts of a strong verb, also under a prefix: versprechen goes like sprechen."""
    if base in parts:
        return parts[base]
    for prefix in PREFIXES:
        rest = base.removeprefix(prefix)
        if rest != base and rest in parts:
            third, past, participle = parts[rest]
            bare = (
                participle.removeprefix("ge")
                if participle.startswith("ge") and not rest.startswith("ge")
                else participle
            )
            return prefix + third, prefix + past, prefix + bare
    return None


def _participle(base: str, weak: str) -> str:
    return weak if base.endswith("ieren") or base.startswith(PREFIXES) else "ge" + weak


def _past(past: str, *, weak: bool) -> set[str]:
    if weak:
        return {past, past + "n", past + "st"}
    plural = past + ("n" if past.endswith("e") else "en")
    at = max((past.rfind(vowel) for vowel in UMLAUT), default=-1)
    subjunctive = past[:at] + UMLAUT[past[at]] + past[at + 1 :] + "e" if at >= 0 else past + "e"
    return {past, plural, subjunctive, subjunctive + "n"}


def german_noun(noun: str) -> set[str]:
    """Return the forms a German noun may have: endings, and the umlaut of its last vowel in the plural."""
    forms = {noun + ending for ending in ("", "e", "n", "en", "s", "es", "nen", "er", "ern")}
    if noun.endswith("a"):
        forms.add(noun[:-1] + "en")
    if noun.endswith("um"):
        forms |= {noun[:-2] + "en", noun[:-2] + "ien"}
    at = max(noun.lower().rfind(vowel) for vowel in UMLAUT)
    if at > 0:
        bent = noun[:at] + UMLAUT[noun[at]] + noun[at + 1 :] if noun[at] in UMLAUT else noun
        forms |= {bent + ending for ending in ("", "e", "en", "er", "ern", "n")}
    return forms


def english_verb(verb: str, parts: Mapping[str, tuple[str, str, str]]) -> dict[str, str]:
    """Return the forms of an English verb (no particles)."""
    if verb in parts:
        third, past, participle = parts[verb]
    else:
        stem = (
            verb[:-1]
            if verb.endswith("e")
            else verb[:-1] + "i"
            if verb.endswith("y") and verb[-2] not in "aeo"
            else verb
        )
        past = participle = stem + "ed"
        third = stem + "es" if verb.endswith(("y", "s", "sh", "ch", "x")) and verb[-2] not in "ao" else verb + "s"
    ing = verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith("ee") else verb + "ing"
    return dict.fromkeys((verb, third, past, participle, ing), "")


def english_noun(noun: str) -> set[str]:
    """Return singular and plural of an English noun."""
    return {noun, noun + "s", noun + "es", noun[:-1] + "ies"}
