"""Inflected forms of nouns lead to their lemma."""

import pytest

from lagebild.coding.noun_forms import forms, noun_forms


@pytest.mark.parametrize(("noun", "form"), [
    ("sanktion", "sanktionen"), ("vorwurf", "vorwürfe"), ("angriff", "angriffs"), ("verbot", "verbote"), ("anschlag", "anschlägen"),
    ("ultimatum", "ultimaten"), ("embargo", "embargos"), ("ministerin", "ministerinnen"), ("abgeordnete", "abgeordneter"), ("haus", "häuser"),
])
def test_an_inflected_form_belongs_to_its_noun(noun, form):
    assert form in forms(noun)
    assert noun_forms([noun])[form] == noun


def test_a_form_that_is_a_lemma_itself_is_left_to_it():
    assert "waffen" not in noun_forms(["waffe", "waffen"])


def test_short_nouns_are_left_alone():
    assert noun_forms(["rat"]) == {}
