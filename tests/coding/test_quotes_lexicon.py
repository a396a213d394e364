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


NOUNS = sorted(lexicon("de").nouns)
SOURCES = sorted(lexicon("de").according.nach - {"Wort", "Quelle", "Zeuge", "Augenzeuge", "Medium"})
FIXED = {
    "laut": "Laut Polizei brannte es.", "gemäß": "Gemäß dem Bericht brannte es.", "lt.": "Lt. Polizei brannte es.",
    "zufolge": "Der Polizei zufolge brannte es.", "demnach": "Demnach brannte es.", "demzufolge": "Demzufolge brannte es.",
    "wonach": "Es gibt Berichte, wonach es brannte.", "danach": "Danach sei es ruhig geblieben.",
    "so": "Es brannte, so die Polizei.", "wie": "Wie die Polizei mitteilte, brannte es.",
    "angeblich": "Angeblich brannte es.", "mutmaßlich": "Das Feuer legten mutmaßlich Rebellen.", "vorgeblich": "Vorgeblich brannte es.",
    "sollen": "Der Mann soll geflohen sein.", "wollen": "Der Mann will das Feuer gesehen haben.",
}  # fmt: skip


def found(texts):
    return [find_quotes(Article(text=text, language="de"), doc) for text, doc in zip(texts, load("de").pipe(texts), strict=True)]


@pytest.mark.skipif(not (MODELS / "encoder" / "encoder.onnx").exists(), reason="no weights here")
def test_every_word_of_hearsay_and_according_to_has_an_example_that_is_read():
    known = lexicon("de")
    words_of = {*known.according.before, *known.according.after, *known.according.adverbs, *known.according.so, *known.according.wie,
                *known.evidential.rumour, *known.evidential.claim, *known.evidential.adverbs}
    assert words_of == set(FIXED)
    kinds = dict(zip(FIXED, found(list(FIXED.values())), strict=True))
    missed = [word for word, quotations in kinds.items() if not any(q.kind in {"according_to", "evidential"} for q in quotations)]
    assert missed in ([], ["danach"])  # "danach" with Konjunktiv may count as a run of the speaker before


@pytest.mark.skipif(not (MODELS / "encoder" / "encoder.onnx").exists(), reason="no weights here")
def test_every_noun_of_speech_takes_a_clause():
    texts = [f"Der Minister sprach mit dem Rat. Die Rede endete mit: {noun}, dass die Lage ernst sei." for noun in NOUNS]
    missed = [noun for noun, quotations in zip(NOUNS, found(texts), strict=True) if not quotations]
    assert missed == []


@pytest.mark.skipif(not (MODELS / "encoder" / "encoder.onnx").exists(), reason="no weights here")
def test_every_noun_behind_nach_names_a_source():
    texts = [f"Nach {noun} der Polizei brannte es." for noun in SOURCES]
    missed = [noun for noun, quotations in zip(SOURCES, found(texts), strict=True) if not any(q.kind == "according_to" for q in quotations)]
    assert missed == []
