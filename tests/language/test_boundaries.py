"""Sentence boundaries and tokens of news, without a model."""

import pytest

from lagebild.language.pipeline import blank

NLP = blank("de")


def sentences(text):
    return [span.text.strip() for span in NLP(text).sents]


def words(text):
    return [token.text for token in NLP(text) if not token.is_space]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Am 9. September begann die Übung. Sie endete am 16. September.", 2),
        ("Die Übung endete 2021. Danach zogen die Truppen ab.", 2),
        ("„Wir sind bereit“, sagte Merkel. „Sie auch?“, fragte er.", 2),
        ("»Nein!«, rief der Minister.", 1),
        ("„Wir lehnen das ab.“ Merkel widersprach.", 2),
        ("Das sagte Dr. Müller (SPD) z.B. in Berlin. Prof. Schmidt schwieg.", 2),
        ("Er lebte im 20. Jahrhundert in St. Gallen.", 1),
        ("Kommt er? Ja! Er kommt.", 3),
        ("Lukaschenko trifft Putin\n\nDie Präsidenten sprachen über Gas.", 2),
        ("Lukaschenko trifft Putin\nDie Präsidenten sprachen über Gas.", 2),
        ("Es kam um 10.30 Uhr zu Protesten … und niemand ging.", 1),
        ("Rund 200.000 Soldaten bzw. Reservisten kamen. Sie übten.", 2),
        ('Er sagte: "Wir gehen." Dann ging er.', 2),
        ("US-Präsident J. F. Kennedy kam. Er blieb.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, count):
    assert len(sentences(text)) == count, sentences(text)


def test_lines_of_fixed_width_are_joined():
    line = "Der Minister hat am Montag in Berlin gesagt, dass die Verhandlungen mit den"
    text = "\n".join([line] * 6)
    assert len(sentences(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Zapad-2021“", ["„", "Zapad-2021", "“"]),
        ("»Nein«, ‚so‘", ["»", "Nein", "«", ",", "‚", "so", "‘"]),
        ("US-Präsident Biden", ["US-Präsident", "Biden"]),
        ("200.000 Soldaten um 10.30 Uhr", ["200.000", "Soldaten", "um", "10.30", "Uhr"]),
        ("am 9. September 2021.", ["am", "9.", "September", "2021", "."]),
        ("Moskau–Minsk", ["Moskau", "–", "Minsk"]),
        ("z.B. Dr. Müller", ["z.B.", "Dr.", "Müller"]),
        ("im Haus", ["im", "Haus"]),
    ],
)
def test_tokens_are_what_news_needs(text, expected):
    assert words(text) == expected


def test_text_is_kept_whole():
    text = "  Zwei  Leerzeichen.\n\nUnd 2021.\t„Ende“ \n"
    assert NLP(text).text == text


def test_a_doc_with_sentences_keeps_them():
    from spacy.tokens import Doc

    doc = Doc(NLP.vocab, words=["Ja", ".", "Nein", "."], sent_starts=[True, False, False, False])
    assert len(list(NLP.get_pipe("lagebild_sentences")(doc).sents)) == 1


def test_time_grows_with_the_text_only():
    import time

    def seconds(size):
        begun = time.process_time()
        NLP("Die Lage ist ernst, aber " * size + ".")
        return time.process_time() - begun

    seconds(200)
    assert seconds(8000) < 40 * max(seconds(800), 0.005)
