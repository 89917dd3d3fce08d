"""By when: what binds is due now, the rest at the next revision, and nothing gets a day that no source sets."""

import datetime as dt

from lokcheck.report.due import due, next_law
from tests.report import samples

DOCUMENT = samples.document()
BY_RULE = {item.rule: item for item in samples.every_outcome()}


def test_law_that_the_document_fell_behind_is_due_now_and_says_since_when() -> None:
    assert due(BY_RULE["LAG-07"], DOCUMENT).sv == "Nu. Har behövt uppdateras sedan 2018-01-01."
    assert due(BY_RULE["LAG-07"], DOCUMENT).en == "Now. Has needed an update since 2018-01-01."


def test_a_fault_that_was_there_from_the_start_says_so() -> None:
    old = BY_RULE["LAG-07"]._replace(at_adoption=samples.then("not_met", "", "error"), changed_on=None, is_update=False)
    assert due(old, DOCUMENT).sv == "Nu. Fanns redan när den började gälla 2016-01-01."


def test_what_no_law_asks_for_belongs_to_the_next_revision() -> None:
    assert due(BY_RULE["INN-11"], DOCUMENT).sv == "Vid nästa revidering."


def test_practice_that_stopped_being_kept_is_urgent_without_sounding_like_law() -> None:
    late = BY_RULE["UPF-01"]._replace(modality="structural")
    assert due(late, DOCUMENT).sv == "Snarast. Har behövt uppdateras sedan 2019-01-02."
    lightly = late._replace(today=late.today._replace(severity="note"))
    assert due(lightly, DOCUMENT).sv == "Vid nästa revidering. Har behövt uppdateras sedan 2019-01-02."


def test_a_binding_fault_of_a_document_without_a_date_is_due_now() -> None:
    undated = BY_RULE["LAG-07"]._replace(at_adoption=None, changed_on=None, is_update=False)
    assert due(undated, DOCUMENT) == ("Nu.", "Now.")


def test_a_finding_of_the_documents_own_date_asks_for_nothing() -> None:
    assert due(BY_RULE["SIP-01"], DOCUMENT).sv.startswith("Inget att göra")


def test_law_that_is_coming_is_told_with_its_day() -> None:
    coming = DOCUMENT.upcoming[0]._replace(rules=("LAG-07",), day=dt.date(2028, 1, 1))
    text = next_law(BY_RULE["LAG-07"], DOCUMENT._replace(upcoming=(coming,)))
    assert text is not None and text.sv == "Lagen ändras 2028-01-01."
    assert next_law(BY_RULE["INN-11"], DOCUMENT) is None
