"""Documents by kind, year, status and law: the sums of the groups are those of the documents in them."""

from collections import Counter

from lokcheck.audit.compact import gather
from lokcheck.audit.figures import figures_of
from lokcheck.audit.groups import groupings, periods_of
from lokcheck.audit.record import Audited
from lokcheck.texts import Text
from tests.audit.records import background, varied

NUMBER = 80


def test_every_grouping_has_every_document_once() -> None:
    gathered = gather(varied(NUMBER), background())
    found = groupings(gathered.lines, background())
    assert [grouping.name.en for grouping in found] == ["Kind of document", "Year", "Status", "Law when made"]
    for grouping in found:
        assert sum(group.documents for group in grouping.groups) == NUMBER
        assert sum(group.with_error for group in grouping.groups) == gathered.figures.worst["error"]
        assert sum((group.sums.outcomes for group in grouping.groups), Counter()) == gathered.figures.sums.outcomes
        assert sum((group.sums.severities for group in grouping.groups), Counter()) == gathered.figures.sums.severities
        assert sum(group.sums.waived for group in grouping.groups) == gathered.figures.sums.waived


def test_a_group_has_the_figures_of_an_audit_of_its_documents() -> None:
    _, years, statuses, _ = groupings(gather(varied(NUMBER), background()).lines, background())
    names = [int(group.name.sv) for group in years.groups]
    assert names == sorted(names, reverse=True)
    [draft] = [group for group in statuses.groups if group.name.sv == "utkast"]
    records = [one for one in varied(NUMBER) if isinstance(one, Audited) and one.status == "draft"]
    alone = figures_of(records, {})
    assert (draft.documents, draft.with_error, draft.sums) == (len(records), alone.worst["error"], alone.sums)


def test_what_has_no_date_comes_last_and_is_named() -> None:
    records = [one._replace(own_day=None, status=None) if at == 3 else one
               for at, one in enumerate(one for one in varied(10) if isinstance(one, Audited))]  # fmt: skip
    lines = gather(records, background()).lines
    assert periods_of(lines)[-1] == -1
    _, years, statuses, periods = groupings(lines, background())
    assert years.groups[-1].name == statuses.groups[-1].name == Text("framgår inte", "not stated")
    assert periods.groups[-1].name.sv == "utan eget datum"
    assert years.groups[-1].documents == 1
