"""A comparison as SARIF 2.1.0: the report on the new version, with what each result is beside the old one.

What is solved is there too, with the state ``absent``: a viewer that keeps alerts closes them by it.
"""

import json
from collections.abc import Mapping
from typing import Any

from lokcheck.report import sarif
from lokcheck.report.model import DocumentReport, Report
from lokcheck.report.view import View
from lokcheck.revision.model import DocumentRevision, Revision

__all__ = ["render"]

Data = dict[str, Any]
_STATES: Mapping[str, str] = {
    "new": "new", "worsened": "updated", "unchanged": "unchanged", "solved": "absent", "unclear": "updated",
}  # fmt: skip
_RULES = "new"
"""A requirement on the revision is about this change, whatever was there before it."""


def render(revision: Revision, view: View) -> str:
    """Return the comparison as SARIF, in ASCII alone: no encoding can break it."""
    documents = tuple(made for document in revision.documents if (made := _document(document)) is not None)
    report = Report(documents, revision.problems, revision.receipt, revision.topics)
    found: Data = json.loads(sarif.render(report, view))
    states = {
        (document.report.id or document.report.key, item.requirement.rule): _STATES[item.compared]
        for document in revision.documents for item in document.findings
    }  # fmt: skip
    for result in found["runs"][0]["results"]:
        result["baselineState"] = states.get((result["properties"]["document"], result["ruleId"]), _RULES)
    found["runs"][0]["properties"] |= {"old": revision.old.get(view.lang), "new": revision.new.get(view.lang)}
    return json.dumps(found, indent=2) + "\n"


def _document(document: DocumentRevision) -> DocumentReport | None:
    """The new version with its findings, those that are gone, and the requirements on the revision.

    What is gone stands nowhere in the new file, so it points at the file alone.
    """
    new = document.new
    if new is None:
        return None
    now = [item.requirement for item in document.found("new", "worsened", "unchanged")]
    gone = [item.requirement for item in document.found("solved", "unclear")]
    moved = [
        item._replace(document=new.key, file=new.file, line=0, column=0,
                      today=item.today._replace(evidence=(), failing=()))
        for item in gone
    ]  # fmt: skip
    return new._replace(requirements=(*now, *document.rules, *moved))
