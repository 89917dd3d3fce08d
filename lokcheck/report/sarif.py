"""The report as SARIF 2.1.0, the format of code scanning and of viewers in editors.

Only findings are results; ``verbose`` adds every other requirement, with its kind and the level ``none``.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any

from lokcheck.judge.result import Outcome
from lokcheck.report.brief import brief, posix, said, shown_place
from lokcheck.report.changed import named_rules
from lokcheck.report.fingerprint import NAME, Key, fingerprints, key_of
from lokcheck.report.model import DocumentReport, EvidenceLine, Problem, Report, Requirement
from lokcheck.report.sarif_place import BASE, excerpt_region, location
from lokcheck.report.sarif_rules import rules_of
from lokcheck.report.settled import shown
from lokcheck.report.tally import is_finding
from lokcheck.report.view import View
from lokcheck.rulebook.rule import Change
from lokcheck.texts import Lang

__all__ = ["render"]

Data = dict[str, Any]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_RELATED = 20
"""Of a finding's many places, no more than a viewer can show beside each other."""
_KINDS: dict[Outcome, str] = {
    "met": "pass", "not_applicable": "notApplicable", "manual": "review", "cannot_judge": "open",
    "partly": "informational", "not_met": "informational", "error": "open",
}  # fmt: skip
"""The kinds of what is no finding; a fault is none where another requirement reports it."""


def render(report: Report, view: View) -> str:
    """Return the report as SARIF, in ASCII alone: no encoding can break it."""
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, view)]}, indent=2) + "\n"


def _run(report: Report, view: View) -> Data:
    lang, made = view.lang, report.receipt
    rules = rules_of(report, lang)
    return {
        "tool": {"driver": {
            "name": "lokcheck", "semanticVersion": made.lokcheck, "rules": rules,
            "properties": {
                "rulebook": made.rulebook,
                "registerChecked": str(made.register_checked) if made.register_checked else None,
            },
        }},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder in which lokcheck was started."}}},
        "automationDetails": {"id": f"lokcheck/as-of-{made.as_of}/" if view.replayed else f"lokcheck/{made.as_of}"},
        "invocations": [_invocation(report, view)],
        "artifacts": list(_artifacts(report)),
        "results": list(_results(report, view, {rule["id"]: at for at, rule in enumerate(rules)})),
        "properties": {"asOf": str(made.as_of)},
    }  # fmt: skip


def _artifacts(report: Report) -> Iterator[Data]:
    seen: set[str] = set()
    for document in report.documents:
        if document.file not in seen:
            seen.add(document.file)
            where = location(document.file)["physicalLocation"]["artifactLocation"]
            yield {"location": where, "roles": ["analysisTarget"], "hashes": {"sha-256": document.sha256}}


def _invocation(report: Report, view: View) -> Data:
    """How the run went: what could not be read or judged is no result, and the run is then no success."""
    told = [_problem(problem, view.lang) for problem in report.problems]
    told += [_failure(item, view.lang) for item in report.requirements() if item.today.outcome == "error"]
    made: Data = {"executionSuccessful": not told and view.exit_code != 3, "toolExecutionNotifications": told}
    changes = [_change(change, report, view.lang) for change in report.receipt.changes]
    if changes:
        made["toolConfigurationNotifications"] = changes
        off = sorted(
            {rule for item in report.receipt.changes if item.what == "off" for rule in named_rules(item, report)}
        )
        made["ruleConfigurationOverrides"] = [
            {"descriptor": {"id": rule}, "configuration": {"enabled": False}} for rule in off
        ]
    return made if view.exit_code is None else {**made, "exitCode": view.exit_code}


def _change(change: Change, report: Report, lang: Lang) -> Data:
    """How the rulebook or the configuration differs from the standard: no result, and no failure."""
    text = f"{said(change.folder, lang)}: {said(change.text, lang)}"
    told: Data = {"level": "note", "descriptor": {"id": f"changed-{change.what}"}, "message": {"text": text}}
    rules = named_rules(change, report)
    return {**told, "associatedRule": {"id": rules[0]}} if len(rules) == 1 else told


def _problem(problem: Problem, lang: Lang) -> Data:
    text = " ".join(filter(None, (said(problem.text, lang), said(problem.advice, lang))))
    told: Data = {"level": "error", "descriptor": {"id": problem.code}, "message": {"text": text}}
    return {**told, "locations": [location(problem.file, problem.line, problem.column)]} if problem.file else told


def _failure(item: Requirement, lang: Lang) -> Data:
    text = said(item.today.message, lang) or said(item.title, lang)
    return {
        "level": "error", "descriptor": {"id": "error"}, "associatedRule": {"id": item.rule},
        "message": {"text": text}, "locations": [location(item.file, item.line, item.column)],
    }  # fmt: skip


def _results(report: Report, view: View, index: dict[str, int]) -> Iterator[Data]:
    documents = {document.key: document for document in report.documents}
    prints = fingerprints(report)
    found = [item for item in shown(report.requirements(), view) if is_finding(item)]
    if view.verbosity == "verbose":
        found += [item for item in report.requirements() if not is_finding(item)]
    for item in found:
        yield {"ruleIndex": index[item.rule], **_result(item, documents[item.document], prints, view.lang)}


def _result(item: Requirement, document: DocumentReport, prints: Mapping[Key, str], lang: Lang) -> Data:
    places = (*item.today.failing, *item.today.evidence)
    first = location(item.file, item.line, item.column)
    if item.excerpt is not None and item.excerpt.line == item.line:
        first["physicalLocation"]["region"] |= excerpt_region(item.excerpt)
    here = next((line for line in places if (line.file, line.line) == (item.file, item.line)), None)
    if here is not None:
        first |= _logical(here)
    return {
        "ruleId": item.rule,
        "kind": "fail" if is_finding(item) else _KINDS[item.today.outcome],
        "level": item.severity or "none",
        "message": {"text": _message(item, document, lang)},
        "locations": [first],
        "relatedLocations": [_related(line, number, lang) for number, line in enumerate(places[:_RELATED], 1)],
        "partialFingerprints": {NAME: prints[key_of(item)]},
        **_state(item),
        "properties": _properties(item, document),
    }


_STATES = {"new": "new", "worsened": "updated", "unchanged": "unchanged"}


def _state(item: Requirement) -> Data:
    """The decision to live with the finding, and what it is beside the baseline; nothing where there is neither."""
    state = {"baselineState": _STATES[item.compared]} if item.compared and is_finding(item) else {}
    if item.waiver is None or not is_finding(item):
        return state
    waiver = {
        "kind": "external", "status": "accepted",
        "justification": item.waiver.reason,
        "properties": {
            "decidedBy": item.waiver.by, "registry": item.waiver.registry, "from": str(item.waiver.start),
            # The convention of Microsoft's sarif-sdk: the standard has no word for when a suppression ends.
            "expiryUtc": f"{item.waiver.until + dt.timedelta(days=1)}T00:00:00Z",
        },
    }  # fmt: skip
    return {**state, "suppressions": [waiver]}


def _message(item: Requirement, document: DocumentReport, lang: Lang) -> str:
    """What is wrong, and what to do. A quoted text can not make a link of itself."""
    head = said(item.today.message, lang) or said(item.question, lang) or said(item.title, lang)
    lines = [head, *(f"{label}: {text}" for label, text in brief(item, document, lang) if is_finding(item))]
    return "\n".join(lines).replace("](", "] (")


def _properties(item: Requirement, document: DocumentReport) -> Data:
    before = item.at_adoption
    return {
        "document": document.id or document.key,
        "today": item.today.outcome,
        "atAdoption": before.outcome if before else None,
        "ownDay": str(document.own_day) if document.own_day else None,
        "changedOn": str(item.changed_on) if item.changed_on else None,
        "isUpdate": item.is_update,
        "modality": item.modality,
        "reportedBy": item.reported_by,
        "reportedIn": posix(item.reported_in) if item.reported_in else None,
    }


def _related(line: EvidenceLine, number: int, lang: Lang) -> Data:
    made = location(line.file, line.line, line.column)
    source = {"section": line.section, "page": line.page, "line": line.source_line}
    known = {key: value for key, value in source.items() if value is not None}
    made |= {"id": number, "message": {"text": shown_place(line, lang).replace("](", "] (")}, **_logical(line)}
    return {**made, "properties": {"source": known}} if known else made


def _logical(line: EvidenceLine) -> Data:
    """Where it stands in the document's structure, as a JSON pointer, and under which heading in the source."""
    if not line.path:
        return {}
    name = "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in line.path)
    made = {"fullyQualifiedName": name, "name": said(line.section, "sv") if line.section else name}
    return {"logicalLocations": [made]}
