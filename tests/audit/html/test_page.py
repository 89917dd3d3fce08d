"""The page of an audit: its figures are those of the database and of the JSON, and no text can break out of it."""

import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from lokcheck.audit.record import Audited, Failed
from lokcheck.texts import Text
from tests.audit.audits import audit, audit_of, written
from tests.audit.records import AS_OF, base, varied
from tests.report.hostile import TEXTS
from tests.report.page_parser import Page

NUMBER = 100
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same audit as page, as database and as JSON lines."""
    path, made = tmp_path_factory.mktemp("audit"), audit(NUMBER)
    for form, name in (("html", "audit.html"), ("db", "audit.db"), ("jsonl", "audit.jsonl")):
        written(made, form, path / name)
    return path


@pytest.fixture(scope="module")
def page(folder: Path) -> str:
    return (folder / "audit.html").read_text("utf-8")


def figures_of(page: str) -> dict[str, int]:
    """The headline figures of the page, as a reader sees them."""
    found = re.findall(r'<b data-figure="([\w-]+)">([\d\u00a0]+)</b>', page)
    return {name: int(number.replace("\u00a0", "")) for name, number in found}


def test_the_headline_figures_are_those_of_the_database(folder: Path, page: str) -> None:
    with closing(sqlite3.connect(folder / "audit.db")) as connection:

        def one(query: str, *values: object) -> int:
            return int(connection.execute(query, values).fetchone()[0] or 0)

        day = AS_OF.isoformat()
        assert figures_of(page) == {
            "documents": one("SELECT count(*) FROM documents"),
            "counties": one("SELECT count(DISTINCT county) FROM documents"),
            "with-error": one("SELECT count(*) FROM document_sums WHERE errors > 0"),
            "error": one("SELECT count(*) FROM findings WHERE severity = 'error'"),
            "met": one("SELECT count(*) FROM outcomes WHERE today = 'met'"),
            "overdue": one("SELECT count(*) FROM reviews WHERE day < ? AND kind = 'review'", day),
            "failures": one("SELECT count(*) FROM failures"),
        }


def test_the_headline_figures_are_those_of_the_json(folder: Path, page: str) -> None:
    lines = [json.loads(line) for line in (folder / "audit.jsonl").read_text("utf-8").splitlines()]
    documents = [line for line in lines if line["type"] == "document"]
    rows = [row for document in documents for row in document["requirements"]]
    found = figures_of(page)
    assert found["documents"] == len(documents) == NUMBER
    assert found["error"] == sum(row.get("severity") == "error" and not row.get("waived") for row in rows)
    assert found["met"] == Counter(row["today"] for row in rows)["met"]
    assert found["failures"] == sum(line["type"] == "failure" for line in lines)


def data_of(page: str) -> Any:
    [text] = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    return json.loads(text)


def test_the_data_of_the_script_have_every_outcome_and_message(page: str) -> None:
    data = data_of(page)
    records = [record for record in varied(NUMBER) if isinstance(record, Audited)]
    rules = {rule[0]: at for at, rule in enumerate(data["rules"])}
    letters = {"met": "m", "partly": "p", "not_met": "n", "not_applicable": "x", "manual": "j", "cannot_judge": "c"}
    for record, document in zip(records, data["documents"], strict=True):
        said = {item[0]: item for item in document[10]}
        for row in record.rows:
            at = rules[row.rule]
            assert document[7][at] == letters[row.today]
            if row.message:
                assert data["texts"][said[at][1]] == list(row.message)


def test_without_a_script_every_finding_can_be_read(page: str) -> None:
    [hidden] = re.findall(r"<noscript>(.*)</noscript>", page, re.S)
    records = [record for record in varied(NUMBER) if isinstance(record, Audited)]
    findings = sum(row.severity is not None and not row.waived and row.message is not None
                   for record in records for row in record.rows)  # fmt: skip
    assert hidden.count("<li>") == findings > 100


def test_the_heat_map_has_a_square_for_each_document_and_topic(page: str) -> None:
    [heat] = re.findall(r'<table class="heat" id="heat">.*?</table>', page, re.S)
    assert len(re.findall(r'<tr data-d="\d+">', heat)) == NUMBER
    cells = re.findall(r'<td class="([ewnqmxo])">(?:[^<]*?)(\d*)</td>', heat)
    sums = map(int, re.findall(r'<td class="sum">(\d+)</td>', heat))
    assert sum(int(number or 0) for _, number in cells) == sum(sums)


def test_it_asks_the_network_for_nothing(page: str) -> None:
    assert "default-src &#39;none&#39;" in page
    outside = re.findall(r'(?:src|href)="(?!#|https://)[^"]*"|<link|<img|<iframe|@import|url\(', page)
    assert outside == []


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    texts = (*TEXTS, "</script><script>alert(1)</script>", "</noscript><script>alert(2)</script>", "<!--<script>")
    first = base()[0]
    records = [
        first._replace(key=str(at), title=text, file=text, id=text, county=text, status=text, ended=None, rows=tuple(
            row._replace(message=Text(text, text), quote=text, section=text, severity="error", today="not_met")
            for row in first.rows[:3]))
        for at, text in enumerate(texts)
    ]  # fmt: skip
    failures = [Failed(text, 1, 1, Text(text, text), "invalid-document", Text(text, text)) for text in texts]
    page = written(audit_of([*records, *failures]), "html", tmp_path / "x.html").read_text("utf-8")
    assert len(re.findall(r"<script\b", page)) == 2
    found = Page(page)
    assert [key for _, attributes in found.tags for key in attributes if key.startswith("on")] == []
    assert "javascript:" not in "".join(re.findall(r'href="[^"]*"', page))
    assert {row[0] for row in data_of(page)["documents"]} >= {"<!--<script>"}
    assert "\u202e" not in page
    assert found.problems == []


def test_an_audit_of_a_choice_says_so_and_blames_no_county(tmp_path: Path) -> None:
    made = audit_of(one for one in varied(40) if isinstance(one, Failed) or one.county == "Uppsala län")
    asked = (
        ("county", ("Uppsala län",)),
        ("kind", ("local-agreement",)),
        ("law", ("2013-07-01/",)),
        ("no-ignore", ("yes",)),
    )
    path = written(made._replace(head=made.head._replace(asked=asked)), "html", tmp_path / "x.html")
    page = re.sub(r"<script.*", "", path.read_text("utf-8").replace("<time>", "").replace("</time>", ""), flags=re.S)
    said = "län: Uppsala län; slag: lokal överenskommelse; lag som gällde: 2013-07-01 –"
    assert f"Granskningen gäller ett urval, inte alla dokument ({said})." in page
    assert "inget valt dokument finns i 20" in page
    assert "finns i granskningen" not in page
    assert len(re.findall(r'class="region"', page)) == 1


def test_the_page_says_what_its_documentation_shows(tmp_path: Path) -> None:
    page = written(audit_of(base()), "html", tmp_path / "x.html").read_text("utf-8").replace("&#39;", "'")
    shown = re.findall(r"^> (.+)$", (ROOT / "docs/audit-report.md").read_text("utf-8"), re.M)
    assert len(shown) == 2
    for said in shown:
        assert f">{said}<" in page
    [row] = re.findall(r'<tr data-rule="LAG-07">.*?</tr>', page)
    assert shown[1] in row


def test_an_audit_of_nothing_says_so(tmp_path: Path) -> None:
    page = written(audit_of([]), "html", tmp_path / "x.html").read_text("utf-8")
    assert figures_of(page)["documents"] == 0
    assert figures_of(page)["counties"] == 0
