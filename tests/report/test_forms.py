"""Forms of the report are looked up by name; a new one is an entry."""

import pytest

from lokcheck.report.forms import FORMS, Form, render
from lokcheck.report.model import Report
from lokcheck.report.view import View
from lokcheck.texts import Text
from tests.report import samples


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
        render("pdf", samples.report(), View())
