"""A personal identity number in a document is a finding, and no form of the report and no command repeats it."""

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2  # type: ignore[import-untyped]
import pytest

from lokcheck.check import check
from lokcheck.cli.clock import today
from lokcheck.engine.select import engine_for
from lokcheck.report.forms import FORMS, render
from lokcheck.report.model import Report
from lokcheck.report.view import View
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.load import load
from lokcheck.texts import Lang
from tests.cli.runner import run

NUMBERS = re.compile(r"1228\D{0,12}9874|1063\D{0,12}2391")
"""The end of each number, however it is written and wherever a line of the report breaks."""
DOCUMENT = """\
# Läst av Anna, 811228-9874
kind: county-agreement
id: avtal
title: Överenskommelse 19811228-9874
county: Jönköping
dates:
  - {role: adopted, date: 2016-01-01}
parties:
  - {id: regionen, name: "Region 811228+9874", side: region}
  - {id: kommunen, name: "Kommun 811228\\x209874", side: municipality}
obligations:
  - bearer: kommunen
    what: "Ring 198112289874 och personnummer 8112289874"
    evidence:
      section: "811228 9874"
      quote: >
        Fråga samordnaren, 701063-2391,
        eller 811228-
        9874.
terms:
  - {term: missbrukare 811228-9874}
deadlines:
  - {what: "Underrätta 811228-9874", date: 2027-01-01}
follow_ups:
  - {object: agreement, next_date: 2027-02, owner: "Anna 811228-9874"}
"""
BROKEN = DOCUMENT + "811228-9874: 1\nparter: [811228-9874\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "avtal 811228-9874.yaml"
    path.write_text(text, "utf-8")
    return path


@cache
def report() -> Report:
    with TemporaryDirectory() as folder:
        loaded = load([str(write(Path(folder), DOCUMENT))])
    return check(loaded, open_rulebook(), today(), engine_for("auto"))


def texts(made: str | bytes) -> str:
    """Everything that can be read in a report."""
    if isinstance(made, str):
        return made
    if made.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(made)) as packed:
            return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    if made.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(made)
        return "".join(page.get_textpage().get_text_bounded() for page in document)
    return made.decode("utf-8", "replace")


def test_the_document_has_numbers_to_find() -> None:
    assert len(NUMBERS.findall(DOCUMENT)) > 10


def test_it_is_a_finding_with_every_place_and_without_the_number() -> None:
    (requirement,) = [item for item in report().requirements() if item.rule == "PNR-01"]
    assert (requirement.today.outcome, requirement.severity) == ("not_met", "warning")
    assert not requirement.basis, "the register has no provision on it: it does not sound like law"
    lines = {line.line for line in (*requirement.today.evidence, *requirement.today.failing)}
    assert lines >= {1, 2, 4, 9, 10, 13, 15, 17, 18, 21, 23, 25}


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("form", FORMS)
def test_no_form_repeats_a_number(form: str, lang: Lang) -> None:
    for verbosity in ("quiet", "normal", "verbose"):
        said = texts(render(form, report(), View(lang, 80, verbosity=verbosity)))
        assert NUMBERS.search(said) is None
    assert "PNR-01" in texts(render(form, report(), View(lang, 80))) or form == "ics"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "FILE"], ["check", "FILE", "--trace"], ["facts", "FILE"], ["facts", "FILE", "--format", "json"],
        ["explain", "PNR-01", "FILE"], ["check", "saknas 811228-9874.yaml"],
        ["check", "FILE", "--as-of", "811228-9874"],
        ["law", "811228-9874"], ["check", "FILE", "--output", "saknas-811228-9874/x.txt"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("text", [DOCUMENT, BROKEN], ids=["valid", "broken"])
def test_no_command_repeats_a_number(arguments: list[str], text: str, tmp_path: Path) -> None:
    path = str(write(tmp_path, text))
    for lang in ("sv", "en"):
        result = run(*[path if word == "FILE" else word for word in arguments], "--lang", lang)
        assert NUMBERS.search(result.output) is None


def test_no_form_repeats_a_number_in_the_path_of_what_was_read_beside_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Configuration, baseline and rules of one's own are named in reports: also where the form is bytes."""
    monkeypatch.chdir(tmp_path)
    folder = Path("akt 811228-9874")
    rules = folder / "regler 811228-9874"
    rules.mkdir(parents=True)
    path = str(write(folder, DOCUMENT))
    off = "{rule: X14, off: true, reason: {sv: Nej., en: No.}}"
    (rules / "overrides.yaml").write_text(f"format: 1\noverrides: [{off}]\n", "utf-8")
    baseline = str(folder / "utgångsläge.json")
    assert run("baseline", "update", path, "--baseline", baseline, "--force").exit_code == 0
    (folder / "lokcheck.toml").write_text(f"ignore = ['X13']\nrules = ['{rules.name}']\n", "utf-8")
    made = [word for form in FORMS for word in ("--output", f"{form}:rapport.{form}")]
    result = run(path, "--baseline", baseline, *made)
    assert result.exit_code in (0, 1), result.stderr
    for form in FORMS:
        said = texts(Path(f"rapport.{form}").read_bytes())
        assert NUMBERS.search(said) is None, form
