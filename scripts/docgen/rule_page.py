"""The page of one requirement: everything that is said of it, in Swedish and in English."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lokcheck.check.law_lines import citation_of
from lokcheck.cli.rule_page import IN_A_REVISION, modality_text
from lokcheck.cli.yaml_text import yaml_lines
from lokcheck.report.words import KINDS, OUTCOMES, SEVERITIES, word
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.entry import RuleEntry
from lokcheck.rulebook.rule import Rule
from lokcheck.texts import Lang, Text
from scripts.docgen.law import timeline
from scripts.docgen.markdown import BOTH, bullets, cell, fence, table
from scripts.docgen.patterns import Speaker

__all__ = ["Entry", "rule_page"]

_SHOWN = 3
"""Examples of each outcome; ``lokcheck explain --verbose`` shows the rest."""
_PLACEHOLDER = re.compile(r"\{([^{}\s]+)\}")
_GRADES: Mapping[str, Text] = {
    **OUTCOMES, "unknown": OUTCOMES["cannot_judge"], "fails": OUTCOMES["not_met"], "bad": OUTCOMES["not_met"],
}  # fmt: skip
_STATUS: Mapping[str, Text] = {
    "read": Text("läst", "read"), "seed": Text("står i ett verkligt dokument", "stands in a real document"),
    "inference": Text("slutsats, källan är inte läst", "inferred, the source was not read"),
    "recalled": Text("ur minnet, källan är inte läst", "recalled, the source was not read"),
}  # fmt: skip
_HEADS: Mapping[str, Text] = {
    "law": Text("Rättslig grund", "Legal basis"),
    "when": Text("När det gäller", "When it applies"),
    "what": Text("Vad som avgör", "What decides"),
    "says": Text("Vad rapporten säger", "What the report says"),
}
_FORMS: Mapping[str, Text] = {
    "when": Text("Kravet gäller när det finns", "The requirement applies when there is"),
    "of": Text("För var och en av dessa", "For each of these"),
    "met": Text("Uppfyllt när texten har", "Met when the text has"),
    "partly": Text("Delvis uppfyllt när den har", "Partly met when it has"),
    "unknown": Text("Kan inte bedömas när", "Can not be judged when"),
    "fails": Text("Räcker inte", "Does not suffice"),
    "bad": Text("Ej uppfyllt när texten har", "Not met when the text has"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule as written and as it is used; ``file`` is where it stands, ``part_of`` the rules that subsume it."""

    written: RuleEntry
    rule: Rule
    file: str
    part_of: tuple[str, ...]


def rule_page(entry: Entry, book: Rulebook) -> list[str]:
    """Return the lines of the page."""
    rule = entry.rule
    lines = [
        f"# {rule.id} · {rule.title.sv}", "", f"*{rule.title.en}*", "",
        f"[Alla krav / All requirements](README.md) · [{entry.file}](../../rules/{entry.file})", "",
    ]  # fmt: skip
    for lang, name in (("sv", "Svenska"), ("en", "English")):
        lines += [f"## {name}", "", *_said(entry, book, lang)]  # type: ignore[arg-type]
    lines += ["## Källor / Sources", "", *_sources(rule)]
    return [*lines, *_examples(rule, book)]


def _said(entry: Entry, book: Rulebook, lang: Lang) -> Iterator[str]:
    rule = entry.rule
    yield from (" ".join(rule.asks.get(lang).split()), "")
    yield from table(("", ""), _facts(entry, book, lang))
    if rule.basis is not None:
        yield from (f"### {_HEADS['law'].get(lang)}", "", *_basis(rule, book, lang))
    if entry.written.when is not None:
        yield from (f"### {_HEADS['when'].get(lang)}", "")
        yield from _list(_FORMS["when"], Speaker(book), entry.written.when, lang)
    if rule.form != "manual":
        yield from (f"### {_HEADS['what'].get(lang)}", "", *_decides(entry, book, lang))
        yield from (f"### {_HEADS['says'].get(lang)}", "", *_messages(rule, book, lang))


def _facts(entry: Entry, book: Rulebook, lang: Lang) -> Iterator[tuple[str, str]]:
    rule = entry.rule
    topic = next(t for t in book.topics if t.id == rule.topic)
    weights = {period.value: book.severity.get(period.value, {}) for period in rule.modality}
    rows: list[tuple[Text, str]] = [
        (Text("Ämne", "Topic"), f"[{topic.name.get(lang)}](README.md#{topic.id})"),
        (Text("Gäller", "Applies to"), ", ".join(KINDS[kind].get(lang) for kind in rule.kinds)),
        (Text("Ställs", "Asked"), IN_A_REVISION.get(lang) if rule.asked == "revision" else ""),
        (Text("Hur bindande", "How binding"), modality_text(rule).get(lang)),
        (Text("Väger", "Weighs"), "; ".join(_weight(row, lang) for row in weights.values() if row)),
        (Text("Gäller under", "Valid"), f"{rule.valid.start} – {rule.valid.end}" if rule.valid else ""),
        (Text("Fråga till en människa", "Question to a person"), rule.question.get(lang) if rule.question else ""),
        (Text("Åtgärd", "Remedy"), rule.remedy.get(lang)),
        (Text("Vem", "Who"), rule.who.get(lang) if rule.who else ""),
        (Text("Även kallat", "Also called"), ", ".join(rule.aliases)),
        (Text("Innefattar", "Includes"), _links(rule.subsumes, book)),
        (Text("Ingår i", "Part of"), _links(entry.part_of, book)),
        (Text("Redovisas i", "Reported in"), word(KINDS, rule.told_in).get(lang) if rule.told_in else ""),
        (Text("Undantag", "Waiver"),
         "" if rule.waivable else Text("kan inte undantas", "can not be waived").get(lang)),
        (Text("Även när giltigheten gått ut", "Also when validity is over"),
         Text("ja", "yes").get(lang) if rule.judges_expired else ""),
    ]  # fmt: skip
    return ((label.get(lang), value) for label, value in rows if value)


def _weight(row: Mapping[str, str], lang: Lang) -> str:
    words = {"not_met": _GRADES["not_met"], "partly": _GRADES["partly"],
             "update": Text("behöver uppdateras", "needs an update")}  # fmt: skip
    return ", ".join(f"{text.get(lang)}: {SEVERITIES[row[name]][0].get(lang)}" for name, text in words.items())


def _links(names: tuple[str, ...], book: Rulebook) -> str:
    return ", ".join(f"[{name}]({book.rule(name).id}.md)" for name in names)


def _basis(rule: Rule, book: Rulebook, lang: Lang) -> Iterator[str]:
    assert rule.basis is not None
    keyword = rule.basis.keyword
    if keyword == "*":
        said = Text("Kravet gäller medan någon av dessa bestämmelser gäller.",
                    "The requirement applies while any of these provisions is in force.")  # fmt: skip
    else:
        said = Text(f"Kravet gäller medan en bestämmelse i fet stil gäller: de tar upp ”{keyword}”.",
                    f"The requirement applies while a provision in bold is in force: they speak of “{keyword}”."
                    )  # fmt: skip
    yield from (said.get(lang), "", *timeline(rule.basis, book.register, lang))
    cited = [provision for name in rule.cites if (provision := book.register.provision(name)) is not None]
    if cited:
        names = ", ".join(dict.fromkeys(citation_of(item, book.register) for item in cited))
        yield from (f"{Text('Se även', 'See also').get(lang)} {names}.", "")


def _decides(entry: Entry, book: Rulebook, lang: Lang) -> Iterator[str]:
    """The patterns of each outcome, and what the outcome is where none of them matches."""
    written = entry.written
    section: Any = written.require or written.forbid or written.for_each
    item = _item_type(section.of) if written.for_each is not None else ""
    for grade in ("of", "met", "partly", "fails", "bad", "unknown"):
        node = getattr(section, grade, None)
        if node is not None:
            head = _FORMS[grade]
            if grade == "bad" and entry.rule.forbid_grade == "partly":
                head = Text("Delvis uppfyllt när texten har", "Partly met when the text has")
            yield from _list(head, Speaker(book, item), node, lang)
    yield from (_otherwise(entry.rule).get(lang), "")


def _list(head: Text, speaker: Speaker, node: Any, lang: Lang) -> Iterator[str]:
    end, lines = speaker.lines(node)
    yield from (head.get(lang) + end.get(lang), "", *bullets(lines, lang))


def _item_type(node: Any) -> str:
    while isinstance(node, list):
        node = node[-1]
    if "any" in node:
        return _item_type(node["any"])
    return str(next(key for key in node if key != "as"))


def _otherwise(rule: Rule) -> Text:
    if rule.form == "forbid":
        return Text("Annars uppfyllt.", "Otherwise met.")
    if rule.form == "require":
        return Text("Annars ej uppfyllt.", "Otherwise not met.")
    some, empty = word(_GRADES, rule.some), word(_GRADES, rule.empty)
    return Text(f"Brister det för några är kravet {some.sv}, brister det för alla är det ej uppfyllt. Finns ingen: "
                f"{empty.sv}.",
                f"If some fall short the requirement is {some.en}, if all do it is not met. If there are none: "
                f"{empty.en}.")  # fmt: skip


def _messages(rule: Rule, book: Rulebook, lang: Lang) -> list[str]:
    def blank(match: re.Match[str]) -> str:
        name = match[1]
        if name.startswith("param:"):
            return str(book.parameters[name[6:]][-1].value)
        return {"count": "n", "total": "m"}.get(name, "…")

    texts = {**rule.messages} | ({"not_applicable": rule.not_applicable} if rule.not_applicable else {})
    head = Text("utfall", "outcome").get(lang), Text("text", "text").get(lang)
    rows = [(word(_GRADES, grade).get(lang), _PLACEHOLDER.sub(blank, text.get(lang))) for grade, text in texts.items()]
    return table(head, rows)


def _sources(rule: Rule) -> list[str]:
    lines = [f"- {item.ref} ({' / '.join(word(_STATUS, item.status))})" for item in rule.sources]
    return [*map(cell, lines), "", f"Kontrollerade / Checked: {rule.checked}", ""]


def _examples(rule: Rule, book: Rulebook) -> Iterator[str]:
    """The first examples of each outcome, as they would stand in a file."""
    left = 0
    found = book.examples(rule.id)
    yield from ("## Exempel / Examples", "") if found else ()
    for grade, fragments in found.items():
        yield from (f"### {' / '.join(word(_GRADES, grade).get(lang) for lang in BOTH)}", "")
        for fragment in fragments[:_SHOWN]:
            yield from fence(yaml_lines(fragment, "en"))
        left += max(0, len(fragments) - _SHOWN)
    if left:
        yield from (f"{left} till / more: `lokcheck explain {rule.id} --verbose`", "")
