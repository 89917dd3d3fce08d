"""Whether a YAML file that was found in a folder is meant for lokcheck, or is somebody else's.

A folder holds other YAML too: of the build, of the website. It is passed over, but what may be a document with a
mistake in it never is: a misspelt ``kind`` must not make a document go unchecked.
"""

import re
from collections.abc import Collection
from typing import Any

from lokcheck.errors import InputError
from lokcheck.sources.encoding import decode
from lokcheck.sources.nodes import Reading
from lokcheck.sources.words import nearest

__all__ = ["is_ours"]

_KIND_LINE = re.compile(rb"""^["']?kind["']?[ \t]*:""", re.MULTILINE)


def is_ours(data: bytes, reading: Reading, kinds: Collection[str]) -> bool:
    """Return whether the file with content ``data``, read as ``reading``, is or may be meant as a document.

    A file that can not be read as text may be one.
    """
    if any(_is_document(document.value, kinds) for document in reading.documents):
        return True
    if not reading.problems:
        return False
    try:
        decode(data, "")
    except InputError:
        return True
    return bool(_KIND_LINE.search(data)) or any(kind.encode() in data for kind in kinds)


def _is_document(value: Any, kinds: Collection[str]) -> bool:
    if not isinstance(value, dict):
        return False
    if "kind" in value:
        # Kubernetes and its relatives have kinds too, and always a version of their interface.
        return "apiVersion" not in value
    if any(isinstance(one, str) and one in kinds for one in value.values()):
        return True
    return "id" in value and "title" in value and nearest("kind", value, 0.7) is not None
