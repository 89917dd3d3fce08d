"""Groups by the word that a user gives: their figures are those of an audit of the documents in them alone."""

import pytest

from lokcheck.audit.by import BY
from lokcheck.audit.compact import gather
from lokcheck.audit.figures import figures_of
from lokcheck.audit.grouped import grouped
from lokcheck.audit.groups import Group
from lokcheck.audit.record import Audited
from tests.audit.records import background, varied

TOPICS = {rule.id: rule.topic for rule in background().rules.values()}
DOCUMENTS = [record for record in varied(150) if isinstance(record, Audited)]


def groups(by: str) -> list[Group]:
    return grouped(gather(DOCUMENTS, background()), by, background())


@pytest.mark.parametrize("by", [by for by in BY if by not in ("topic", "requirement")])
def test_each_document_is_in_one_group(by: str) -> None:
    whole = figures_of(DOCUMENTS, TOPICS)
    assert sum(group.documents for group in groups(by)) == 150
    assert sum(group.with_error for group in groups(by)) == whole.worst["error"] > 0
    assert sum(group.sums.findings for group in groups(by)) == whole.sums.findings


def test_the_words_mean_what_they_say() -> None:
    assert [groups(by)[0].name.en for by in ("county", "kind", "year", "status")] == [
        "Stockholms län", "county agreement", "2026", "draft",
    ]  # fmt: skip
    assert groups("law")[0].name.en.startswith("before ")


def test_counties_have_the_order_of_their_codes_and_those_not_stated_are_last() -> None:
    made = [one._replace(county=None) if at % 7 == 0 else one for at, one in enumerate(DOCUMENTS)]
    found = grouped(gather(made, background()), "county", background())
    assert [group.name.sv for group in found[:-1]] == [
        county.name for county in background().counties if county.name != "Gotlands län"
    ]
    assert (found[-1].name.sv, found[-1].documents) == ("framgår inte", 22)


def test_a_requirement_is_told_by_documents_and_by_counties() -> None:
    figures = {item.rule: item for item in figures_of(DOCUMENTS, TOPICS).rules}
    found = groups("requirement")
    assert len(found) > 50
    for group in found:
        rule = group.name.sv.split()[0]
        asked = [row for one in DOCUMENTS for row in one.rows if row.rule == rule and row.today != "not_applicable"]
        assert group.documents == len(asked)
        assert group.with_error == sum(row.severity == "error" and not row.waived for row in asked)
        assert group.sums == figures[rule].sums
        assert group.spread is not None
        assert group.spread.number("met") == figures[rule].spread()["met"]


def test_a_topic_counts_each_document_once() -> None:
    found = {group.name.sv: group for group in groups("topic")}
    for topic, name in background().topics:
        asked = [{TOPICS.get(row.rule) for row in one.rows if row.today != "not_applicable"} for one in DOCUMENTS]
        assert (found[name.sv].documents if name.sv in found else 0) == sum(topic in topics for topics in asked)
