"""Documents beside each other, and copies, as Markdown."""

from collections.abc import Iterator

from lokcheck.audit.compare.comparison import Comparison, Line
from lokcheck.audit.compare.said import (
    LETTERS,
    alike,
    apart,
    copies_head,
    evidence,
    group_head,
    name,
    outcome,
    summary,
)
from lokcheck.report.brief import said
from lokcheck.report.markup import cell, escaped
from lokcheck.report.view import View
from lokcheck.texts import Lang, Text

__all__ = ["render"]

_CHANGES = 30


def render(found: Comparison, view: View) -> str:
    """Return the comparison with a newline at its end."""
    lang = view.lang
    parts = [escaped(said(summary(found), lang)), ""]
    if found.lines:
        for letter, column in zip(LETTERS, found.columns, strict=False):
            parts.append(f"- **{letter}** {escaped(said(f'{name(column).get(lang)}: {column.file}', lang))}")
        parts += ["", f"## {apart().get(lang)}", "", *_table(found, lang)]
        same = [line.rule for line in found.lines if not line.differs]
        parts += ["", f"{escaped(alike(found).get(lang))}: {', '.join(same)}"] if same else []
    parts += ["", f"## {escaped(copies_head(found).get(lang))}", *_copies(found, lang)]
    if found.failures:
        parts += ["", f"## {Text('Kunde inte läsas', 'Could not be read').get(lang)}", ""]
        parts += [f"- {escaped(said(f'{one.file}: {one.text.get(lang)}', lang))}" for one in found.failures]
    return "\n".join(parts) + "\n"


def _table(found: Comparison, lang: Lang) -> Iterator[str]:
    letters = LETTERS[: len(found.columns)]
    yield f"| {Text('Krav', 'Requirement').get(lang)} | {' | '.join(letters)} |"
    yield f"|---|{'---|' * len(letters)}"
    for line in found.differing:
        yield f"| {cell(said(f'{line.rule} {line.title.get(lang)}', lang))} | {' | '.join(_cells(line, lang))} |"


def _cells(line: Line, lang: Lang) -> Iterator[str]:
    for row in line.cells:
        more = evidence(row)
        yield cell(said(outcome(row), lang)) + (f": {cell(said(more, lang))}" if more else "")


def _copies(found: Comparison, lang: Lang) -> Iterator[str]:
    for group in found.groups:
        yield ""
        yield f"{escaped(said(group_head(group), lang))} {escaped(said(group.template.file, lang))}"
        yield ""
        for copy in group.copies:
            yield f"- **{round(100 * copy.likeness)} %** {escaped(said(copy.document.file, lang))}"
            yield from (f"  - {escaped(said(one.said, lang))}" for one in copy.changes[:_CHANGES])
            left = len(copy.changes) - _CHANGES
            if left > 0:
                yield f"  - {Text(f'och {left} till', f'and {left} more').get(lang)}"
