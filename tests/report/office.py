"""A real office program for the tests of Word and Excel reports; where it is absent they are skipped, with the reason.

LibreOffice opens what it is given, as a reader would, and says it again in another format.
"""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

__all__ = ["converted", "needed"]

_NAMES = ("soffice", "libreoffice")
_SECONDS = 120
"""A first start makes a profile; on a machine under load that takes its time."""


def program() -> str | None:
    """Return LibreOffice: what LOKCHECK_SOFFICE names, else the first on the path."""
    return os.environ.get("LOKCHECK_SOFFICE") or next(filter(None, map(shutil.which, _NAMES)), None)


def missing() -> str | None:
    """Return what is not installed, and how to install it."""
    if program() is None:
        return "no LibreOffice: apt-get install libreoffice-writer libreoffice-calc, or name it in LOKCHECK_SOFFICE"
    return None


def needed() -> pytest.MarkDecorator:
    """Skip the test where there is no LibreOffice, unless LOKCHECK_OFFICE=required: then it fails."""
    reason = None if os.environ.get("LOKCHECK_OFFICE") == "required" else missing()
    return pytest.mark.skipif(reason is not None, reason=reason or "")


def converted(path: Path, to: str, folder: Path) -> Path:
    """Return the file ``path`` as LibreOffice understands it, in the format ``to`` (pdf, txt:Text, csv) in ``folder``.

    Each call has a profile of its own, so that tests in several processes do not wait for each other's.
    """
    found = program()
    assert found is not None, missing()
    with TemporaryDirectory(prefix="lokcheck-office-") as profile:
        command = [
            found, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore",
            "--convert-to", to, "--outdir", str(folder), str(path),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False)
    made = folder / f"{path.stem}.{to.partition(':')[0]}"
    assert made.exists(), done.stdout + done.stderr
    return made
