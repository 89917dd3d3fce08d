"""Reports that are kept as files. ``LOKCHECK_UPDATE_GOLDEN=1 pytest tests/report`` writes them anew: read the diff."""

import os
from pathlib import Path

FOLDER = Path(__file__).with_name("golden")


def agrees(name: str, text: str) -> bool:
    """Return whether ``text`` is what the file ``name`` holds; the switch writes it instead."""
    path = FOLDER / name
    if os.environ.get("LOKCHECK_UPDATE_GOLDEN"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    expected = path.read_text("utf-8")
    if text != expected:
        import difflib

        print("".join(difflib.unified_diff(expected.splitlines(True), text.splitlines(True), name, "now")))
    return text == expected
