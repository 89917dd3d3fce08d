import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lokcheck.law.records import Instrument, Provision
from lokcheck.law.register import Register, load_register

RULES = Path(__file__).parents[2] / "rules" / "law"
THEN, NOW, SOON = dt.date(2016, 6, 1), dt.date(2026, 11, 22), dt.date(2028, 2, 1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def places(provisions: list[Provision]) -> set[str]:
    return {f"{one.sfs} {one.place}" for one in provisions}


def test_data_gives_back_the_same_register(register: Register) -> None:
    again = Register.from_data(json.loads(json.dumps(register.to_data())))
    assert again.provisions == register.provisions == load_register(RULES).provisions
    assert again.instruments == register.instruments
    assert again.claims == register.claims
    assert again.sources == register.sources


def test_the_register_needs_neither_yaml_nor_pydantic() -> None:
    code = (
        "import sys, lokcheck.law.register, lokcheck.law.citation, lokcheck.places;"
        "print([m for m in ('yaml', 'pydantic', 'difflib', 'textwrap', 'click') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("topic", "when", "expected"),
    [
        ("agreement.misuse", "2013-06-30", set()),
        ("agreement.misuse", "2013-07-01", {"1982:763 8 b §", "2001:453 5 kap. 9 a §"}),
        ("agreement.misuse", "2016-06-01", {"1982:763 8 b §", "2001:453 5 kap. 9 a §"}),
        ("agreement.misuse", "2017-03-31", {"1982:763 8 b §", "2001:453 5 kap. 9 a §"}),
        ("agreement.misuse", "2017-04-01", {"2017:30 16 kap. 3 §", "2001:453 5 kap. 9 a §"}),
        ("agreement.misuse", "2025-06-30", {"2017:30 16 kap. 3 §", "2001:453 5 kap. 9 a §"}),
        ("agreement.misuse", "2025-07-01", {"2017:30 16 kap. 3 §", "2025:400 7 kap. 2 §"}),
        ("agreement.misuse", "2028-02-01", {"2017:30 16 kap. 3 §", "2025:400 7 kap. 2 §"}),
        ("agreement.psychiatric", "2009-12-31", set()),
        ("agreement.psychiatric", "2010-01-01", {"1982:763 8 a §", "2001:453 5 kap. 8 a §"}),
        ("agreement.psychiatric", "2026-11-22", {"2017:30 16 kap. 3 §", "2025:400 7 kap. 2 §"}),
        ("agreement.placed-children", "2017-04-14", set()),
        ("agreement.placed-children", "2017-04-15", {"2017:30 16 kap. 3 §", "2001:453 5 kap. 1 d §"}),
        ("agreement.placed-children", "2026-11-22", {"2017:30 16 kap. 3 §", "2025:400 7 kap. 2 §"}),
        ("agreement.placed-adults", "2027-12-31", set()),
        ("agreement.placed-adults", "2028-01-01", {"2017:30 16 kap. 3 §", "2025:400 7 kap. 2 §"}),
        ("sip", "2016-06-01", {"1982:763 3 f §", "2001:453 2 kap. 7 §"}),
        ("sip", "2026-11-22", {"2017:30 16 kap. 4 §", "2025:400 10 kap. 8 och 9 §§"}),
        ("children-as-relatives", "2016-06-01", {"1982:763 2 g §"}),
        ("children-as-relatives", "2017-06-01", {"2017:30 5 kap. 7 §"}),
        ("relatives", "2016-06-01", {"2001:453 5 kap. 10 §"}),
        ("relatives", "2026-11-22", {"2025:400 13 kap. 9 §"}),
        ("individual-care", "2025-06-30", {"2001:453 5 kap. 9 §"}),
        ("individual-care", "2025-07-01", {"2025:400 13 kap. 10 §"}),
        ("prevention", "2016-06-01", {"2001:453 3 kap. 7 §"}),
        ("prevention", "2026-11-22", {"2025:400 6 kap. 6 och 7 §§"}),
        ("contracted.providers", "2016-06-01", {"1982:763 3 §", "2001:453 2 kap. 5 §"}),
        ("contracted.providers", "2026-11-22", {"2017:30 15 kap. 1 §", "2025:400 4 kap. 3 §"}),
        ("child-best-interests", "2016-06-01", {"2001:453 1 kap. 2 §"}),
        ("child-best-interests", "2026-11-22", {"2017:30 5 kap. 6 §", "2025:400 3 kap. 1 §"}),
    ],
)
def test_the_concordance(register: Register, topic: str, when: str, expected: set[str]) -> None:
    assert places(register.in_force(day(when), topic)) == expected


def test_gambling_is_a_keyword_from_2018(register: Register) -> None:
    topic, word = "agreement.misuse", "spel om pengar"
    assert register.in_force(day("2017-12-31"), topic, word) == []
    assert len(register.in_force(day("2018-01-01"), topic, word)) == 2
    assert register.boundaries(topic, word)[0] == day("2018-01-01")


def test_boundaries_are_the_days_on_which_something_changes(register: Register) -> None:
    expected = [
        "2013-07-01", "2017-04-01", "2017-04-15", "2018-01-01", "2020-01-01", "2024-04-01", "2025-07-01", "2028-01-01",
    ]  # fmt: skip
    assert [str(one) for one in register.boundaries("agreement.misuse")] == expected
    for topic in register.topics:
        for boundary in register.boundaries(topic):
            before = register.in_force(boundary - dt.timedelta(days=1), topic)
            assert before != register.in_force(boundary, topic), (topic, boundary)


def test_between_boundaries_nothing_changes(register: Register) -> None:
    start = day("2008-01-01")
    for topic in register.topics:
        for number in range(0, 8000, 13):
            one = start + dt.timedelta(days=number)
            other = one + dt.timedelta(days=13)
            crossed = any(one < boundary <= other for boundary in register.boundaries(topic))
            assert crossed or register.in_force(one, topic) == register.in_force(other, topic)


def test_what_is_enacted_for_2028_is_upcoming_now_and_in_force_then(register: Register) -> None:
    upcoming = register.upcoming(NOW)
    assert {"hsl2017-16-3-v6", "sol2025-7-2-v2", "hsl2017-7-2d", "hsl2017-16-6", "l2026-1306-1"} <= {
        one.id for one in upcoming
    }
    assert upcoming[0].id == "sip-sol2025-10-10"  # 2027 comes before 2028
    assert [one.id for one in register.upcoming(NOW, "agreement.misuse")] == ["hsl2017-16-3-v6", "sol2025-7-2-v2"]
    assert register.upcoming(SOON) == []
    assert {one.id for one in register.in_force(SOON, "agreement.misuse")} == {"hsl2017-16-3-v6", "sol2025-7-2-v2"}


def test_law_that_nobody_had_decided_is_not_upcoming(register: Register) -> None:
    assert register.upcoming(THEN) == []
    assert [one.id for one in register.upcoming(day("2017-03-01"), "agreement.misuse", "spel om pengar")] == [
        "hsl2017-16-3-v3", "sol2001-5-9a-v2",
    ]  # fmt: skip


def test_successors_lead_over_acts_to_the_version_of_the_day(register: Register) -> None:
    duty = register.provision("hsl1982-8b")
    assert duty is not None
    assert [one.id for one in register.successors(duty)] == [f"hsl2017-16-3-v{number}" for number in range(1, 7)]
    for when, expected in [("2017-04-14", "v1"), ("2018-01-01", "v3"), ("2026-11-22", "v5"), ("2028-02-01", "v6")]:
        found = register.successor(duty, day(when))
        assert found is not None and found.id == f"hsl2017-16-3-{expected}"
    assert register.successor(duty, THEN) is None


def test_instruments_are_replaced_over_several_steps(register: Register) -> None:
    old = register.instrument("1980:620")
    assert old is not None
    assert [one.id for one in register.replacements(old, THEN)] == ["2001:453"]
    assert [one.id for one in register.replacements(old, NOW)] == ["2025:400"]
    guidelines = register.instrument("NR-2007")
    assert guidelines is not None
    assert [one.id for one in register.replacements(guidelines, THEN)] == ["NR-2015"]
    assert [one.id for one in register.replacements(guidelines, NOW)] == ["NR-2019"]


def test_the_last_day_counts(register: Register) -> None:
    act = register.instrument("1982:763")
    assert act is not None and act.covers(day("2017-03-31")) and not act.covers(day("2017-04-01"))


@pytest.mark.parametrize(
    ("claim", "then", "now"),
    [
        ("duty-to-agree", True, True),
        ("target-list", True, True),
        ("organisations-should-comment", True, True),
        ("consent", True, True),
        ("without-delay", True, True),
        ("focus-on-access-coordination-quality", False, False),
        ("user-needs-in-focus", False, False),
        ("other", None, None),
    ],
)
def test_what_the_law_says(register: Register, claim: str, then: bool | None, now: bool | None) -> None:
    assert (register.supports(claim, THEN), register.supports(claim, NOW)) == (then, now)


def test_no_duty_to_agree_before_it_existed(register: Register) -> None:
    assert register.supports("duty-to-agree", day("2013-06-30")) is False


def test_the_unsupported_claim_says_whose_words_they_are(register: Register) -> None:
    claim = register.claim("focus-on-access-coordination-quality")
    assert claim is not None and "2012/13:77" in claim.reason.sv and "follow-up" in claim.reason.en


def test_modalities(register: Register) -> None:
    assert {one.modality for one in register.topics["consultation"]} == {"should"}
    assert {one.modality for one in register.topics["agreement.misuse"]} == {"must"}
    assert {one.modality for one in register.topics["review"]} == {"norm"}
    assert {one.modality for one in register.topics["content"]} == {"guidance"}


def test_confidence_says_what_was_read(register: Register) -> None:
    for provision in register.provisions:
        if provision.confidence == "verified":
            assert provision.dates == "verified" and provision.wording != "recalled", provision.id
            assert provision.source, provision.id
    assert {one.confidence for one in register.topics["content"]} == {"recalled"}
    read = register.provision("hsl2017-16-3-v5")
    assert read is not None and (read.wording, read.seen) == ("verified", day("2026-07-09"))


def test_days_of_the_register(register: Register) -> None:
    assert register.compiled == NOW
    assert register.newest_text == day("2026-07-13")
    assert {one.checked for one in register.provisions} == {NOW}
    assert all(one.seen <= register.newest_text for one in register.provisions if one.seen)


def test_every_topic_has_a_title(register: Register) -> None:
    assert set(register.titles) == set(register.topics)


def test_links_are_derived(register: Register) -> None:
    urls = {one.id: one.url for one in register.provisions} | {one.id: one.url for one in register.instruments}
    assert urls["hsl2017-16-3-v5"] == "https://lagen.nu/2017:30#K16P3"
    assert urls["sol2001-5-9a-v1"] == "https://lagen.nu/2001:453#K5P9a"
    assert urls["hsl1982-8b"] == "https://lagen.nu/1982:763#P8b"
    assert urls["norm-review-3y"] is None
    assert urls["2017:30"] == (
        "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/_sfs-2017-30/"
    )
    assert urls["prop. 2012/13:77"] == "https://lagen.nu/prop/2012/13:77"
    assert urls["SOSFS 2005:27"] is None


def test_sources_are_public(register: Register) -> None:
    for source in register.sources.values():
        assert source.url is None or re.fullmatch(r"https?://[\w.-]+/\S*", source.url)
    raw = "".join(file.read_text(encoding="utf-8") for file in RULES.glob("*.yaml"))
    assert "shared/" not in raw and "law-notes" not in raw


def test_every_source_is_used(register: Register) -> None:
    entries: list[Provision | Instrument] = [*register.provisions, *register.instruments]
    used = {id_ for entry in entries for id_ in entry.source}
    used |= {id_ for claim in register.claims.values() for id_ in claim.source}
    assert set(register.sources) - used <= {"vardanalys-2017"}
