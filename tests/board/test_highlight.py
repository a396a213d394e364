"""Marks in texts: whatever overlaps, the words stay as they are."""

from board_samples import coded
from hypothesis import given
from hypothesis import strategies as st

from lagebild.board.highlight import Mark, article, evidence, paragraphs, pieces

marks = st.lists(st.builds(lambda a, n, role: Mark(a, a + n, role), st.integers(-5, 60), st.integers(-2, 30),
                           st.sampled_from(["trigger", "actor", "quote"])), max_size=12)


@given(st.text(max_size=50), marks, st.integers(0, 10))
def test_pieces_joined_are_the_text(text, found, offset):
    assert "".join(piece.text for piece in pieces(text, found, offset)) == text


@given(st.text(min_size=1, max_size=50), marks)
def test_a_piece_lies_under_exactly_the_marks_that_hold_it(text, found):
    here = 0
    for piece in pieces(text, found):
        end = here + len(piece.text)
        held = sorted(mark.role for mark in found if mark.start < end and mark.end > here and mark.start < mark.end)
        assert sorted(mark.role for mark in piece.marks) == held
        here = end


def test_a_sentence_shows_its_trigger_actor_and_recipient():
    shown = {piece.text: piece.roles for piece in evidence(coded().events[0]) if piece.marks}
    assert shown == {"Belarus": ("actor",), "kritisierte": ("trigger",), "Polen": ("recipient",)}


def test_an_article_shows_its_quotations_too():
    shown = {piece.text: piece.roles for piece in article(coded(), "text") if piece.marks}
    assert set(shown["Belarus"]) == {"actor", "quote"}


def test_paragraphs_break_at_blank_lines_and_keep_marks():
    made = paragraphs(pieces("Eins zwei.\n\nDrei vier.", [Mark(5, 16, "quote")]))
    assert [[piece.text for piece in one] for one in made] == [["Eins ", "zwei."], ["Drei", " vier."]]
    assert made[1][0].roles == ("quote",)
    assert made[1][0].opens == ()
