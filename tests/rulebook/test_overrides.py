"""A region's rulebook: rules added to the standard, and changes of it, each with a reason that the report tells."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from lokcheck.check.run import check
from lokcheck.engine.select import engine_for
from lokcheck.errors import ConfigError, LokcheckError, RuleError
from lokcheck.judge.judge import Judge
from lokcheck.report.model import Report
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.load import load

from .conftest import HEAD, RULE

AS_OF = dt.date(2026, 11, 22)
REASON = "reason: {sv: Vi följer upp på annat sätt., en: We follow up otherwise.}"
Open = Callable[..., Rulebook]
DOCUMENT = """\
kind: county-agreement
id: prov
title: Prov
validity: {start: "2020-01-01", until_further_notice: true}
follow_ups: [{object: agreement, months: 48}]
"""


@pytest.fixture
def own(tmp_path: Path) -> Open:
    """Open the standard rulebook with a folder of the given files."""

    def opening(*changes: str, folder: str = "lan", **files: str) -> Rulebook:
        path = tmp_path / folder
        path.mkdir(exist_ok=True)
        if changes:
            files["overrides"] = "format: 1\noverrides:\n" + "".join(
                f"  - {{{change}, {REASON}}}\n" for change in changes
            )
        for name, text in files.items():
            (path / f"{name}.yaml").write_text(text, "utf-8")
        return open_rulebook(added=[path], use_store=False)

    return opening


@pytest.fixture
def report(tmp_path: Path) -> Callable[..., Report]:
    def reporting(book: Rulebook, as_of: dt.date = AS_OF, document: str = DOCUMENT) -> Report:
        file = tmp_path / "prov.yaml"
        file.write_text(document, "utf-8")
        return check(load([str(file)]), book, as_of, engine_for("auto"))

    return reporting


def outcome(report: Report, rule: str, *, then: bool = False) -> str:
    (found,) = [item for item in report.requirements() if item.rule == rule]
    verdict = found.at_adoption if then else found.today
    assert verdict is not None
    return verdict.outcome


def test_a_rule_is_added_to_the_standard(own: Open) -> None:
    book = own(own=HEAD + RULE.replace("LAG-90", "LAN-01"))
    assert book.rule("LAN-01").origin == "lan"
    assert book.rule("UPF-01").origin == ""
    assert "LAN-01" in book.program("county-agreement").rules
    (change,) = book.changes
    assert (change.what, change.target, change.folder) == ("added", "LAN-01", "lan")


def test_a_rule_is_switched_off(own: Open, report: Callable[..., Report]) -> None:
    made = report(own("rule: UPF-01, off: true"))
    assert outcome(made, "UPF-01") == outcome(made, "UPF-01", then=True) == "not_applicable"
    (change,) = made.receipt.changes
    assert "UPF-01" in change.text.sv
    assert "Vi följer upp på annat sätt." in change.text.sv
    (found,) = [item for item in made.requirements() if item.rule == "UPF-01"]
    assert "We follow up otherwise." in found.today.message.en


def test_the_standard_changes_nothing(report: Callable[..., Report]) -> None:
    assert report(open_rulebook()).receipt.changes == ()


def test_a_rule_is_weighed_otherwise(own: Open, report: Callable[..., Report]) -> None:
    made = report(own("rule: UPF-01, severity: {partly: error}"))
    (found,) = [item for item in made.requirements() if item.rule == "UPF-01"]
    assert (found.today.outcome, found.severity) == ("partly", "error")


def test_an_alias_means_its_rule(own: Open) -> None:
    aliased = next(rule for rule in open_rulebook().rules() if rule.aliases)
    assert own(f"rule: {aliased.aliases[0]}, off: true").rule(aliased.id).off is not None


def test_a_parameter_has_another_value(own: Open, report: Callable[..., Report]) -> None:
    made = report(own("parameter: review-interval, value: 48"))
    assert outcome(made, "UPF-01") == outcome(made, "UPF-01", then=True) == "met"
    (found,) = [item for item in made.requirements() if item.rule == "UPF-01"]
    assert "48" in found.today.message.sv


@pytest.mark.parametrize("engine", ["durable", "clips"])
def test_a_parameter_changes_from_a_day(own: Open, report: Callable[..., Report], tmp_path: Path, engine: str) -> None:
    """36 months until the day, 48 from it: the same text is judged by the number of the day judged."""
    book = own("parameter: review-interval, value: 48, from: 2025-01-01")
    made = report(book)
    assert outcome(made, "UPF-01", then=True) == "partly"
    assert outcome(made, "UPF-01") == "met"
    (found,) = [item for item in made.requirements() if item.rule == "UPF-01"]
    assert found.changed_on == dt.date(2025, 1, 1)
    assert found.at_adoption is not None
    assert "36" in found.at_adoption.message.en
    assert "48" in found.today.message.en
    loaded = load([str(tmp_path / "prov.yaml")])
    (source,) = loaded.sets[0].asked
    judged = Judge(book, engine_for(engine)).judge(source, loaded.sets[0].documents, dt.date(2024, 12, 31))  # type: ignore[arg-type]
    assert next(j.today.outcome for j in judged if j.rule.id == "UPF-01") == "partly"


def test_a_parameter_can_change_again(own: Open) -> None:
    book = own(
        "parameter: review-interval, value: 24, from: 2027-01-01",
        "parameter: review-interval, value: 48, from: 2025-01-01",
    )
    days = [dt.date(2020, 1, 1), dt.date(2025, 1, 1), dt.date(2026, 12, 31), dt.date(2027, 1, 1)]
    assert [book.parameters_on(day)["review-interval"] for day in days] == [36, 48, 48, 24]


def test_every_item_is_judged_by_the_number_of_the_day(own: Open, report: Callable[..., Report]) -> None:
    """A dated number in the items of a for_each and, in another rule, in what forbids."""
    items = RULE.replace("LAG-90", "LAN-01").replace(
        "require:\n      met: {target_group: {code: alcohol}}",
        "for_each:\n      of: {follow_up: {months: {gte: {param: review-interval}}}}\n"
        "      met: {it: {object: agreement}}\n      empty: not_met\n      some: not_met",
    )
    forbids = RULE.replace("LAG-90", "LAN-02").replace(
        "require:\n      met: {target_group: {code: alcohol}}",
        "require:\n      met: {absent: {follow_up: {months: {gt: {param: review-interval}}}}}",
    )
    made = report(own("parameter: review-interval, value: 60, from: 2025-01-01", own=HEAD + items + forbids))
    assert [outcome(made, "LAN-01", then=then) for then in (True, False)] == ["met", "not_met"]
    assert [outcome(made, "LAN-02", then=then) for then in (True, False)] == ["not_met", "met"]


def test_a_number_that_changes_stands_in_one_place(own: Open) -> None:
    rule = RULE.replace("LAG-90", "LAN-01").replace(
        "require:\n      met: {target_group: {code: alcohol}}",
        "for_each:\n      of: {follow_up: {months: {gte: {param: review-interval}}}}\n"
        "      met: {elapsed: {since: start, months: {lte: {param: review-interval}}}}\n      some: not_met",
    )
    own(own=HEAD + rule)
    with pytest.raises(RuleError, match="'of'"):
        own("parameter: review-interval, value: 60, from: 2025-01-01")


WRONG = [
    ("rule: UPF01, off: true", "UPF-01", "regeln 'UPF01' finns inte"),
    ("rule: UPF-01, off: false", "", "off: true"),
    ("rule: UPF-01", "", "off: true"),
    ("rule: UPF-01, severity: {}", "", "off: true"),
    ("rule: UPF-01, severity: {not_met: grave}", "", "grave"),
    ("rule: UPF-01, severity: {met: note}", "", "met"),
    ("rule: UPF-01, off: true, value: 4", "", "off: true"),
    ("parameter: review-intervall, value: 48", "review-interval", "review-intervall"),
    ("parameter: review-interval", "", "off: true"),
    ("parameter: review-interval, value: often", "", "often"),
    ("rul: UPF-01, off: true", "rule", "rul"),
]


@pytest.mark.parametrize(("change", "near", "says"), WRONG, ids=[w[0] for w in WRONG])
def test_a_wrong_change_says_where_and_what(own: Open, change: str, near: str, says: str) -> None:
    with pytest.raises(RuleError) as caught:
        own(change)
    error = caught.value
    assert error.place is not None
    assert error.place.file.endswith("lan/overrides.yaml")
    assert error.place.line == 3
    assert says in error.show("sv")
    assert near in error.show("sv")


def test_a_change_needs_a_reason(own: Open) -> None:
    text = "format: 1\noverrides:\n  - {rule: UPF-01, off: true}\n"
    with pytest.raises(RuleError, match="reason"):
        own(overrides=text)


def test_the_same_thing_is_changed_once(own: Open) -> None:
    with pytest.raises(RuleError, match="already changed"):
        own("rule: UPF-01, off: true", "rule: UPF-01, off: true")


def test_an_id_of_the_standard_is_taken(own: Open) -> None:
    with pytest.raises(RuleError, match="UPF-01 is already used"):
        own(own=HEAD + RULE.replace("LAG-90", "UPF-01"))


def test_a_parameter_of_the_standard_is_taken(own: Open) -> None:
    parameter = """\
format: 1
parameters:
  - {name: review-interval, unit: months, text: {sv: a, en: b}, values: [{from: 1900-01-01, value: 1}],
     source: [{ref: egen, status: inference}]}
"""
    with pytest.raises(RuleError, match="review-interval"):
        own(parameters=parameter)


def test_values_stand_in_time_order(own: Open) -> None:
    parameter = """\
format: 1
parameters:
  - {name: mine, unit: months, text: {sv: a, en: b}, values: [{from: 2020, value: 1}, {from: 2019, value: 2}],
     source: [{ref: egen, status: inference}]}
"""
    with pytest.raises(RuleError, match="order"):
        own(parameters=parameter)


def test_an_own_table_of_severities_is_refused(own: Open) -> None:
    with pytest.raises(RuleError, match="severity"):
        own(severity="format: 1\nseverity: {}\n")


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    (tmp_path / "fil.yaml").write_text("format: 1\n", "utf-8")
    for path in (tmp_path / "saknas", tmp_path / "tom", tmp_path / "fil.yaml"):
        with pytest.raises(ConfigError) as caught:
            open_rulebook(added=[path])
        assert caught.value.exit_code == 2


def test_a_built_rulebook_is_that_of_its_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept between runs is found again only for the same files in the same folders."""
    monkeypatch.setenv("LOKCHECK_CACHE", str(tmp_path / "cache"))
    digests = set()
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "own.yaml").write_text(HEAD + RULE.replace("LAG-90", f"LAN-0{len(name)}"), "utf-8")
        book = open_rulebook(added=[tmp_path / name])
        assert book.rule("LAN-01").origin == name
        again = open_rulebook(added=[tmp_path / name])
        assert again.rule("LAN-01").origin == name
        assert again.changes == book.changes
        digests.add(book.digest)
    digests.add(open_rulebook().digest)
    assert len(digests) == 3


REMOVED = """\
format: 1
removed:
  - {id: LAN-07, successor: %s, on: 2026-01-01, reason: {sv: Slogs ihop., en: Merged.}}
"""


def test_a_removed_id_is_not_used_again(own: Open) -> None:
    with pytest.raises(RuleError, match="may not be used again"):
        own(own=HEAD + RULE.replace("LAG-90", "LAN-07"), removed=REMOVED % "UPF-01")


def test_a_removed_id_names_its_successor(own: Open) -> None:
    assert own(removed=REMOVED % "UPF-01").removed["LAN-07"].successor == "UPF-01"
    with pytest.raises(LokcheckError) as caught:
        own("rule: LAN-07, off: true", removed=REMOVED % "UPF-01")
    assert "UPF-01" in caught.value.show("sv")
    with pytest.raises(RuleError, match="UPF-001") as caught:
        own(removed=REMOVED % "UPF-001")
    assert "'UPF-01'" in caught.value.show("en")
