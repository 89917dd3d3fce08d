import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokcheck.law.citation import format_citation, parse, parse_all
from lokcheck.law.records import Citation
from lokcheck.law.register import Register

HANGS = 20
"""Seconds of work after which something hangs; how fast it is, the benchmarks say."""

Place = tuple[str | None, tuple[str, ...], int | None]


def place(citation: Citation) -> Place:
    return citation.chapter, citation.sections, citation.paragraph


@pytest.mark.parametrize(
    ("text", "instrument", "expected"),
    [
        ("16 kap. 3 § hälso- och sjukvårdslagen (2017:30)", "2017:30", ("16", ("3",), None)),
        ("Hälso- och sjukvårdslagen (1982:763) 8 b §", "1982:763", (None, ("8 b",), None)),
        ("SoL (2001:453) 5 kap. 9 a §", "2001:453", ("5", ("9 a",), None)),
        ("5 kap. 9 a § andra stycket socialtjänstlagen (2001:453)", "2001:453", ("5", ("9 a",), 2)),
        ("5\u00a0kap.\u00a09\u00a0a\u00a0§ socialtjänstlagen (2001:453)", "2001:453", ("5", ("9 a",), None)),
        ("5kap.9a§ socialtjänstlagen(2001:453)", "2001:453", ("5", ("9 a",), None)),
        ("5 kap 9a § SoL 2001:453", "2001:453", ("5", ("9 a",), None)),
        ("5 kapitlet 9 a § socialtjänstlagen (SFS 2001:453)", "2001:453", ("5", ("9 a",), None)),
        ("socialtjänstlagens (2001:453) 5 kap. 9 a §", "2001:453", ("5", ("9 a",), None)),
        ("10 kap. 8–9 §§ socialtjänstlagen (2025:400)", "2025:400", ("10", ("8", "9"), None)),
        ("10 kap. 8-9 §§ SoL (2025:400)", "2025:400", ("10", ("8", "9"), None)),
        ("10 kap. 8 och 9 §§ SoL (2025:400)", "2025:400", ("10", ("8", "9"), None)),
        ("8 b och 8 a §§ HSL (1982:763)", "1982:763", (None, ("8 b", "8 a"), None)),
        ("8 a–8 c §§ HSL (1982:763)", "1982:763", (None, ("8 a", "8 b", "8 c"), None)),
        ("1, 3, 5 och 7 §§ lagen (2026:1306)", "2026:1306", (None, ("1", "3", "5", "7"), None)),
        ("4 kap. 1-3 §§ lagen (2017:612) om samverkan vid utskrivning", "2017:612", ("4", ("1", "2", "3"), None)),
        ("LSS 10 §", "1993:387", (None, ("10",), None)),
        ("LSS § 10", "1993:387", (None, ("10",), None)),
        ("LSS § 9:1", "1993:387", (None, ("9",), None)),
        ("9 § 1 LSS", "1993:387", (None, ("9",), None)),
        ("25 kap. 12 § OSL", "2009:400", ("25", ("12",), None)),
        ("HSL (2017:30) 16:3", "2017:30", ("16", ("3",), None)),
        ("SoL (2001:453) 5:9 a", "2001:453", ("5", ("9 a",), None)),
        ("6 § LVM", "1988:870", (None, ("6",), None)),
        ("24 § 2 st. LVM", "1988:870", (None, ("24",), 2)),
        ("Patientlag (2014:821)", "2014:821", (None, (), None)),
        ("*Patientlag (2014:821)*.", "2014:821", (None, (), None)),
        ("patientlagens 6 kap. 4 §", "2014:821", ("6", ("4",), None)),
        ("Lagen om vård av missbrukare i vissa fall (LVM)", "1988:870", (None, (), None)),
        ("lag (1988:870) om vård av missbrukare i vissa fall", "1988:870", (None, (), None)),
        ("lagen (1990:52) med särskilda bestämmelser om vård av unga (LVU)", "1990:52", (None, (), None)),
        ("Lagen om stöd och service till vissa funktionshindrade LSS 10 §)", "1993:387", (None, ("10",), None)),
        ("lagen om stöd och service, LSS § 9:1", "1993:387", (None, ("9",), None)),
        ("16 kap. HSL (2017:30)", "2017:30", ("16", (), None)),
        ("offentlighets- och sekretesslagen", "2009:400", (None, (), None)),
        ("PuL", "1998:204", (None, (), None)),
        ("GDPR", "2016/679", (None, (), None)),
        ("SOSFS 2005:27", "SOSFS 2005:27", (None, (), None)),
        ("*SOSFS 2005:27* - Samverkan vid in- utskrivning av patient", "SOSFS 2005:27", (None, (), None)),
        ("HSLF-FS 2016:1", "HSLF-FS 2016:1", (None, (), None)),
        ("prop. 2012/13:77", "prop. 2012/13:77", (None, (), None)),
        ("Proposition 2012/ 13:77", "prop. 2012/13:77", (None, (), None)),
        ("prop. 2012/2013:77", "prop. 2012/13:77", (None, (), None)),
        ("SOU 2023:62", "SOU 2023:62", (None, (), None)),
    ],
)
def test_a_citation_is_read(register: Register, text: str, instrument: str, expected: Place) -> None:
    found = parse(text, register)
    assert (found.instrument, place(found)) == (instrument, expected)
    assert found.text == text.strip()
    assert parse_all(text, register) == (found,)


@pytest.mark.parametrize(
    ("text", "candidates", "expected"),
    [
        ("HSL 8 b §", ("1982:763", "2017:30"), (None, ("8 b",), None)),
        ("3 § HSL", ("1982:763", "2017:30"), (None, ("3",), None)),
        ("2 kap. 5 § SoL", ("1980:620", "2001:453", "2025:400"), ("2", ("5",), None)),
        ("socialtjänstlagen, SoL", ("1980:620", "2001:453", "2025:400"), (None, (), None)),
        ("kommunallagens 5 kap. 1 §", ("1991:900", "2017:725"), ("5", ("1",), None)),
        ("FL", ("1986:223", "2017:900"), (None, (), None)),
        ("HSL:s 16 kap. 3 §", ("1982:763", "2017:30"), ("16", ("3",), None)),
        ("sol 5 kap. 9 a §", ("1980:620", "2001:453", "2025:400"), ("5", ("9 a",), None)),
    ],
)
def test_a_name_that_acts_share_leaves_the_choice_open(
    register: Register, text: str, candidates: tuple[str, ...], expected: Place
) -> None:
    found = parse(text, register)
    assert (found.instrument, found.sfs, found.candidates) == (None, None, candidates)
    assert place(found) == expected


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("LSS § 9:1", "1"), ("LSS 9 § 1", "1"), ("9 § 1 p. LSS", "1"), ("9 § p. 10 LSS", "10"),
        ("9 § första stycket 2 LSS", "2"), ("9 § tredje punkten LSS", "3"), ("LSS 9 §, 2016", None), ("LSS 9 §", None),
    ],
)  # fmt: skip
def test_items(register: Register, text: str, item: str | None) -> None:
    found = parse(text, register)
    assert (found.item, found.sections) == (item, ("9",))


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("Nationella riktlinjer för missbruks- och beroendevård från 2007", "NR-2007"),
        ("Socialstyrelsens nationella riktlinjer, 2007", "NR-2007"),
        (
            "Nationella riktlinjer för vård och stöd vid missbruk och beroende – Stöd för styrning och ledning, "
            "Socialstyrelsen, 2015",
            "NR-2015",
        ),
        ("Nationella riktlinjer för missbruks- och beroendevården (2015)", "NR-2015"),
        ("nationella riktlinjer för vård och stöd vid missbruk och beroende, 2019", "NR-2019"),
        ("Nationella riktlinjer för sjukdomsförebyggande metoder, Socialstyrelsen, 2011", None),
    ],
)
def test_guidelines_are_told_apart_by_title_and_year(register: Register, text: str, instrument: str | None) -> None:
    found = parse(text, register)
    assert (found.kind, found.instrument) == ("guideline", instrument)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Enligt lag",
        "kl. 10.30 den 3 maj 2016",
        "Överenskommelsen gäller från 2016",
        "solen",
        "§",
        "kap.",
        "(())",
    ],
)
def test_what_is_no_citation_is_unknown(register: Register, text: str) -> None:
    found = parse(text, register)
    assert (found.kind, found.instrument, found.sfs, found.text) == ("unknown", None, None, text.strip())


def test_a_place_without_an_act_is_kept_but_unknown(register: Register) -> None:
    found = parse("8 b och 8 a §§", register)
    assert (found.kind, found.sections, found.candidates) == ("unknown", ("8 b", "8 a"), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hälso- och sjukvårdslagen (1982:763) 8 b § och Socialtjänstlagen (2001:453) 5 kap. 9 a §, 2013",
            [("1982:763", "8 b"), ("2001:453", "9 a")],
        ),
        ("3 § HSL (1982:763) och 2 kap. 5 § SoL (2001:453)", [("1982:763", "3"), ("2001:453", "5")]),
        ("HSL (1982:763) 8 b § och 5 kap. 9 a § SoL (2001:453)", [("1982:763", "8 b"), ("2001:453", "9 a")]),
        ("LSS 10 §, LVM 24 § samt OSL 25 kap. 12 §", [("1993:387", "10"), ("1988:870", "24"), ("2009:400", "12")]),
        ("OSL 25 kap. 12 § och 26 kap. 9 §", [("2009:400", "12"), ("2009:400", "9")]),
        ("25 kap. 12 § och 26 kap. 9 § OSL", [("2009:400", "12"), ("2009:400", "9")]),
        ("LVM, LPT och LRV", [("1988:870", ""), ("1991:1128", ""), ("1991:1129", "")]),
        ("prop. 2012/13:77 och SOSFS 2005:27", [("prop. 2012/13:77", ""), ("SOSFS 2005:27", "")]),
    ],
)
def test_several_citations(register: Register, text: str, expected: list[tuple[str, str]]) -> None:
    found = parse_all(text, register)
    assert [(one.instrument, "".join(one.sections)) for one in found] == expected
    assert all(one.text and one.text in text for one in found)


def test_a_place_far_from_an_act_is_not_given_to_it(register: Register) -> None:
    found = parse_all("SoL (2001:453) anges, utom vad gäller innehållet i planen, att 8 b § landstinget", register)
    assert [(one.instrument, one.sections) for one in found] == [("2001:453", ())]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SoL (2001:453) 5 kap. 9 a §", "5 kap. 9 a § SoL (2001:453)"),
        ("LSS § 9:1", "9 § 1 LSS"),
        ("10 kap. 8-9 §§ socialtjänstlagen (2025:400)", "10 kap. 8 och 9 §§ SoL (2025:400)"),
        ("patientlag (2014:821)", "patientlagen (2014:821)"),
        ("HSL 16:3 2 st.", "16 kap. 3 § andra stycket HSL"),
        ("Proposition 2012/ 13:77", "prop. 2012/13:77"),
        ("hslf-fs 2016:1", "HSLF-FS 2016:1"),
        ("något annat", "något annat"),
    ],
)
def test_the_one_form(register: Register, text: str, form: str) -> None:
    assert format_citation(parse(text, register)) == form


def same(one: Citation, other: Citation) -> bool:
    return one._replace(text="") == other._replace(text="")


def test_every_act_and_provision_is_read_from_its_own_form(register: Register) -> None:
    for instrument in register.instruments:
        name = instrument.short or instrument.title.sv
        binding = instrument.kind in ("act", "ordinance", "eu-regulation")
        text = f"{name} ({instrument.id})" if binding else instrument.id
        if instrument.kind == "guideline" and instrument.valid_from:
            text = f"{instrument.title.sv} ({instrument.valid_from.year})"
        found = parse(text, register)
        assert found.instrument == instrument.id, text
        assert same(parse(format_citation(found), register), found)
    for provision in register.provisions:
        act = register.instrument(provision.sfs)
        if act and provision.sections:
            text = f"{provision.place} {act.short or act.title.sv} ({act.id})"
            found = parse(text, register)
            assert (found.instrument, place(found)) == (
                act.id,
                (provision.chapter, provision.sections, provision.paragraph),
            )


SECTIONS = st.from_regex(re.compile(r"[1-9][0-9]?( [a-h])?"), fullmatch=True)


@given(
    st.sampled_from(["HSL (2017:30)", "SoL (2001:453)", "HSL", "SoL", "LSS", "LVM", "OSL", "patientlagen (2014:821)"]),
    st.none() | st.from_regex(re.compile(r"[1-9][0-9]?( a)?"), fullmatch=True),
    st.lists(SECTIONS, min_size=0, max_size=4, unique=True),
    st.none() | st.integers(1, 14),
    st.none() | st.integers(1, 20).map(str),
)
@settings(max_examples=300, deadline=None)
def test_reading_the_written_form_gives_the_same_again(
    register: Register, name: str, chapter: str | None, sections: list[str], paragraph: int | None, item: str | None
) -> None:
    base = parse(name, register)
    detailed = bool(sections)
    made = base._replace(
        chapter=chapter,
        sections=tuple(sections),
        paragraph=paragraph if detailed else None,
        item=item if detailed else None,
    )
    assert same(parse(format_citation(made), register), made)


WORDS = st.sampled_from(
    ["HSL", "SoL", "lagen", "om", "vård", "av", "§", "§§", "kap.", "3", "8 b", "16:3", "(2017:30)", "2016", "och", ",",
     "-", "stycket", "andra", "p.", "prop.", "2012/13:77", "SOSFS", "2005:27", "nationella", "riktlinjer", "för", "ö"]
)  # fmt: skip


@given(st.text(max_size=300) | st.lists(WORDS, max_size=40).map(" ".join) | st.lists(WORDS, max_size=40).map("".join))
@settings(max_examples=500, deadline=None)
def test_any_text_is_read_without_failing(register: Register, text: str) -> None:
    found = parse_all(text, register)
    assert found
    for one in found:
        again = parse_all(format_citation(one), register)
        assert one.kind == "unknown" or same(again[0], one)


@pytest.mark.parametrize(
    "piece",
    ["3 § HSL ", "1,", "1-", "a", "§", "1 a ", "lagen ", "lag om vård ", "(2017:30) ", "9 § 1 ", "12:3 ", "prop ",
     "SFS ", "2017/", "nationella riktlinjer för ", "5 kap. ", "1 och ", "första stycket ", "a-", " ", "((", "2017: "],
)  # fmt: skip
def test_ten_thousand_characters_do_not_hang_it(register: Register, piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    start = time.process_time()
    parse_all(text, register)
    assert time.process_time() - start < HANGS
