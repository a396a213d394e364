"""List the word forms of news whose lemma the edit scripts get wrong, with the right one.

    python training/lemma_table.py SILVER_DIR

`simplemma` (MIT) is asked about every noun, verb and adjective in the silver trees; where it knows better and the
answer stands up to a few checks, the form goes into `lemmas_<language>.txt`.
"""

from __future__ import annotations

import collections
import pickle
import sys
from pathlib import Path

import simplemma

from lagebild.language.lemmas import DATA, SEPARABLE, irregular_verb, known_lemmas

CLASSES = ("NOUN", "VERB", "ADJ")
LEAST = {"de": 1, "en": 1}


def collect(folder: Path, language: str) -> dict[tuple[str, str], collections.Counter[str]]:
    """Count the scripts' lemmas per form and word class."""
    found: dict[tuple[str, str], collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for path in sorted(folder.glob(f"{language}-*.pickle")):
        for item in pickle.loads(path.read_bytes()):
            for form, upos, lemma in zip(item.forms, item.upos, item.lemmas, strict=True):
                if upos in CLASSES and form.isalpha() and len(form) > 2:
                    found[form if upos == "NOUN" else form.lower(), upos][lemma] += 1
    return found


def better(form: str, upos: str, lemma: str, language: str) -> str | None:
    """Return simplemma's lemma where it is another one and plausible."""
    if not simplemma.is_known(form, lang=language):
        return None
    other = simplemma.lemmatize(form, lang=language)
    if upos == "NOUN":
        other = _modern(other, form)
    if other.lower() == lemma.lower() or (other[:1].lower() != form[:1].lower() and upos != "VERB"):
        return None
    return other if _plausible(form, upos, other, language) else None


def _modern(lemma: str, form: str) -> str:
    """Beschluß is Beschluss today."""
    return (
        lemma.replace("uß", "uss").replace("aß", "ass")
        if lemma.endswith(("luß", "huß", "paß", "laß")) and "ss" in form
        else lemma
    )


def _plausible(form: str, upos: str, other: str, language: str) -> bool:
    if language != "de" and (
        other == form or simplemma.lemmatize(other, lang="en") != other or not simplemma.is_known(other, lang="en")
    ):
        return False
    if language != "de":
        noun = form.endswith(("s", "men")) and form.islower() and other != "sales"
        return other.islower() and (upos == "VERB" or (upos == "NOUN" and noun))
    if upos == "NOUN":
        adjectival = other.endswith("er") and form in {other[:-1], other[:-2] + "en", other[:-2] + "em"}
        infinitive = other[:1].islower()
        return not adjectival and not infinitive
    if upos == "VERB":
        split = any(other.startswith(x) and not form.startswith(x) for x in SEPARABLE)
        return other.endswith(("en", "ern", "eln", "tun")) and irregular_verb(form) is None and not split
    fixed = form.startswith(("nächst", "letzt", "erst")) or form.endswith("nd")
    return (
        other.islower()
        and not other.endswith(("e", "n", "em"))
        and not fixed
        and (form.startswith(other) or not other.endswith(("er", "s", "ßehend")))
    )


def known_rows(language: str) -> list[tuple[str, str, str]]:
    """Return the rows of the table there is: silver trees made with it no longer show what it mends."""
    return [(form, upos, lemma) for (form, upos), lemma in known_lemmas(language).items()]


def still_plausible(row: tuple[str, str, str], language: str) -> bool:
    """Tell whether a row passes today's checks."""
    form, upos, lemma = row
    return better(form, upos, "", language) == lemma


def main() -> None:
    """Write both tables."""
    for language in ("de", "en"):
        rows = [row for row in known_rows(language) if still_plausible(row, language)]
        for (form, upos), lemmas in collect(Path(sys.argv[1]), language).items():
            found = next((x for lemma in lemmas if (x := better(form, upos, lemma, language)) is not None), None)
            if found is not None and sum(lemmas.values()) >= LEAST[language]:
                rows.append((form, upos, found))
        text = (
            "# Forms whose lemma no edit script gives: form, word class, lemma.\n"
            + "\n".join(sorted({"\t".join(row) for row in rows}))
            + "\n"
        )
        (DATA / f"lemmas_{language}.txt").write_text(text, encoding="utf-8")
        print(language, len(rows))


if __name__ == "__main__":
    main()
