import datetime as dt
import typing

import pytest

from lokcheck.law.describe import describe, render
from lokcheck.law.register import Register
from lokcheck.texts import Lang

THEN, NOW, SOON = dt.date(2016, 6, 1), dt.date(2026, 11, 22), dt.date(2028, 2, 1)


def shown(register: Register, text: str, lang: Lang = "sv", when: dt.date = NOW, width: int = 80) -> str:
    return render(describe(text, register, when), lang, width)


def test_a_section_with_its_versions(register: Register) -> None:
    answer = describe("16 kap. 3 § HSL (2017:30)", register, NOW)
    misuse = [one for one in answer.versions if one.provision.topic == "agreement.misuse"]
    assert [one.when for one in misuse] == ["past"] * 4 + ["now", "coming"]
    assert answer.name.sv == "16 kap. 3 § hälso- och sjukvårdslagen (2017:30)"
    assert answer.name.en == "chapter 16 section 3 of the Health and Medical Services Act (2017:30)"
    assert answer.url == "https://lagen.nu/2017:30#K16P3"
    text = render(answer, "sv", 80)
    assert "2026-11-22: gäller, från 2017-04-01." in text
    assert "2018-01-01 – 2019-12-31, SFS 2017:810" in text
    assert "Nytt: Spel om pengar hör till målgruppen." in text
    assert "2028-01-01 –, SFS 2026:1312  (kommande)" in text
    assert "2024-04-01 – 2027-12-31, SFS 2024:90  ← gäller" in text


def test_a_replaced_section_names_its_successor_once(register: Register) -> None:
    text = shown(register, "HSL 8 b §")
    assert "2026-11-22: ersatt, gällde 2013-07-01 till 2017-03-31." in text
    assert text.count("16 kap. 3 § hälso- och sjukvårdslagen (2017:30), från 2024-04-01") == 1
    assert "https://lagen.nu/1982:763#P8b" in text
    assert "Länsöverenskommelsen i Jönköpings län 2016" in text
    english = " ".join(shown(register, "HSL 8 b §", "en").split())
    assert "replaced, in force 2013-07-01 to 2017-03-31" in english
    assert "chapter 16 section 3 of the Health and Medical Services Act (2017:30), from 2024-04-01" in english


def test_the_same_section_when_it_applied(register: Register) -> None:
    text = shown(register, "HSL 8 b §", when=THEN)
    assert "2016-06-01: gäller, från 2013-07-01 till 2017-03-31." in text
    assert "Ersatt av" not in text


def test_what_was_not_read_is_said(register: Register) -> None:
    assert "lagtexten är inte läst, innehållet är slutlett" in " ".join(shown(register, "3 f § HSL").split())
    assert "the statute was read." in shown(register, "16 kap. 4 § HSL (2017:30)", "en")
    assert "alla datum är inte lästa" in shown(register, "PuL")


def test_an_act_tells_which_sections_are_held(register: Register) -> None:
    answer = describe("socialtjänstlagen (2025:400)", register, NOW)
    assert "7 kap. 2 §" in answer.places and "10 kap. 8 och 9 §§" in answer.places
    assert "Paragrafer i registret" in render(answer, "sv", 80)


def test_a_subject_taken_over_is_not_called_replaced(register: Register) -> None:
    text = shown(register, "SOSFS 2005:27")
    assert "oklart om den gäller" in text and "Ämnet regleras nu i" in text and "Ersatt av" not in text


def test_enacted_law_is_to_come(register: Register) -> None:
    assert "gäller inte än, från 2028-01-01" in shown(register, "16 kap. 6 § HSL")
    assert "2028-02-01: gäller, från 2028-01-01." in shown(register, "16 kap. 6 § HSL", when=SOON)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("HLS 16 kap. 3 §", "16 kap. 3 § HSL"),
        ("5 kap. 9 § socialtjänstlgen", "5 kap. 9 § socialtjänstlagen"),
        ("SOSFS 2005:72", "SOSFS 2005:27"),
        ("SoL 2001:543", "socialtjänstlagen (2001:453)"),
        ("prop. 2012/13:78", "prop. 2012/13:77"),
        ("patientlaggen", "patientlagen"),
    ],
)
def test_an_unknown_citation_gets_the_nearest(register: Register, text: str, first: str) -> None:
    answer = describe(text, register, NOW)
    assert answer.state.state == "unknown"
    assert answer.nearest[0] == first
    assert f"Menade du\n  {first}\n" in render(answer, "sv", 80)


def test_an_unknown_citation_is_no_fault(register: Register) -> None:
    answer = describe("xyz", register, NOW)
    assert answer.nearest == () and answer.versions == ()
    assert "does not make it wrong" in render(answer, "en", 200)


def test_further_citations_are_named(register: Register) -> None:
    answer = describe("8 b § HSL och 5 kap. 9 a § SoL", register, NOW)
    assert answer.others == ("5 kap. 9 a § SoL",)
    assert "Frågan nämner också\n  5 kap. 9 a § SoL\n" in render(answer, "sv", 80)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_every_answer_fits_the_terminal_in_both_languages(register: Register, width: int) -> None:
    for instrument in register.instruments:
        for lang in typing.get_args(Lang):
            for line in shown(register, instrument.id, lang, NOW, width).splitlines():
                assert len(line) <= min(width, 100) or "://" in line, line
    for provision in register.provisions:
        if provision.sfs and provision.sections:
            text = f"{provision.place} {provision.sfs}"
            answer = describe(text, register, NOW)
            assert provision in [one.provision for one in answer.versions], text
            assert render(answer, "sv", width) != render(answer, "en", width)


def test_the_answer_tells_how_new_the_register_is(register: Register) -> None:
    assert "till och med 2026-07-13" in " ".join(shown(register, "LVM").split())
