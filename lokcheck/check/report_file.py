"""A report that lokcheck wrote as JSON, read again: what a second run is compared with. The file is not trusted."""

import datetime as dt
import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lokcheck.errors import Place, UsageError
from lokcheck.report.model import InputRole
from lokcheck.sources.files import read_file
from lokcheck.sources.nodes import Limits
from lokcheck.texts import Text

__all__ = ["Document", "Receipt", "ReportFile", "Requirement", "UsedFile", "read_report"]

_LIMITS = Limits(max_bytes=300_000_000)
"""A report on a thousand documents has a hundred megabytes or two."""

Line = Annotated[str, Field(max_length=4000)]


class _Read(BaseModel):
    """Keys that a later version added are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class UsedFile(_Read):
    """A file that the check read."""

    file: Line
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    role: InputRole


class Receipt(_Read):
    """With what the report was made."""

    lokcheck: Line
    engine: Line
    rulebook: Line
    register_hash: Line = Field(default="", alias="register")
    as_of: dt.date
    inputs: list[UsedFile] = []
    changes: list[object] = []


class Document(_Read):
    """A document that was judged."""

    document: Line
    file: Line
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class Requirement(_Read):
    """What a requirement on a document came to."""

    rule: Line
    document: Line
    at_adoption: Line | None
    today: Line
    severity: Line | None = None


class ReportFile(_Read):
    """The report."""

    format: Literal["lokcheck-report"]
    version: Literal[1]
    receipt: Receipt
    documents: list[Document]
    requirements: list[Requirement]
    problems: list[object] = []

    def used(self) -> list[UsedFile]:
        """Return the files that it was made from; a report that lists none still has those of its documents."""
        known = {item.file for item in self.receipt.inputs}
        documents = {item.file: item.sha256 for item in self.documents if item.file not in known}
        return [*self.receipt.inputs,
                *(UsedFile(file=file, sha256=sha, role="document") for file, sha in documents.items())]  # fmt: skip


def read_report(path: Path) -> ReportFile:
    """Return the report in the file at ``path``.

    Raises InputError for a file that can not be read, UsageError for one that is no report of lokcheck.
    """
    data = read_file(path, path.as_posix(), _LIMITS)
    try:
        return ReportFile.model_validate(json.loads(data))
    except ValidationError as error:
        detail = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in detail["loc"])
        raise _no_report(path, Text(f" Fel vid {where}.", f" Wrong at {where}.") if where else Text("", "")) from None
    except (ValueError, RecursionError):
        raise _no_report(path, Text(" Den är inte JSON som går att läsa.", " It is not readable JSON.")) from None


def _no_report(path: Path, why: Text) -> UsageError:
    return UsageError(
        Text(f"Filen är ingen rapport från lokcheck.{why.sv}", f"The file is no report of lokcheck.{why.en}"),
        Place(path.as_posix()),
        Text("En sådan skrivs med --format json.", "One is written with --format json."),
    )
