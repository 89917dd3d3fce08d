"""The words and marks of reports: outcomes, severities, modalities, standings."""

from collections.abc import Mapping
from typing import get_args

from lokcheck.judge.result import Outcome
from lokcheck.model.codes import LABELS
from lokcheck.report.model import Severity
from lokcheck.texts import Text

__all__ = [
    "ASCII_MARKS", "COMPARED", "CONFIDENCE", "DEADLINES", "KINDS", "MARKS", "MODALITIES", "OUTCOMES", "OUTCOME_ORDER",
    "SEVERITIES", "SEVERITY_ORDER", "STATUSES", "TINTS", "WORST_FIRST", "counted", "word",
]  # fmt: skip

OUTCOME_ORDER: tuple[Outcome, ...] = get_args(Outcome)
SEVERITY_ORDER: tuple[Severity, ...] = ("error", "warning", "note")
WORST_FIRST: tuple[Outcome, ...] = (
    "error", "not_met", "partly", "cannot_judge", "manual", "met", "not_applicable",
)  # fmt: skip

OUTCOMES: Mapping[str, Text] = {
    "met": Text("uppfyllt", "met"),
    "partly": Text("delvis uppfyllt", "partly met"),
    "not_met": Text("ej uppfyllt", "not met"),
    "not_applicable": Text("ej tillämpligt", "not applicable"),
    "manual": Text("kräver bedömning", "needs a person's judgement"),
    "cannot_judge": Text("kan inte bedömas", "can not be judged"),
    "error": Text("fel i bedömningen", "failed to judge"),
}
MARKS: Mapping[str, str] = {
    "met": "✓", "partly": "~", "not_met": "✗", "not_applicable": "–", "manual": "M", "cannot_judge": "?", "error": "!",
}  # fmt: skip
ASCII_MARKS: Mapping[str, str] = {**MARKS, **{"met": "+", "not_met": "x", "not_applicable": "-"}}
TINTS: Mapping[str, str] = {"met": "good", "partly": "warning", "not_met": "error", "error": "error"}

SEVERITIES: Mapping[str, tuple[Text, Text]] = {
    "error": (Text("brist", "error"), Text("brister", "errors")),
    "warning": (Text("varning", "warning"), Text("varningar", "warnings")),
    "note": (Text("notering", "note"), Text("noteringar", "notes")),
}
"""One and several."""

COMPARED: Mapping[str, Text] = {
    "new": Text("nytt", "new"),
    "worsened": Text("sämre än förut", "worse than before"),
    "unchanged": Text("oförändrat", "unchanged"),
}
"""What a finding is beside an earlier state."""

MODALITIES: Mapping[str, Text] = {
    "legal-must": Text("ska enligt lag", "must, by law"),
    "legal-should": Text("bör enligt lag", "should, by law"),
    "contract": Text("avtalat mellan parterna", "agreed between the parties"),
    "guidance": Text("vägledning", "guidance"),
    "structural": Text("god praxis", "good practice"),
    "consistency": Text("dokumentet ska stämma med sig självt", "the document must agree with itself"),
    "must": Text("ska", "must"),
    "should": Text("bör", "should"),
    "may": Text("får", "may"),
    "norm": Text("norm", "norm"),
}
CONFIDENCE: Mapping[str, Text] = {
    "recalled": Text("källan är inte läst", "the source was not read"),
}
KINDS: Mapping[str, Text] = {kind: Text(*words) for kind, words in LABELS["kind"].items()}
STATUSES: Mapping[str, Text] = {status: Text(*words) for status, words in LABELS["status"].items()}
DEADLINES: Mapping[str, Text] = {
    "review": Text("översyn", "review"),
    "expiry": Text("upphör att gälla", "ends"),
    "notice": Text("sista dag för uppsägning", "last day to give notice"),
    "follow-up": Text("uppföljning", "follow-up"),
    "duty": Text("åtagande", "obligation"),
    "law": Text("ny lag", "new law"),
    "waiver": Text("undantag upphör", "waiver ends"),
}
"""What is due, by kind."""


def word(table: Mapping[str, Text], key: str) -> Text:
    """Return the word for ``key``; what has none stands as it is."""
    return table.get(key) or Text(key, key)


def counted(number: int, severity: Severity) -> Text:
    """Return '1 brist', '2 brister'."""
    one, several = SEVERITIES[severity]
    return Text(f"{number} {(one if number == 1 else several).sv}", f"{number} {(one if number == 1 else several).en}")
