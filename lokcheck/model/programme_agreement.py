"""The model of the kind ``programme-agreement``."""

from typing import Literal

from lokcheck.model.base import opt, req
from lokcheck.model.financed import Financed

__all__ = ["ProgrammeAgreement"]


class ProgrammeAgreement(Financed):
    """Överenskommelse mellan en nationell part och ett län."""

    kind: Literal["programme-agreement"] = req("Dokumentets slag.", "Kind of document.")
    copies: int | None = opt("Angivet antal exemplar.", "Stated number of copies.", ge=1)
