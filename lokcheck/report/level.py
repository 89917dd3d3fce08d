"""What a finding weighs, and what else a reader must know of it at a glance, in a few words for a label."""

from lokcheck.report.findings import told
from lokcheck.report.model import Requirement
from lokcheck.report.tally import is_old_finding
from lokcheck.report.waivers import short_waiver
from lokcheck.report.words import COMPARED, SEVERITIES
from lokcheck.texts import Text

__all__ = ["level_text"]


def level_text(requirement: Requirement) -> Text | None:
    """Return 'brist', and with it that it is waived, of the own date only, or new; None where it is no finding."""
    severity = told(requirement).severity
    if severity is None:
        return None
    name = SEVERITIES[severity][0]
    if is_old_finding(requirement):
        return Text(f"{name.sv} på egen dag", f"{name.en} on its own date")
    if requirement.waiver is not None:
        return short_waiver(requirement.waiver, name)
    compared = COMPARED.get(requirement.compared or "")
    return Text(f"{name.sv}, {compared.sv}", f"{name.en}, {compared.en}") if compared else name
