"""Forms of the report are looked up by name; a new one is an entry."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokcheck.errors import UsageError
from lokcheck.report.forms import FORMS, Form, render
from lokcheck.report.model import EvidenceLine, Report
from lokcheck.report.view import View
from lokcheck.texts import Lang, Text
from tests.report import hostile, samples

ROOT = Path(__file__).resolve().parents[2]


def upper(report: Report, view: View) -> bytes:
    return f"{len(report.documents)} {view.lang}".upper().encode()


def test_every_form_makes_something_of_every_report() -> None:
    for name in FORMS:
        for report in (samples.report(), samples.folder(), Report((), (), samples.RECEIPT, ())):
            assert render(name, report, View())


def test_every_form_says_in_both_languages_what_it_is_for() -> None:
    assert all(form.text.sv and form.text.en and form.text.sv != form.text.en for form in FORMS.values())


def test_a_new_form_needs_an_entry_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMS, "upper", Form("upper", Text("a", "b"), __name__, "upper", binary=True))
    assert render("upper", samples.folder(), View(lang="en")) == b"3 EN"


def test_an_unknown_form_is_an_error() -> None:
    with pytest.raises(KeyError):
        render("papyrus", samples.report(), View())


def test_a_form_whose_extra_is_missing_names_the_command_that_installs_it() -> None:
    form = Form("papyrus", Text("a", "b"), "no_such_module", binary=True, extra="papyrus", needs=("no_such_module",))
    for ask in (form.require, form.load):
        with pytest.raises(UsageError) as caught:
            ask()
        assert caught.value.text.sv == "Formatet papyrus kräver: pip install 'lokcheck[papyrus]'"
        assert caught.value.text.en == "The format papyrus needs: pip install 'lokcheck[papyrus]'"


def test_every_extra_that_a_form_names_can_be_installed() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    for form in FORMS.values():
        assert form.extra is None or form.extra in extras
        assert (form.extra is None) == (not form.needs)
        form.require()


def test_a_form_without_extras_that_can_not_be_imported_is_a_fault_of_the_program() -> None:
    with pytest.raises(ImportError):
        Form("papyrus", Text("a", "b"), "no_such_module").load()


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("name", FORMS)
def test_every_form_survives_what_documents_can_say(name: str, lang: Lang) -> None:
    assert render(name, hostile.report(), View(lang=lang))


@settings(max_examples=20, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_no_text_stops_a_form(said: str) -> None:
    both = Text(said, said)
    found = samples.verdict("not_met", said, "error")
    line = EvidenceLine(said, 1, 1, both, said, 1, 1, said, both)
    item = samples.requirement(said, said, said, None, found._replace(evidence=(line,)), remedy=both, who=both)
    document = samples.document(title=said, county=said, parties=(said,), requirements=(item,))
    for name in FORMS:
        assert render(name, samples.report(document), View())
