"""The model of the kind ``programme``."""

from typing import Literal

from lokcheck.model.base import req
from lokcheck.model.financed import Financed

__all__ = ["Programme"]


class Programme(Financed):
    """Nationellt program vars åtaganden andra följer."""

    kind: Literal["programme"] = req("Dokumentets slag.", "Kind of document.")
