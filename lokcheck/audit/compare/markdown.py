"""Documents beside each other, and copies, as Markdown."""

from collections.abc import Iterator, Sequence

from lokcheck.audit.compare.changed import Copy, Group
from lokcheck.audit.compare.columns import label
from lokcheck.audit.compare.comparison import Comparison, Line
from lokcheck.audit.compare.said import (
    FAILURES,
    FEW,
    SAME,
    TITLE,
    alike,
    apart,
    bundles,
    by_direction,
    by_outcome,
    change_text,
    copies_head,
    group_head,
    labels,
    name,
    names_text,
    outcome,
    partly,
    share,
    spread,
    summary,
    told,
)
from lokcheck.report.brief import said
from lokcheck.report.markup import cell, escaped
from lokcheck.report.view import View
from lokcheck.report.words import MARKS
from lokcheck.texts import Lang, Text

__all__ = ["render"]


def render(found: Comparison, view: View) -> str:
    """Return the comparison with a newline at its end."""
    lang, number = view.lang, len(found.columns)
    parts = [f"# {TITLE.get(lang)}", "", _plain(summary(found), lang), ""]
    if found.lines:
        for at, column in enumerate(found.columns):
            parts.append(f"- **{label(at, number)}** {_plain(name(column), lang)}: {_plain(column.file, lang)}")
        parts += ["", f"## {apart().get(lang)}", "", *_differing(found, lang)]
        parts += [*_listed(partly(found), found.partial, number, lang), *_listed(alike(found), found.same, 0, lang)]
    parts += [
        "",
        f"## {_plain(copies_head(found), lang)}",
        *(line for one in found.groups for line in _group(one, lang)),
    ]
    if found.failures:
        parts += ["", f"## {FAILURES.get(lang)}", ""]
        parts += [f"- {_plain(f'{one.file}: {one.text.get(lang)}', lang)}" for one in found.failures]
    return "\n".join(parts) + "\n"


def _plain(text: Text | str, lang: Lang) -> str:
    return escaped(said(text.replace("\\", "/") if isinstance(text, str) else text, lang))


def _differing(found: Comparison, lang: Lang) -> Iterator[str]:
    number = len(found.columns)
    heads = [label(at, number) for at in range(number)]
    yield f"| {Text('Krav', 'Requirement').get(lang)} | {' | '.join(heads)} |"
    yield f"|---|{'---|' * number}"
    for line in found.differing:
        cells = _cells(line, lang) if number <= FEW else _marks(line)
        yield f"| {cell(said(f'{line.rule} {line.title.get(lang)}', lang))} | {' | '.join(cells)} |"
    if number > FEW:
        for line in found.differing:
            yield from _spread(line, lang)


def _cells(line: Line, lang: Lang) -> Iterator[str]:
    return (cell(said(told(one), lang)) for one in line.cells)


def _marks(line: Line) -> Iterator[str]:
    return (cell(MARKS[one.outcome] if one is not None else "–") for one in line.cells)


def _spread(line: Line, lang: Lang) -> Iterator[str]:
    """Yield what became of a requirement in many documents, with what shows it."""
    number = len(line.cells)
    yield ""
    yield f"**{_plain(f'{line.rule} {line.title.get(lang)}', lang)}**: {spread(line).get(lang)}"
    yield ""
    for one, places in by_outcome(line):
        if one is None or not one.judged:
            continue
        yield f"- {_plain(outcome(one), lang)}: {labels(places, number)}"
        for text, those in bundles(line, places):
            yield f"  - {labels(those, number)}: {_plain(text, lang)}"


def _listed(title: Text, lines: Sequence[Line], number: int, lang: Lang) -> Iterator[str]:
    if not lines:
        return
    yield from ("", f"## {_plain(title, lang)}", "")
    for line in lines:
        places = [at for at, one in enumerate(line.cells) if one is not None and one.judged]
        where = f" ({labels(places, number)})" if number else ""
        text = f"{line.rule} {line.title.get(lang)}: {outcome(line.cells[places[0]]).get(lang)}{where}"
        yield f"- {_plain(text, lang)}"


def _group(group: Group, lang: Lang) -> Iterator[str]:
    yield from ("", f"### {_plain(group_head(group), lang)}", "", _plain(group.template.file, lang), "")
    for copy in group.copies:
        yield f"- **{share(copy.likeness)}** {_plain(copy.document.file, lang)}"
        yield from _copy(copy, lang)


def _copy(copy: Copy, lang: Lang) -> Iterator[str]:
    names = names_text(copy)
    if names is not None:
        yield f"  - {Text('Namn', 'Names').get(lang)}: {_plain(names, lang)}"
    for head, changes in by_direction(copy):
        yield from (f"  - {head.get(lang)}: {_plain(change_text(one), lang)}" for one in changes)
    if not copy.changes:
        yield f"  - {SAME.get(lang)}"
