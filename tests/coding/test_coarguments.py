"""Two parts of one clause name two different ones."""

from hand_trees import tree, word

from lagebild.coding.coarguments import coarguments


def test_subject_and_object_of_a_clause_stand_beside_each_other():
    parsed = tree("Berlin//PROPN/nsubj/2 liefert/liefern/VERB/ROOT/0 dem//DET/det/4 Land//NOUN/iobj/2 Panzer//NOUN/obj/2")
    assert [w.text for w in coarguments(word(parsed, "Land"))] == ["Berlin", "Panzer"]


def test_a_coordinated_verb_takes_over_the_subject():
    parsed = tree("er//PRON/nsubj/2 sprach//VERB/ROOT/0 und//CCONJ/cc/4 warf//VERB/conj/2 ihm//PRON/iobj/4 Mord//NOUN/obj/4")
    assert [w.text for w in coarguments(word(parsed, "ihm"))] == ["Mord", "er"]


def test_whoever_the_subject_talks_with_is_another_one():
    parsed = tree("Bei//ADP/case/2 Gespräch//NOUN/obl/5 mit//ADP/case/4 Kollegen//NOUN/nmod/2 forderte//VERB/ROOT/0 er//PRON/nsubj/5 Hilfe//NOUN/obj/5")
    assert "Kollegen" in [w.text for w in coarguments(word(parsed, "er"))]


def test_a_source_may_be_the_subject_himself():
    parsed = tree("Laut/laut/ADP/case/2 Putin//PROPN/obl/3 bat//VERB/ROOT/0 er//PRON/nsubj/3 darum//ADV/advmod/3")
    assert coarguments(word(parsed, "er")) == []


def test_a_part_of_another_phrase_has_none():
    parsed = tree("Polen//PROPN/nsubj/2 lobt//VERB/ROOT/0 sein//PRON/nmod:poss/4 Heer//NOUN/obj/2")
    assert coarguments(word(parsed, "sein")) == []
