"""A requirement told whole: what it asks, why, how binding it is, on what ground, and how to meet it."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lokcheck.report.basis import cited
from lokcheck.report.page import Page
from lokcheck.report.view import View
from lokcheck.report.width import glued, pad
from lokcheck.report.words import CONFIDENCE, KINDS, MODALITIES, OUTCOMES, word
from lokcheck.texts import Text

if TYPE_CHECKING:
    from lokcheck.law.records import Provision
    from lokcheck.rulebook.book import Rulebook
    from lokcheck.rulebook.rule import Rule

__all__ = ["IN_A_REVISION", "modality_text", "rule_page"]

_INDENT, _COLUMN = 2, 14
_PLACEHOLDER = re.compile(r"\{([^{}\s]+)\}")
_STATUS: Mapping[str, Text] = {
    "read": Text("läst", "read"),
    "seed": Text("läst i överenskommelsen", "read in the agreement"),
    "inference": Text("slutsats, källan är inte läst", "inferred, the source was not read"),
    "recalled": Text("ur minnet, källan är inte läst", "recalled, the source was not read"),
}
_UNWAIVABLE = Text("kan inte undantas", "can not be waived")
_GRADES: Mapping[str, Text] = {**OUTCOMES, "unknown": OUTCOMES["cannot_judge"]}


IN_A_REVISION = Text(
    "bara när två versioner jämförs: lokcheck diff", "only where two versions are compared: lokcheck diff"
)


def modality_text(rule: "Rule") -> Text:
    """Return how binding the rule is, with the periods and kinds of document for which it differs."""
    sv, en = [], []
    for number, period in enumerate(rule.modality):
        name, span = word(MODALITIES, period.value), _span(period.start, period.end)
        rest = ("annars ", "otherwise ") if number and not span else ("", "")
        sv.append(rest[0] + name.sv + (f" {span}" if span else ""))
        en.append(rest[1] + name.en + (f" {span}" if span else ""))
    for kind, modality in rule.modality_by_kind.items():
        name, where = word(MODALITIES, modality), word(KINDS, kind)
        sv.append(f"{name.sv} i {where.sv}")
        en.append(f"{name.en} in a {where.en}")
    return Text("; ".join(sv), "; ".join(en))


def rule_page(rule: "Rule", book: "Rulebook", as_of: dt.date, view: View) -> str:
    """Return the page for ``rule``; ``as_of`` decides which law is past, present and to come."""
    page = Page(view)
    page.para(page.say(rule.title), f"{rule.id}  ", tint="bold")
    page.rule("─", "-")
    page.para(page.say(rule.asks))
    page.blank()
    _fields(page, Text("Gäller", "Applies to"), [_joined(KINDS[kind] for kind in rule.kinds)])
    _fields(page, Text("Ämne", "Topic"), [next((t.name for t in book.topics if t.id == rule.topic), None)])
    _fields(page, Text("Hur bindande", "Modality"), [modality_text(rule)])
    if rule.asked == "revision":
        _fields(page, Text("Ställs", "Asked"), [IN_A_REVISION])
    if rule.valid is not None:
        span = _span(rule.valid.start, rule.valid.end)
        _fields(page, Text("Gäller under", "Valid"), [Text(span, span)])
    _fields(page, Text("Tillagt av", "Added by"), [Text(rule.origin, rule.origin)])
    _fields(page, Text("Ändrat", "Changed"), [change.text for change in book.changes if change.target == rule.id])
    _fields(page, Text("Fråga", "Question"), [rule.question])
    _fields(page, Text("Åtgärd", "Remedy"), [rule.remedy])
    _fields(page, Text("Vem", "Who"), [rule.who])
    _fields(page, Text("Undantag", "Waiver"), [None if rule.waivable else _UNWAIVABLE])
    _fields(page, Text("Även", "Also"), [_listed(rule.aliases)])
    _fields(page, Text("Innefattar", "Includes"), [_listed(rule.subsumes)])
    _fields(page, Text("Redovisas i", "Reported in"), [word(KINDS, rule.told_in)] if rule.told_in else [])
    _fields(page, Text("Källor", "Sources"), (_source(item.ref, item.status) for item in rule.sources))
    _fields(page, Text("Kontrollerad", "Checked"), [Text(rule.checked, rule.checked)])
    _basis(page, rule, book, as_of)
    _messages(page, rule, book.parameters_on(as_of))
    _examples(page, rule, book.examples(rule.id))
    return page.text()


def _fields(page: Page, label: Text, texts: Any) -> None:
    name = page.say(label)
    for text in texts:
        if text is not None and page.say(text):
            page.field(name, page.say(text), _INDENT, _COLUMN + 4)
            name = ""


def _joined(texts: Iterator[Text]) -> Text:
    found = list(texts)
    return Text(", ".join(text.sv for text in found), ", ".join(text.en for text in found))


def _listed(names: tuple[str, ...]) -> Text | None:
    listed = ", ".join(map(glued, names))
    return Text(listed, listed) if listed else None


def _source(ref: str, status: str) -> Text:
    how = word(_STATUS, status)
    return Text(f"{ref} ({how.sv})", f"{ref} ({how.en})")


def _span(start: str, end: str) -> str:
    return f"{start} – {end}".strip() if start or end else ""


def _basis(page: Page, rule: "Rule", book: "Rulebook", as_of: dt.date) -> None:
    """Add the provisions that the rule rests on, version by version, and those that it only names."""
    resting = _resting(rule, book)
    named = [p for name in rule.cites if (p := book.register.provision(name)) is not None]
    page.heading(page.say(Text("Rättslig grund (> gäller nu)", "Legal basis (> in force now)")))
    if not resting:
        none = Text("Ingen bestämmelse kräver detta.", "No provision asks for this.")
        page.para(page.say(none), "  ")
    elif rule.basis is not None and rule.basis.keyword != "*":
        word_ = rule.basis.keyword
        page.para(page.say(Text(f"Kravet gäller medan en bestämmelse tar upp ”{word_}”.",
                                f"The requirement applies while a provision speaks of “{word_}”.")), "  ")  # fmt: skip
    _provisions(page, resting, book, as_of)
    if named:
        page.heading(page.say(Text("Se även", "See also")))
        _provisions(page, named, book, as_of)


def _resting(rule: "Rule", book: "Rulebook") -> "list[Provision]":
    if rule.basis is None:
        return []
    keyword = rule.basis.keyword
    return [p for p in book.register.topics.get(rule.basis.topic, ()) if keyword == "*" or keyword in p.keywords]


def _provisions(page: Page, found: "Sequence[Provision]", book: "Rulebook", as_of: dt.date) -> None:
    from lokcheck.check.law_lines import citation_of

    said = ""
    for provision in found:
        citation = citation_of(provision, book.register)
        if citation != said:
            url = f" <{glued(provision.url)}>" if provision.url else ""
            page.para(f"{cited(citation)}{url}", "  ")
            said = citation
        span = _span(str(provision.valid_from or ""), str(provision.valid_to or ""))
        now = ">" if provision.covers(as_of) else " "
        doubt = CONFIDENCE.get(provision.confidence)
        text = page.say(provision.adds or provision.text) + (f" ({page.say(doubt)})" if doubt else "")
        page.para(text, f"  {now} {pad(span, 23)}  ", " " * 29)


def _messages(page: Page, rule: "Rule", parameters: Mapping[str, int]) -> None:
    def blank(match: re.Match[str]) -> str:
        name = match[1]
        if name.startswith("param:"):
            return str(parameters[name[6:]])
        return {"count": "n", "total": "m"}.get(name, "…")

    if rule.messages:
        page.heading(page.say(Text("Vad rapporten säger", "What the report says")))
    for grade, text in rule.messages.items():
        page.field(page.say(word(_GRADES, grade)), _PLACEHOLDER.sub(blank, page.say(text)), _INDENT, _COLUMN + 8)


def _examples(page: Page, rule: "Rule", examples: Mapping[str, Any]) -> None:
    """Add the first example of each outcome, as it would stand in a file; verbose adds them all."""
    from lokcheck.cli.yaml_text import yaml_lines

    every = page.view.verbosity == "verbose"
    for grade, fragments in examples.items():
        for fragment in fragments if every else fragments[:1]:
            name = word(_GRADES, grade)
            page.heading(page.say(Text(f"Exempel: {name.sv}", f"Example: {name.en}")))
            page.raw(f"  {line}" for line in yaml_lines(fragment, page.view.lang))
    left = 0 if every else sum(max(0, len(fragments) - 1) for fragments in examples.values())
    if left:
        page.blank()
        page.para(page.say(Text(f"{left} exempel till: lokcheck explain {rule.id} --verbose",
                                f"{left} more examples: lokcheck explain {rule.id} --verbose")))  # fmt: skip
