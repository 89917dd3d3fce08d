"""The model of the kind ``supplement``."""

from typing import Literal

from lokcheck.model.base import req
from lokcheck.model.kinds import Document

__all__ = ["Supplement"]


class Supplement(Document):
    """Tilläggsöverenskommelse."""

    kind: Literal["supplement"] = req("Dokumentets slag.", "Kind of document.")
