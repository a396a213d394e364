"""Subjects and objects are mended only where a form is sure."""

from lagebild.language.repair import Words, changes, moves

MASC = "Case=Nom|Gender=Masc|Number=Sing"
VERB = "Number={}|VerbForm=Fin"


def words(*rows):
    forms, heads, relations, features = zip(*rows, strict=True)
    return Words(list(forms), list(heads), list(relations), list(features))


def test_a_fronted_accusative_is_no_subject():
    found = words(
        ("den", 2, "det", "Case=Acc|Number=Sing"), ("vorschlag", 3, "nsubj", MASC),
        ("lehnte", 0, "root", VERB.format("Sing")), ("ungarn", 3, "obj", ""), ("ab", 3, "compound:prt", ""),
    )  # fmt: skip
    assert sorted(changes(found)) == [(1, "obj"), (3, "nsubj")]


def test_a_plural_verb_wants_the_plural_behind_it():
    found = words(
        ("die", 2, "det", "Number=Sing"), ("reform", 3, "nsubj", "Number=Sing"), ("lehnen", 0, "root", VERB.format("Plur")),
        ("die", 5, "det", "Number=Plur"), ("parteien", 3, "obj", "Number=Plur"),
    )  # fmt: skip
    assert sorted(changes(found)) == [(1, "obj"), (4, "nsubj")]


def test_a_plain_clause_is_left_alone():
    found = words(
        ("der", 2, "det", MASC), ("minister", 3, "nsubj", MASC), ("lehnt", 0, "root", VERB.format("Sing")),
        ("den", 5, "det", "Case=Acc|Number=Sing"), ("plan", 3, "obj", "Number=Sing"),
    )  # fmt: skip
    assert changes(found) == []


def test_the_dative_plural_is_no_accusative():
    found = words(
        ("den", 2, "det", "Case=Dat|Number=Plur"), ("ländern", 3, "nsubj", "Number=Plur"), ("hilft", 0, "root", "")
    )
    assert changes(found) == []


def test_an_indicative_clause_without_subject_finds_it():
    found = words(
        ("die", 2, "det", ""), ("gespräche", 3, "obj", "Number=Plur"),
        ("scheiterten", 0, "root", "Mood=Ind|Number=Plur|Person=3|VerbForm=Fin"),
    )  # fmt: skip
    assert changes(found) == [(1, "nsubj")]


def test_a_conjunct_may_share_its_subject():
    found = words(
        ("er", 2, "nsubj", ""), ("kam", 0, "root", "Mood=Ind|Person=3|VerbForm=Fin"), ("und", 4, "cc", ""),
        ("sah", 2, "conj", "Mood=Ind|Person=3|VerbForm=Fin"), ("sie", 4, "obj", ""),
    )  # fmt: skip
    assert changes(found) == []


def test_an_oblique_in_the_accusative_is_the_object_unless_a_preposition_governs_it():
    rows = [
        ("den", 2, "det", "Case=Acc|Number=Sing"), ("vorschlag", 3, "obl:arg", MASC),
        ("lehnte", 0, "root", VERB.format("Sing")), ("moskau", 3, "nsubj", ""), ("ab", 3, "compound:prt", ""),
    ]  # fmt: skip
    assert changes(words(*rows)) == [(1, "obj")]
    assert changes(words(*rows[:4], ("auf", 2, "case", ""))) == []


def test_der_before_a_feminine_ending_is_a_dative_beside_another_subject():
    found = words(
        ("der", 2, "det", MASC), ("fraktion", 3, "nsubj", MASC), ("warf", 0, "root", VERB.format("Sing")),
        ("sie", 3, "nsubj", "Number=Sing"), ("untätigkeit", 3, "obj", "Number=Sing"), ("vor", 3, "compound:prt", ""),
    )  # fmt: skip
    assert changes(found) == [(1, "iobj")]


def test_a_singular_verb_wants_the_singular_behind_it():
    found = words(
        ("zeugen", 2, "nsubj", "Number=Plur"), ("sucht", 0, "root", VERB.format("Sing")),
        ("die", 4, "det", "Number=Sing"), ("polizei", 2, "obj", "Number=Sing"),
    )  # fmt: skip
    assert sorted(changes(found)) == [(0, "obj"), (3, "nsubj")]


def test_a_clause_in_the_subjunctive_finds_its_subject():
    found = words(
        ("diese", 2, "det", "Number=Sing"), ("idee", 3, "obj", "Number=Sing"),
        ("stamme", 0, "root", "Mood=Sub|Number=Sing|Person=3|VerbForm=Fin"), ("nicht", 3, "advmod", ""),
    )  # fmt: skip
    assert changes(found) == [(1, "nsubj")]


def test_the_subject_of_reported_words_is_not_that_of_the_verb_of_saying():
    fin = VERB.format("Sing")
    found = words(
        ("militär", 7, "nsubj", ""), ("habe", 4, "aux", fin), ("ziele", 4, "obj", ""), ("angegriffen", 7, "ccomp", "VerbForm=Part"),
        (",", 4, "punct", ""), ("wie", 7, "advmod", ""), ("meldete", 0, "root", fin), ("der", 9, "det", MASC), ("sender", 7, "obj", MASC),
    )  # fmt: skip
    assert moves(found) == [(0, 4), (8, 7)]


def test_a_clause_with_its_own_subject_moves_nothing():
    fin = VERB.format("Sing")
    found = words(
        ("er", 2, "nsubj", ""), ("kam", 4, "ccomp", fin), (",", 2, "punct", ""), ("sagte", 0, "root", fin), ("polen", 4, "nsubj", ""),
    )  # fmt: skip
    assert moves(found) == []
