"""The shipped pipelines: what they must do on plain sentences and on bad input."""

import pytest

import lagebild.language as language_station
from lagebild.language.pipeline import MODELS

pytestmark = pytest.mark.skipif(not (MODELS / "encoder" / "encoder.onnx").exists(), reason="no weights here")
TEXT = "Russland und Belarus begannen am 9. September ein Manöver. „Wir lehnen das ab“, sagte Angela Merkel in Berlin."


@pytest.fixture(scope="module", params=["accurate", "fast"])
def nlp(request):
    return language_station.load("de", request.param)


def test_subjects_and_names_are_found(nlp):
    doc = nlp(TEXT)
    assert next(span.root.lemma_ for span in doc.sents) == "beginnen"
    assert "Russland" in {token.text for token in doc if token.dep_ == "nsubj"}
    assert {"Russland", "Belarus", "Berlin"} <= {entity.text for entity in doc.ents if entity.label_ == "LOC"}
    assert "Angela Merkel" in {entity.text for entity in doc.ents if entity.label_ == "PER"}


def test_a_separable_verb_keeps_its_particle(nlp):
    doc = nlp("Der Bundestag lehnte den Antrag ab.")
    particle = next(token for token in doc if token.text == "ab")
    assert (particle.dep_, particle.head.lemma_) == ("compound:prt", "lehnen")


def test_batches_say_the_same_as_single_texts(nlp):
    texts = [TEXT, "Kurz.", "", "Die Polizei nahm 300 Menschen fest."]
    together = [[(t.head.i, t.dep_) for t in doc] for doc in nlp.pipe(texts)]
    assert together == [[(t.head.i, t.dep_) for t in nlp(text)] for text in texts]


@pytest.mark.parametrize("tier", ["fast", "accurate"])
def test_a_sentence_is_read_the_same_wherever_it_stands(tier):
    nlp = language_station.load("de", tier)
    sentence = "Die Polizei nahm 300 Menschen fest."
    after = nlp(f"{TEXT} {sentence}")
    assert analysis(list(after.sents)[-1]) == analysis(next(iter(nlp(sentence).sents)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "  Zwei Staaten sprachen.\n\n \n Drei schwiegen.",
        "\n Ja. ",
        ".",
        "„“",
        "\u2028",
        "😀 😀",
        "a" * 5000,
        "wort " * 5000,
    ],
)
def test_odd_texts_give_a_parsed_doc(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert all(token.head.i < len(doc) for token in doc)
    assert len(list(doc.sents)) >= (1 if text.strip() else 0)


def test_a_long_sentence_has_one_root(nlp):
    doc = nlp("Er sagte, " + "dass er kommt, und " * 900 + "ging.")
    assert sum(token.head.i == token.i for token in doc) == len(list(doc.sents))


def test_conllu_and_picture_show_the_tree(nlp):
    doc = nlp(TEXT)
    rows = [line.split("\t") for line in language_station.parse_to_conllu(doc).splitlines() if line and line[0] != "#"]
    assert all(len(row) == 10 for row in rows)
    assert sum(row[6] == "0" for row in rows) == 2
    assert language_station.parse_to_svg(doc).startswith("<svg")


def test_unknown_languages_and_tiers_are_named():
    with pytest.raises(ValueError, match="fr"):
        language_station.load("fr")
    with pytest.raises(ValueError, match="slow"):
        language_station.load("de", "slow")


def test_the_pipeline_is_loaded_once():
    assert language_station.load("de") is language_station.load("de")


def test_english_is_parsed_too():
    doc = language_station.load("en")("The president rejected the proposal on Monday.")
    verb = next(token for token in doc if token.dep_ == "ROOT")
    assert verb.lemma_ == "reject"
    assert {child.text for child in verb.children if child.dep_ == "nsubj"} == {"president"}


def test_mixed_parses_the_chosen_sentences_accurately_and_the_others_fast():
    texts = ["\n" + TEXT + " Ungarn drohte Kiew.", "", TEXT]
    choices = [{0, 2}, set(), set()]
    found = language_station.mixed("de").parse(texts, lambda docs: choices[:len(docs)])
    fast, accurate = ([list(language_station.load("de", tier)(text).sents) for text in texts] for tier in ("fast", "accurate"))
    for doc, chosen, quick, good in zip(found, choices, fast, accurate, strict=True):
        sentences = list(doc.sents)
        assert [(s.start, s.end) for s in sentences] == [(s.start, s.end) for s in quick]
        for number, sentence in enumerate(sentences):
            assert analysis(sentence) == analysis((good if number in chosen else quick)[number])


def analysis(sentence):
    return [(t.head.i - t.i, t.dep_, t.tag_, t.lemma_, str(t.morph), t.ent_iob_, t.ent_type_) for t in sentence]
