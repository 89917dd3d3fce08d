"""Records become lines and come back as they were."""

import datetime as dt

import pytest

from lokcheck.audit.lines import from_line, to_line
from lokcheck.audit.record import Failed, record_of
from lokcheck.check import check
from lokcheck.engine.select import engine_for
from lokcheck.report.model import Deadline
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.load import load
from lokcheck.texts import Text


def test_a_document_comes_back_as_it_was() -> None:
    report = check(load(["agreements/jonkoping"]), open_rulebook(), dt.date(2026, 11, 22), engine_for("auto"))
    due = Deadline(dt.date(2027, 1, 31), "review", Text("översyn", "review"), "UPF-01", ("follow_ups", 0), 12)
    document = report.documents[0]._replace(deadlines=(due,), ended=Text("slut", "over"))
    record = record_of(document, document.key, ("2017:30",))
    line = to_line(record)
    assert "\n" not in line
    assert from_line(line) == record


@pytest.mark.parametrize("advice", [None, Text("gör så", "do so")])
def test_a_failure_comes_back_as_it_was(advice: Text | None) -> None:
    record = Failed("a.yaml", 3, 1, Text("går inte\natt läsa", "unreadable"), "unreadable", advice)
    assert from_line(to_line(record).encode()) == record


def test_other_lines_are_refused() -> None:
    with pytest.raises(ValueError, match="audit"):
        from_line('{"type":"audit"}')
