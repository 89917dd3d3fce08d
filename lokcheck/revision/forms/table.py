"""The forms of a comparison by name; each is imported when it is asked for."""

from typing import Any, cast

from lokcheck.report.forms import Form
from lokcheck.report.view import View
from lokcheck.revision.model import Revision
from lokcheck.texts import Text

__all__ = ["FORMS", "render"]

_WHERE = "lokcheck.revision.forms"
_ALL = (
    Form("text", Text("att läsa i terminalen", "to read in a terminal"), f"{_WHERE}.text_form"),
    Form("html", Text("en webbsida för tjänstemän och politiker", "a web page for officials and politicians"),
         f"{_WHERE}.html_form"),
    Form("markdown", Text("för en kommentar till en ändring (pull request)", "for a comment on a pull request"),
         f"{_WHERE}.markdown_form"),
    Form("json", Text("för andra program; formatet beskrivs i docs/diff.md",
                      "for other programs; docs/diff.md describes the format"), f"{_WHERE}.json_form"),
    Form("sarif", Text("för kodgranskning i GitHub och i redigerare", "for code scanning, and viewers in editors"),
         f"{_WHERE}.sarif_form"),
)  # fmt: skip

FORMS: dict[str, Form] = {form.name: form for form in _ALL}


def render(name: str, revision: Revision, view: View) -> str:
    """Return ``revision`` in the form called ``name``. Raises KeyError for a form that does not exist."""
    return str(cast(Any, FORMS[name].load())(revision, view))
