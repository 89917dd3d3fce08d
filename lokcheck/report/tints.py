"""The colours of outcomes and severities in office files, dark enough on white (WCAG 2.1 AA), beside a word always."""

from collections.abc import Mapping

__all__ = ["FILLS", "INKS"]

INKS: Mapping[str, str] = {
    "met": "23683F", "partly": "774700", "not_met": "A81C1C", "cannot_judge": "573A8A", "manual": "1B5088",
    "not_applicable": "4F5862", "error": "A81C1C", "warning": "774700", "note": "1B5088", "plain": "1A1F24",
}  # fmt: skip
FILLS: Mapping[str, str] = {
    "met": "EAF5EE", "partly": "FDF2DE", "not_met": "FDECEC", "cannot_judge": "F3EEFA", "manual": "EAF2FA",
    "not_applicable": "F1F3F5", "error": "FDECEC", "warning": "FDF2DE", "note": "EAF2FA",
}  # fmt: skip
