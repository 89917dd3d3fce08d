"""HTML built from elements: every tag is closed, and every text is escaped unless an element made it.

Built by hand rather than with a template: nothing to install, nothing to import (Jinja2 takes 48 ms), and mypy sees
that a text of a document can not become markup.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from lokcheck.report.safe import plain
from lokcheck.report.width import GLUE

__all__ = ["Attribute", "Child", "Html", "anchor", "el", "escaped", "glue", "link", "raw"]

_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b", re.ASCII)
_BARE = frozenset({"code", "option", "output", "text", "time", "title"})
"""Elements that hold letters only, or in which a date is part of a name."""
_VOID = frozenset({"br", "input", "meta"})
_SAFE_LINK = re.compile(r"#[\w.-]+\Z|https://[\w.-]+(?:[/?#][^\s\"'<>]*)?\Z", re.ASCII)
_ODD = re.compile(r"[^A-Za-z0-9-]")


class Html(str):
    """Markup: made by this module only."""

    __slots__ = ()


Child = str | Iterable[Html | None] | None
"""What an element holds: a text, markup, several pieces of markup, or nothing."""
Attribute = str | int | bool | None
"""True: the bare name; False and None: no attribute."""


@lru_cache(maxsize=4096)
def escaped(text: str) -> Html:
    """Return ``text`` as markup that shows it; what could reverse or hide letters is shown as its code."""
    clean = "\xa0".join(plain(part) for part in text.split(GLUE)) if GLUE in text else plain(text)
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        if sign in clean:
            clean = clean.replace(sign, entity)
    return Html(clean)


def raw(markup: str) -> Html:
    """Return ``markup`` as it is: only for what this package itself carries, never for what a document says."""
    return Html(markup)


def el(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """Return the element ``name``.

    In the name of an attribute ``_`` stands for ``-``; one at its end is dropped (``class_``). Raises ValueError for a
    link that is neither within the page nor to https.
    """
    start = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    if name in _VOID:
        return Html(start)
    held = map(_bare, children) if name in _BARE else map(_child, children)
    return Html(f"{start}{''.join(held)}</{name}>")


def glue(*children: Child) -> Html:
    """Return ``children`` one after the other. Raises TypeError for a text among several pieces of markup."""
    return Html("".join(map(_child, children)))


def link(url: str | None, *children: Child) -> Html:
    """Return a link to ``url``; what it holds, without a link, where ``url`` is none that may be followed."""
    if url is None or not _SAFE_LINK.match(url):
        return glue(*children)
    rel = None if url.startswith("#") else "noopener noreferrer"
    return el("a", *children, href=url, rel=rel)


def anchor(*parts: object) -> str:
    """Return an id made of ``parts``."""
    return "-".join(_ODD.sub(lambda sign: f"_{ord(sign[0]):x}_", str(part)) for part in parts)


@lru_cache(maxsize=4096)
def _dated(text: str) -> Html:
    """Escape ``text``, with its dates marked: no line is broken in one."""
    return Html(_DAY.sub(r"<time>\g<0></time>", escaped(text)))


def _bare(child: Child) -> str:
    return escaped(child) if isinstance(child, str) and not isinstance(child, Html) else _child(child)


def _child(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Html):
        return child
    if isinstance(child, str):
        return _dated(child)
    pieces = [piece for piece in child if piece is not None]
    if not all(isinstance(piece, Html) for piece in pieces):
        raise TypeError("markup expected: a text stands by itself, so that it is escaped")
    return "".join(pieces)


def _attribute(key: str, value: Attribute) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    if name == "href" and not _SAFE_LINK.match(str(value)):
        raise ValueError(f"not a link that may be followed: {value!r}")
    return f' {name}="{escaped(str(value))}"'
