"""The model of the kind ``sip-annex``."""

from typing import Literal

from lokcheck.model.base import req
from lokcheck.model.kinds import Document

__all__ = ["SipAnnex"]


class SipAnnex(Document):
    """SIP-blankett eller SIP-rutin."""

    kind: Literal["sip-annex"] = req("Dokumentets slag.", "Kind of document.")
