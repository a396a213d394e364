"""Copies: reprints, agency text and what is no copy."""

from test_happenings import bag, told

from lagebild.corroboration import corroborate
from lagebild.corroboration.copies import Copies
from lagebild.corroboration.credits import credit
from lagebild.model import Article

REPORT = (
    "Die Regierungen beider Länder haben sich nach langen Verhandlungen auf den Bau einer neuen Bahnstrecke geeinigt. "
    "Das teilten die Verkehrsministerien am Montag in einer gemeinsamen Erklärung mit. Die Strecke soll bis zum Jahr 2030 "
    "fertig werden und mehrere Milliarden Euro kosten. Umweltverbände hatten gegen das Vorhaben protestiert. Ein Sprecher "
    "der Regierung nannte die Einwände unbegründet und kündigte weitere Gespräche mit den Anwohnern an."
)
OTHER = (
    "In der Hauptstadt begannen am Montag Gespräche über den Haushalt des kommenden Jahres. Die Opposition verlangt höhere Ausgaben "
    "für Schulen und Krankenhäuser, während der Finanzminister sparen will. Eine Einigung wird erst im Herbst erwartet, sagten Abgeordnete."
)


def groups(*texts):
    copies = Copies()
    for number, text in enumerate(texts):
        copies.add(Article(id=str(number), text=text))
    return copies.groups()


def test_a_reprint_with_another_dateline_is_a_copy_and_another_text_is_not():
    found = groups(f"Berlin (npa) - {REPORT}", f"Berlin (npa). {REPORT}\n\nMit Material von npa", OTHER)
    assert found["0"] == found["1"] is not None
    assert found["2"] is None


def test_a_shortened_reprint_is_a_copy():
    found = groups(REPORT, " ".join(REPORT.split(". ")[:3]))
    assert found["0"] == found["1"] is not None


def test_two_papers_that_took_a_part_of_one_agency_report_are_copies_and_without_its_credit_are_not():
    half = REPORT[:len(REPORT) // 2]
    found = groups(f"Berlin (npa) - {REPORT}", f"Berlin (npa) - {half} {OTHER}", f"{REPORT[-120:]} {OTHER[::-1]}")
    assert found["0"] == found["1"] is not None
    assert found["2"] is None


def test_a_shared_quotation_makes_no_copy():
    said = "„Wir werden diese Strecke bauen, und wir werden sie bis zum Jahr 2030 fertig bauen“, sagte der Minister."
    assert set(groups(f"{said} {REPORT}", f"{OTHER} {said}").values()) == {None}


def test_the_founder_names_the_group_whoever_joins_later():
    copies = Copies()
    first = [copies.add(Article(id=key, text=REPORT + f" ({key})")) for key in ("a", "b", "c")]
    assert first == ["a", "a", "a"]


def test_five_papers_with_one_agency_report_are_one_voice():
    text = "Berlin (npa) - Russland hat am Samstag den Hafen von Odessa mit Raketen beschossen. " + REPORT
    found = corroborate([told(key, text) for key in "abcde"], bag)
    (happening,) = found.happenings
    (voice,) = happening.voices
    assert found.copies == 4
    assert (voice.origin, voice.kind, len(voice.outlets)) == ("npa", "agency", 5)


def test_credit_lines():
    assert credit(Article(text=f"Moskau/Minsk (npa/abc) - {REPORT}")).agencies == ("npa", "abc")
    assert credit(Article(text=f"{REPORT}\n\nMit Material von npa")) .whole is False
    assert credit(Article(text=REPORT, agency=("dpa",))).agencies == ("dpa",)
    assert credit(Article(text="Der Minister (parteilos) sprach. " + REPORT)).whole is False
