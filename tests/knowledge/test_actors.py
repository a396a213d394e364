"""Actors: names, roles on a date, holders, role nouns."""

from __future__ import annotations

import pytest

from lagebild.knowledge.actors import Actors, Entity, Role, actors, main, normalise
from lagebild.knowledge.checking import report


@pytest.fixture(scope="module")
def table() -> Actors:
    return actors("de")


def only(found: tuple[Entity, ...], kind: str) -> Entity:
    return next(entity for entity in found if entity.kind == kind)


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Russland", "RUS"),
        ("Russlands", "RUS"),
        ("Belarus’", "BLR"),
        ("Weißrussland", "BLR"),
        ("Vereinigten Staaten", "USA"),
        ("USA", "USA"),
        ("Äthiopiens", "ETH"),
        ("Europäischen Union", "EUR"),
        ("UN-Sicherheitsrat", "UNO"),
        ("OSZE", "IGO"),
        ("Islamischen Staats", "IMG"),
        ("Weißen Hauses", "USA"),
        ("Bundestages", "DEU"),
        ("Südossetien", "GEO"),
        ("dpa", "DEU"),
    ],
)
def test_a_name_is_found_in_its_variants_and_cases(table: Actors, phrase: str, code: str) -> None:
    assert {entity.code for entity in table.lookup(phrase)} == {code}


@pytest.mark.parametrize("phrase", ["us", "is", "un", "die", "rom", "zeit"])
def test_a_common_word_in_small_letters_is_no_name(table: Actors, phrase: str) -> None:
    assert table.lookup(phrase) == ()


@pytest.mark.parametrize("spelling", ["Lukaschenko", "Lukaschenka", "Alexander Lukashenko", "Aljaksandr Lukaschenka"])
def test_transliterations_name_one_person(table: Actors, spelling: str) -> None:
    assert {entity.name for entity in table.lookup(spelling)} == {"Alexander Lukaschenko"}


@pytest.mark.parametrize(
    ("name", "date", "sector"),
    [
        ("Angela Merkel", "2018-10-31", "GOV"),
        ("Angela Merkel", "2023-01-01", "ELI"),
        ("Julia Timoschenko", "2011-12-25", "ELI"),
        ("Taliban", "2010-01-01", "REB"),
        ("Taliban", "2022-01-01", "GOV"),
        ("CDU", "2004-01-01", "PTY/OPP"),
        ("CDU", "2010-01-01", "PTY/GOV"),
        ("SPD", "2011-01-01", "PTY/OPP"),
        ("Saddam Hussein", "2005-10-19", "ELI"),
        ("Saddam Hussein", "2002-10-19", "GOV"),
        ("Georgischer Traum", "2012-09-21", "PTY/OPP"),
        ("Boris Johnson", "2016-05-16", "PTY/GOV"),
        ("Swetlana Tichanowskaja", "2021-09-09", "OPP"),
    ],
)
def test_the_role_on_the_date_decides_the_sector(table: Actors, name: str, date: str, sector: str) -> None:
    assert {table.role_on(entity, date).sector for entity in table.lookup(name)} == {sector}


def test_before_the_first_role_the_sector_is_open(table: Actors) -> None:
    (macron,) = table.lookup("Emmanuel Macron")
    assert table.role_on(macron, "2005-01-01").sector == ""


def test_the_most_senior_role_of_a_day_counts() -> None:
    minister = Role("DEU", "GOV", begin="2005", office="minister", rank=4)
    legislator = Role("DEU", "LEG", begin="2006", office="legislator", rank=8)
    somebody = Entity("person/x", "person", "X", "DEU", roles=(legislator, minister))
    assert actors("de").role_on(somebody, "2010-05-05") is minister


def test_a_year_stands_for_its_first_and_its_last_day() -> None:
    role = Role("DEU", "GOV", begin="2005", until="2009")
    assert role.covers("2005-01-01")
    assert role.covers("2009-12-31")
    assert not role.covers("2010-01-01")
    assert not role.covers("2004-12-31")


@pytest.mark.parametrize(
    ("code", "office", "date", "name"),
    [
        ("RUS", "head_of_state", "2010-01-01", "Dmitri Medwedew"),
        ("DEU", "foreign_minister", "2014-06-01", "Frank-Walter Steinmeier"),
        ("USA", "head_of_government", "2012-01-01", "Barack Obama"),
        ("SAU", "head_of_state", "2018-01-01", "Salman bin Abdulaziz"),
        ("EUR", "commission_president", "2008-01-01", "José Manuel Barroso"),
        ("UNO", "secretary_general", "2006-08-23", "Kofi Annan"),
        ("DE-BY", "regional_head", "2020-01-01", "Markus Söder"),
    ],
)
def test_an_office_and_a_date_give_its_holder(table: Actors, code: str, office: str, date: str, name: str) -> None:
    holder = table.holder(code, office, date)
    assert holder is not None
    assert holder.name == name


def test_an_unknown_holder_is_none_and_not_a_guess(table: Actors) -> None:
    assert table.holder("ATA", "head_of_state", "2010-01-01") is None


def test_a_surname_of_several_gives_them_all(table: Actors) -> None:
    assert {entity.name for entity in table.lookup("Bush")} >= {"George W. Bush", "George H. W. Bush"}
    assert normalise("Bush") in table.bare


def test_surnames_that_are_common_words_are_weak(table: Actors) -> None:
    assert {"weil", "kern", "kurz", "lang"} <= table.weak


@pytest.mark.parametrize(
    ("word", "sector", "kind"),
    [
        ("außenministerin", "GOV", "person"),
        ("abgeordnete", "LEG", "person"),
        ("demonstrant", "CVL", "people"),
        ("polizei", "COP", "collective"),
        ("flüchtling", "REF", "people"),
        ("staatsanwältin", "JUD", "person"),
        ("aufständische", "REB", "person"),
    ],
)
def test_role_nouns_have_feminine_and_weak_forms(table: Actors, word: str, sector: str, kind: str) -> None:
    assert (table.roles[word].sector, table.roles[word].kind) == (sector, kind)


def test_a_role_noun_may_fix_the_state(table: Actors) -> None:
    assert (table.roles["kremlchef"].code, table.roles["kremlchef"].office) == ("RUS", "head_of_state")


def test_demonyms_adjectives_and_first_parts_of_compounds_give_the_state(table: Actors) -> None:
    assert table.adjectives["us-amerikanisch"] == "USA"
    assert table.demonyms["belarussinnen"] == ("BLR", "CVL")
    assert {table.prefixes[part].code for part in ("us", "kreml", "eu", "bundes")} == {"USA", "RUS", "EUR", "DEU"}
    assert table.regions["bayerisch"] == "DE-BY"


def test_a_capital_stands_for_its_government(table: Actors) -> None:
    minsk = only(table.lookup("Minsk"), "city")
    assert (minsk.code, minsk.sector, minsk.metonym) == ("BLR", "GOV", True)


def test_english_names_have_their_own_table() -> None:
    table = actors("en")
    assert {entity.code for entity in table.lookup("Russia's")} == {"RUS"}
    assert table.lookup("us") == ()
    assert table.roles["foreign minister"].office == "foreign_minister"
    assert table.adjectives["belarusian"] == "BLR"


def test_the_data_have_no_findings_and_the_breadth_they_claim(table: Actors) -> None:
    _, wrong = report()
    assert wrong == []
    persons = {e.id for found in table.names.values() for e in found if e.kind == "person"}
    assert len(persons) >= 3000


def test_the_command_prints_counts_and_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "0 findings" in capsys.readouterr().out
    assert main([]) == 2


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Al-Qaida", "al qaida"),
        ("Erdoğan", "erdogan"),
        ("Weißrußland", "weissrussland"),
        ("U.S.", "us"),
        ("Sana'a", "sanaa"),
        ("Müller", "müller"),
        ("Élysée-Palast", "elysee palast"),
    ],
)
def test_keys_fold_case_accents_and_signs_but_keep_umlauts(written: str, key: str) -> None:
    assert normalise(written) == key


@pytest.mark.parametrize("office", ["legislator", "party_leader", "parliamentary_leader", "minister", "spokesperson"])
def test_an_office_that_many_hold_names_nobody(office: str) -> None:
    assert actors("de").holder("DEU", office, "2020-05-01") is None
    assert actors("de").holder("DEU", "head_of_government", "2020-05-01") is not None
