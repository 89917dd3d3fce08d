"""What an audit keeps of a document."""

import datetime as dt

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
        silent = told(item).outcome in ("met", "not_applicable")
        assert row.message == (None if silent else told(item).message)
    assert any(row.quote for row in record.rows)
