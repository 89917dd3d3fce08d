"""The summary counts as the results come in; the figures of every form count the records: the numbers are the same."""

import pytest

from lokcheck.audit.done import done
from lokcheck.audit.figures import Figures, figures_of
from lokcheck.audit.record import Audited, Record
from lokcheck.audit.summary import WORST, Summary
from tests.audit.records import background, base, varied


def counted(records: list[Record]) -> Summary:
    """The summary of ``records``, three of them to a unit."""
    summary = Summary()
    for number, at in enumerate(range(0, len(records), 3)):
        summary.add(done(number, records[at : at + 3]), 3, cached=number % 2 == 0)
    return summary


def figures(records: list[Record]) -> Figures:
    return figures_of(records, {rule: head.topic for rule, head in background().rules.items()})


@pytest.mark.parametrize("seed", range(4))
def test_the_numbers_are_those_of_the_figures(seed: int) -> None:
    records: list[Record] = [*varied(60, seed), *base()]
    summary, wanted = counted(records), figures(records)
    assert summary.documents == wanted.documents
    assert summary.failures.total() == wanted.failures == 1
    assert (summary.errors, summary.warnings, summary.notes) == tuple(
        wanted.sums.severities[level] for level in ("error", "warning", "note")
    )
    assert (summary.judged, summary.requirements) == (wanted.sums.judged, wanted.sums.total)
    assert summary.clean == wanted.worst[None]
    assert {level: summary.reaches(level) for level in ("error", "warning", "note", "never")} == {
        "error": wanted.worst["error"] > 0, "warning": wanted.worst["error"] + wanted.worst["warning"] > 0,
        "note": wanted.sums.findings > 0, "never": False,
    }  # fmt: skip


def test_a_waived_finding_counts_nowhere_and_an_ended_document_as_a_document() -> None:
    one = next(record for record in base() if any(row.severity for row in record.rows))
    waived = one._replace(rows=tuple(row._replace(waived=row.severity is not None) for row in one.rows))
    ended = one._replace(key="b", rows=tuple(row._replace(today="not_applicable", severity=None) for row in one.rows))
    summary, wanted = counted([waived, ended]), figures([waived, ended])
    assert (summary.documents, summary.clean, summary.errors + summary.warnings + summary.notes) == (2, 2, 0)
    assert (wanted.documents, wanted.worst[None], wanted.sums.findings) == (2, 2, 0)
    assert summary.judged == wanted.sums.judged


def test_the_worst_documents_are_named_the_worst_first() -> None:
    records = [record for record in varied(80, 3) if isinstance(record, Audited)]

    def weight(record: Audited) -> tuple[int, ...]:
        levels = [row.severity for row in record.rows if not row.waived]
        return tuple(-levels.count(level) for level in ("error", "warning", "note"))

    wanted = sorted(records, key=lambda record: (weight(record), record.key))[:WORST]
    assert [count.key for count in counted(list(records)).worst] == [record.key for record in wanted]
