"""What the script draws from: documents, requirements and messages as compact JSON that no text can break out of."""

import json
from typing import Any

from lokcheck.audit.asked import is_part
from lokcheck.audit.compact import Line, Said
from lokcheck.audit.dates import due_dates
from lokcheck.audit.html.country import SHORT
from lokcheck.audit.html.due import OPEN
from lokcheck.audit.html.gaps import SHOWN
from lokcheck.audit.html.heatmap import columns
from lokcheck.audit.html.law_drawing import drawn_turns, scale_of, update_days
from lokcheck.audit.html.regions import NAMED, NONE, STEPS
from lokcheck.audit.html.words import LEVELS, Page
from lokcheck.audit.next_steps import BINDING
from lokcheck.audit.phrases import PHRASES
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
        "texts": gathered.texts,
        "documents": [_document(line) for line in gathered.lines],
        "outcomes": OUTCOMES,
        "severities": {name: one for name, (one, _) in SEVERITIES.items()},
        "levels": {name: level.word for name, level in LEVELS.items()},
        "counties": [[county.code, county.name, county.region, SHORT.get(county.code, county.name)]
                     for county in page.background.counties],
        "failures": gathered.figures.failures,
        "part": is_part(page.head),
        "phrases": PHRASES,
        "limits": {"gaps": SHOWN, "steps": STEPS, "named": NAMED, "days": OPEN},
        "missing": NONE,
        **_days(page),
    }  # fmt: skip
    text = json.dumps(_clean(content), ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return raw(f'<script type="application/json" id="data">{text}</script>')


def _days(page: Page) -> dict[str, Any]:
    """The days that the drawing and the lists of days need: the rows of the lists are in the page already."""
    scale, found = scale_of(page), due_dates(page.gathered.lines, page.head.receipt.as_of)
    shown = set(found.within_a_year)
    return {
        "asOf": str(found.as_of), "scale": [str(scale.start), str(scale.end)],
        "turns": [str(turn.day) for turn in drawn_turns(page)],
        "later": [one.line for one in found.coming if one not in shown],
    }  # fmt: skip


def _rule(page: Page, name: str) -> list[Any]:
    rule = page.background.rules.get(name)
    if rule is None:
        return [name, Text(name, name), None, None, None, None, [], len(BINDING)]
    law = [[line.citation, line.url] for line in rule.law]
    binding = BINDING.index(rule.modality) if rule.modality in BINDING else len(BINDING)
    return [name, rule.title, word(MODALITIES, rule.modality), rule.remedy, rule.who, rule.question, law, binding]


def _document(line: Line) -> list[Any]:
    day = str(line.own_day) if line.own_day else None
    until, file = str(line.valid_to) if line.valid_to else None, line.file.replace("\\", "/")
    return [line.title, file, line.county, line.kind, line.year, line.status, line.period, line.now, line.then,
            line.weights, [_said(item) for item in line.said], day, line.ended, until,
            sorted(map(str, update_days(line)))]  # fmt: skip


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
