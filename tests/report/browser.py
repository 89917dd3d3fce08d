"""A real browser for the tests of the HTML report; where it is absent they are skipped, with the reason."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest

__all__ = ["axe", "browser", "needed"]

_ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def program() -> str | None:
    """Return the browser: what LOKCHECK_CHROMIUM names, else the first on the path."""
    return os.environ.get("LOKCHECK_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)


def missing() -> str | None:
    """Return what is not installed, and how to install it."""
    if program() is None:
        return "no Chromium: apt-get install chromium, or name one in LOKCHECK_CHROMIUM"
    if find_spec("playwright") is None or find_spec("axe_playwright_python") is None:
        return "no playwright or axe: pip install --group browser"
    return None


def needed() -> pytest.MarkDecorator:
    """Skip the test where there is no browser, unless LOKCHECK_BROWSER=required: then it fails."""
    reason = None if os.environ.get("LOKCHECK_BROWSER") == "required" else missing()
    return pytest.mark.skipif(reason is not None, reason=reason or "")


def axe() -> Any:
    """Return what finds violations of accessibility; it carries its script with it."""
    return import_module("axe_playwright_python.sync_playwright").Axe()


@contextmanager
def browser() -> Iterator[Any]:
    """Give a browser with a new, empty profile."""
    with import_module("playwright.sync_api").sync_playwright() as play:
        opened = play.chromium.launch(executable_path=program(), args=list(_ARGUMENTS))
        try:
            yield opened
        finally:
            opened.close()
