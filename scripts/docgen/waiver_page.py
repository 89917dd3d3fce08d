"""The page of a rule on the file of waivers: the same for a reader as any other, without patterns and examples."""

from collections.abc import Iterator

from lokcheck.report.words import OUTCOMES, SEVERITIES
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.rule import Rule
from lokcheck.rulebook.waiver_rules import NAME
from lokcheck.texts import Lang, Text
from scripts.docgen.markdown import BOTH, table

__all__ = ["waiver_page"]


def waiver_page(rule: Rule, book: Rulebook) -> list[str]:
    """Return the lines of the page."""
    lines = [
        f"# {rule.id} · {rule.title.sv}", "", f"*{rule.title.en}*", "",
        f"[Alla krav / All requirements](README.md) · [{NAME}](../../rules/{NAME}) · [waivers.md](../waivers.md)", "",
    ]  # fmt: skip
    for lang, name in zip(BOTH, ("Svenska", "English"), strict=True):
        lines += [f"## {name}", "", *_said(rule, book, lang)]
    return lines


def _said(rule: Rule, book: Rulebook, lang: Lang) -> Iterator[str]:
    topic = next(t for t in book.topics if t.id == rule.topic)
    weights = [f"{OUTCOMES[word].get(lang)}: {SEVERITIES[level][0].get(lang)}" for word, level in rule.severity.items()]
    yield from (" ".join(rule.asks.get(lang).split()), "")
    rows = [
        (Text("Ämne", "Topic"), f"[{topic.name.get(lang)}](README.md#{topic.id})"),
        (Text("Gäller", "Applies to"), Text("varje dokument som har ett undantag",
                                            "each document that has a waiver").get(lang)),
        (Text("Väger", "Weighs"), ", ".join(weights)),
        (Text("Åtgärd", "Remedy"), rule.remedy.get(lang)),
        (Text("Vem", "Who"), rule.who.get(lang) if rule.who else ""),
    ]  # fmt: skip
    yield from table(("", ""), [(label.get(lang), value) for label, value in rows])
    yield from (Text("### Vad rapporten säger", "### What the report says").get(lang), "")
    yield from table(("", ""), [(OUTCOMES[word].get(lang), text.get(lang)) for word, text in rule.messages.items()])
