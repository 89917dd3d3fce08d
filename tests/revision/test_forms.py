"""The forms of a comparison: valid by their schemas, the same in both languages, and nothing that a text could obey."""

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

from lokcheck.engine.select import engine_for
from lokcheck.report.view import View
from lokcheck.revision.forms import FORMS, render
from lokcheck.revision.forms.json_form import schema
from lokcheck.revision.model import Revision
from lokcheck.revision.run import Asking, revise
from lokcheck.revision.sides import Side
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.discover import Found, FoundFile
from lokcheck.sources.load import load_found
from lokcheck.texts import Lang, Text
from tests.report.browser import axe, browser, needed
from tests.report.golden import agrees
from tests.report.test_sarif import SCHEMA
from tests.revision.states import AGREEMENT, MODEL, model_set

DAY = dt.date(2026, 11, 28)
HOSTILE = "<script>alert(1)</script> @alla [x](javascript:1) \x1b[31m | `kod` <!-- "
EDITS = (
    ("  - {code: gambling}\n", ""),
    ("bearer: region, what: erbjuda tid för bedömning", "bearer: kommunerna, what: erbjuda tid för bedömning"),
    ("som en ansökan kommer in, topics: [assessment]", "som en ansökan kommer in, topics: [assessment], binding: no"),
    ("    months: 12\n", "    months: 24\n"),
    ('version: "1.0"', 'version: "2.0"'),
    ("citations:\n", "changes:\n  - {what: Spel har flyttats, about: target_groups, item: gambling,\n"
     "     reason: Se tillägget}\ncitations:\n"),
)  # fmt: skip


class Memory:
    """Files that were never written."""

    def __init__(self, files: dict[str, str], prefix: str) -> None:
        self.files, self.prefix = files, prefix

    def real(self, path: Path) -> Path:
        return path

    def is_file(self, path: Path) -> bool:
        return path.as_posix() in self.files

    def read(self, path: Path, name: str) -> bytes:
        return self.files[path.as_posix()].encode()

    def shown(self, path: Path) -> str:
        return self.prefix + path.as_posix()


def side(name: str, files: dict[str, str]) -> Side:
    prefix = "" if name == "arbetsmappen" else f"{name}:"
    found = Found(tuple(FoundFile(Path(path), prefix + path, Path("avtal"), False) for path in files), ())
    loaded = load_found(found, [Path("avtal")], files=Memory(files, prefix), readers=open_rulebook().reader)
    return Side(Text(name, name), loaded, lambda path: path.removeprefix(prefix), alone=False)


def edited(pairs: tuple[tuple[str, str], ...]) -> str:
    text = (MODEL / AGREEMENT).read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@cache
def revision(name: str = "edited") -> Revision:
    before = {path: text for path, text in model_set(without="tillagg").items() if path.count("/") == 1}
    path = f"avtal/{AGREEMENT}"
    after = dict(before)
    if name == "edited":
        after[path] = edited(EDITS)
    elif name == "hostile":
        quoted = json.dumps(HOSTILE.replace("\x1b", ""))
        after[path] = edited((("what: erbjuda stöd åt anhöriga inom två veckor", f"what: {quoted}"),))
    elif name == "solved":
        before[path] = edited(EDITS[:1])
    elif name == "added":
        before = {}
    asking = Asking(open_rulebook(), engine_for("auto"), DAY)
    return revise(side("main", before), side("arbetsmappen", after), asking)


NAMES = ("edited", "hostile", "solved", "added", "same")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_json_is_valid_by_its_schema(name: str, lang: Lang) -> None:
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(json.loads(render("json", revision(name), View(lang, fail_on="warning"))))


def test_the_schema_would_notice_a_mistake() -> None:
    data = json.loads(render("json", revision(), View()))
    data["documents"][0]["changes"][0]["direction"] = "sideways"
    assert not Draft202012Validator(schema()).is_valid(data)


@pytest.mark.parametrize("name", NAMES)
def test_sarif_is_valid_by_the_schema_of_oasis(name: str) -> None:
    Draft4Validator(SCHEMA).validate(json.loads(render("sarif", revision(name), View(exit_code=1))))


def states(name: str) -> dict[str, str]:
    results = json.loads(render("sarif", revision(name), View()))["runs"][0]["results"]
    return {result["ruleId"]: result["baselineState"] for result in results}


def test_sarif_says_what_each_result_is_beside_the_old_version() -> None:
    assert states("edited")["LAG-07"] == "new"
    assert states("solved")["LAG-07"] == "absent"
    assert states("same") == {}


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_person_reads_this(form: str, lang: Lang) -> None:
    receipt = revision().receipt._replace(lokcheck="0.0", rulebook="0" * 32)
    made = render(form, revision()._replace(receipt=receipt), View(lang, fail_on="warning"))
    assert agrees(f"diff-{lang}.{'txt' if form == 'text' else 'md'}", made)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_text_fits_a_terminal(lang: Lang) -> None:
    made = render("text", revision(), View(lang, width=80))
    assert max(map(len, made.splitlines())) <= 80


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_text_of_a_document_is_shown_and_never_obeyed(form: str) -> None:
    made = render(form, revision("hostile"), View())
    assert "alert(1)" in made
    assert "<script>alert" not in made
    assert form == "html" or "[x](javascript" not in made
    assert "\x1b" not in made


@pytest.mark.parametrize("form", FORMS)
def test_every_form_tells_the_reason_that_the_document_gives(form: str) -> None:
    made = render(form, revision(), View(verbosity="verbose"))
    assert form == "sarif" or "Se tillägget" in made


def test_a_verdict_of_the_own_date_is_compared_where_it_is_asked_for() -> None:
    asking = Asking(open_rulebook(), engine_for("auto"), DAY, "adoption")
    path = f"avtal/{AGREEMENT}"
    before = {path: text for path, text in model_set(without="tillagg").items() if path.count("/") == 1}
    made = revise(side("a", before), side("b", {**before, path: edited(EDITS[:1])}), asking)
    assert [item.requirement.rule for item in made.findings("new")] == ["LAG-07"]


@pytest.fixture(scope="module", name="page")
def _page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    file = tmp_path_factory.mktemp("diff") / "diff.html"
    file.write_text(render("html", revision(), View(fail_on="warning")), "utf-8")
    with browser() as opened:
        page = opened.new_page(viewport={"width": 1280, "height": 900})
        page.goto(file.as_uri())
        yield page
        page.close()


@needed()
@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_can_be_read_by_everybody(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert not axe().run(page).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@needed()
def test_the_page_speaks_both_languages(page: Any) -> None:
    assert page.get_by_text("Revideringen stoppas av LAG-07.").is_visible()
    page.get_by_text("English", exact=True).click()
    assert page.get_by_text("The revision is stopped by LAG-07.").is_visible()
    assert not page.get_by_text("Revideringen stoppas av LAG-07.").is_visible()
