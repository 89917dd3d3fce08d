"""Office files are archives: written again with one date, so that the same report gives the same bytes."""

import io
import zipfile

__all__ = ["dateless"]

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first day that an archive can hold."""


def dateless(archive: bytes) -> bytes:
    """Return ``archive`` with the same members in the same order, all dated alike."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, _DATE)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(info, old.read(member))
    return made.getvalue()
