"""The documents that rest on a provision, as Markdown for a memo or an issue."""

from collections.abc import Iterable, Iterator

from lokcheck.audit.impact.asks import Asked, asked_of, outcome_text
from lokcheck.audit.impact.impact import Affected, Impact, Resting
from lokcheck.audit.impact.said import (
    HEADS,
    awaited_text,
    changes_by_day,
    earlier,
    finding_text,
    head,
    level,
    mention_text,
    name,
    nothing_to_do,
    summary,
)
from lokcheck.report.brief import said
from lokcheck.report.markup import cell, escaped, linked
from lokcheck.report.view import View
from lokcheck.texts import Lang, Text

__all__ = ["render"]


def render(found: Impact, view: View) -> str:
    """Return the answer with a newline at its end."""
    lang = view.lang
    parts = [f"# {linked(said(found.name, lang), found.url)}", "", *(_plain(one, lang) for one in head(found))]
    parts += [*_changes(found, lang), "", _plain(summary(found), lang), *_rules(found, lang)]
    asked, rest = asked_of(found)
    parts += [*_section(HEADS["asks"], asked, found, lang), *_section(HEADS["rest"], rest, found, lang)]
    if found.failures:
        parts += ["", f"## {HEADS['failures'].get(lang)}", ""]
        parts += [f"- {_plain(f'{one.file}: {one.text.get(lang)}', lang)}" for one in found.failures]
    return "\n".join(parts) + "\n"


def _plain(text: Text | str, lang: Lang) -> str:
    return escaped(said(text, lang))


def _changes(found: Impact, lang: Lang) -> Iterator[str]:
    if not found.changes:
        return
    yield from ("", f"## {HEADS['changes'].get(lang)}", "")
    left = earlier(found)
    if left is not None:
        yield from (_plain(left, lang), "")
    for day in changes_by_day(found):
        for change in day:
            when = f"{change.day} ({HEADS['coming'].get(lang)})" if change.coming else str(change.day)
            yield f"- **{when}** {linked(said(change.citation, lang), change.url)}: {_plain(change.news, lang)}"


def _rules(found: Impact, lang: Lang) -> Iterator[str]:
    if not found.rules or not found.affected:
        return
    yield from ("", f"## {HEADS['rules'].get(lang)}", "")
    yield f"| {Text('Krav', 'Requirement').get(lang)} | {Text('Utfall', 'Outcome').get(lang)} |"
    yield "|---|---|"
    for rule, title in found.rules:
        yield f"| {cell(said(f'{rule} {title.get(lang)}', lang))} | {cell(said(outcome_text(found, rule), lang))} |"


def _section(title: Text, groups: Iterable[Asked], found: Impact, lang: Lang) -> Iterator[str]:
    for at, group in enumerate(groups):
        if not at:
            yield from ("", f"## {title.get(lang)}")
        yield ""
        for one in group.documents:
            yield from _document(one, lang)
        yield ""
        yield from _asks(group, found, lang)


def _document(one: Affected, lang: Lang) -> Iterator[str]:
    document = one.document
    where = document.file.replace("\\", "/")
    yield f"**{one.number}. {_plain(name(document), lang)}**: {_plain(document.title, lang)} ({_plain(where, lang)})  "


def _asks(group: Asked, found: Impact, lang: Lang) -> Iterator[str]:
    one = group.first
    for mention in one.mentions:
        label = HEADS["cites"].get(lang)
        yield f"- {label} {_plain(mention_text(mention, one, lines=group.lines), lang)}."
    for item in one.failing:
        yield _finding(item, level(item).get(lang), finding_text(item, lines=group.lines), lang)
    for item in one.awaited:
        yield _finding(item, str(found.judged_on), awaited_text(item, lines=group.lines), lang)
    if not one.failing and not one.awaited:
        why = said(nothing_to_do(found, one), lang)
        yield f"- {escaped(f'{why[:1].upper()}{why[1:]}.')}"


def _finding(item: Resting, label: str, text: Text, lang: Lang) -> str:
    what = f"- **{label}** {_plain(text, lang)}"
    return f"{what} {HEADS['remedy'].get(lang)}: {_plain(item.remedy, lang)}"
