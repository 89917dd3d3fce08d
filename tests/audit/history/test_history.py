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
from lokcheck.audit.history.said import caveats
from lokcheck.audit.history.text import render
from lokcheck.audit.record import Audited, Failed, Record
from lokcheck.errors import UsageError
from lokcheck.report.view import View
from lokcheck.rulebook.rule import Change
from lokcheck.texts import Text
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
        (WORSE, {"today": "not_applicable"}, "solved"), ({"today": "error"}, WORSE, "unasked"),
            ({"today": "not_applicable"}, WORSE, "new"), ({"today": "manual"}, BAD, "unasked"),
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


def test_a_copy_with_the_same_id_makes_the_original_neither_new_nor_gone(tmp_path: Path) -> None:
    one = agreement(LAG_07=WORSE)
    found = told(tmp_path / "a.db", [one], [one, one._replace(key="kopia.yaml", file="kopia.yaml")])
    assert (found.added, found.removed, found.states()) == (1, 0, Counter(unchanged=1, added=1))


def test_a_document_whose_id_is_corrected_is_the_same(tmp_path: Path) -> None:
    one = agreement(LAG_07=WORSE)
    found = told(tmp_path / "a.db", [one._replace(id="fel")], [one])
    assert (found.added, found.removed, found.states()) == (0, 0, Counter(unchanged=1))


def failure(one: Audited) -> Failed:
    return Failed(one.file, 1, 1, Text("trasig", "broken"), "unreadable")


def test_what_could_not_be_read_is_neither_gone_nor_solved(tmp_path: Path) -> None:
    one = agreement(LAG_07=WORSE)
    found = told(tmp_path / "a.db", [one], [failure(one)])
    assert (found.removed, found.failed, found.states()) == (0, 1, Counter(unjudged=1))
    assert "1 dokument gick inte att läsa eller bedöma den här gången" in render(found, View("sv", 100))
    back = told(tmp_path / "a.db", [one])
    assert (back.added, back.recovered, back.states()) == (0, 1, Counter(unasked=1))
    assert "could not be read or judged last time: 1." in render(back, View("en", 100))


def test_a_requirement_that_was_not_asked_before_is_not_new(tmp_path: Path) -> None:
    one = agreement(LAG_07=WORSE)
    without = one._replace(rows=tuple(row for row in one.rows if row.rule != "LAG-07"))
    assert told(tmp_path / "a.db", [without], [one]).states() == Counter(unasked=1)
    assert told(tmp_path / "b.db", [one], [without]).states() == Counter(unjudged=1)


def test_what_is_switched_off_or_in_a_document_that_has_ended_is_not_solved(tmp_path: Path) -> None:
    one, path = agreement(LAG_07=WORSE), tmp_path / "a.db"
    silent = agreement(LAG_07={"today": "not_applicable"})
    write_run(path, [one], head(), background())
    write_run(path, [silent], head()._replace(off=("LAG-07", "LAG-08")), background())
    assert history(path, Asked()).states() == Counter(unjudged=1)
    write_run(path, [one], head(), background())
    assert history(path, Asked()).states() == Counter(unasked=1)
    write_run(path, [silent._replace(ended=Text("gäller inte", "ended"))], head(), background())
    assert history(path, Asked()).states() == Counter(unjudged=1)
    write_run(path, [silent], head(), background())
    assert history(path, Asked(before=1)).states() == Counter(solved=1)


def with_head(path: Path, records: Iterable[Record], **asked: tuple[str, ...]) -> None:
    write_run(path, records, head()._replace(asked=tuple(asked.items())), background())


def test_audits_of_different_choices_are_told_apart(tmp_path: Path) -> None:
    path, one = tmp_path / "a.db", agreement(LAG_07=WORSE)
    other = agreement(LAG_02=BAD)._replace(key="b.yaml", file="b.yaml", id="b", county="Skåne län")
    with_head(path, [one, other])
    with_head(path, [one], county=("Jönköpings län",))
    found = history(path, Asked())
    assert found.choice_changed
    text = " ".join(render(found, View("sv", 80)).split())
    assert "urval av dokument: agreements mot agreements – län: Jönköpings län." in text
    assert found.after.made.choice == (["agreements"], {"county": ["Jönköpings län"]})
    assert "samma urval" not in render(history(path, Asked(before=1, after=1)), View("sv", 80))


def test_an_audit_is_compared_with_the_latest_one_of_the_same_choice(tmp_path: Path) -> None:
    path, one = tmp_path / "a.db", agreement(LAG_07=WORSE)
    with_head(path, [one])
    with_head(path, [], county=("Skåne län",))
    with_head(path, [one])
    found = history(path, Asked())
    assert found.before is not None
    assert (found.before.run, found.after.run, found.choice_changed) == (1, 3, False)
    assert found.states() == Counter(unchanged=1)
    assert history(path, Asked(before=2)).choice_changed


def test_other_settings_and_versions_are_told(tmp_path: Path) -> None:
    path, one = tmp_path / "a.db", agreement(LAG_07=WORSE)
    write_run(path, [one], head(), background())
    receipt = head().receipt
    change = Change("off", "X", "lokcheck.toml", Text("utan X", "without X"))
    write_run(path, [one], head()._replace(receipt=receipt._replace(changes=(change,))), background())
    write_run(path, [one], head()._replace(receipt=receipt._replace(lokcheck="99")), background())
    write_run(path, [one], head()._replace(receipt=receipt._replace(lokcheck="99", engine="clips 1")), background())
    told = [history(path, Asked(before=before, after=before + 1)).rulebook_changed for before in (1, 2, 3)]
    assert told == [True, True, False]
    assert "Kraven är inte desamma i de två" in render(history(path, Asked(1, 2)), View("sv", 80))


def test_the_findings_of_each_county_and_topic_are_told_audit_by_audit(tmp_path: Path) -> None:
    path, one = tmp_path / "a.db", agreement(LAG_07=WORSE, LAG_02=BAD)
    other = agreement(LAG_02=BAD)._replace(key="b.yaml", file="b.yaml", id="b", county="Skåne län")
    found = told(path, [one], [one._replace(rows=agreement().rows), other])
    assert [run.counties for run in found.runs] == [
        {"Jönköpings län": (1, 2)}, {"Jönköpings län": (1, 0), "Skåne län": (1, 1)},
    ]  # fmt: skip
    assert [run.topics[background().rules["LAG-07"].topic] for run in found.runs] == [(1, 2), (2, 1)]
    for run in found.runs:
        assert sum(part.findings for part in run.counties.values()) == run.severities.total()
        assert sum(part.findings for part in run.topics.values()) == run.severities.total()
        assert sum(part.documents for part in run.counties.values()) == run.documents
    lines = render(found, View("sv", 80)).splitlines()
    at = lines.index("Fynd per län i varje granskning (antal dokument inom parentes)")
    assert [line.split() for line in lines[at + 1 : at + 5]] == [
        ["per", "2026-11-28", "2026-11-28"], ["granskning", "nr", "1", "2"],
        ["Jönköpings", "län", "2", "(1)", "0", "(1)"],
        ["Skåne", "län", "–", "1", "(1)"],
    ]  # fmt: skip
    assert ["Målgrupp", "2", "1"] in [line.split() for line in lines[at + 6 :]]
    assert "  Ämnen utan fynd i någon av dem är utelämnade." in lines
    assert lines[at + 5] == "  – betyder att granskningen inte gällde något sådant."


def test_many_audits_fit_a_narrow_screen(tmp_path: Path) -> None:
    for lang in ("sv", "en"):
        text = render(told(tmp_path / f"{lang}.db", *(varied(30, seed) for seed in range(23))), View(lang, 80))
        assert all(len(line) <= 80 for line in text.splitlines())
        assert "3 tidigare" in text or "3 earlier" in text
        assert "  1  " not in text.split("\n\n")[0]


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
    assert kept + states["new"] + states["unasked"] + states["added"] == after
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


def test_the_page_says_what_makes_two_audits_differ_beside_the_documents(tmp_path: Path) -> None:
    path, one = tmp_path / "a.db", agreement(LAG_07=WORSE)
    other = one._replace(key="b.yaml", file="b.yaml", id="b")
    with_head(path, [one, other])
    write_run(
        path, [one, failure(other)], head()._replace(receipt=head().receipt._replace(lokcheck="99")), background()
    )
    page = written(audit(3)._replace(database=path), "html", tmp_path / "a.html").read_text("utf-8")
    assert "Kraven är inte desamma i de två" in page
    assert "1 dokument gick inte att läsa eller bedöma den här gången" in page.replace("\u00a0", "")
    assert "samma urval av dokument" not in page
    with_head(path, [one, other])
    with_head(path, [one], county=("Jönköpings län",))
    page = written(audit(3)._replace(database=path), "html", tmp_path / "a.html").read_text("utf-8")
    assert "De två gäller inte samma urval av dokument" in page


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


def test_page_and_text_say_the_same_beside_the_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    for number in (30, 20):
        written(audit(number), "db", path)
    found = history(path, Asked())
    said = list(caveats(found))
    assert said[0] == Text(
        "0 dokument har tillkommit, 10 finns inte längre med.", "Documents: 0 added, 10 no longer there."
    )
    page = written(audit(20)._replace(database=path), "html", tmp_path / "a.html").read_text("utf-8")
    text = " ".join(render(found, View("sv", 80)).split())
    for line in said:
        assert line.sv in page
        assert line.en in page
        assert line.sv in text
    assert list(caveats(told(tmp_path / "b.db", [agreement()]))) == []
