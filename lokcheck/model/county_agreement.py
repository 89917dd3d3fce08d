"""The model of the kind ``county-agreement``."""

from typing import Literal

from lokcheck.model.base import req
from lokcheck.model.kinds import Document

__all__ = ["CountyAgreement"]


class CountyAgreement(Document):
    """Länsöverenskommelse (LÖK)."""

    kind: Literal["county-agreement"] = req("Dokumentets slag.", "Kind of document.")
