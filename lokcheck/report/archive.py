"""Office files are archives: written again with one date, so that the same report gives the same bytes."""

import io
import zipfile
from collections.abc import Callable

__all__ = ["dateless"]

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first day that an archive can hold."""


def dateless(archive: bytes, edit: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """Return ``archive`` with the same members in the same order, all dated alike.

    ``edit`` is given the name and the content of each, and returns what is to be its content.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, _DATE)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            content = old.read(member)
            new.writestr(info, edit(member.filename, content) if edit else content)
    return made.getvalue()
