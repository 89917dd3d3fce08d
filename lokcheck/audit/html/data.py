"""What the script draws from: documents, requirements and messages as compact JSON that no text can break out of."""

import json
from typing import Any

from lokcheck.audit.compact import Line, Said
from lokcheck.audit.html.heatmap import columns
from lokcheck.audit.html.words import Page
from lokcheck.report.html.markup import Html, raw
from lokcheck.report.safe import plain
from lokcheck.report.words import MODALITIES, OUTCOMES, SEVERITIES, word
from lokcheck.texts import Text

__all__ = ["data"]


def data(page: Page) -> Html:
    """Return the element that holds it. '<' is written as its code, so that nothing in it can end the element."""
    gathered = page.gathered
    content = {
        "topics": [[column.name, column.places] for column in columns(page)],
        "rules": [_rule(page, rule) for rule in gathered.rules],
        "spread": {item.rule: item.counties for item in gathered.figures.rules if item.counties},
        "texts": gathered.texts,
        "documents": [_document(line) for line in gathered.lines],
        "outcomes": OUTCOMES,
        "severities": {name: one for name, (one, _) in SEVERITIES.items()},
        "counties": len(page.background.counties),
    }
    text = json.dumps(_clean(content), ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return raw(f'<script type="application/json" id="data">{text}</script>')


def _rule(page: Page, name: str) -> list[Any]:
    rule = page.background.rules.get(name)
    if rule is None:
        return [name, Text(name, name), None, None, None, None, []]
    law = [[line.citation, line.url] for line in rule.law]
    return [name, rule.title, word(MODALITIES, rule.modality), rule.remedy, rule.who, rule.question, law]


def _document(line: Line) -> list[Any]:
    day = str(line.own_day) if line.own_day else None
    return [line.title, line.file, line.county, line.kind, line.year, line.status, line.period, line.now, line.then,
            line.weights, [_said(item) for item in line.said], day, line.ended]  # fmt: skip


def _said(item: Said) -> list[Any]:
    """What is said of a requirement; empty values at the end are left out."""
    values = [item.rule, item.message, item.line, str(item.changed_on) if item.changed_on else 0, item.section or 0,
              item.page or 0, item.quote or 0]  # fmt: skip
    while not values[-1]:
        values.pop()
    return values


def _clean(value: Any) -> Any:
    """Return ``value`` with every text made harmless, as the markup does it."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {plain(key): _clean(item) for key, item in value.items()}
    return [_clean(item) for item in value] if isinstance(value, list | tuple) else value
