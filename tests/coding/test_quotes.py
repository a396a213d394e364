"""Who says what: rules of `find_quotes`, on hand-made parses where the tree decides and on the shipped pipeline."""

import pytest
import spacy
from spacy.tokens import Doc

from lagebild.coding.quotes import attribution_of, find_quotes
from lagebild.language import load
from lagebild.language.pipeline import MODELS
from lagebild.model import Actor, Article

VOCAB = spacy.blank("de").vocab
needs_weights = pytest.mark.skipif(not (MODELS / "encoder" / "encoder.onnx").exists(), reason="no weights here")


def parsed(rows):
    """Build a Doc from "word tag pos head dep" rows; a word that begins with _ has no space before it."""
    cells = [row.split() for row in rows.strip().splitlines()]
    words = [cell[0].removeprefix("_") for cell in cells]
    spaces = [not nxt[0].startswith("_") for nxt in cells[1:]] + [False]
    return Doc(
        VOCAB, words=words, spaces=spaces, tags=[c[1] for c in cells], pos=[c[2] for c in cells],
        heads=[int(c[3]) for c in cells], deps=[c[4] for c in cells],
    )  # fmt: skip


def parts(quotation, text):
    def read(spans):
        return " / ".join(text[a:b] for a, b in spans)

    return {
        role: read(getattr(quotation, role))
        for role in ("quote", "speaker", "cue", "frame", "addressee")
        if getattr(quotation, role)
    }


def first(text, language="de"):
    found = find_quotes(Article(text=text, language=language), load(language)(text))
    assert found, text
    return found[0].kind, parts(found[0], text)


SPLIT = """
Die ART DET 1 det
Polizei NN NOUN 2 nsubj
teilte VVFIN VERB 2 ROOT
mit PTKVZ ADP 2 compound:prt
_, $, PUNCT 7 punct
sie PPER PRON 7 nsubj
habe VAFIN AUX 7 aux
gesucht VVPP VERB 2 ccomp
_. $. PUNCT 2 punct
"""


def test_a_split_verb_is_one_cue_and_its_frame_ends_before_the_clause():
    doc = parsed(SPLIT)
    found = find_quotes(Article(text=doc.text, language="de"), doc)
    assert [parts(q, doc.text) for q in found] == [
        {"quote": "sie habe gesucht", "speaker": "Die Polizei", "cue": "teilte mit", "frame": "Die Polizei teilte mit,"}
    ]
    assert found[0].by == "rule:indirect.v2:mitteilen"


def test_the_speaker_is_resolved_by_the_resolver_given():
    doc = parsed(SPLIT)
    police = Actor(code="DEU", sector="COP")
    asked = []

    def resolve(tokens):
        asked.append([token.text for token in tokens])
        return police

    found = find_quotes(Article(text=doc.text, language="de"), doc, resolve)
    assert found[0].source is police
    assert asked == [["Die", "Polizei"]]


def test_a_wrong_tree_does_not_lose_the_speaker():
    broken = SPLIT.replace("1 det", "2 dep").replace("Polizei NN NOUN 2 nsubj", "Polizei NN NOUN 7 obl")
    doc = parsed(broken)
    assert parts(find_quotes(Article(text=doc.text, language="de"), doc)[0], doc.text)["speaker"] == "Die Polizei"


@needs_weights
@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("„Wir bleiben“, sagte der Minister.", "direct",
         {"quote": "„Wir bleiben“", "speaker": "der Minister", "cue": "sagte", "frame": ", sagte der Minister"}),
        ("Der Minister sagte: „Wir bleiben. Niemand geht.“ Dann schwieg er.", "direct",
         {"quote": "„Wir bleiben. Niemand geht.“", "speaker": "Der Minister", "cue": "sagte",
          "frame": "Der Minister sagte:"}),
        ("„Wir bleiben. Niemand geht“, sagte der Minister.", "direct",
         {"quote": "„Wir bleiben. Niemand geht“", "speaker": "der Minister", "cue": "sagte",
          "frame": ", sagte der Minister"}),
        ("Der Präsident nannte den Angriff „feige und grausam“.", "direct",
         {"quote": "„feige und grausam“", "speaker": "Der Präsident", "cue": "nannte",
          "frame": "Der Präsident nannte den Angriff"}),
        ("Der Sprecher sagte, dass die Lage ernst sei.", "indirect",
         {"quote": "dass die Lage ernst sei", "speaker": "Der Sprecher", "cue": "sagte", "frame": "Der Sprecher sagte,"}),
        ("Die Lage sei ernst, sagte der Sprecher.", "indirect",
         {"quote": "Die Lage sei ernst", "speaker": "der Sprecher", "cue": "sagte", "frame": ", sagte der Sprecher"}),
        ("Die Regierung kündigte an, die Steuern zu senken.", "indirect",
         {"quote": "die Steuern zu senken", "speaker": "Die Regierung", "cue": "kündigte an",
          "frame": "Die Regierung kündigte an,"}),
        ("Der Reporter fragte, ob es Verletzte gebe.", "indirect",
         {"quote": "ob es Verletzte gebe", "speaker": "Der Reporter", "cue": "fragte", "frame": "Der Reporter fragte,"}),
        ("Nach Angaben der Polizei wurden zwei Menschen verletzt.", "according_to",
         {"quote": "wurden zwei Menschen verletzt", "speaker": "Angaben der Polizei", "cue": "Nach",
          "frame": "Nach Angaben der Polizei"}),
        ("Die Lage ist laut Feuerwehr ernst.", "according_to",
         {"quote": "Die Lage ist / ernst", "speaker": "Feuerwehr", "cue": "laut", "frame": "laut Feuerwehr"}),
        ("Medienberichten zufolge ist der Mann geflohen.", "according_to",
         {"quote": "ist der Mann geflohen", "speaker": "Medienberichten", "cue": "zufolge",
          "frame": "Medienberichten zufolge"}),
        ("Wie der Sender berichtete, sind die Gespräche gescheitert.", "according_to",
         {"quote": "sind die Gespräche gescheitert", "speaker": "der Sender", "cue": "berichtete",
          "frame": "Wie der Sender berichtete,"}),
        ("Die Gespräche seien gescheitert, so der Minister.", "according_to",
         {"quote": "Die Gespräche seien gescheitert", "speaker": "der Minister", "cue": "so", "frame": ", so der Minister"}),
        ("Der Mann soll drei Menschen getötet haben.", "evidential",
         {"quote": "Der Mann soll drei Menschen getötet haben.", "cue": "soll"}),
        ("Der Zeuge will den Mann gesehen haben.", "evidential",
         {"quote": "Der Zeuge will den Mann gesehen haben.", "speaker": "Der Zeuge", "cue": "will"}),
        ("Angeblich wurden Geiseln genommen.", "evidential",
         {"quote": "Angeblich wurden Geiseln genommen.", "cue": "Angeblich"}),
        ("Der Präsident warnte vor einer Krise.", "indirect",
         {"quote": "Der Präsident warnte vor einer Krise.", "speaker": "Der Präsident", "cue": "warnte"}),
    ],
)  # fmt: skip
def test_each_way_of_saying_is_found_with_its_parts(text, kind, roles):
    assert first(text) == (kind, roles)


@needs_weights
def test_a_run_of_konjunktiv_keeps_its_speaker():
    text = "Der Minister sagte, die Lage sei ernst. Er habe Truppen geschickt. Zudem sei die Grenze zu. Es regnete."
    run = find_quotes(Article(text=text, language="de"), load("de")(text))[1]
    assert parts(run, text) == {
        "quote": "Er habe Truppen geschickt. Zudem sei die Grenze zu.",
        "speaker": "Der Minister",
    }


@needs_weights
@pytest.mark.parametrize(
    "text",
    [
        "Der Film „Die Brücke“ läuft heute in Berlin.",
        "Er liest die „Süddeutsche Zeitung“ in Berlin.",
        "Die Stadt soll bis Mai eine neue Brücke bauen.",
        "Nach dem Treffen reiste der Minister ab.",
        "Nach Berlin kamen 3000 Menschen.",
    ],
)
def test_titles_duties_and_plain_prepositions_are_no_speech(text):
    assert find_quotes(Article(text=text, language="de"), load("de")(text)) == ()


@needs_weights
def test_a_claim_inside_a_claim_points_at_the_one_around_it():
    text = "Der Sender berichtete, der Minister habe gesagt, dass Truppen angegriffen hätten."
    article = Article(text=text, language="de")
    found = find_quotes(article, load("de")(text))
    assert [q.inside for q in found] == [None, 0]
    at = text.index("angegriffen")
    chain = attribution_of(found, article, at, at + len("angegriffen"))
    assert [link.text for link in chain] == ["Der Sender", "der Minister"]
    assert [link.cue.text for link in chain] == ["berichtete", "habe gesagt"]


@needs_weights
def test_a_reporting_clause_is_not_inside_its_own_quotation():
    text = "Der Präsident kritisierte, dass Truppen die Stadt angegriffen hätten."
    article = Article(text=text, language="de")
    found = find_quotes(article, load("de")(text))
    cue, inside = text.index("kritisierte"), text.index("angegriffen")
    assert attribution_of(found, article, cue, cue + len("kritisierte")) == ()
    assert len(attribution_of(found, article, inside, inside + len("angegriffen"))) == 1


@needs_weights
@pytest.mark.parametrize(
    ("text", "kind", "quote", "speaker"),
    [
        ("The police said two people had died.", "indirect", "two people had died", "The police"),
        ("“We will stay,” the minister told reporters.", "direct", "“We will stay,”", "the minister"),
        ("According to the Pentagon, two soldiers died.", "according_to", "two soldiers died", "the Pentagon"),
        ("Talks had failed, the minister said.", "indirect", "Talks had failed", "the minister"),
        ("The man was allegedly beaten.", "evidential", "The man was allegedly beaten.", ""),
    ],
)
def test_english_is_read_by_the_same_engine(text, kind, quote, speaker):
    found, roles = first(text, "en")
    assert (found, roles["quote"], roles.get("speaker", "")) == (kind, quote, speaker)
