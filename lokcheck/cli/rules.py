"""``lokcheck rules``: every requirement, in brief."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from lokcheck.cli.exits import Exit
from lokcheck.cli.spoken import Example, OneOf, Spoken, option
from lokcheck.cli.streams import can_show, say, use_colour, width, write
from lokcheck.errors import UsageError
from lokcheck.model.codes import LABELS
from lokcheck.texts import Lang, Text

__all__ = ["command"]

_ABOUT = Text(
    "Lista kraven: id, vad de kräver, hur bindande de är och vilka dokument de gäller.",
    "List the requirements: id, what they ask for, how binding they are and for which documents.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck rules", Text("Alla krav.", "All requirements.")),
    ("lokcheck rules --kind action-plan --topic action-plan",
     Text("Kraven på en handlingsplan inom ett ämne.", "Those on an action plan under one topic.")),
    ("lokcheck rules --format json", Text("För ett annat program.", "For another program.")),
)  # fmt: skip


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    params: list[click.Parameter] = [
        option(lang, "--kind",
               Text("Bara krav på dokument av detta slag.", "Only requirements on this kind of document."),
               type=OneOf(LABELS["kind"])),
        option(lang, "--topic", Text("Bara krav inom ämnet.", "Only requirements under the topic."),
               metavar=Text("ÄMNE", "TOPIC").get(lang)),
        option(lang, "--format form", Text("Form. Annars table.", "Form. Else table."),
               type=OneOf(("table", "json")), default="table"),
    ]  # fmt: skip

    def callback(kind: str | None, topic: str | None, form: str) -> int:
        return _run(kind, topic, form, lang)

    return Spoken("rules", lang, _ABOUT, _EXAMPLES, params, callback)


def _run(kind: str | None, topic: str | None, form: str, lang: Lang) -> int:
    from lokcheck.rulebook.build import open_rulebook

    book = open_rulebook()
    topics = {item.id: item.name for item in book.topics}
    if topic is not None and topic not in topics:
        raise _unknown(topic, topics)
    found = [rule for rule in book.rules() if (kind is None or kind in rule.kinds) and topic in (None, rule.topic)]
    if form == "json":
        write(json.dumps([_data(rule) for rule in found], ensure_ascii=False, indent=2) + "\n")
    else:
        write(_table(found, topics, lang))
    if not found:
        say(Text("Inget krav motsvarar urvalet.", "No requirement matches.").get(lang))
    return Exit.CLEAN


def _unknown(topic: str, topics: Iterable[str]) -> UsageError:
    from lokcheck.sources.words import nearest

    near = nearest(topic, topics)
    hint = Text(f" Menade du {near!r}?", f" Did you mean {near!r}?") if near else Text("", "")
    words = ", ".join(topics)
    return UsageError(
        Text(f"Ämnet {topic!r} finns inte.{hint.sv}", f"There is no topic {topic!r}.{hint.en}"),
        advice=Text(f"Välj bland: {words}.", f"Choose from: {words}."),
    )


def _data(rule: Any) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": {"sv": rule.title.sv, "en": rule.title.en},
        "topic": rule.topic,
        "kinds": list(rule.kinds),
        "modality": [{"is": p.value, "from": p.start or None, "to": p.end or None} for p in rule.modality],
        "modality_by_kind": dict(rule.modality_by_kind),
        "manual": rule.form == "manual",
        "source_was_read": rule.was_read,
    }


def _table(rules: Sequence[Any], topics: dict[str, Text], lang: Lang) -> str:
    from lokcheck.cli.rule_page import modality_text
    from lokcheck.report.page import Page
    from lokcheck.report.view import View
    from lokcheck.report.words import KINDS

    colour = use_colour("auto", sys.stdout, os.environ)
    page = Page(View(lang, width(), colour, "normal", can_show(sys.stdout)))
    for topic, name in topics.items():
        members = [rule for rule in rules if rule.topic == topic]
        if members:
            page.heading(f"{page.say(name)} ({topic})")
        for rule in members:
            page.para(page.say(rule.title), f"  {rule.id:<8} ", " " * 11)
            kinds = ", ".join(page.say(KINDS[kind]) for kind in rule.kinds)
            page.para(f"{page.say(modality_text(rule))}; {kinds}", " " * 11, tint="dim")
    return page.text() if rules else ""
