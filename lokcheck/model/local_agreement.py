"""The model of the kind ``local-agreement``."""

from typing import Literal

from lokcheck.model.base import req
from lokcheck.model.kinds import Document

__all__ = ["LocalAgreement"]


class LocalAgreement(Document):
    """Lokal överenskommelse."""

    kind: Literal["local-agreement"] = req("Dokumentets slag.", "Kind of document.")
