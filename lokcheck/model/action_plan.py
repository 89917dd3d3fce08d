"""The model of the kind ``action-plan``."""

from typing import Literal

from lokcheck.model import plans
from lokcheck.model.base import many, req
from lokcheck.model.financed import Financed

__all__ = ["ActionPlan"]


class ActionPlan(Financed):
    """Handlingsplan eller genomförandeplan."""

    kind: Literal["action-plan"] = req("Dokumentets slag.", "Kind of document.")
    activities: list[plans.ActivityRow] = many("Aktiviteter.", "Activities.")
    promises: list[plans.PlanPromise] = many("Vad den löpande texten utlovar.", "What the running text promises.")
