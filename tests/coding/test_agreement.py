"""Case and number settle who is the subject, and where reflexives and infinitives belong."""

from hand_trees import entered, german, texts, tree, word

from lagebild.coding import slots
from lagebild.coding.agreement import agree, to_infinitive
from lagebild.coding.cases import number
from lagebild.coding.matching import Matcher, measured
from lagebild.coding.mentions import names_of
from lagebild.coding.tree import preposition, reflexive
from lagebild.coding.verb_forms import verb_forms
from lagebild.knowledge.predicates import lexicon

FIN = "VerbForm=Fin|Number="


def mended(parse):
    sentence = tree(parse)
    agree(sentence, entered(sentence).mentions[sentence.index], german(), names_of("de"))
    return sentence


def subjects(sentence, verb):
    return texts(slots.subject(word(sentence, verb), german()))


def test_a_masculine_noun_with_the_article_der_is_the_subject():
    sentence = mended("Gestern//ADV/advmod/7 hat/haben/AUX/aux/7/VerbForm=Fin|Number=Sing der//DET/det/4/Case=Nom|Gender=Masc "
                      "Sicherheitsrat//NOUN/iobj/7/Case=Nom|Gender=Masc|Number=Sing einer//DET/det/6 Verlängerung//NOUN/obj/7 zugestimmt/zustimmen/VERB/ROOT/0")
    assert subjects(sentence, "zugestimmt") == ["Sicherheitsrat"]
    assert texts(slots.objects(word(sentence, "zugestimmt"), german())) == ["Verlängerung"]


def test_the_one_noun_that_agrees_is_the_subject_of_a_reflexive_verb():
    sentence = mended("Dort//ADV/advmod/5 haben/haben/AUX/aux/5/VerbForm=Fin|Number=Plur sich//PRON/obj/5/Reflex=Yes "
                      "Rebellen/Rebell/NOUN/obj/5/Case=Acc|Number=Plur ergeben//VERB/ROOT/0")
    assert subjects(sentence, "ergeben") == ["Rebellen"]


def test_a_noun_of_the_other_number_stays_the_object_of_a_reflexive_verb():
    sentence = mended("Dort//ADV/advmod/5 hat/haben/AUX/aux/5/VerbForm=Fin|Number=Sing sich//PRON/obj/5/Reflex=Yes "
                      "Rechte/Recht/NOUN/obj/5/Case=Acc|Number=Plur vorbehalten//VERB/ROOT/0")
    assert subjects(sentence, "vorbehalten") == []


def test_a_name_beside_the_verb_is_the_subject_where_the_plural_does_not_agree():
    sentence = mended("Flüchtlinge/Flüchtling/NOUN/nsubj/4/Number=Plur hat/haben/AUX/aux/4/VerbForm=Fin|Number=Sing Benin//PROPN/obj/4 aufgenommen/aufnehmen/VERB/ROOT/0")
    assert subjects(sentence, "aufgenommen") == ["Benin"]


def test_of_two_subjects_the_one_that_agrees_stays():
    sentence = mended("Waffen/Waffe/NOUN/nsubj/2/Number=Plur liefert/liefern/VERB/ROOT/0/VerbForm=Fin|Number=Sing Polen//PROPN/nsubj/2")
    assert subjects(sentence, "liefert") == ["Polen"]
    assert texts(slots.objects(word(sentence, "liefert"), german())) == ["Waffen"]


def test_a_reflexive_hung_on_a_name_goes_to_its_verb():
    sentence = mended("Gestern//ADV/advmod/5 hat/haben/AUX/aux/5/VerbForm=Fin sich//PRON/det:poss/4 Israel//PROPN/nsubj/5 ausgesprochen/aussprechen/VERB/ROOT/0")
    assert reflexive(word(sentence, "ausgesprochen"))


def test_an_infinitive_with_zu_is_no_second_main_verb():
    sentence = mended("Chirac//PROPN/nsubj/2 mahnte/mahnen/VERB/ROOT/0/VerbForm=Fin den//DET/det/4 Irak//PROPN/obj/2 zu//PART/mark/6 helfen//VERB/conj/2/VerbForm=Inf")
    assert texts(slots.complement(word(sentence, "mahnte"))) == ["helfen"]
    assert subjects(sentence, "helfen") == ["Irak"]


def test_an_infinitive_hung_on_an_adverbial_goes_to_the_verb_that_asks_for_it():
    sentence = mended("London//PROPN/nsubj/2 drängt/drängen/VERB/ROOT/0/VerbForm=Fin die//DET/det/4 USA//PROPN/obj/2 mit//ADP/case/6 Nachdruck//NOUN/obl/2 "
                      "zu//PART/mark/8 helfen//VERB/xcomp/6/VerbForm=Inf")
    assert texts(slots.complement(word(sentence, "drängt"))) == ["helfen"]


def test_states_with_plural_names_are_plural():
    assert number(word(tree("Niederlande//PROPN/ROOT/0"), "Niederlande")) == "Plur"
    assert number(word(tree("Malta//PROPN/ROOT/0"), "Malta")) == "Sing"
    assert not to_infinitive(word(tree("Panzer//NOUN/obj/2 liefern//VERB/ROOT/0"), "liefern"))


def test_a_noun_of_measure_stands_for_what_it_counts():
    sentence = tree("Teil//NOUN/obj/4 ihrer//DET/det:poss/3 Militärhilfe//NOUN/nmod/1/Case=Gen aussetzen//VERB/ROOT/0")
    assert texts(measured(word(sentence, "Teil"))) == ["Militärhilfe"]


def test_verbs_both_strong_and_weak_are_found_by_either_participle():
    _, whole = verb_forms(["abschaffen", "aussenden"])
    assert "abschaffen" in whole["abgeschafft"]
    assert "aussenden" in whole["ausgesendet"] & whole["ausgesandt"]


def test_the_name_right_behind_the_finite_verb_is_the_subject():
    sentence = mended("Gestern//ADV/advmod/5 haben/haben/AUX/aux/5/VerbForm=Fin|Number=Plur Niederlande//PROPN/obl/5 Sanktionen/Sanktion/NOUN/nsubj/5/Number=Plur "
                      "verhängt/verhängen/VERB/ROOT/0")
    assert subjects(sentence, "verhängt") == ["Niederlande"]
    assert texts(slots.objects(word(sentence, "verhängt"), german())) == ["Sanktionen"]


def test_an_infinitive_hung_on_a_noun_of_its_own_clause_goes_to_the_verb_before_the_comma():
    sentence = mended("Libyen//PROPN/nsubj/2 droht/drohen/VERB/ROOT/0/VerbForm=Fin ,//PUNCT/punct/7 wegen//ADP/case/5 Vorfällen//NOUN/obl/2 "
                      "zu//PART/mark/7 schießen//VERB/xcomp/5/VerbForm=Inf")
    assert texts(slots.complement(word(sentence, "droht"))) == ["schießen"]


def test_words_that_only_end_like_another_are_no_compounds():
    matcher = Matcher(lexicon("de"), german())
    attack = next(e for e in lexicon("de").verbs["angreifen"] if e.type == "NONE" and "lunge" in e.when.get("obj", ()))
    for noun, fits in (("Lungen", True), ("Stellungen", False), ("Siedlungen", False)):
        sentence = tree(f"Polen//PROPN/nsubj/2 griff/greifen/VERB/ROOT/0/VerbForm=Fin {noun}//NOUN/obj/2 an//ADP/compound:prt/2")
        assert (matcher.fits(word(sentence, "griff"), attack) is not None) is fits


def test_mit_before_another_preposition_is_an_adverb():
    sentence = tree("drei//NUM/obj/5 mit//ADP/case/4 in//ADP/case/4 Tod//NOUN/obl/5 reißen//VERB/ROOT/0")
    assert preposition(word(sentence, "Tod")) == "in"


def test_a_pronominal_adverb_stands_for_its_phrase_where_a_clause_follows():
    matcher = Matcher(lexicon("de"), german())
    agreed = next(e for e in lexicon("de").verbs["verständigen"] if e.needs == ("auf",))
    with_clause = tree("Beide//NOUN/nsubj/5 haben/haben/AUX/aux/5 sich//PRON/obj/5 darauf//ADV/advmod/5 verständigt/verständigen/VERB/ROOT/0 "
                       "zu//PART/mark/7 helfen//VERB/xcomp/5/VerbForm=Inf")
    without = tree("Beide//NOUN/nsubj/4 haben/haben/AUX/aux/4 sich//PRON/obj/4 verständigt/verständigen/VERB/ROOT/0")
    assert matcher.fits(word(with_clause, "verständigt"), agreed) is not None
    assert matcher.fits(word(without, "verständigt"), agreed) is None


def test_a_state_whose_name_looks_plural_stays_the_subject():
    sentence = mended("Polen//PROPN/nsubj/4/Number=Plur würde/werden/AUX/aux/4/VerbForm=Fin|Number=Sing Belarus//PROPN/obj/4/Number=Sing helfen/helfen/VERB/ROOT/0")
    assert subjects(sentence, "helfen") == ["Polen"]


def test_a_fragment_before_the_comma_is_no_subject_of_a_plural_verb():
    sentence = mended("Marsch//NOUN/nsubj/5/Number=Sing ,//PUNCT/punct/5 in//ADP/case/4 Minsk//PROPN/obl/5 rufen/rufen/VERB/ROOT/0/VerbForm=Fin|Number=Plur "
                      "die//DET/det/7 Bürger//NOUN/obj/5/Number=Plur")
    assert subjects(sentence, "rufen") == ["Bürger"]


def test_of_two_nouns_behind_the_finite_verb_the_first_that_acts_is_the_doer():
    sentence = mended("Gestern//ADV/advmod/5 haben/haben/AUX/aux/5/VerbForm=Fin|Number=Plur Soldaten/Soldat/NOUN/obj/5/Number=Plur "
                      "Händler/Händler/NOUN/nsubj/5/Number=Plur verhaftet/verhaften/VERB/ROOT/0")
    assert subjects(sentence, "verhaftet") == ["Soldaten"]
    assert texts(slots.objects(word(sentence, "verhaftet"), german())) == ["Händler"]


def test_the_noun_before_the_finite_verb_is_the_doer_where_a_pronoun_behind_is_the_object():
    sentence = mended("Wir//PRON/nsubj/2 kämpfen/kämpfen/VERB/ROOT/0/VerbForm=Fin und//CCONJ/cc/7 Russland//PROPN/obj/7 wird/werden/AUX/aux/7/VerbForm=Fin|Number=Sing "
                      "uns//PRON/obj/7 helfen//VERB/conj/2/VerbForm=Inf")
    assert subjects(sentence, "helfen") == ["Russland"]


def test_an_accusative_before_the_finite_verb_stays_the_object():
    sentence = mended("Den//DET/det/2 Mann//NOUN/obj/3/Number=Sing brachte/bringen/VERB/ROOT/0/VerbForm=Fin|Number=Sing ihm//PRON/iobj/3")
    assert subjects(sentence, "brachte") == []


def test_a_singular_form_read_as_a_plural_keeps_its_subject():
    """The ending of "verlängert" is also that of "ihr"; a noun in front stays the subject."""
    sentence = mended("Kanada//PROPN/nsubj/2/Number=Sing verlängert/verlängern/VERB/ROOT/0/VerbForm=Fin|Number=Plur die//DET/det/4 "
                      "Sanktionen/Sanktion/NOUN/obj/2/Number=Plur")
    assert subjects(sentence, "verlängert") == ["Kanada"]


def test_a_plural_verb_takes_the_plural_behind_it():
    sentence = mended("Marsch//NOUN/nsubj/2/Number=Sing protestieren//VERB/ROOT/0/VerbForm=Fin|Number=Plur die//DET/det/4 Bürger//NOUN/obj/2/Number=Plur")
    assert subjects(sentence, "protestieren") == ["Bürger"]
