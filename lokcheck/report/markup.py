"""Text from documents inside Markdown and HTML: shown as it is written, and never obeyed.

GitHub and GitLab make links, mentions and references of bare text; an empty comment in the middle of one keeps it text.
"""

import re
from collections.abc import Callable
from html import escape
from urllib.parse import urlsplit

__all__ = ["cell", "escaped", "html_escaped", "linked"]

_SIGNS = re.compile(r"[\\`*_{}\[\]|~$]")
_START = re.compile(r"^(\d+)(?=[.)])|^(?=[#+=-])")
"""What begins a heading or a list."""

# What becomes a link or calls somebody: @name, #12, !12, http://, www., and e-mail addresses.
_CALLS = re.compile(r"@(?=\w)|(?<=[#!])(?=\d)|(?<=[a-zA-Z]:)(?=//)|(?<=[wW]{3})(?=\.)")
_BREAK = "<!-- -->"
_MARK = "\0"


def html_escaped(text: str) -> str:
    """Return ``text`` (on one line) for a place where only HTML is read, such as a summary."""
    return _broken(text, lambda part: escape(part, quote=True))


def escaped(text: str) -> str:
    """Return ``text`` (on one line) for running Markdown; every sign that means something is made plain."""
    plain = _broken(text, lambda part: _SIGNS.sub(r"\\\g<0>", escape(part, quote=False)))
    return _START.sub(r"\1\\", plain)


def cell(text: str) -> str:
    """Return ``text`` for a cell of a table."""
    return escaped(" ".join(text.split())) or " "


def linked(text: str, url: str | None) -> str:
    """Return ``text`` as a link to ``url``; without one, or with an address that is no web page, as text."""
    if not url or urlsplit(url).scheme not in ("http", "https"):
        return escaped(text)
    address = re.sub(r"[\s<>()\[\]\\|]", lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url)
    return f"[{escaped(text)}]({address})"


def _broken(text: str, make: Callable[[str], str]) -> str:
    marked = _CALLS.sub(lambda match: f"{match[0]}{_MARK}", text.replace(_MARK, ""))
    return _BREAK.join(make(part) for part in marked.split(_MARK))
