"""What an audit keeps of a document."""

import datetime as dt

from lokcheck.audit.lines import from_line, to_line
from lokcheck.audit.record import record_of
from lokcheck.check import check
from lokcheck.engine.select import engine_for
from lokcheck.report.findings import told
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.load import load


def test_a_record_has_the_outcomes_and_words_of_the_report() -> None:
    report = check(load(["agreements/jonkoping"]), open_rulebook(), dt.date(2026, 11, 22), engine_for("auto"))
    document = report.documents[0]
    record = record_of(document, document.key)
    assert [row.rule for row in record.rows] == [item.rule for item in document.requirements]
    for row, item in zip(record.rows, document.requirements, strict=True):
        assert (row.today, row.severity, row.changed_on) == (item.today.outcome, item.severity, item.changed_on)
        assert (row.reported_by, row.reported_in) == (item.reported_by, item.reported_in)
        silent = told(item).outcome in ("met", "not_applicable")
        assert row.message == (None if silent else told(item).message)
    assert any(row.quote for row in record.rows)


def test_a_fault_that_another_document_tells_names_that_document() -> None:
    """Where the same requirement tells it there, its id alone would say that it is told by itself."""
    report = check(load(["agreements/jonkoping"]), open_rulebook(), dt.date(2026, 11, 22), engine_for("auto"))
    first = report.documents[0]
    one = first.requirements[0]._replace(reported_by="X23", reported_in="plan.yaml")
    [row, *_] = record_of(first._replace(requirements=(one,)), first.key).rows
    assert (row.reported_by, row.reported_in) == ("X23", "plan.yaml")
    assert from_line(to_line(record_of(first._replace(requirements=(one,)), first.key))).rows[0] == row  # type: ignore[union-attr]
