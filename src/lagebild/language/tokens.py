"""Tokenisers: spaCy's own rules, mended for German and English news.

What news needs beyond spaCy's German rules: every kind of quotation mark and dash split off,
abbreviations kept, and the full stop after a number split off unless the number is an ordinal
("am 9. September" keeps it, "im Jahr 2021." does not).
"""

# ruff: noqa: SIM905 - word lists read best as lines of words
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagebild.language.boundaries import is_ordinal

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc

QUOTES = "„“”‟‚‘’‛»«›‹\"'`´"
DASHES = "–—―"

ABBREVIATIONS_DE = """
a.D. a.M. Abb. Abf. Abg. Abs. Abt. Ag. allg. Anm. Art. Aufl. Aug. bes. betr. Betr. Bd. Bez. bspw. bzgl. bzw. ca.
Chr. d.h. d.i. d.J. d.M. Dez. dgl. dpa. Dipl.-Ing. Dr. e.V. ebd. ehem. eigtl. einschl. entspr. erg. etc. ev. evtl.
exkl. f. ff. Feb. Febr. Fr. frz. geb. gegr. gem. gest. ggf. ggü. Hbf. Hr. Hrn. Hrsg. hrsg. i.A. i.d.R. i.H.v. i.S.d. i.V.
inkl. insb. insbes. Jan. jap. Jg. Jh. jun. jr. Jr. Kap. kath. lat. lfd. Lt. lt. Ltd. M.A. max. min. Mill. Mio. Mr. Mrd. Mrs.
Ms. n.Chr. Nov. Nr. o.ä. o.g. Okt. Orig. österr. p.a. Pkt. Priv.-Doz. Prof. r.-k. rd. Red. Reg. röm. s.o. s.u. Sep.
Sept. Sen. sen. sog. Sr. St. Std. Str. stv. svw. Tel. Tsd. u.a. u.ä. u.U. u.v.a. u.v.m. usf. usw. v.a. v.Chr. Ver. vgl. vgl.
Vors. vs. w.o. Whg. z.B. z.T. z.Z. z.Zt. zit. Ziff. zus. zzgl. bzw. Mag. Ing. Gen. Col. Maj. Capt. Bsp. Co. Corp. Inc. Tg. Mind. mind.
""".split()

ABBREVIATIONS_EN = "Gov. Sen. Rep. Gen. Lt. Col. Maj. Capt. Sgt. Adm. Rev. Hon. Pres. Corp. Inc. Ltd. Co. vs. No. Dr. Mr. Mrs. Ms. St. U.S. U.K. U.N. a.m. p.m. Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec.".split()

GENDERED = re.compile(r"\b[A-ZÄÖÜ][\w-]*[a-zäöüß][:*_/·]-?in(?:nen)?\b")
ENDING_NUMBER = re.compile(r"\d\.(?:[\s\"“”«»‘’')\]]|$)")


def mend_german(nlp: Language) -> None:
    """Replace the pipeline's tokeniser by the German one."""
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    marks = [re.escape(mark) for mark in QUOTES + DASHES if mark != "'"]
    defaults = nlp.Defaults
    tokenizer = nlp.tokenizer
    prefixes = [*defaults.prefixes, *marks, r"\(", r"\["]
    suffixes = [*defaults.suffixes, *marks, r"(?<=[a-zäöüß])\.(?=$)", r"(?<=[A-ZÄÖÜ0-9]{2})\.", r"\.\.+", "…"]
    infixes = [
        *defaults.infixes,
        *(m for m in marks if m not in {"’", "´", "`"}),
        r"(?<=[a-zäöüß]{2})\.(?=[A-ZÄÖÜ][a-zäöüß]{2})",
        r"(?<=[a-zäöüß])[!?:;](?=[A-ZÄÖÜ])",
    ]
    suffixes = [rule for rule in suffixes if rule != r"(?<=[A-ZÄÖÜ0-9]{2})\."] + [r"(?<=[A-ZÄÖÜ]{2})\."]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    for text in {*ABBREVIATIONS_DE}:
        tokenizer.add_special_case(text, [{"ORTH": text}])
    nlp.tokenizer = NewsTokenizer(tokenizer)


def mend_english(nlp: Language) -> None:
    """Replace the pipeline's tokeniser by the English one."""
    from spacy.util import compile_prefix_regex, compile_suffix_regex

    marks = [re.escape(mark) for mark in QUOTES + DASHES if mark not in "'’"]
    tokenizer = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex([*nlp.Defaults.prefixes, *marks]).search
    tokenizer.suffix_search = compile_suffix_regex([*nlp.Defaults.suffixes, *marks]).search
    for text in {*ABBREVIATIONS_EN}:
        tokenizer.add_special_case(text, [{"ORTH": text}])


class NewsTokenizer:
    """spaCy's tokeniser, then the full stops after numbers put right."""

    def __init__(self, base: Callable[[str], Doc]) -> None:
        """Wrap a spaCy tokeniser."""
        self.base = base

    def __call__(self, text: str) -> Doc:
        """Tokenise; the text of the Doc is the text given."""
        doc = self.base(text)
        if GENDERED.search(text):
            doc = self._join_gendered(doc)
        return self._split_numbers(doc) if ENDING_NUMBER.search(text) else doc

    @staticmethod
    def _join_gendered(doc: Doc) -> Doc:
        """Make one token of "Aktivist:innen"."""
        spans = [span for found in GENDERED.finditer(doc.text) if (span := doc.char_span(*found.span())) is not None and len(span) > 1]
        with doc.retokenize() as retokenizer:
            for span in spans:
                retokenizer.merge(span)
        return doc

    def _split_numbers(self, doc: Doc) -> Doc:
        from spacy.tokens import Doc as Document

        texts = [token.text for token in doc]
        places = [row for row, text in enumerate(texts) if number_ends_sentence(texts, row)]
        if not places:
            return doc
        spaces = [bool(token.whitespace_) for token in doc]
        for row in reversed(places):
            texts[row : row + 1] = [texts[row][:-1], "."]
            spaces[row : row + 1] = [False, spaces[row]]
        return Document(doc.vocab, words=texts, spaces=spaces)

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to write: the rules are code."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> NewsTokenizer:
        """Nothing to read."""
        return self

    def to_disk(self, *_: object, **__: object) -> None:
        """Nothing to write: the rules are code."""

    def from_disk(self, *_: object, **__: object) -> NewsTokenizer:
        """Nothing to read."""
        return self


NUMBER = re.compile(r"[\d.,]*\d\.|[\d.,:/-]*\d\.")


def number_ends_sentence(texts: list[str], row: int) -> bool:
    """Tell whether the token is a number with a full stop that is not an ordinal's."""
    text = texts[row]
    return text[-1] == "." and len(text) > 1 and bool(NUMBER.fullmatch(text)) and not is_ordinal(texts, row)
