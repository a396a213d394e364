"""The network that reads passages: every sentence asked for is read once, with its words in their places and what stands before."""

import itertools

import numpy as np
import pytest

from lagebild.language import context_encoder
from lagebild.language.context import BEFORE, ContextEncoder


def words(text):
    return [(form, True) for form in text.split()]


@pytest.fixture(scope="module")
def encoder():
    return ContextEncoder()


def test_every_word_of_title_and_text_has_a_row(encoder):
    text = [(0, words("Die Regierung lehnte den Antrag ab .")), (1, words("Sie verwies auf das Gesetz ."))]
    (passage,) = encoder.read([(-1, words("Streit um Antrag"))], text, {0, 1})
    assert passage.places == [(-1, 0), (-1, 1), (-1, 2), *((0, i) for i in range(7)), *((1, i) for i in range(6))]
    assert passage.own == {0, 1}
    assert len(passage.types) == len(passage.query) == len(passage.key) == len(passage.places)


def test_a_word_is_read_in_its_sentence_and_after_the_one_before(encoder):
    def types(*sentences):
        (passage,) = encoder.read([], [(i, words(s)) for i, s in enumerate(sentences)], {len(sentences) - 1})
        return passage.types[-3]

    alone, other = types("Er lehnte das ab ."), types("Er lehnte sich dort an .")
    told = types("Die Opposition hatte Neuwahlen verlangt .", "Er lehnte das ab .")
    assert not np.allclose(alone, other)
    assert not np.allclose(alone, told)


def test_a_long_text_is_cut_into_passages_that_overlap(encoder):
    text = [(i, words(f"Satz {i} spricht von der Regierung in Warschau und von ihrem Streit mit der Kommission .")) for i in range(60)]
    passages = list(encoder.read([(-1, words("Warschau"))], text, range(60)))
    assert len(passages) > 1
    assert sorted(i for p in passages for i in p.own) == list(range(60))
    for before, passage in itertools.pairwise(passages):
        read = {index for index, _ in passage.places}
        assert read - passage.own == {-1, *range(max(before.own) - BEFORE + 1, max(before.own) + 1)}
        assert passage.own <= read


def test_only_passages_with_sentences_asked_for_are_read(encoder):
    text = [(i, words(f"Satz {i} spricht von der Regierung in Warschau und von ihrem Streit mit der Kommission .")) for i in range(60)]
    assert [59 in p.own for p in encoder.read([], text, {59})] == [True]
    assert list(encoder.read([], text, set())) == []


def test_a_sentence_without_end_is_cut_and_nothing_is_lost_after_it(encoder):
    text = [(0, words("Warschau " * 2000)), (1, words("Die Regierung lehnte ab ."))]
    first, second = encoder.read([], text, {0, 1})
    assert first.own == {0}
    assert (0, 0) in first.places
    assert (1, 4) in second.places


def test_it_is_trained_on_german_only():
    assert context_encoder("en") is None
    assert context_encoder("de") is not None
