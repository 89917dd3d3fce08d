"""The requirements of a report as the rules of a SARIF run: what a reader sees who asks what an alert means."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from lokcheck.report.basis import basis_text
from lokcheck.report.brief import basis_lines, said
from lokcheck.report.markup import escaped, linked
from lokcheck.report.model import Report, Requirement, Severity
from lokcheck.report.words import MODALITIES, SEVERITY_ORDER, word
from lokcheck.texts import Lang, Text

__all__ = ["rules_of"]

_PROBLEM: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "recommendation"}


def rules_of(report: Report, lang: Lang) -> list[dict[str, Any]]:
    """Return every requirement of ``report`` once, in its order."""
    found: dict[str, list[Requirement]] = {}
    for item in report.requirements():
        found.setdefault(item.rule, []).append(item)
    names = dict(report.topics)
    return [_rule(items, names.get(items[0].topic), lang) for items in found.values()]


def _rule(items: Sequence[Requirement], topic: Text | None, lang: Lang) -> dict[str, Any]:
    """``items``: the same requirement on every document. A weight is told where one of them is a finding."""
    rule = items[0]
    made: dict[str, Any] = {
        "id": rule.rule,
        "name": re.sub(r"[^a-z0-9]+", "-", rule.title.en.casefold()).strip("-") or rule.rule,
        "shortDescription": {"text": said(rule.title, lang)},
        "fullDescription": {"text": said(rule.asks, lang) or said(rule.title, lang)},
        "help": {"text": "\n".join(_help(rule, lang)), "markdown": "\n\n".join(_markdown(rule, lang))},
        "properties": {
            "tags": [rule.topic, rule.modality, *([said(topic, lang)] if topic else [])],
            "precision": "high" if rule.was_read else "medium",
        },
    }
    address = next((line.url for line in basis_lines(rule) if line.url), None)
    if address:
        made["helpUri"] = address
    if rule.aliases:
        made["deprecatedIds"] = list(dict.fromkeys(rule.aliases))
    gravest = _gravest(items)
    if gravest:
        made["defaultConfiguration"] = {"level": gravest}
        made["properties"]["problem.severity"] = _PROBLEM[gravest]
    return made


def _gravest(items: Iterable[Requirement]) -> Severity | None:
    found = {item.severity for item in items}
    return next((level for level in SEVERITY_ORDER if level in found), None)


def _help(rule: Requirement, lang: Lang) -> list[str]:
    lines = [said(rule.asks, lang), *(f"{label}: {text}" for label, text in _fields(rule, lang))]
    lines += [f"- {said(basis_text(line, rule.today.day), lang)}" for line in basis_lines(rule)]
    return [line for line in lines if line] or [said(rule.title, lang)]


def _markdown(rule: Requirement, lang: Lang) -> list[str]:
    parts = [escaped(said(rule.asks, lang))]
    parts += [f"**{label}:** {escaped(text)}" for label, text in _fields(rule, lang)]
    law = [f"- {linked(said(basis_text(line, rule.today.day), lang), line.url)}" for line in basis_lines(rule)]
    return [part for part in (*parts, "\n".join(law)) if part] or [escaped(said(rule.title, lang))]


def _fields(rule: Requirement, lang: Lang) -> list[tuple[str, str]]:
    rows = (
        (Text("Åtgärd", "Remedy"), rule.remedy),
        (Text("Vem", "Who"), rule.who),
        (Text("Hur bindande", "How binding"), word(MODALITIES, rule.modality)),
    )
    return [(label.get(lang), said(text, lang)) for label, text in rows if said(text, lang)]
