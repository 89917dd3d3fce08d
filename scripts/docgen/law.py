"""The law's timeline: the versions of the provisions on a topic, from when to when each applied, and what it added."""

import datetime as dt
from collections.abc import Iterable, Sequence

from lokcheck.check.law_lines import citation_of
from lokcheck.law.records import Provision
from lokcheck.law.register import Register
from lokcheck.report.words import CONFIDENCE
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.rule import Basis, Rule
from lokcheck.texts import Lang, Text
from scripts.docgen.markdown import table

__all__ = ["law_page", "timeline"]

_HEAD = {"sv": ("från", "till", "bestämmelse", "vad som kom till"), "en": ("from", "to", "provision", "what it added")}
_OPEN = dt.date(1, 1, 1)


def timeline(basis: Basis, register: Register, lang: Lang) -> list[str]:
    """Return a table of every version on the topic; those that carry the requirement are in bold."""
    versions = sorted(register.topics.get(basis.topic, ()), key=_order)
    rows = [_row(item, register, lang, carries=basis.keyword in ("*", *item.keywords)) for item in versions]
    return table(_HEAD[lang], rows)


def _order(item: Provision) -> tuple[dt.date, str]:
    return item.valid_from or _OPEN, item.id


def _row(item: Provision, register: Register, lang: Lang, *, carries: bool) -> list[str]:
    name = citation_of(item, register)
    name = f"**{name}**" if carries else name
    doubt = CONFIDENCE.get(item.confidence)
    said = (item.adds or item.text).get(lang) + (f" ({doubt.get(lang)})" if doubt else "")
    url = item.url
    return [_day(item.valid_from), _day(item.valid_to), f"[{name}]({url})" if url else name, said]


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else "–"


def law_page(book: Rulebook) -> list[str]:
    """Return the page of all that the rules rest on: topic by topic, version by version, with the rules."""
    register = book.register
    lines = [
        "# Lagen som kraven vilar på", "", "*The law that the requirements rest on*", "",
        "[Alla krav / All requirements](README.md)", "",
        "Versioner i fet stil bär minst ett av kraven. / Versions in bold carry at least one of the requirements.", "",
    ]  # fmt: skip
    for topic in sorted(register.topics):
        rules = [rule for rule in book.rules() if rule.basis is not None and rule.basis.topic == topic]
        if rules:
            lines += _topic(topic, rules, register)
    return lines


def _topic(topic: str, rules: Sequence[Rule], register: Register) -> list[str]:
    title = register.titles.get(topic, Text(topic, topic))
    named = [f"[{rule.id}]({rule.id}.md){_word(rule)}" for rule in rules]
    words = {rule.basis.keyword for rule in rules if rule.basis is not None}
    versions = sorted(register.topics[topic], key=_order)
    rows = [
        [*_row(item, register, "sv", carries=_carries(item, words)), _row(item, register, "en", carries=False)[-1]]
        for item in versions
    ]
    head = ("från / from", "till / to", "bestämmelse / provision", "vad som kom till", "what it added")
    return [f"## {title.sv} / {title.en}", "", ", ".join(named), "", *table(head, rows)]


def _word(rule: Rule) -> str:
    return f" (”{rule.basis.keyword}”)" if rule.basis is not None and rule.basis.keyword != "*" else ""


def _carries(item: Provision, words: Iterable[str]) -> bool:
    return any(word in ("*", *item.keywords) for word in words)
