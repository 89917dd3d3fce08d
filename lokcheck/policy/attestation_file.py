"""The file of attestations: read with positions, and refused where it is not what it should be."""

from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from lokcheck.model.dates import PartialDate
from lokcheck.policy.attestation import Attestation
from lokcheck.rulebook.entry import Strict
from lokcheck.rulebook.files import RuleText

__all__ = ["NAME", "read_attestations"]

NAME = "attestations.yaml"
"""The file that is looked for beside a document."""


class AttestationEntry(Strict):
    """One answer, as written."""

    rule: str
    document: str
    verdict: Literal["met", "partly", "not_met"]
    by: str = Field(min_length=1)
    on: PartialDate
    from_: PartialDate | None = Field(default=None, alias="from")
    until: PartialDate
    quote: str = Field(min_length=1)
    note: str | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "AttestationEntry":
        if self.until.last < (self.from_ or self.on).first:
            raise ValueError("intyget går ut innan det börjar gälla / it runs out before it begins")
        return self


class AttestationFile(Strict):
    """The file."""

    format: Literal[1]
    attestations: list[AttestationEntry]


def read_attestations(path: Path, folder: str = "") -> list[Attestation]:
    """Return the attestations in the file at ``path``, for the documents in ``folder`` ('': wherever they lie).

    Raises RuleError or InputError with the place of what is wrong.
    """
    read = RuleText.read(path)
    return [
        Attestation(
            entry.rule, entry.document, entry.verdict, entry.by, entry.on.first, (entry.from_ or entry.on).first,
            entry.until.last, entry.quote, entry.note or "", read.place(("attestations", index, "rule")), folder,
        )
        for index, entry in enumerate(read.parse(AttestationFile).attestations)
    ]  # fmt: skip
