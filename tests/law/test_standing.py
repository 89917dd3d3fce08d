import datetime as dt

import pytest

from lokcheck.law.citation import format_citation, parse, resolve, state
from lokcheck.law.records import Citation, CitationState, Instrument, Provision
from lokcheck.law.register import Register

THEN, NOW, SOON = dt.date(2016, 6, 1), dt.date(2026, 11, 22), dt.date(2028, 2, 1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def ids(entries: tuple[Provision | Instrument, ...]) -> list[str]:
    return [entry.id for entry in entries]


def stands(register: Register, text: str, when: str | dt.date) -> CitationState:
    return state(parse(text, register), register, day(when) if isinstance(when, str) else when)


# Section 11 of the legal notes: where a topic's section stood, and where it stands.
@pytest.mark.parametrize(
    ("old", "first", "last", "new"),
    [
        ("HSL (1982:763) 8 b §", "2013-07-01", "2017-03-31", "16 kap. 3 § HSL (2017:30)"),
        ("HSL (1982:763) 8 a §", "2010-01-01", "2017-03-31", "16 kap. 3 § HSL (2017:30)"),
        ("HSL (1982:763) 3 f §", "2010-01-01", "2017-03-31", "16 kap. 4 § HSL (2017:30)"),
        ("HSL (1982:763) 2 g §", "2010-01-01", "2017-03-31", "5 kap. 7 § HSL (2017:30)"),
        ("HSL (1982:763) 3 §", None, "2017-03-31", "15 kap. 1 § HSL (2017:30)"),
        ("SoL (2001:453) 5 kap. 9 a §", "2013-07-01", "2025-06-30", "7 kap. 2 § SoL (2025:400)"),
        ("SoL (2001:453) 5 kap. 8 a §", "2010-01-01", "2025-06-30", "7 kap. 2 § SoL (2025:400)"),
        ("SoL (2001:453) 5 kap. 1 d §", "2017-04-15", "2025-06-30", "7 kap. 2 § SoL (2025:400)"),
        ("SoL (2001:453) 2 kap. 7 §", "2010-01-01", "2025-06-30", "10 kap. 8 och 9 §§ SoL (2025:400)"),
        ("SoL (2001:453) 5 kap. 10 §", "2009-07-01", "2025-06-30", "13 kap. 9 § SoL (2025:400)"),
        ("SoL (2001:453) 5 kap. 9 §", "2002-01-01", "2025-06-30", "13 kap. 10 § SoL (2025:400)"),
        ("SoL (2001:453) 3 kap. 7 §", "2002-01-01", "2025-06-30", "6 kap. 6 och 7 §§ SoL (2025:400)"),
        ("SoL (2001:453) 2 kap. 5 §", "2002-01-01", "2025-06-30", "4 kap. 3 § SoL (2025:400)"),
        ("SoL (2001:453) 1 kap. 2 §", "2002-01-01", "2025-06-30", "3 kap. 1 § SoL (2025:400)"),
    ],
)
def test_the_concordance(register: Register, old: str, first: str | None, last: str, new: str) -> None:
    in_force = stands(register, old, last)
    assert (in_force.state, in_force.replaced_by) == ("in-force", ())
    assert (in_force.since, in_force.until) == (day(first) if first else None, day(last))
    after = stands(register, old, day(last) + dt.timedelta(days=1))
    assert after.state == "replaced"
    today = stands(register, old, NOW)
    assert today.state == "replaced" and today.note is None
    for entry in today.replaced_by:
        assert isinstance(entry, Provision) and entry.covers(NOW)
        found = Citation("", entry.sfs, entry.sfs, entry.chapter, entry.sections, None, "law", name=new.split()[-2])
        assert format_citation(found) == new
        assert stands(register, new, NOW).state == "in-force"


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Hälso- och sjukvårdslagen (1982:763) 8 b §", ("in-force", "replaced", "replaced")),
        ("Socialtjänstlagen (2001:453) 5 kap. 9 a §", ("in-force", "replaced", "replaced")),
        ("3 § HSL", ("in-force", "replaced", "replaced")),
        ("2 kap. 5 § SoL", ("in-force", "replaced", "replaced")),
        ("LSS 10 §", ("in-force", "in-force", "in-force")),
        ("LSS § 9:1", ("in-force", "in-force", "in-force")),
        ("Patientlag (2014:821)", ("in-force", "in-force", "in-force")),
        ("SOSFS 2005:27", ("in-force", "unclear", "unclear")),
        ("SOSFS 2009:27", ("replaced", "replaced", "replaced")),
        ("HSLF-FS 2016:1", ("in-force", "in-force", "in-force")),
        ("prop. 2012/13:77", ("in-force", "in-force", "in-force")),
        ("nationella riktlinjer för vård och stöd vid missbruk och beroende 2015", ("in-force", *("replaced",) * 2)),
        ("Nationella riktlinjer för missbruks- och beroendevård 2007", ("replaced", "replaced", "replaced")),
        ("16 kap. 3 § HSL (2017:30)", ("not-yet", "in-force", "in-force")),
        ("7 kap. 2 § SoL (2025:400)", ("not-yet", "in-force", "in-force")),
        ("7 kap. 2 d § HSL (2017:30)", ("not-yet", "not-yet", "in-force")),
        ("10 kap. 10 § SoL (2025:400)", ("not-yet", "not-yet", "in-force")),
        ("lagen (2026:1306) om samordnad vård- och stödverksamhet", ("not-yet", "not-yet", "in-force")),
        ("LVU (1990:52)", ("in-force", "in-force", "unclear")),
        ("PuL", ("in-force", "replaced", "replaced")),
        ("lagen (1998:531) om yrkesverksamhet på hälso- och sjukvårdens område", ("replaced",) * 3),
        ("lagen (1999:1) om något annat", ("unknown",) * 3),
        ("Barnets bästa", ("unknown",) * 3),
    ],
)  # fmt: skip
def test_how_a_citation_stands_over_time(register: Register, text: str, states: tuple[str, str, str]) -> None:
    assert tuple(stands(register, text, when).state for when in (THEN, NOW, SOON)) == states


def test_the_duty_of_2016_points_to_the_version_of_the_day(register: Register) -> None:
    text = "Hälso- och sjukvårdslagen (1982:763) 8 b §"
    assert ids(stands(register, text, NOW).replaced_by) == ["hsl2017-16-3-v5", "consult-hsl2017"]
    assert ids(stands(register, text, SOON).replaced_by)[0] == "hsl2017-16-3-v6"
    assert ids(stands(register, text, "2017-04-10").replaced_by)[0] == "hsl2017-16-3-v1"


def test_as_of_is_state(register: Register) -> None:
    citation = parse("SoL (2001:453) 5 kap. 9 a §", register)
    assert register.as_of(citation, NOW) == state(citation, register, NOW)


def test_a_section_has_the_period_of_all_its_versions(register: Register) -> None:
    found = stands(register, "16 kap. 3 § HSL (2017:30)", NOW)
    assert (found.since, found.until) == (day("2017-04-01"), None)
    assert found.provision is not None and found.provision.id == "hsl2017-16-3-v5"


def test_the_second_paragraph_is_the_consultation(register: Register) -> None:
    found = stands(register, "16 kap. 3 § andra stycket HSL (2017:30)", NOW)
    assert found.provision is not None and found.provision.id == "consult-hsl2017"
    old = stands(register, "5 kap. 9 a § andra stycket SoL (2001:453)", NOW)
    assert ids(old.replaced_by) == ["consult-sol2025"]
    first = stands(register, "16 kap. 3 § första stycket HSL (2017:30)", NOW)
    assert first.provision is not None and first.provision.id == "hsl2017-16-3-v5"


@pytest.mark.parametrize(
    ("text", "when", "instrument", "certain"),
    [
        ("HSL 8 b §", "2016-06-01", "1982:763", True),
        ("HSL 8 b §", "2026-11-22", "1982:763", True),
        ("3 § HSL", "2026-11-22", "1982:763", True),
        ("HSL 16 kap. 3 §", "2016-06-01", "2017:30", True),
        ("HSL 16 kap. 3 §", "2026-11-22", "2017:30", True),
        ("HSL", "2016-06-01", "1982:763", False),
        ("HSL", "2026-11-22", "2017:30", False),
        ("HSL", "1950-01-01", "1982:763", False),
        ("5 kap. 9 a § SoL", "2016-06-01", "2001:453", True),
        ("5 kap. 9 a § SoL", "2026-11-22", "2001:453", False),
        ("7 kap. 2 § SoL", "2026-11-22", "2025:400", True),
        ("7 kap. 2 § SoL", "2016-06-01", "2001:453", False),
        ("11 kap. 5 § SoL", "2016-06-01", "2001:453", False),
        ("11 kap. 5 § SoL", "2026-11-22", "2025:400", False),
        ("KL", "2017-12-31", "1991:900", False),
        ("KL", "2018-01-01", "2017:725", False),
        ("LSS 10 §", "2026-11-22", "1993:387", True),
    ],
)
def test_a_name_without_a_number_means_the_act_of_the_day_or_of_the_section(
    register: Register, text: str, when: str, instrument: str, certain: bool
) -> None:
    found = resolve(parse(text, register), register, day(when))
    assert found.instrument is not None
    assert (found.instrument.id, found.citation.instrument, found.certain) == (instrument, instrument, certain)
    assert found.certain or found.note is not None
    if found.note:
        assert instrument in found.note.sv and instrument in found.note.en


def test_the_day_of_writing_decides_what_a_name_meant(register: Register) -> None:
    citation = parse("7 kap. 2 § SoL", register)
    assert state(citation, register, NOW).state == "in-force"
    written = state(citation, register, NOW, written=THEN)
    assert written.instrument is not None and (written.instrument.id, written.state) == ("2001:453", "replaced")
    assert ids(written.replaced_by) == ["2025:400"]
    assert written.note is not None and "efter hela lagen" in written.note.sv


def test_a_section_outside_the_register_is_judged_by_its_act(register: Register) -> None:
    found = stands(register, "11 kap. 10 § SoL (2001:453)", NOW)
    assert (found.state, ids(found.replaced_by), found.provision) == ("replaced", ["2025:400"], None)
    assert found.note is not None and "hela lagen" in found.note.sv
    assert stands(register, "11 kap. 10 § SoL (2001:453)", THEN).state == "in-force"


def test_a_section_without_its_chapter_is_said(register: Register) -> None:
    found = stands(register, "3 § hälso- och sjukvårdslagen (2017:30)", NOW)
    assert found.state == "in-force"
    assert found.note is not None and "Kapitlet saknas" in found.note.sv


def test_an_older_wording_that_is_not_held_is_no_gap(register: Register) -> None:
    found = stands(register, "5 kap. 10 § SoL (2001:453)", "2008-06-01")
    assert found.state == "in-force"
    assert found.note is not None and "2009-07-01" in found.note.sv


def test_a_section_before_it_was_inserted_is_not_yet(register: Register) -> None:
    found = stands(register, "8 b § HSL (1982:763)", "2013-06-30")
    assert (found.state, found.since) == ("not-yet", day("2013-07-01"))


def test_several_sections_are_judged_together(register: Register) -> None:
    found = stands(register, "8 b och 8 a §§ HSL (1982:763)", NOW)
    assert found.state == "replaced" and found.citation.sections == ("8 b", "8 a")
    assert set(ids(found.replaced_by)) == {"hsl2017-16-3-v5", "consult-hsl2017", "hsl2017-16-3-psychiatric"}
    mixed = stands(register, "8 a och 8 b §§ HSL (1982:763)", "2012-01-01")
    assert mixed.state == "not-yet"
    assert mixed.note is not None and "8 a §" in mixed.note.sv


def test_a_name_that_belies_its_number_is_said(register: Register) -> None:
    found = stands(register, "socialtjänstlagen (2017:30) 16 kap. 3 §", NOW)
    assert found.instrument is not None and found.instrument.id == "2017:30"
    assert found.note is not None and "går isär" in found.note.sv


def test_an_unknown_number_is_not_guessed_from_the_name(register: Register) -> None:
    found = stands(register, "SoL (2001:543) 5 kap. 9 a §", NOW)
    assert (found.state, found.instrument) == ("unknown", None)
    assert found.note is not None and "2001:543" in found.note.sv and "2001:453" in found.note.sv


def test_unclear_says_why(register: Register) -> None:
    found = stands(register, "SOSFS 2005:27", NOW)
    assert found.note is not None and "1990:1404" in found.note.en
    assert ids(found.replaced_by) == ["2017:612"]
    assert stands(register, "SOSFS 2005:27", "2017-12-31").state == "in-force"


def test_what_guides_is_said_not_to_bind(register: Register) -> None:
    found = stands(register, "prop. 2012/13:77", NOW)
    assert found.note is not None and "inte bindande" in found.note.sv


def test_confidence_is_the_weakest(register: Register) -> None:
    assert stands(register, "16 kap. 3 § HSL (2017:30)", NOW).confidence == "verified"
    assert stands(register, "3 f § HSL (1982:763)", THEN).confidence == "recalled"
    assert stands(register, "PuL", THEN).confidence == "recalled"
    assert stands(register, "något", NOW).confidence is None


def test_no_provision_is_in_force_outside_its_act(register: Register) -> None:
    """As of any day, a provision and its act agree."""
    for number in range(0, 8000, 31):
        when = day("2008-01-01") + dt.timedelta(days=number)
        for provision in register.in_force(when):
            act = register.instrument(provision.sfs)
            assert act is None or act.covers(when), (provision.id, when)
