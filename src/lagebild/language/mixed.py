"""Both networks on the same texts: the fast one reads everything, the accurate one what is asked for."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from lagebild.language.pipeline import blank, has_student

if TYPE_CHECKING:
    from spacy.tokens import Doc

Choose = Callable[[Sequence["Doc"]], Sequence[Collection[int]]]
"""Given texts parsed by the fast network, the numbers of the sentences of each to be parsed again."""


class MixedParser:
    """Parses texts with the fast network and chosen sentences of them anew with the accurate one.

    Tokens and sentences come before any network and are the same for both. A number of a sentence counts those that
    hold more than white space.
    """

    def __init__(self, language: str, threads: int = 1) -> None:
        """Open both networks of a language over one vocabulary."""
        from lagebild.language.encoder import encoder
        from lagebild.language.parser import Parser
        from lagebild.language.student import student

        self._nlp = blank(language)
        self._accurate = Parser(self._nlp.vocab, encoder(threads), language)
        self._fast = Parser(self._nlp.vocab, student(language, threads), language) if has_student(language) else None

    def parse(self, texts: Sequence[str], choose: Choose) -> list[Doc]:
        """Parse texts together; `choose` is asked once, about all of them."""
        from lagebild.language.components import set_sentences

        docs = [set_sentences(self._nlp.make_doc(text)) for text in texts]
        if self._fast is None:
            self._accurate.analyse(docs)
        else:
            layouts = self._fast.analyse(docs)
            self._accurate.analyse_again(docs, layouts, choose(docs))
        return docs


@functools.cache
def mixed(language: str, threads: int = 1) -> MixedParser:
    """Return the parser of a language, opened once per process."""
    return MixedParser(language, threads)
