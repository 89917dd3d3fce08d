"""Audits of made-up documents, as the forms are given them."""

from collections.abc import Iterable
from pathlib import Path

from lokcheck.audit.forms import FORMS, Audit
from lokcheck.audit.lines import to_line
from lokcheck.audit.record import Record
from tests.audit.records import head, rulebook, varied

__all__ = ["audit", "audit_of", "written"]


def audit_of(records: Iterable[Record]) -> Audit:
    lines = [to_line(record).encode("utf-8", "surrogatepass") for record in records]
    return Audit(head(), rulebook(), lambda: iter(lines))


def audit(number: int, seed: int = 1) -> Audit:
    return audit_of(varied(number, seed))


def written(made: Audit, form: str, path: Path) -> Path:
    FORMS[form].load()(made, path, "sv")
    return path
