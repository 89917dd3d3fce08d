"""The text report, as an official reads it."""

import datetime as dt
import re
from typing import Literal

import pytest

from lokcheck.report.model import Report
from lokcheck.report.text import render
from lokcheck.report.view import View
from lokcheck.report.width import width_of
from lokcheck.texts import Lang, Text
from tests.report import samples
from tests.report.golden import agrees

ANSI = re.compile(r"\x1b\[[0-9;]*m")
ENDED = Text("Dokumentets giltighetstid har gått ut.", "The document's period of validity is over.")


def shown(report: Report, **view: object) -> str:
    return render(report, View(**view))  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("which", ["agreement", "folder"])
@pytest.mark.parametrize("verbosity", ["normal", "verbose"])
def test_golden(lang: Lang, which: str, verbosity: Literal["normal", "verbose"]) -> None:
    report = samples.report() if which == "agreement" else samples.folder()
    assert agrees(f"{which}-{verbosity}-{lang}.txt", shown(report, lang=lang, verbosity=verbosity))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_golden_ascii(lang: Lang) -> None:
    text = shown(samples.folder(), lang=lang, symbols=False)
    assert agrees(f"folder-ascii-{lang}.txt", text)
    assert not set(text) & set("✓✗─·")


@pytest.mark.parametrize("width", [40, 60, 80, 132, 200])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_lines_fit_and_have_no_spaces_at_their_end(width: int, lang: Lang) -> None:
    for line in shown(samples.folder(), lang=lang, width=width, verbosity="verbose").splitlines():
        assert line == line.rstrip()
        longest = max(map(len, re.split(r" (?!–|av |of )", line.strip())), default=0)
        assert width_of(line) <= width or longest > width // 3, line


def test_colour_only_where_asked_and_it_changes_no_text() -> None:
    plain, coloured = shown(samples.folder()), shown(samples.folder(), color=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31m" in coloured
    assert ANSI.sub("", coloured) == plain


def test_what_must_be_fixed_first_stands_first_and_is_no_mere_note() -> None:
    text = shown(samples.report())
    first = text[text.index("Åtgärda först") : text.index("Fynd i dag")]
    assert re.findall(r"\d\. (\S+)", first) == ["LAG-07", "UPF-01"]
    assert "och 1 fynd till nedan" in first


def test_an_update_is_told_as_one() -> None:
    text = " ".join(shown(samples.report()).split())
    assert "rätt när den började gälla 2016-01-01, behöver uppdateras sedan 2018-01-01" in text
    english = " ".join(shown(samples.report(), lang="en").split())
    assert "right when it took effect 2016-01-01, needs an update since 2018-01-01" in english


def test_a_finding_shows_place_source_basis_remedy_and_who() -> None:
    text = " ".join(shown(samples.report()).split())
    for part in (
        "agreements/jonkoping/agreement.yaml:41:3",
        "avsnittet ”Målgrupp”, s. 4, rad 88: ”narkotika, andra beroendeframkallande medel”",
        "ska enligt lag",
        "16 kap. 3 § HSL (2017:30), i kraft sedan 2024-04-01",
        "Lägg till spel om pengar i målgruppen.",
        "Regionen och kommunerna",
    ):
        assert part in text


def test_at_most_eight_failing_entries_are_listed() -> None:
    text = shown(samples.report())
    assert "översyn 7 (rad 107)" in text
    assert "översyn 8" not in text
    assert "och 2 till" in text


def test_entries_that_the_message_names_are_not_told_twice() -> None:
    entries = tuple(samples.evidence(name, line) for name, line in (("första", 7), ("andra", 9)))
    verdict = samples.verdict("not_met", "Detta brister: första, andra.", "error", failing=entries)
    text = shown(
        samples.report(samples.document(requirements=(samples.requirement("X-01", "T", "sip", None, verdict),)))
    )
    assert "filens rader 7, 9" in text
    assert text.count("första") == 2  # under 'Åtgärda först' and in the finding


def test_what_a_person_must_judge_asks_its_question() -> None:
    text = shown(samples.report())
    assert "Behöver bedömas av en människa (1)" in text
    assert "Är rutinerna kända där de ska användas?" in text


def test_a_rule_whose_source_was_not_read_says_so() -> None:
    found = samples.requirement(
        "X-01", "Titel", "sip", None, samples.verdict("not_met", "Saknas.", "note"), was_read=False, modality="guidance"
    )
    assert "vägledning; källan är inte läst" in shown(samples.report(samples.document(requirements=(found,))))


def test_the_denominator_is_always_there() -> None:
    assert shown(samples.report()).endswith("6 av 9 krav bedömda, 1 manuellt, 1 ej tillämpligt, 1 kan inte bedömas\n")
    quiet = shown(samples.report(), verbosity="quiet")
    assert quiet == (
        "3 fynd (1 brist, 1 varning, 1 notering), 0 fel · "
        "6 av 9 krav bedömda, 1 manuellt, 1 ej tillämpligt, 1 kan inte bedömas\n"
    )


def test_no_finding_is_said_with_the_denominator() -> None:
    good = samples.document(requirements=tuple(r for r in samples.every_outcome() if r.today.severity is None))
    text = shown(samples.report(good))
    assert "Inga fynd i dag: 3 av 6 krav är bedömda." in text
    assert "Åtgärda först" not in text


def test_nothing_to_judge_is_no_pass() -> None:
    assert "Regelverket har inga krav på detta slags dokument." in shown(
        samples.report(samples.document(requirements=()))
    )


def test_a_document_that_has_ended_is_told_by_its_own_day() -> None:
    ended = samples.verdict("not_applicable", ENDED.sv)
    old = samples.requirement(
        "HP-01", "Mål", "review", samples.then("not_met", "Mål saknas.", "warning"), ended,
        changed_on=dt.date(2020, 1, 1),
    )  # fmt: skip
    text = shown(samples.report(samples.document(ended=ENDED, requirements=(old,))))
    assert "Dokumentet gäller inte längre och bedöms därför bara på sin egen dag." in text
    assert "Fynd på dokumentets egen dag (1)" in text
    assert "från 2020-01-01 gäller dokumentet inte längre" in " ".join(text.split())
    assert "På egen dag: 1 fynd (1 varning)" in text


def test_a_document_without_a_date_of_its_own_has_one_column() -> None:
    plan = samples.folder().documents[1]
    text = shown(samples.report(plan))
    assert "dokumentet har inget eget datum" in text
    assert "\n  nu   Målgrupper" in text
    assert "då" not in text.split("Alla krav")[1].split()


def test_upcoming_law_names_day_and_requirements() -> None:
    text = " ".join(shown(samples.report()).split())
    assert "2028-01-01 16 kap. 3 § HSL (2017:30): Samsjuklighet samlas hos regionen. Berör INN-03, INN-07." in text


def test_verbose_shows_what_is_met_and_the_engine() -> None:
    text = shown(samples.report(), verbosity="verbose")
    assert "Uppfyllda krav (3)" in text
    assert "RFMA, KRIS och Verdandi har lämnat synpunkter." in text
    assert "durable_rules 2.0.28" in text


def test_the_report_is_the_same_whatever_the_engine() -> None:
    report = samples.report()
    other = report._replace(receipt=report.receipt._replace(engine="clips 1.0.6"))
    assert shown(report) == shown(other)


def test_a_document_can_not_steer_the_terminal() -> None:
    evil = samples.document(title="Avtal\x1b[2J\u202e", parties=("Region\x07",))
    text = shown(samples.report(evil))
    assert not set(text) & {"\x1b", "\u202e", "\x07"}
    assert "\\x1b[2J" in text


def test_an_old_finding_points_at_what_was_wrong_then() -> None:
    before = samples.then("not_met", "Fel.", "note")._replace(evidence=(samples.evidence("där", 77),))
    old = samples.requirement("X-01", "Titel", "sip", before, samples.verdict("met"), line=3)
    assert "agreement.yaml:77:5" in shown(samples.report(samples.document(requirements=(old,))))


def test_the_most_binding_comes_first_among_equals() -> None:
    fault = samples.verdict("not_met", "Fel.", "warning")
    kinds = ("guidance", "consistency", "structural", "contract", "legal-should", "legal-must")
    found = tuple(samples.requirement(f"X-{n}", "T", "sip", None, fault, modality=kind) for n, kind in enumerate(kinds))
    text = shown(samples.report(samples.document(requirements=found)))
    assert re.findall(r"^VARNING  (\S+)", text, re.MULTILINE) == ["X-5", "X-4", "X-3", "X-2", "X-1", "X-0"]
