"""Lemmas of German verbs and nouns, and edit scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.language.lemma_scripts import apply_script, make_script
from lagebild.language.lemmas import english_noun, german_noun, german_verb

VERBS = {
    "nahm": "nehmen", "angenommen": "annehmen", "anzunehmen": "annehmen", "abgelehnt": "ablehnen",
    "abzulehnen": "ablehnen", "übernahm": "übernehmen", "entschied": "entscheiden", "beschlossen": "beschließen",
    "anerkannt": "anerkennen", "entsandte": "entsenden", "zurückgetreten": "zurücktreten", "sei": "sein",
    "habe": "haben", "würde": "werden", "käme": "kommen", "ließe": "lassen", "hätten": "haben",
    "festzunehmen": "festnehmen", "vorgeworfen": "vorwerfen", "verbracht": "verbringen", "bekannt": "bekennen",
    "widersprochen": "widersprechen", "gefordert": "fordern", "angekündigt": "ankündigen", "verstieß": "verstoßen",
    "abgezogen": "abziehen", "beigetreten": "beitreten", "erschossen": "erschießen", "geändert": "ändern",
    "könne": "können", "wolle": "wollen", "dürfe": "dürfen", "worden": "werden", "führen": "führen", "verdrängen": "verdrängen", "gebilligt": "billigen", "überlegen": "überlegen",
    "getadelt": "tadeln", "gelangt": "gelangen", "erwogen": "erwägen", "einberufen": "einberufen",
}  # fmt: skip


@pytest.mark.parametrize(("form", "lemma"), VERBS.items())
def test_irregular_and_prefixed_verbs_do_not_depend_on_the_model(form, lemma):
    assert german_verb(form, form) == lemma


def test_regular_verbs_follow_the_model():
    assert german_verb("lehnte", "lehnen") == "lehnen"


@pytest.mark.parametrize(
    ("form", "guess", "lemma"),
    [
        ("Verletzten", "Verletzt", "Verletzte"),
        ("RUSADA", "Rusada", "RUSADA"),
        ("Staaten", "Staat", "Staat"),
        ("EU-Staaten", "EU-staat", "EU-Staat"),
        ("Sanktionen", "sanktion", "Sanktion"),
        ("Kreml", "Kreml", "Kreml"),
    ],
)
def test_nouns_are_capitalised_and_compounds_keep_their_first_part(form, guess, lemma):
    assert german_noun(form, guess) == lemma


@given(st.text(alphabet="abcdeäöüßABC", min_size=1, max_size=9), st.text(alphabet="abcdeäöüß", min_size=1, max_size=9))
def test_a_script_rebuilds_the_lemma_it_was_made_from(form, lemma):
    assert apply_script(form, make_script(form, lemma)).lower() == lemma


def test_a_script_that_does_not_fit_leaves_the_form():
    assert apply_script("ab", "l|2||2|x") == "ab"


def test_english_nouns_without_a_plural_ending_stay():
    assert english_noun("Police", "polic") == "police"
    assert english_noun("women", "woman") == "woman"
