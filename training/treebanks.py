"""Read the public treebanks and entity sets into one shape, the way Lagebild sees text.

German and Dutch contractions ("im", "zum") stay one token, English clitics are words of their own,
relations are folded to the set in `relation`, and conventions that differ between the treebanks
(features of PUD, relative clauses of GSD) are brought together.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(os.environ.get("LAGEBILD_DATA", "/work/shared/data"))
"""Where the data sets lie (treebanks/, entities/, news/)."""

HELD_OUT_PART = 8
"""One sentence in this many, chosen by a hash of its words, is never trained on."""

FOLDED = {"obl:tmod": "obl", "nmod:poss": "nmod:poss", "advcl:relcl": "advcl"}
KEPT = {
    "acl:relcl", "aux:pass", "compound:prt", "csubj:pass", "det:poss", "nmod:poss",
    "nsubj:pass", "obl:agent", "obl:arg",
}  # fmt: skip
FEATURES = {
    "Case", "Number", "Gender", "Person", "Mood", "Tense", "VerbForm", "PronType", "Degree",
    "Poss", "Reflex", "Polarity", "Definite",
}  # fmt: skip


@dataclass
class Sentence:
    """One sentence; a layer that the source does not have is None."""

    source: str
    forms: list[str]
    spaces: list[bool]
    """Whether white space stands before each token."""
    heads: list[int] | None = None
    relations: list[str] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    features: list[str] | None = None
    lemmas: list[str] | None = None
    entities: list[str] | None = None
    pieces: list[tuple[int, ...]] = field(default_factory=list)


def held_out(sentence: Sentence) -> bool:
    """Tell whether a sentence belongs to the part that is only measured on."""
    digest = hashlib.sha256(" ".join(sentence.forms).encode()).digest()
    return digest[0] % HELD_OUT_PART == 0


def lines_of(path: Path) -> Iterator[str]:
    """Yield the lines of a gzipped UTF-8 file without their ends."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield line.rstrip("\n")


def relation(label: str, language: str) -> str:
    """Fold a treebank's relation to Lagebild's set."""
    label = FOLDED.get(label, label)
    if label == "nmod:poss" and language != "en":
        return "nmod"
    return label if label in KEPT else label.split(":")[0]


def features_of(text: str, source: str, upos: str) -> str:
    """Keep the features that coding can use, in one convention for all treebanks."""
    pairs = dict(part.split("=", 1) for part in text.split("|")) if text != "_" else {}
    if source == "pud" and upos in {"VERB", "AUX"}:
        pairs = _pud_verb(pairs)
    if pairs.get("VerbForm") == "Part" and source != "en":
        pairs.pop("Tense", None)
    return "|".join(f"{key}={pairs[key]}" for key in sorted(pairs) if key in FEATURES)


def _pud_verb(pairs: dict[str, str]) -> dict[str, str]:
    if "Mood" in pairs:
        return {**pairs, "VerbForm": "Fin"}
    if pairs.get("Tense") == "Past":
        return {**pairs, "VerbForm": "Part"}
    return pairs if "VerbForm" in pairs else {**pairs, "VerbForm": "Inf"}


def read_treebank(name: str, source: str, language: str) -> list[Sentence]:
    """Read `treebanks/NAME.conllu.gz`; `source` is the annotation convention it follows."""
    sentences, rows = [], []
    for line in lines_of(DATA / "treebanks" / f"{name}.conllu.gz"):
        if line and line[0] != "#":
            rows.append(line.split("\t"))
        elif not line and rows:
            sentences.append(_sentence(rows, source, language))
            rows = []
    if rows:
        sentences.append(_sentence(rows, source, language))
    return sentences


def _sentence(rows: list[list[str]], source: str, language: str) -> Sentence:
    units = list(_units(rows, merge=language != "en"))
    place = {0: 0}
    for number, (words, _, _) in enumerate(units, 1):
        place.update({int(word[0]): number for word in words})
    forms, spaces, heads, labels, upos, xpos, features, lemmas = [], [], [], [], [], [], [], []
    space = True
    for number, (words, form, after) in enumerate(units, 1):
        top = next((word for word in words if place[int(word[6])] != number), words[0])
        contraction = len(words) > 1 and words[0][3] == "ADP"
        forms.append(form)
        spaces.append(space)
        space = after
        heads.append(place[int(top[6])])
        labels.append(relation(top[7], language))
        upos.append(top[3])
        xpos.append("APPRART" if contraction else top[4])
        features.append(features_of((words[1] if contraction else top)[5], source, top[3]))
        lemmas.append(top[2])
    sentence = Sentence(source, forms, spaces, heads, labels, upos, xpos, features, lemmas)
    return _mark_relative_clauses(sentence) if source == "gsd" else sentence


def _units(rows: list[list[str]], *, merge: bool) -> Iterator[tuple[list[list[str]], str, bool]]:
    words = [row for row in rows if row[0].isdigit()]
    spans = [row for row in rows if "-" in row[0]]
    at = 0
    for span in [*spans, None]:
        first, last = (int(x) for x in span[0].split("-")) if span else (len(words) + 1, 0)
        while at < first - 1:
            yield [words[at]], words[at][1], "SpaceAfter=No" not in words[at][9]
            at += 1
        if span is None:
            return
        after = "SpaceAfter=No" not in span[9]
        parts = words[first - 1 : last]
        if merge:
            yield parts, span[1], after
        else:
            for word in parts:
                yield [word], word[1], after and word is parts[-1]
        at = last


def _mark_relative_clauses(sentence: Sentence) -> Sentence:
    """GSD calls relative clauses `acl`; find them by their relative pronoun."""
    heads, labels = sentence.heads or [], list(sentence.relations or [])
    for word, tag in enumerate(sentence.xpos or []):
        if tag in {"PRELS", "PRELAT"}:
            above = heads[word]
            while above and labels[above - 1] not in {"acl", "acl:relcl"}:
                above = heads[above - 1]
            if above:
                labels[above - 1] = "acl:relcl"
    return replace(sentence, relations=labels)


def read_tagged() -> list[Sentence]:
    """Read the GSD training text, which carries tokens and UPOS only."""
    sentences = []
    for line in lines_of(DATA / "treebanks" / "de_gsd-train.tokens-pos.txt.gz"):
        forms, upos = _merge_tagged([part.rsplit("##", 1) for part in line.split()])
        if forms:
            sentences.append(Sentence("gsd", forms, guess_spaces(forms), upos=upos))
    return sentences


def _merge_tagged(parts: list[list[str]]) -> tuple[list[str], list[str]]:
    forms, upos, at = [], [], 0
    while at < len(parts):
        form, tag = parts[at]
        forms.append(form)
        if tag == "_":
            upos.append(parts[at + 1][1] if at + 1 < len(parts) else "X")
            at += 3
        else:
            upos.append(tag)
            at += 1
    return forms, upos


CLOSING = re.compile(r"[.,;:!?)\]%“»…]|''|\.\.\.")


def guess_spaces(forms: list[str]) -> list[bool]:
    """Guess which tokens had white space before them, for text that comes tokenised."""
    spaces, inside = [], False
    for number, form in enumerate(forms):
        before = forms[number - 1] if number else ""
        space = not CLOSING.fullmatch(form) and before not in {"(", "[", "„", "«"}
        if form == '"':
            space = space and not inside
            inside = not inside
        elif before == '"' and inside:
            space = False
        spaces.append(space)
    return spaces


ENTITY_TYPES = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "OTH": "MISC", "MISC": "MISC"}


def read_germeval() -> list[Sentence]:
    """Read GermEval 2014, outer layer; derivations ("russische") and parts are no entities."""
    return _read_columns(DATA / "entities" / "germeval2014-test.tsv.gz", 1, 2)


def read_europarl() -> list[Sentence]:
    """Read the European Parliament speeches with entities."""
    return _read_columns(DATA / "entities" / "europarl-de-train.tsv.gz", 0, 4)


def _read_columns(path: Path, word: int, label: int) -> list[Sentence]:
    sentences: list[Sentence] = []
    rows: list[list[str]] = []
    for line in [*lines_of(path), ""]:
        parts = line.split("\t")
        if parts[0] == "#":
            continue
        if len(parts) > label:
            rows.append(parts)
        elif rows:
            forms = [row[word] for row in rows]
            entities = to_bilou(_spans([row[label] for row in rows]), len(rows))
            sentences.append(Sentence("gsd", forms, guess_spaces(forms), entities=entities))
            rows = []
    return sentences


def _spans(labels: list[str]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for place, label in enumerate(labels):
        kind = ENTITY_TYPES.get(label[2:])
        if kind is None:
            continue
        joined = label[0] == "I" and spans and spans[-1][1:] == (place, kind)
        if joined:
            spans[-1] = (spans[-1][0], place + 1, kind)
        else:
            spans.append((place, place + 1, kind))
    return spans


def to_bilou(spans: list[tuple[int, int, str]], size: int) -> list[str]:
    """Write entity spans as BILOU labels."""
    labels = ["O"] * size
    for start, end, kind in spans:
        if end - start == 1:
            labels[start] = f"U-{kind}"
            continue
        labels[start:end] = [f"I-{kind}"] * (end - start)
        labels[start], labels[end - 1] = f"B-{kind}", f"L-{kind}"
    return labels


HYPHENS = {"-", "‑"}


def join_hyphens(sentence: Sentence) -> Sentence | None:
    """Return the sentence with "US - Staaten" as one token "US-Staaten", or None if it has none.

    The German treebanks take such compounds apart, the tokeniser (and every reader) does not.
    """
    groups = _hyphen_groups(sentence)
    if groups is None or sentence.heads is None or sentence.relations is None:
        return None
    place = {0: 0}
    for number, group in enumerate(groups, 1):
        place.update({word + 1: number for word in group})
    heads, labels, tops = [], [], []
    for number, group in enumerate(groups, 1):
        real = [w for w in reversed(group) if sentence.forms[w] not in HYPHENS] or group
        top = next((w for w in real if place[sentence.heads[w]] != number), real[0])
        tops.append(real[0])
        heads.append(place[sentence.heads[top]])
        labels.append(sentence.relations[top])

    def pick(values: list[str] | None) -> list[str] | None:
        return None if values is None else [values[top] for top in tops]

    lemmas = None if sentence.lemmas is None else [
        "".join(sentence.forms[w] for w in group[: group.index(top)]) + sentence.lemmas[top]
        + "".join(sentence.forms[w] for w in group[group.index(top) + 1 :])
        for group, top in zip(groups, tops, strict=True)
    ]  # fmt: skip
    return Sentence(
        sentence.source, ["".join(sentence.forms[w] for w in group) for group in groups],
        [sentence.spaces[group[0]] for group in groups], heads, labels, pick(sentence.upos),
        pick(sentence.xpos), pick(sentence.features), lemmas,
    )  # fmt: skip


def _hyphen_groups(sentence: Sentence) -> list[list[int]] | None:
    groups: list[list[int]] = []
    glue = False
    for word, form in enumerate(sentence.forms):
        close = bool(groups) and not sentence.spaces[word]
        hyphen = form in HYPHENS and close and sentence.forms[word - 1][-1:].isalnum()
        if (close and glue and form[:1].isalnum()) or hyphen:
            groups[-1].append(word)
        else:
            groups.append([word])
        glue = hyphen
    return groups if len(groups) < len(sentence.forms) else None


def load_groups() -> dict[str, list[Sentence]]:
    """Return every training group with its sentences, the held-out part included."""
    pud = [replace(item, xpos=None) for item in read_treebank("de_pud-ud-test", "pud", "de")]
    dutch = [
        replace(item, xpos=None, features=None, lemmas=None)
        for name in ("nl_alpino-dev-test", "nl_lassysmall-dev-test")
        for item in read_treebank(name, "nl", "nl")
    ]
    afrikaans = [
        replace(item, xpos=None, features=None, lemmas=None) for item in read_treebank("af_afribooms", "af", "af")
    ]
    return {
        "german": read_treebank("de_gsd-ud-dev", "gsd", "de") + pud,
        "dutch": dutch,
        "afrikaans": afrikaans,
        "english": read_treebank("en_ewt-train", "en", "en"),
        "tagged": read_tagged(),
        "germeval": read_germeval(),
        "europarl": read_europarl(),
    }
