"""From words to actors: names, roles with their country, descriptions, pronouns."""

import pytest
from hand_trees import codes, entered, tree, word

MEETING = "Armenien//PROPN/nsubj/4/Gender=Neut und//CCONJ/cc/3 Aserbaidschan//PROPN/conj/1/Gender=Neut verhandelten/verhandeln/VERB/ROOT/0 .//PUNCT/punct/4"


def who(parse, form, date="2022-06-01"):
    parsed = tree(parse)
    return codes(entered(parsed, date=date).phrase(word(parsed, form)))


@pytest.mark.parametrize(("parse", "form", "expected"), [
    ("Russland//PROPN/ROOT/0", "Russland", ["RUS GOV"]),
    ("Russlands/Russland/PROPN/ROOT/0", "Russlands", ["RUS GOV"]),
    ("Moskau//PROPN/nsubj/2 droht/drohen/VERB/ROOT/0", "Moskau", ["RUS GOV"]),
    ("Die//DET/det/2 EU//PROPN/ROOT/0", "EU", ["EUR"]),
    ("Die//DET/det/2 Nato//PROPN/ROOT/0", "Nato", ["IGO"]),
    ("Die//DET/det/3 türkische/türkisch/ADJ/amod/3 Polizei//NOUN/ROOT/0", "Polizei", ["TUR COP"]),
    ("Der//DET/det/3 polnische/polnisch/ADJ/amod/3 Finanzminister//NOUN/ROOT/0", "Finanzminister", ["POL GOV"]),
    ("Das//DET/det/2 Parlament//NOUN/ROOT/0 Norwegens/Norwegen/PROPN/nmod/2/Case=Gen", "Parlament", ["NOR LEG"]),
    ("Polen//PROPN/ROOT/0 ,//PUNCT/punct/3 Ungarn//PROPN/conj/1 und//CCONJ/cc/5 Italien//PROPN/conj/1", "Polen", ["POL GOV", "HUN GOV", "ITA GOV"]),
    ("US-Präsident//NOUN/ROOT/0", "US-Präsident", ["USA GOV"]),
])
def test_names_and_roles_have_their_country_and_sector(parse, form, expected):
    assert who(parse, form) == expected


@pytest.mark.parametrize(("date", "expected"), [("2015-03-02", ["DEU GOV"]), ("2022-06-01", ["DEU ELI"])])
def test_the_role_on_the_articles_date_decides(date, expected):
    assert who("Angela//PROPN/ROOT/0 Merkel//PROPN/flat/1", "Angela", date) == expected


def test_a_word_that_names_nobody_is_no_actor():
    assert who("Die//DET/det/2 Sonne//NOUN/ROOT/0", "Sonne") == []


def test_a_former_office_makes_elite():
    assert who("Der//DET/det/4 frühere/früh/ADJ/amod/4 polnische/polnisch/ADJ/amod/4 Präsident//NOUN/ROOT/0", "Präsident") == ["POL ELI"]


def test_an_actor_is_looked_for_in_what_modifies_a_noun():
    assert who("Das//DET/det/2 Vorgehen//NOUN/ROOT/0 Russlands/Russland/PROPN/nmod/2/Case=Gen", "Vorgehen") == ["RUS GOV"]


def test_a_crowd_belongs_to_the_place_it_stands_in():
    parsed = tree("In//ADP/case/2 Minsk//PROPN/obl/3 demonstrieren//VERB/ROOT/0 Bürger//NOUN/nsubj/3")
    assert codes(entered(parsed).phrase(word(parsed, "Bürger"))) == ["BLR CVL"]


def test_both_states_are_the_two_named_before():
    first, second = tree(MEETING), tree("Beide/beide/DET/det/2 Staaten/Staat/NOUN/nsubj/3/Number=Plur einigten/einigen/VERB/ROOT/0", 1, 60)
    assert codes(entered(first, second).phrase(word(second, "Staaten"))) == ["ARM GOV", "AZE GOV"]


def test_a_masculine_pronoun_points_to_the_man_who_was_subject():
    first = tree("Wladimir//PROPN/nsubj/3/Gender=Masc Putin//PROPN/flat/1 besuchte/besuchen/VERB/ROOT/0 Angela//PROPN/obj/3/Gender=Fem Merkel//PROPN/flat/4")
    second = tree("Er//PRON/nsubj/2/Number=Sing|Person=3|PronType=Prs drohte/drohen/VERB/ROOT/0", 1, 60)
    (actor,) = entered(first, second).phrase(word(second, "Er"))
    assert (actor.code, actor.name, actor.by) == ("RUS", "Wladimir Putin", "coreference")
    assert actor.via == ("Wladimir Putin",)


def test_a_demonstrative_points_to_the_last_man_named():
    first = tree("Wladimir//PROPN/nsubj/3/Gender=Masc Putin//PROPN/flat/1 besuchte/besuchen/VERB/ROOT/0 Viktor//PROPN/obj/3/Gender=Masc Orban//PROPN/flat/4")
    second = tree("Dieser//DET/nsubj/2/Number=Sing drohte/drohen/VERB/ROOT/0", 1, 60)
    assert codes(entered(first, second).phrase(word(second, "Dieser"))) == ["HUN GOV"]


def test_a_pronoun_without_anyone_before_it_resolves_to_nobody():
    assert who("Er//PRON/nsubj/2/Number=Sing|Person=3 drohte/drohen/VERB/ROOT/0", "Er") == []


def test_a_pronoun_does_not_reach_back_more_than_two_sentences():
    first = tree("Wladimir//PROPN/nsubj/3/Gender=Masc Putin//PROPN/flat/1 sprach/sprechen/VERB/ROOT/0")
    gap = [tree("Es//PRON/nsubj/2 regnet/regnen/VERB/ROOT/0", n, 40 * n) for n in (1, 2)]
    last = tree("Er//PRON/nsubj/2/Number=Sing|Person=3 drohte/drohen/VERB/ROOT/0", 3, 150)
    assert entered(first, *gap, last).phrase(word(last, "Er")) == ()


@pytest.mark.parametrize("feats", ["PRELS|PronType=Rel", "PRELS|PronType=Dem,Rel"])
def test_a_relative_pronoun_is_its_antecedent(feats):
    parsed = tree(f"Ungarn//PROPN/ROOT/0 das//PRON/nsubj/4/{feats} Polen//PROPN/obj/4 bedroht/bedrohen/VERB/acl:relcl/1")
    assert codes(entered(parsed).phrase(word(parsed, "das"))) == ["HUN GOV"]


def test_an_unknown_person_has_the_role_beside_the_name_and_keeps_it():
    first = tree("Der//DET/det/3 polnische/polnisch/ADJ/amod/3 Finanzminister//NOUN/nsubj/6 Jan//PROPN/appos/3 Xyzowski//PROPN/flat/4 sprach/sprechen/VERB/ROOT/0")
    second = tree("Xyzowski//PROPN/nsubj/2 drohte/drohen/VERB/ROOT/0", 1, 70)
    resolver = entered(first, second)
    resolver.phrase(word(first, "Jan"))
    (actor,) = resolver.phrase(word(second, "Xyzowski"))
    assert (f"{actor.code} {actor.sector}", actor.name) == ("POL GOV", "Jan Xyzowski")


def test_a_foreign_minister_is_not_of_the_african_union():
    assert who("Der//DET/det/3 polnische/polnisch/ADJ/amod/3 Außenminister//NOUN/ROOT/0", "Außenminister") == ["POL GOV"]


def test_an_actor_carries_the_characters_that_named_it():
    parsed = tree("Die//DET/det/2 EU//PROPN/nsubj/3 droht/drohen/VERB/ROOT/0", start=100)
    (actor,) = entered(parsed).phrase(word(parsed, "EU"))
    assert (actor.field, actor.start, actor.end, actor.text) == ("text", 104, 106, "EU")


def test_a_role_in_the_plural_is_of_all_the_states_named_with_it():
    parsed = tree("Indische/indisch/ADJ/amod/4 und//CCONJ/cc/3 chinesische/chinesisch/ADJ/conj/1 Soldaten/Soldat/NOUN/nsubj/5/Number=Plur kämpften/kämpfen/VERB/ROOT/0")
    assert codes(entered(parsed).np(word(parsed, "Soldaten"))) == ["IND MIL", "CHN MIL"]


def test_a_role_of_one_state_has_one_actor():
    parsed = tree("Indische/indisch/ADJ/amod/2 Soldaten/Soldat/NOUN/nsubj/3/Number=Plur kämpften/kämpfen/VERB/ROOT/0")
    assert codes(entered(parsed).np(word(parsed, "Soldaten"))) == ["IND MIL"]


def test_an_office_is_that_of_the_state_its_adjective_names():
    parsed = tree("Der//DET/det/3 österreichische/österreichisch/ADJ/amod/3 Bundespräsident//NOUN/nsubj/4 reiste/reisen/VERB/ROOT/0")
    assert codes(entered(parsed).np(word(parsed, "Bundespräsident"))) == ["AUT GOV"]


@pytest.mark.parametrize(("parse", "form", "expected"), [
    ("Flüchtlinge/Flüchtling/NOUN/nsubj/4/Number=Plur in//ADP/case/3 Polen//PROPN/nmod/1 warten/warten/VERB/ROOT/0", "Flüchtlinge", ["--- REF"]),
    ("Syrische/syrisch/ADJ/amod/2 Flüchtlinge/Flüchtling/NOUN/ROOT/0/Number=Plur", "Flüchtlinge", ["SYR REF"]),
    ("In//ADP/case/2 Polen//PROPN/obl/4 alle//DET/det/5 loben/loben/VERB/ROOT/0 Außenminister/Außenminister/NOUN/nsubj/4/Number=Plur", "Außenminister", ["--- GOV"]),
    ("In//ADP/case/2 Mali//PROPN/obl/3 kämpfen/kämpfen/VERB/ROOT/0 islamistische/islamistisch/ADJ/amod/5 Rebellen/Rebell/NOUN/nsubj/3/Number=Plur", "Rebellen", ["MLI REB"]),
    ("In//ADP/case/2 Mali//PROPN/obl/3 brennen/brennen/VERB/ROOT/0 Rebellenstellungen/Rebellenstellung/NOUN/nsubj/3/Number=Plur", "Rebellenstellungen", ["MLI REB"]),
    ("Das//DET/det/2 Flüchtlingslager//NOUN/nsubj/3 brennt/brennen/VERB/ROOT/0", "Flüchtlingslager", ["--- REF"]),
    ("Internationale/international/ADJ/amod/2 Institutionen/Institution/NOUN/ROOT/0/Number=Plur", "Institutionen", ["IGO"]),
    ("Internationale/international/ADJ/amod/2 Hilfsorganisationen/Hilfsorganisation/NOUN/ROOT/0/Number=Plur", "Hilfsorganisationen", ["NGO"]),
    ("Polens/Polen/PROPN/nmod/2/Case=Gen Botschaftspersonal//NOUN/ROOT/0", "Botschaftspersonal", ["POL GOV"]),
    ("Mehrere//DET/det/2 Male/Mal/NOUN/obl/3 warnte/warnen/VERB/ROOT/0 das//DET/det/5 Gericht//NOUN/nsubj/3", "Gericht", ["--- JUD"]),
    ("Sein//DET/det:poss/2 Toyota//PROPN/nsubj/4 Corolla//PROPN/flat/2 brennt/brennen/VERB/ROOT/0", "Toyota", []),
])
def test_whose_a_group_or_a_thing_is(parse, form, expected):
    assert who(parse, form) == expected


def test_a_place_of_a_side_clause_says_nothing_of_a_person_of_the_main_clause():
    first = tree("Polen//PROPN/ROOT/0")
    second = tree("Der//DET/det/2 Angeklagte//NOUN/nsubj/3 schwieg/schweigen/VERB/ROOT/0 ,//PUNCT/punct/8 nachdem//SCONJ/mark/8 in//ADP/case/7 "
                  "Afghanistan//PROPN/obl/8 geschossen/schießen/VERB/advcl/3", 1, 30)
    assert codes(entered(first, second).phrase(word(second, "Angeklagte"))) == ["POL CVL"]


def test_the_men_are_those_named_by_their_nationality_before():
    first = tree("Drei//NUM/nummod/2 Iraker//NOUN/nsubj/3/Gender=Masc|Number=Plur flohen/fliehen/VERB/ROOT/0 nach//ADP/case/5 Polen//PROPN/obl/3")
    second = tree("Die//DET/det/2 Männer/Mann/NOUN/nsubj/3/Gender=Masc|Number=Plur schweigen/schweigen/VERB/ROOT/0", 1, 60)
    (actor,) = entered(first, second).phrase(word(second, "Männer"))
    assert (actor.code, actor.by, actor.via) == ("IRQ", "coreference", ("Iraker",))


def test_dieser_is_the_one_named_last():
    first = tree("Wladimir//PROPN/nsubj/3/Gender=Masc Putin//PROPN/flat/1 traf/treffen/VERB/ROOT/0 Emmanuel//PROPN/obj/3/Gender=Masc Macron//PROPN/flat/4")
    second = tree("Dieser//PRON/nsubj/2/Gender=Masc|Number=Sing drohte/drohen/VERB/ROOT/0", 1, 60)
    word(second, "Dieser").tag = "PDS"
    assert codes(entered(first, second).phrase(word(second, "Dieser"))) == ["FRA GOV"]


def test_north_and_south_are_states_where_the_other_half_is_spoken_of():
    parsed = tree("Nordkorea//PROPN/nsubj/2 droht/drohen/VERB/ROOT/0 dem//DET/det/4 Süden//NOUN/iobj/2 ,//PUNCT/punct/6 Südkorea//PROPN/conj/1")
    assert codes(entered(parsed).phrase(word(parsed, "Süden"))) == ["KOR GOV"]
    alone = tree("Polen//PROPN/nsubj/2 liebt/lieben/VERB/ROOT/0 den//DET/det/4 Süden//NOUN/obj/2")
    assert codes(entered(alone).phrase(word(alone, "Süden"))) == []


def test_two_investigators_are_not_both_pilots():
    first = tree("Ermittler/Ermittler/NOUN/nsubj/4/Number=Plur Polens/Polen/PROPN/nmod/1/Case=Gen und//CCONJ/cc/4 prüften/prüfen/VERB/ROOT/0 Piloten/Pilot/NOUN/obj/4/Number=Plur Ungarns/Ungarn/PROPN/nmod/5/Case=Gen")
    second = tree("Die//DET/det/3 beiden/beide/ADJ/amod/3 Präsidenten/Präsident/NOUN/nsubj/4/Number=Plur schwiegen/schweigen/VERB/ROOT/0", 1, 120)
    assert all(a.by != "coreference" for a in entered(first, second).phrase(word(second, "Präsidenten")))


def test_an_office_holder_we_do_not_know_is_not_the_one_we_know():
    parsed = tree("Der//DET/det/3 polnische/polnisch/ADJ/amod/3 Präsident//NOUN/nsubj/6 ,//PUNCT/punct/5 Xaver//PROPN/appos/3 spricht/sprechen/VERB/ROOT/0")
    (actor,) = entered(parsed).phrase(word(parsed, "Präsident"))
    assert (actor.code, actor.name) == ("POL", "Xaver")


def test_the_first_is_one_of_those_named_by_their_nationality_before():
    first = tree("Zwei//NUM/nummod/2 Iraker//NOUN/nsubj/3/Gender=Masc|Number=Plur flohen/fliehen/VERB/ROOT/0")
    second = tree("Der//DET/det/2 Erste//NOUN/nsubj/3/Gender=Masc|Number=Sing schweigt/schweigen/VERB/ROOT/0", 1, 40)
    assert codes(entered(first, second).phrase(word(second, "Erste"))) == ["IRQ CVL"]


def test_a_town_or_island_is_of_the_state_its_adjective_says():
    parsed = tree("Auf//ADP/case/4 der//DET/det/4 griechischen/griechisch/ADJ/amod/4 Insel//NOUN/obl/5 ermittelt/ermitteln/VERB/ROOT/0 die//DET/det/7 Polizei//NOUN/nsubj/5")
    assert codes(entered(parsed).phrase(word(parsed, "Polizei"))) == ["GRC COP"]
    assert entered(parsed).place_country(word(parsed, "ermittelt")) == "GRC"


def test_dieser_as_a_subject_is_a_man_however_it_was_read():
    first = tree("Angela//PROPN/nsubj/3/Gender=Fem Merkel//PROPN/flat/1 besuchte/besuchen/VERB/ROOT/0 Viktor//PROPN/obj/3/Gender=Masc Orban//PROPN/flat/4")
    second = tree("Dieser//DET/nsubj/2/Gender=Fem|Number=Plur drohte/drohen/VERB/ROOT/0", 1, 60)
    assert codes(entered(first, second).phrase(word(second, "Dieser"))) == ["HUN GOV"]


@pytest.mark.parametrize(("parse", "expected"), [
    ("Indien//PROPN/ROOT/0 und//CCONJ/cc/3 Europa//PROPN/conj/1", ["IND GOV", "EUR"]),
    ("in//ADP/case/2 Indien//PROPN/ROOT/0 und//CCONJ/cc/4 Europa//PROPN/conj/2", ["IND GOV"]),
])
def test_europe_beside_a_state_is_the_union_but_not_where_something_is(parse, expected):
    assert [c for c in who(parse, "Indien") if not c.startswith("---")] == expected


def test_governments_in_two_states_are_both():
    parse = ("Die//DET/det/2 Regierungen/Regierung/NOUN/nsubj/8/Number=Plur in//ADP/case/4 Polen//PROPN/nmod/2 und//CCONJ/cc/7 in//ADP/case/7 Ungarn//PROPN/conj/4 "
             "berieten/beraten/VERB/ROOT/0")
    assert who(parse, "Regierungen") == ["POL GOV", "HUN GOV"]


def test_both_may_be_the_two_persons_named_before():
    first = tree("Angela//PROPN/nsubj/6 Merkel//PROPN/flat/1 und//CCONJ/cc/4 Emmanuel//PROPN/conj/1 Macron//PROPN/flat/4 berieten/beraten/VERB/ROOT/0")
    second = tree("Beide//PRON/nsubj/2/Number=Plur schwiegen/schweigen/VERB/ROOT/0", 1, 60)
    assert codes(entered(first, second, date="2019-06-01").phrase(word(second, "Beide"))) == ["DEU GOV", "FRA GOV"]


def test_critics_may_be_of_any_state_unless_somebodys():
    assert who("Kritiker//NOUN/nsubj/2/Number=Plur schweigen/schweigen/VERB/ROOT/0 in//ADP/case/4 Polen//PROPN/obl/2", "Kritiker") == ["--- CVL"]
    assert who("Polnische/polnisch/ADJ/amod/2 Kritiker//NOUN/nsubj/3/Number=Plur schweigen/schweigen/VERB/ROOT/0", "Kritiker") == ["POL CVL"]


def test_a_neighbour_called_by_name_is_that_state():
    parse = "Polen//PROPN/nsubj/2 droht/drohen/VERB/ROOT/0 seinem/sein/DET/det:poss/4/Poss=Yes Nachbarland//NOUN/iobj/2 Ungarn//PROPN/appos/4"
    assert who(parse, "Nachbarland") == ["HUN GOV"]


def test_opponents_of_a_body_are_not_part_of_it():
    parse = "In//ADP/case/2 Polen//PROPN/obl/4 die//DET/det/4 demonstrieren//VERB/ROOT/0 EU-Gegner//NOUN/nsubj/4/Number=Plur"
    assert who(parse, "EU-Gegner") == ["POL CVL"]
    assert who(parse.replace("EU-Gegner", "EU-Vertreter"), "EU-Vertreter") == ["EUR"]


@pytest.mark.parametrize(("before", "expected"), [("EU", ["EUR"]), ("Bundesregierung", ["DEU PTY/GOV"])])
def test_the_union_is_europes_where_nothing_german_is_told(before, expected):
    first = tree(f"Die//DET/det/2 {before}//PROPN/nsubj/3 berät/beraten/VERB/ROOT/0")
    second = tree("Die//DET/det/2 Union//PROPN/nsubj/3 zögert/zögern/VERB/ROOT/0", 1, 60)
    assert codes(entered(first, second, date="2019-06-01").phrase(word(second, "Union"))) == expected


def test_a_bare_article_as_a_pronoun_means_those_named_last():
    first = tree("Warschau//PROPN/nsubj/2 lud/laden/VERB/ROOT/0 ungarische/ungarisch/ADJ/amod/4 Minister//NOUN/obj/2/Number=Plur")
    second = tree("Die//PRON/nsubj/2/Number=Plur|PDS lehnten/lehnen/VERB/ROOT/0/VerbForm=Fin|Number=Plur ab//ADP/compound:prt/2", 1, 60)
    second.words[0].tag = "PDS"
    assert codes(entered(first, second).phrase(word(second, "Die"))) == ["HUN GOV"]


def test_both_countries_are_the_two_an_article_is_about():
    first = tree("Polnische/polnisch/ADJ/amod/2 Bauern/Bauer/NOUN/nsubj/3/Number=Plur beliefern//VERB/ROOT/0 ungarische/ungarisch/ADJ/amod/5 Märkte/Markt/NOUN/obj/3")
    second = tree("Beide//DET/det/2 Länder/Land/NOUN/nsubj/3/Number=Plur schweigen/schweigen/VERB/ROOT/0", 1, 60)
    assert codes(entered(first, second).phrase(word(second, "Länder"))) == ["POL GOV", "HUN GOV"]
