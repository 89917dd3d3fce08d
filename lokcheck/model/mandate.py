"""The model of the kind ``mandate``."""

from typing import Literal

from lokcheck.model import plans
from lokcheck.model.base import many, opt, req
from lokcheck.model.financed import Financed

__all__ = ["Mandate"]


class Mandate(Financed):
    """Uppdragshandling."""

    kind: Literal["mandate"] = req("Dokumentets slag.", "Kind of document.")
    commissions: list[plans.Commission] = many("Uppdragsgivare.", "Commissioning bodies.")
    scope: str | None = opt("Avgränsning.", "Scope.")
    purpose: str | None = opt("Syfte.", "Purpose.")
