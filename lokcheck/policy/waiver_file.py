"""The file of waivers: what it lacks is told as a finding, what can not be understood is refused with its place."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from lokcheck.errors import ConfigError
from lokcheck.model.dates import DateSpan, PartialDate
from lokcheck.policy.attestation import known_rule
from lokcheck.policy.waiver import Waiver
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.entry import Strict
from lokcheck.rulebook.files import RuleText, did_you_mean
from lokcheck.texts import Text

__all__ = ["NAME", "check_waivers", "read_waivers"]

NAME = "waivers.yaml"
"""The file that is looked for beside a document."""


def _whole(day: DateSpan) -> DateSpan:
    if day.first != day.last:
        raise ValueError("skriv en hel dag, åååå-mm-dd / write a whole day, yyyy-mm-dd")
    return day


Day = Annotated[PartialDate, AfterValidator(_whole)]


class WaiverEntry(Strict):
    """One waiver, as written. Without ``rule`` and ``document`` nobody can tell what it is about."""

    rule: str = Field(min_length=1)
    document: str = Field(min_length=1)
    reason: str | None = None
    decided_by: str | None = None
    registry: str | None = None
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    quote: str | None = None
    place: str | None = None


class WaiverFile(Strict):
    """The file."""

    format: Literal[1]
    waivers: list[WaiverEntry]


def read_waivers(path: Path, folder: str = "") -> list[Waiver]:
    """Return the waivers in the file at ``path``, for the documents in ``folder`` ('': wherever they lie).

    Raises RuleError or InputError with the place of what is wrong.
    """
    read = RuleText.read(path)
    return [
        Waiver(
            entry.rule, entry.document, entry.reason or "", entry.decided_by or "", entry.registry or "",
            entry.from_.first if entry.from_ else None, entry.until.last if entry.until else None,
            read.place(("waivers", index, "rule")), entry.quote or "", entry.place or "", folder,
        )
        for index, entry in enumerate(read.parse(WaiverFile).waivers)
    ]  # fmt: skip


def check_waivers(waivers: list[Waiver], rulebook: Rulebook, documents: Mapping[str, str]) -> list[Waiver]:
    """Return the waivers with the ids of their rules, where an alias is written.

    ``documents`` maps ids to kinds. Raises ConfigError, with the place and the nearest word, for a rule or a document
    that does not exist: such a waiver would look like one and never hold.
    """
    from dataclasses import replace

    checked = []
    for waiver in waivers:
        rule = known_rule(waiver.rule, waiver.place, rulebook)
        if waiver.document not in documents:
            name = waiver.document
            raise ConfigError(
                Text(f"Det finns inget dokument med id {name!r}.", f"There is no document with the id {name!r}."),
                waiver.place, did_you_mean(name, documents),
            )  # fmt: skip
        checked.append(replace(waiver, rule=rule.id))
    return checked
