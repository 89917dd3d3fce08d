"""What every page has around its content: one file that asks the network for nothing, with a switch of language."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from lokcheck.report.html.markup import Html, el, glue, raw
from lokcheck.texts import Lang

__all__ = ["LANGS", "carried", "shell"]

LANGS: tuple[tuple[Lang, str], ...] = (("sv", "Svenska"), ("en", "English"))


def shell(title: str, lang: Lang, content: Html, style: str, script: str, data: Html | None = None) -> str:
    """Return the page, with a newline at its end.

    ``lang`` is the language that it opens in; what has the class ``sv`` or ``en`` shows in that language only. ``data``
    is what the script reads, and comes before it.
    """
    head = el("head", el("meta", charset="utf-8"), _policy(style, script),
              el("meta", name="viewport", content="width=device-width, initial-scale=1"),
              el("meta", name="referrer", content="no-referrer"), el("meta", name="generator", content="lokcheck"),
              el("title", title), el("style", raw(style)))  # fmt: skip
    main = el("main", content, id="content")
    body = el("body", _skip(), _header(lang), main, data, el("script", raw(script)))
    return f"<!DOCTYPE html>\n{el('html', head, body, lang=lang)}\n"


@cache
def carried(package: str, name: str) -> str:
    """Return a style or a script that ``package`` carries."""
    return files(package).joinpath(name).read_text("utf-8")


def _policy(style: str, script: str) -> Html:
    """Forbid everything but what the file itself carries."""
    rules = (f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
             "base-uri 'none'; form-action 'none'")  # fmt: skip
    return el("meta", http_equiv="Content-Security-Policy", content=rules)


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _skip() -> Html:
    texts = (("sv", "Till innehållet"), ("en", "To the content"))
    return glue(el("a", text, href="#content", lang=lang, class_=f"skip {lang}") for lang, text in texts)


def _header(chosen: Lang) -> Html:
    choices = []
    for lang, name in LANGS:
        key = f"lang-{lang}"
        radio = el("input", type="radio", name="lang", id=key, value=lang, checked=lang == chosen, autocomplete="off")
        choices.append(el("span", radio, el("label", name, for_=key, lang=lang)))
    switch = el("fieldset", el("legend", "Språk / Language"), choices, class_="switch")
    return el("header", el("p", "lokcheck", class_="brand"), switch)
