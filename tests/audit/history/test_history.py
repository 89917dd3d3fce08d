"""What changed between audits: every finding is in one state, and a document is followed by its own name."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from lokcheck.audit.choice import Choice
from lokcheck.audit.database.writing import write_run
from lokcheck.audit.history.change import History, Seen, State, state_of
from lokcheck.audit.history.data import render as render_json
from lokcheck.audit.history.reading import Asked, history
from lokcheck.audit.history.text import render
from lokcheck.audit.record import Audited, Record
from lokcheck.errors import UsageError
from lokcheck.report.view import View
from tests.audit.audits import audit, written
from tests.audit.records import background, base, head, varied


def told(path: Path, *runs: Iterable[Record], **asked: Any) -> History:
    for records in runs:
        write_run(path, records, head(), background())
    return history(path, Asked(**asked))


def agreement(**rows: dict[str, Any]) -> Audited:
    """A document without findings but those of ``rows``, by rule ('LAG_07')."""
    first = next(record for record in base() if record.county == "Jönköpings län")
    made = tuple(
        row._replace(today="met", severity=None, waived=False, message=None)._replace(**rows.get(
            row.rule.replace("-", "_"), {}))
        for row in first.rows
    )  # fmt: skip
    return first._replace(rows=made)


BAD, WORSE = {"today": "partly", "severity": "warning"}, {"today": "not_met", "severity": "error"}


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [
        ({}, WORSE, "new"), (WORSE, {}, "solved"), (BAD, WORSE, "worsened"), (WORSE, BAD, "improved"),
        (WORSE, WORSE, "unchanged"), ({}, {}, None), (WORSE, {**WORSE, "waived": True}, "waived"),
        (WORSE, {"today": "manual"}, "unjudged"), ({**WORSE, "waived": True}, WORSE, "new"),
        (WORSE, {"today": "not_applicable"}, "solved"), ({"today": "error"}, WORSE, "new"),
    ],
)  # fmt: skip
def test_a_finding_is_in_one_state(
    tmp_path: Path, before: dict[str, Any], after: dict[str, Any], state: State | None
) -> None:
    found = told(tmp_path / "a.db", [agreement(LAG_07=before)], [agreement(LAG_07=after)])
    assert [(change.state, change.rule) for change in found.changes] == ([(state, "LAG-07")] if state else [])


def test_a_partly_met_requirement_that_is_not_met_has_worsened() -> None:
    assert state_of(Seen("partly", "note", False), Seen("not_met", "note", False)) == "worsened"


def test_a_renamed_file_is_the_same_document(tmp_path: Path) -> None:
    one = agreement(LAG_07=WORSE)
    found = told(tmp_path / "a.db", [one], [one._replace(key="annan.yaml", file="annan.yaml")])
    assert (found.added, found.removed, found.states()) == (0, 0, Counter(unchanged=1))


def test_documents_that_come_and_go_are_told_apart_from_changes(tmp_path: Path) -> None:
    one, other = agreement(LAG_07=WORSE), agreement(LAG_02=BAD)._replace(key="b.yaml", file="b.yaml", id="b")
    found = told(tmp_path / "a.db", [one], [other])
    assert (found.added, found.removed) == (1, 1)
    assert found.states() == Counter(added=1, removed=1)


def test_documents_with_one_id_are_told_apart_by_their_files(tmp_path: Path) -> None:
    one = agreement(LAG_07=WORSE)
    twice = [one, one._replace(key="b.yaml", file="b.yaml")]
    assert told(tmp_path / "a.db", twice, twice).states() == Counter(unchanged=2)


def test_the_sums_are_those_of_the_audits(tmp_path: Path) -> None:
    found = told(tmp_path / "a.db", varied(40, 1), varied(40, 2))
    before, after = (run.severities.total() for run in found.runs)
    states = found.states()
    kept = states["worsened"] + states["improved"] + states["unchanged"]
    assert kept + states["solved"] + states["waived"] + states["unjudged"] + states["removed"] == before
    assert kept + states["new"] + states["added"] == after
    assert sum(found.by_county().values(), Counter()) == sum(found.by_topic().values(), Counter()) == states


def test_it_is_about_what_was_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    everything = told(path, varied(40, 1), varied(40, 2))
    county = told(path, choice=Choice(counties=frozenset({"Skåne län"})))
    assert {change.county for change in county.changes} == {"Skåne län"}
    assert county.states() == everything.by_county()["Skåne län"]
    topic = told(path, topic="sip")
    assert topic.states() == everything.by_topic()["sip"]
    assert all(change.rule == "LAG-07" for change in told(path, rule="LAG-07").changes)
    assert told(path, before=2, after=1).states()["new"] == everything.states()["solved"] + everything.states()[
        "unjudged"] + everything.states()["waived"]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"before": 7}, "Det finns: 1."),
        ({"rule": "LAG-7"}, "Menade du 'LAG-07'?"),
        ({"topic": "spi"}, "Menade du 'sip'?"),
    ],
)
def test_what_the_database_does_not_have(tmp_path: Path, asked: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as raised:
        told(tmp_path / "a.db", varied(3), **asked)
    assert said in raised.value.show("sv")


def test_an_empty_or_missing_database(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such database"):
        history(tmp_path / "a.db", Asked())
    (tmp_path / "a.db").write_bytes(b"")
    with pytest.raises(UsageError, match="no audit"):
        history(tmp_path / "a.db", Asked())


def test_the_text_tells_numbers_and_examples(tmp_path: Path) -> None:
    found = told(tmp_path / "a.db", [agreement(LAG_07=BAD, LAG_02=WORSE)], [agreement(LAG_07=WORSE, LAG_03=BAD)])
    text = render(found, View("sv", 80))
    assert "1 nya, 1 förvärrade, 1 lösta, 0 förbättrade, 0 oförändrade." in text
    assert "LAG-07 Spel om pengar omfattas (brist: delvis uppfyllt → ej uppfyllt)" in text
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "1 new, 1 worsened, 1 solved" in render(found, View("en", 80))
    alone = render(told(tmp_path / "b.db", [agreement()]), View("sv", 80))
    assert "bara en granskning" in alone


def test_the_json_has_every_change(tmp_path: Path) -> None:
    found = told(tmp_path / "a.db", varied(40, 1), varied(40, 2))
    data = json.loads(render_json(found, View("sv")))
    assert (data["format"], data["version"], data["before"], data["after"]) == ("lokcheck-history", 1, 1, 2)
    assert Counter(change["state"] for change in data["changes"]) == +Counter(data["states"])
    assert data["runs"][0]["severities"] == dict(found.runs[0].severities)


def test_the_page_tells_of_it_where_there_is_a_database(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    for seed in (1, 2):
        written(audit(40, seed), "db", path)
    made = audit(40, 2)._replace(database=path)
    page = written(made, "html", tmp_path / "a.html").read_text("utf-8")
    states = history(path, Asked()).states()
    assert f"{states['solved']} fynd är lösta, {states['new']} är nya" in page.replace("\u00a0", "")
    assert 'id="trend"' not in written(audit(3), "html", tmp_path / "b.html").read_text("utf-8")
    assert dt.date.fromisoformat(page[page.index("Sedan <time>") + 12 :][:10])
