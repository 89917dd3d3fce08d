"""``lokcheck rules``: every requirement, in brief; ``rules test`` and ``rules new`` are for those who write them."""

import datetime as dt
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from lokcheck.cli.age import Age, Span
from lokcheck.cli.clock import today
from lokcheck.cli.exits import Exit
from lokcheck.cli.group import SpokenGroup
from lokcheck.cli.own_rules import opened, rules_option
from lokcheck.cli.spoken import Day, Example, OneOf, option
from lokcheck.cli.streams import can_show, say, use_colour, width, write
from lokcheck.errors import UsageError
from lokcheck.model.codes import LABELS
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.rulebook.rule import Rule

__all__ = ["command"]

COMMANDS: dict[str, Text] = {
    "test": Text("kör reglernas exempel", "run the examples of the rules"),
    "new": Text("skriv en ny regel att fylla i", "write a new rule to fill in"),
}

_ABOUT = Text(
    "Lista kraven: id, vad de kräver, hur bindande de är och vilka dokument de gäller.",
    "List the requirements: id, what they ask for, how binding they are and for which documents.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck rules", Text("Alla krav.", "All requirements.")),
    ("lokcheck rules --kind action-plan --topic action-plan",
     Text("Kraven på en handlingsplan inom ett ämne.", "Those on an action plan under one topic.")),
    ("lokcheck rules --stale 12m",
     Text("Krav vars källor inte har kontrollerats på ett år; slutkod 1 om det finns några.",
          "Requirements whose sources were not checked for a year; exit code 1 if there are any.")),
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
        option(lang, "--stale", Text("Bara krav vars källor kontrollerades för längre sedan än så: 12m, 1y, 90d.",
                                     "Only requirements whose sources were checked longer ago: 12m, 1y, 90d."),
               metavar=Text("TID", "AGE").get(lang), type=Age()),
        option(lang, "--as-of", Text("Dagen som --stale räknas från; annars i dag.",
                                     "The day that --stale counts from; else today."),
               metavar=Text("ÅÅÅÅ-MM-DD", "YYYY-MM-DD").get(lang), type=Day()),
        rules_option(lang),
    ]  # fmt: skip

    def callback(**given: Any) -> int:
        return _run(Choice(**given), lang)

    return SpokenGroup("rules", lang, _ABOUT, _EXAMPLES, params, callback, COMMANDS)


@dataclass(frozen=True, slots=True)
class Choice:
    """The options of ``rules``, as click gives them."""

    kind: str | None
    topic: str | None
    form: str
    stale: Span | None
    as_of: dt.date | None
    folders: tuple[str, ...]

    def wants(self, rule: "Rule", limit: dt.date | None) -> bool:
        """Return whether to list ``rule``; ``limit`` is the day since which its sources are to have been checked."""
        from lokcheck.model.dates import parse_date

        if (self.kind and self.kind not in rule.kinds) or (self.topic and self.topic != rule.topic):
            return False
        return limit is None or parse_date(rule.checked).last < limit


def _run(choice: Choice, lang: Lang) -> int:
    book = opened(choice.folders)
    topics = {item.id: item.name for item in book.topics}
    if choice.topic is not None and choice.topic not in topics:
        raise _unknown(choice.topic, topics)
    limit = choice.stale.before(choice.as_of or today()) if choice.stale else None
    found = [rule for rule in book.every_rule() if choice.wants(rule, limit)]
    if choice.form == "json":
        write(json.dumps([_data(rule) for rule in found], ensure_ascii=False, indent=2) + "\n")
    else:
        write(_table(found, topics, lang, checked=limit is not None))
    if not found:
        fresh = Text(f"Inget krav har källor som senast kontrollerades före {limit}.",
                     f"No requirement has sources that were last checked before {limit}.")  # fmt: skip
        say((fresh if limit else Text("Inget krav motsvarar urvalet.", "No requirement matches.")).get(lang))
    return Exit.FINDINGS if found and limit is not None else Exit.CLEAN


def _unknown(topic: str, topics: Iterable[str]) -> UsageError:
    from lokcheck.sources.words import nearest

    near = nearest(topic, topics)
    hint = Text(f" Menade du {near!r}?", f" Did you mean {near!r}?") if near else Text("", "")
    words = ", ".join(topics)
    return UsageError(
        Text(f"Ämnet {topic!r} finns inte.{hint.sv}", f"There is no topic {topic!r}.{hint.en}"),
        advice=Text(f"Välj bland: {words}.", f"Choose from: {words}."),
    )


def _data(rule: "Rule") -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": {"sv": rule.title.sv, "en": rule.title.en},
        "topic": rule.topic,
        "kinds": list(rule.kinds),
        "modality": [{"is": p.value, "from": p.start or None, "to": p.end or None} for p in rule.modality],
        "modality_by_kind": dict(rule.modality_by_kind),
        "aliases": list(rule.aliases),
        "manual": rule.form == "manual",
        "asked": rule.asked,
        "checked": rule.checked,
        "added_by": rule.origin or None,
        "switched_off": {"sv": rule.off.sv, "en": rule.off.en} if rule.off else None,
        "source_was_read": rule.was_read,
    }


def _table(rules: "Sequence[Rule]", topics: dict[str, Text], lang: Lang, *, checked: bool) -> str:
    """``checked``: also say when the sources of each were checked."""
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
            more = [page.say(Text(f"kontrollerat {rule.checked}", f"checked {rule.checked}"))] if checked else []
            more += [page.say(Text("avstängt", "switched off"))] if rule.off else []
            page.para("; ".join([page.say(modality_text(rule)), kinds, *more]), " " * 11, tint="dim")
    return page.text() if rules else ""
