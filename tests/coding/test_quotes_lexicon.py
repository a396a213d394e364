"""The words of speech: their forms, and an example of each entry that must be found."""

import pytest

from lagebild.coding.quotes import find_quotes
from lagebild.coding.quotes.forms import german_noun, german_verb
from lagebild.coding.quotes.lexicon import Lexicon, Verb, check, lexicon, words
from lagebild.errors import KnowledgeError
from lagebild.language import load
from lagebild.language.pipeline import MODELS
from lagebild.model import Article

STRONG = lexicon("de").strong


@pytest.mark.parametrize(
    ("verb", "form", "particle"),
    [
        ("sagen", "sagte", ""), ("sagen", "gesagt", ""), ("sagen", "sage", ""),
        ("ankündigen", "kündigte", "an"), ("ankündigen", "angekündigt", ""), ("ankündigen", "anzukündigen", ""),
        ("ankündigen", "ankündigte", ""), ("melden", "meldete", ""), ("bezeichnen", "bezeichnete", ""),
        ("sprechen", "sprach", ""), ("versprechen", "versprochen", ""), ("vorwerfen", "warf", "vor"),
        ("vorwerfen", "vorgeworfen", ""), ("mitteilen", "teilten", "mit"), ("dementieren", "dementiert", ""),
        ("heißen", "hieße", ""), ("geben", "gäbe", ""),
    ],
)  # fmt: skip
def test_a_verb_is_found_in_its_forms(verb, form, particle):
    assert german_verb(verb, STRONG)[form] == particle


@pytest.mark.parametrize(("noun", "form"), [("Angabe", "Angaben"), ("Vorwurf", "Vorwürfe"), ("Bericht", "Berichten")])
def test_a_noun_is_found_in_its_forms(noun, form):
    assert form in german_noun(noun)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_lexicon_loads_and_knows_its_forms(language):
    assert len(words(language).verbs) > 100


def changed(**fields):
    known = lexicon("de")
    return Lexicon(**{name: fields.get(name, getattr(known, name)) for name in known.__struct_fields__})


def test_a_clause_there_is_none_of_is_named():
    with pytest.raises(KnowledgeError, match="no such clause"):
        check("file", changed(verbs=(Verb(verb="sagen", example="x", clause=("daß",)),)))


def test_a_verb_entered_twice_is_named():
    with pytest.raises(KnowledgeError, match="twice"):
        check("file", changed(verbs=(Verb(verb="sagen", example="x"), Verb(verb="sagen", example="y"))))


@pytest.mark.skipif(not (MODELS / "encoder" / "encoder.onnx").exists(), reason="no weights here")
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_example_of_each_entry_is_found_with_its_cue(language):
    entries = lexicon(language).verbs
    missed = []
    for entry, doc in zip(entries, load(language).pipe([entry.example for entry in entries]), strict=True):
        found = find_quotes(Article(text=entry.example, language=language), doc)
        if not any(entry.verb in quotation.by or quotation.cue for quotation in found):
            missed.append(entry.example)
    assert missed == []
