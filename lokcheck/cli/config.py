"""``lokcheck config``: every setting for a file, and where it comes from."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from lokcheck.cli.check_options import config_options
from lokcheck.cli.config_find import NAMES
from lokcheck.cli.configured import Plan, Where
from lokcheck.cli.exits import Exit
from lokcheck.cli.own_rules import opened
from lokcheck.cli.spoken import Example, OneOf, Spoken, argument, option
from lokcheck.cli.streams import can_show, use_colour, width, write
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.policy.values import Value

__all__ = ["command"]

_ABOUT = Text(
    "Visa varje inställning för en fil och var den kommer ifrån: en variabel, filen med inställningar eller standard.",
    "Show every setting for a file and where it comes from: a variable, the configuration or the default.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck config avtal/lok.yaml", Text("Det som gäller för en fil.", "What holds for a file.")),
    ("lokcheck config", Text("Det som gäller här.", "What holds here.")),
    ("lokcheck config --format json", Text("För ett annat program.", "For another program.")),
)  # fmt: skip
_ALL = Text("alla", "all")
_COLUMN = 18
_SOURCES: Mapping[str, Text] = {
    "environment": Text("variabel", "variable"), "file": Text("fil", "file"),
}  # fmt: skip


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    params: list[click.Parameter] = [
        argument(lang, "file", Text("[FIL]", "[FILE]"), Text("Filen eller mappen. Annars mappen här.",
                                                             "The file or folder. Else this folder."),
                 default=".", type=click.Path()),
        *config_options(lang),
        option(lang, "--format form", Text("Form. Annars table.", "Form. Else table."), type=OneOf(("table", "json")),
               default="table"),
    ]  # fmt: skip

    def callback(file: str, config: str | None, isolated: bool, form: str) -> int:
        return _run(Where((file,), config, isolated), form, lang)

    return Spoken("config", lang, _ABOUT, _EXAMPLES, params, callback)


def _run(where: Where, form: str, lang: Lang) -> int:
    from lokcheck.policy.config_file import read_config
    from lokcheck.policy.values import values_of
    from lokcheck.report.forms import FORMS

    path, forms = where.path(), tuple(FORMS)
    plan = Plan(values_of({}, os.environ, read_config(path, forms) if path else None, forms), path)
    folders = plan.values["rules"].value
    rulebook = opened(folders, plan.parameters())
    # What names a requirement or a parameter is right only if the rulebook has it, which is built when it is asked.
    rulebook.rules()
    plan.choice(rulebook)
    plan.excluded()
    write(json.dumps(_data(plan, lang), ensure_ascii=False, indent=2) + "\n" if form == "json" else _table(plan, lang))
    return Exit.CLEAN


def _data(plan: Plan, lang: Lang) -> dict[str, Any]:
    from lokcheck.policy.config_keys import KEYS

    values = {}
    for name, value in plan.values.items():
        place = value.place()
        values[name] = {
            "about": KEYS[name].text.get(lang), "value": value.value, "source": value.source,
            "name": value.name or None, "line": place.line or None, "column": place.column or None,
        }  # fmt: skip
    return {"file": plan.file.as_posix() if plan.file else None, "values": values}


def _table(plan: Plan, lang: Lang) -> str:
    from lokcheck.report.page import Page
    from lokcheck.report.view import View

    page = Page(View(lang, width(), use_colour("auto", sys.stdout, os.environ), symbols=can_show(sys.stdout)))
    names = ", ".join(NAMES)
    file = plan.file.as_posix() if plan.file else page.say(Text(f"ingen fil ({names}) finns ovanför",
                                                                f"no file ({names}) above"))  # fmt: skip
    page.para(page.say(Text(f"Inställningar: {file}", f"Configuration: {file}")), tint="bold")
    for name, value in plan.values.items():
        shown = ", ".join(_shown(value.value)) or page.say(_ALL if name == "select" else Text("–", "–"))
        page.field(name, f"{shown}  {_origin(value, lang)}".rstrip(), 2, _COLUMN)
    page.blank()
    page.para(page.say(Text("Det som inte har något ursprung är standard.", "What has no origin is the default.")))
    return page.text()


def _origin(value: "Value", lang: Lang) -> str:
    return f"({_SOURCES[value.source].get(lang)} {value.place()})" if value.source in _SOURCES else ""


def _shown(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield f"[{', '.join(_shown(item))}]" if isinstance(item, dict) else str(item)
    elif isinstance(value, dict):
        yield from (f"{key} = {' '.join(_shown(inner))}" for key, inner in value.items())
    elif value is not None:
        yield str(value).lower() if isinstance(value, bool) else str(value)
