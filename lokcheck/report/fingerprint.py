"""What makes a finding the same finding in the next run: its meaning, and never a line number."""

import re
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

from lokcheck.report.findings import told
from lokcheck.report.model import DocumentReport, EvidenceLine, Report, Requirement

__all__ = ["NAME", "Key", "address_of", "fingerprints", "key_of"]

NAME = "lokcheck/v1"
"""The name of the recipe; another recipe gets another name."""

Key = tuple[str, str]
"""A requirement's document (its key) and rule."""

_SPACE = re.compile(r"\s+")


def key_of(requirement: Requirement) -> Key:
    """Return what names ``requirement`` within one report."""
    return requirement.document, requirement.rule


def fingerprints(report: Report) -> Mapping[Key, str]:
    """Return a fingerprint (64 hexadecimal digits) for every requirement of ``report``, each of them once.

    It rests on the rule, what the document calls itself, where the evidence stands in the document's structure (keys,
    not positions in lists), and what is quoted. Where several entries fail, which ones is left out: the finding stays
    the same while they are mended one by one. Documents that share a name are told apart by their order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found: dict[Key, str] = {}
    for document in report.documents:
        for requirement in document.requirements:
            meaning = _meaning(requirement, document)
            found[key_of(requirement)] = _hash((*meaning, str(seen[meaning])))
            seen[meaning] += 1
    return found


def _meaning(requirement: Requirement, document: DocumentReport) -> tuple[str, ...]:
    verdict = told(requirement)
    lines = verdict.failing or verdict.evidence
    places = sorted({address_of(line) for line in lines})
    quote = _normalised(lines[0].quote or lines[0].what.sv) if len(lines) == 1 else ""
    return requirement.rule, document.id or document.key, "\n".join(places), quote


def address_of(line: EvidenceLine) -> str:
    """Return where it stands in the document's structure: keys, and not positions in lists."""
    return "/".join(part for part in line.path if isinstance(part, str))


def _normalised(quote: str) -> str:
    return _SPACE.sub(" ", quote).strip().casefold()


def _hash(parts: tuple[str, ...]) -> str:
    return sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()
