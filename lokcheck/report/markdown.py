"""The report as Markdown, for a comment on a pull request or the summary of a step: what is found is folded."""

from collections.abc import Iterator, Sequence

from lokcheck.report.brief import basis_lines, brief, level_word, posix, said, shown_place, unjudged_text
from lokcheck.report.changed import DIFFERS, change_lines
from lokcheck.report.findings import told
from lokcheck.report.markup import cell, escaped, html_escaped, linked
from lokcheck.report.model import DocumentReport, Problem, Receipt, Report, Requirement
from lokcheck.report.settled import baseline_lines, counting, shown, unchanged, waived
from lokcheck.report.tally import is_old_finding, tally
from lokcheck.report.text import summary
from lokcheck.report.view import View
from lokcheck.report.waivers import waiver_text
from lokcheck.report.words import SEVERITIES, SEVERITY_ORDER
from lokcheck.texts import Lang, Text

__all__ = ["LIMIT", "capped", "changes_block", "finding_block", "fitted", "folded", "problem_blocks", "render"]

LIMIT = 60_000
"""Characters: a comment on GitHub may have 65,536."""

_EVIDENCE = 3
_ROWS = 40
"""Documents in the table, and entries of a list: more of them are counted and not shown."""
_LONG = 400
"""Characters of a quotation."""
_HEADS = (
    Text("Dokument", "Document"),
    *(SEVERITIES[level][1] for level in SEVERITY_ORDER),
    Text("bedömda krav", "judged requirements"),
    Text("kräver bedömning", "for a person to judge"),
)


def render(report: Report, view: View) -> str:
    """Return the report, cut at the end of a finding where it would be too long; it then says how much is left out."""
    lang = view.lang
    blocks = [*problem_blocks(report.problems, lang)]
    for document in report.documents:
        blocks += _document(document, report, view)
    return fitted(_head(report, lang), blocks, _receipt(report, lang), lang)


def fitted(head: str, blocks: Sequence[str], receipt: str, lang: Lang) -> str:
    """Join the parts; ``head`` and ``receipt`` are always there."""
    room = LIMIT - len(head) - len(receipt) - len(_cut(len(blocks), lang)) - 6
    kept: list[str] = []
    for block in blocks:
        room -= len(block) + 2
        if room < 0:
            break
        kept.append(block)
    left = len(blocks) - len(kept)
    return "\n\n".join(filter(None, [head, *kept, _cut(left, lang) if left else "", receipt])) + "\n"


def _cut(left: int, lang: Lang) -> str:
    text = Text(
        f"Här får inte mer plats: {left} avsnitt är utelämnade. Hela rapporten finns i de andra formaten.",
        f"There is room for no more: {left} parts are left out. The other formats have the whole report.",
    )
    return f"**{text.get(lang)}**"


def _head(report: Report, lang: Lang) -> str:
    found, out_of = summary(report)
    lines = ["## lokcheck", "", f"**{found.get(lang)}** · {out_of.get(lang)}", ""]
    if report.documents:
        lines += [_row([head.get(lang) for head in _HEADS]), _row(["---", *["---:"] * 5])]
    for document in report.documents[:_ROWS]:
        numbers = tally(document.requirements)
        counts = [*(str(numbers.severities[level]) for level in SEVERITY_ORDER), f"{numbers.judged}/{numbers.total}",
                  str(numbers.outcomes["manual"])]  # fmt: skip
        lines.append(_row([cell(_short(said(document.title, lang) or document.key)), *counts]))
    left = len(report.documents) - _ROWS
    if left > 0:
        lines += ["", Text(f"och {left} dokument till", f"and {left} more documents").get(lang)]
    return "\n".join(lines).strip()


def _short(text: str, length: int = 120) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _document(document: DocumentReport, report: Report, view: View) -> Iterator[str]:
    """The findings of a document with its name before the first; a block is never cut within."""
    lang, found = view.lang, shown(document.requirements, view)
    blocks = [finding_block(item, document, lang) for item in counting(found)]
    blocks += _settled(waived(found), Text("Undantag genom beslut", "Waived by decision"), lang)
    blocks += _settled(unchanged(found), Text("Oförändrat sedan utgångsläget", "Unchanged since the baseline"), lang)
    blocks += [finding_block(item, document, lang) for item in found if is_old_finding(item)]
    for outcome, title in (
        ("error", Text("Fel i bedömningen", "Failed to judge")),
        ("cannot_judge", Text("Kan inte bedömas", "Can not be judged")),
        ("manual", Text("Behöver bedömas av en människa", "For a person to judge")),
    ):
        blocks += _listed([r for r in document.requirements if r.today.outcome == outcome], title, lang)
    blocks += _upcoming(document, lang)
    if blocks and len(report.documents) > 1:
        name, file = _short(said(document.title, lang) or document.key), said(posix(document.file), lang)
        blocks[0] = f"### {escaped(name)}\n\n{escaped(_short(file, _LONG))}\n\n{blocks[0]}"
    yield from blocks


def finding_block(item: Requirement, document: DocumentReport, lang: Lang) -> str:
    """Return a finding, folded."""
    verdict, level = told(item), level_word(item, lang).upper()
    was = Text(" (på dokumentets egen dag)", " (on the document's own date)").get(lang) if is_old_finding(item) else ""
    lines = [f"- **{label}:** {_law(item, text, lang)}" for label, text in brief(item, document, lang)]
    places = (*verdict.failing, *verdict.evidence)
    where = f"{posix(item.file)}:{item.line}" if item.line else posix(item.file)
    lines.append(f"- **{Text('Var', 'Where').get(lang)}:** {escaped(where)}")
    lines += [f"  - {escaped(_short(shown_place(line, lang), _LONG))}" for line in places[:_EVIDENCE]]
    if len(places) > _EVIDENCE:
        left = len(places) - _EVIDENCE
        lines.append(f"  - {Text(f'och {left} till', f'and {left} more').get(lang)}")
    title = f"<b>{level} {html_escaped(item.rule)}</b>{was} {html_escaped(said(item.title, lang))}"
    return folded(title, [escaped(said(verdict.message, lang)), "", *lines])


def _settled(found: Sequence[Requirement], title: Text, lang: Lang) -> Iterator[str]:
    """The findings that do not count, in a line each: they are told, and need nobody's time today."""
    if found:
        lines = [f"- {level_word(item, lang)} **{escaped(item.rule)}** {escaped(said(item.title, lang))}"
                 + (f": {escaped(_short(said(waiver_text(item.waiver), lang), _LONG))}" if item.waiver else "")
                 for item in found]  # fmt: skip
        yield folded(f"{html_escaped(title.get(lang))} ({len(found)})", capped(lines, lang))


def _law(item: Requirement, text: str, lang: Lang) -> str:
    """Return ``text``, as a link where it is about a provision that has an address."""
    url = next((line.url for line in basis_lines(item) if line.url and said(line.citation, lang) in text), None)
    return linked(text, url)


def _listed(found: Sequence[Requirement], title: Text, lang: Lang) -> Iterator[str]:
    if found:
        lines = [f"- **{escaped(item.rule)}** {escaped(said(item.title, lang))}: {_asked(item, lang)}"
                 for item in found]  # fmt: skip
        yield folded(f"{html_escaped(title.get(lang))} ({len(found)})", capped(lines, lang))


def _asked(item: Requirement, lang: Lang) -> str:
    return escaped(_short(unjudged_text(item, lang), _LONG))


def _upcoming(document: DocumentReport, lang: Lang) -> Iterator[str]:
    lines = [f"- {item.day} {linked(said(item.citation, lang), item.url)}: {escaped(said(item.text, lang))}"
             for item in document.upcoming]  # fmt: skip
    if lines:
        yield folded(f"{Text('Kommande lag', 'Upcoming law').get(lang)} ({len(lines)})", capped(lines, lang))


def capped(lines: Sequence[str], lang: Lang) -> list[str]:
    """Return the first of ``lines``, and how many are left."""
    left = len(lines) - _ROWS
    more = [f"- {Text(f'och {left} till', f'and {left} more').get(lang)}"] if left > 0 else []
    return [*lines[:_ROWS], *more]


def problem_blocks(problems: Sequence[Problem], lang: Lang) -> Iterator[str]:
    """Yield the part about what could not be read, if there is any."""
    lines = []
    for problem in problems:
        where = f"{posix(problem.file)}:{problem.line}" if problem.line else posix(problem.file)
        text = " ".join(filter(None, (said(problem.text, lang), said(problem.advice, lang))))
        lines.append(f"- **{escaped(said(where, lang))}** {escaped(_short(text, _LONG))}")
    if lines:
        title = Text("Kunde inte läsas eller bedömas", "Could not be read or judged").get(lang)
        yield folded(f"<b>{title}</b> ({len(lines)})", capped(lines, lang))


def folded(title: str, lines: Sequence[str]) -> str:
    """Return a part that opens on a click; the empty line is what lets Markdown be read inside."""
    return "\n".join(["<details>", f"<summary>{title}</summary>", "", *lines, "", "</details>"])


def _receipt(report: Report, lang: Lang) -> str:
    """With what it was made, after how a rulebook of one's own differs from the standard: that is never left out."""
    made = report.receipt
    against = [f"- {escaped(_short(text.get(lang), _LONG))}" for text in baseline_lines(report.baseline)] if (
        report.baseline) else []  # fmt: skip
    text = Text(f"lokcheck {made.lokcheck}, regelverk {made.rulebook[:12]}, bedömt per {made.as_of}",
                f"lokcheck {made.lokcheck}, rulebook {made.rulebook[:12]}, judged as of {made.as_of}")  # fmt: skip
    line = "\n".join([*against, *([""] if against else []), f"<sub>{html_escaped(text.get(lang))}</sub>"])
    return "\n\n".join([*changes_block(made, lang), line])


def changes_block(made: Receipt, lang: Lang) -> list[str]:
    """Return how what was asked differs from the standard, to open on a click; nothing where it does not."""
    lines = [f"- {escaped(_short(line, _LONG))}" for line in change_lines(made, lang)]
    return [folded(f"{DIFFERS.get(lang)} ({len(lines)})", capped(lines, lang))] if lines else []
