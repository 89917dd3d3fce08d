"""The file format of the rulebook, as models: rule files, parameters, measures and severities."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from lokcheck.model.codes import Kind
from lokcheck.model.dates import PartialDate

__all__ = [
    "MeasureFile",
    "OutdatedTermFile",
    "ParameterFile",
    "RuleEntry",
    "RuleFile",
    "SeverityFile",
    "WaiverRuleEntry",
    "WaiverRuleFile",
    "Words",
]

Modality = Literal["legal-must", "legal-should", "contract", "guidance", "structural", "consistency"]
Severity = Literal["error", "warning", "note"]
_Id = Field(pattern=r"^[A-ZÅÄÖ]{1,6}-?\d{2,3}$")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, str_strip_whitespace=True)


class Words(Strict):
    """A text in both languages."""

    sv: str = Field(min_length=1)
    en: str = Field(min_length=1)


class SourceEntry(Strict):
    """Where a requirement was found."""

    ref: str
    status: Literal["read", "seed", "inference", "recalled"]


class ModalityPeriod(Strict):
    """A modality for a period."""

    is_: Modality = Field(alias="is")
    from_: PartialDate | None = Field(default=None, alias="from")
    to: PartialDate | None = None


class BasisEntry(Strict):
    """A topic of the register, and the word that must be in the provision."""

    topic: str
    keyword: str = "*"


class PeriodEntry(Strict):
    """From and to, both included."""

    from_: PartialDate | None = Field(default=None, alias="from")
    to: PartialDate | None = None


class Require(Strict):
    """The best alternative that matches is the outcome."""

    met: Any
    partly: Any = None
    unknown: Any = None
    fails: Any = None


class Forbid(Strict):
    """What matches ``bad`` is a fault."""

    bad: Any
    unknown: Any = None
    grade: Literal["not_met", "partly"] = "not_met"


class ForEach(Strict):
    """Every fact that matches ``of`` is graded."""

    of: Any
    met: Any
    partly: Any = None
    unknown: Any = None
    some: Literal["not_met", "partly"] = "partly"
    empty: Literal["not_applicable", "not_met", "met", "unknown"] = "not_applicable"


class Manual(Strict):
    """A question for a person."""

    question: Words


class Messages(Strict):
    """What the report says for each outcome."""

    met: Words | None = None
    partly: Words | None = None
    not_met: Words | None = None
    unknown: Words | None = None
    fails: Words | None = None


class Examples(Strict):
    """Fragments of documents and the outcome that they must get."""

    met: list[dict[str, Any]] = []
    not_met: list[dict[str, Any]] = []
    partly: list[dict[str, Any]] = []
    unknown: list[dict[str, Any]] = []
    not_applicable: list[dict[str, Any]] = []


class RuleEntry(Strict):
    """One requirement, as written."""

    id: str = _Id
    aliases: list[str] = []
    title: Words
    asks: Words
    applies_to: list[Kind] = Field(min_length=1)
    asked: Literal["check", "revision"] = "check"
    modality: Modality | list[ModalityPeriod]
    modality_by_kind: dict[Kind, Modality] = {}
    basis: BasisEntry | None = None
    cites: list[str] = []
    valid: PeriodEntry | None = None
    when: Any = None
    not_applicable: Words | None = None
    require: Require | None = None
    forbid: Forbid | None = None
    for_each: ForEach | None = None
    manual: Manual | None = None
    message: Messages = Messages()
    remedy: Words
    who: Words | None = None
    source: list[SourceEntry] = Field(min_length=1)
    checked: PartialDate
    subsumes: list[str] = []
    told_in: Kind | None = None
    points_to: str | None = None
    judges_expired: bool = False
    waivable: bool = True
    examples: Examples = Examples()

    @field_validator("judges_expired", "waivable", mode="before")
    @classmethod
    def _yes(cls, value: object) -> object:
        """``yes`` is text in YAML 1.2."""
        return {"yes": True, "no": False}.get(str(value), value) if isinstance(value, str) else value


class WaiverRuleEntry(RuleEntry):
    """What is asked of the file of waivers: told like a requirement, and judged by no pattern."""

    modality: Modality
    severity: dict[Literal["not_met", "partly"], Severity]


class TopicEntry(Words):
    """The heading of a file's rules."""

    id: str = Field(pattern=r"^[a-z][a-z-]*$")
    order: int = Field(default=1000, ge=0)
    """Topics are shown by rising number, those with the same one in the order of their files."""


class RuleFile(Strict):
    """A file of rules."""

    format: Literal[1]
    topic: TopicEntry
    rules: list[RuleEntry]


class WaiverRuleFile(Strict):
    """The file of what is asked of waivers."""

    format: Literal[1]
    topic: TopicEntry
    rules: list[WaiverRuleEntry]


class ParameterValue(Strict):
    """A value and the day from which it holds."""

    from_: PartialDate = Field(alias="from")
    value: int


class Parameter(Strict):
    """A number that rules compare with."""

    name: str
    unit: str
    text: Words
    values: list[ParameterValue] = Field(min_length=1)
    source: list[SourceEntry] = Field(min_length=1)


class ParameterFile(Strict):
    """The parameters."""

    format: Literal[1]
    parameters: list[Parameter]


class TermEntry(Strict):
    """Facts of a type, a field of theirs, and what to group them by."""

    type: str
    where: dict[str, str | int | list[str | int]] = {}
    value: str = "fid"
    by: str | None = None


class MeasureEntry(Strict):
    """A measure, as written."""

    name: str
    operator: str
    left: TermEntry
    right: TermEntry | None = None


class MeasureFile(Strict):
    """The measures."""

    format: Literal[1]
    measures: list[MeasureEntry]


class OutdatedTerm(Strict):
    """A word, its other forms, and the day from which it is outdated; without a day it is right still."""

    term: str
    forms: list[str] = []
    outdated_from: PartialDate | None = None
    source: list[SourceEntry] = Field(min_length=1)


class OutdatedTermFile(Strict):
    """The words that can be outdated."""

    format: Literal[1]
    terms: list[OutdatedTerm]


class SeverityRow(Strict):
    """What a modality weighs: not met, partly met, and right on its own date but to be updated today."""

    not_met: Severity
    partly: Severity
    update: Severity


class SeverityFile(Strict):
    """The table from modality to severity."""

    format: Literal[1]
    severity: dict[Modality, SeverityRow]
