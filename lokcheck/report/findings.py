"""A requirement told in full: what is wrong, since when, where, on what ground, and what to do."""

from collections.abc import Iterable, Iterator

from lokcheck.report.basis import basis_text, modality_text, relevant
from lokcheck.report.excerpt import excerpt_lines
from lokcheck.report.model import DocumentReport, EvidenceLine, Requirement, VerdictLine
from lokcheck.report.page import Page
from lokcheck.report.places import in_source, place
from lokcheck.report.tally import is_finding, is_old_finding
from lokcheck.report.waivers import waiver_text
from lokcheck.report.when import when
from lokcheck.report.width import glued
from lokcheck.report.words import COMPARED, OUTCOMES, SEVERITIES, SEVERITY_ORDER
from lokcheck.texts import Text

__all__ = ["by_weight", "finding", "met", "needs_a_person", "told"]

_INDENT, _COLUMN = 4, 13
_ITEMS, _PLACES = 8, 3
_NAMED = 6
"""Of many entries a message names no more than these."""
_BINDING = ("legal-must", "legal-should", "contract", "structural", "consistency", "guidance")
"""The modalities, from what a reader should mend first."""


def told(requirement: Requirement) -> VerdictLine:
    """Return the verdict that a finding is about: today's, or that of the own date where only it is a finding."""
    if is_old_finding(requirement) and requirement.at_adoption is not None:
        return requirement.at_adoption
    return requirement.today


def by_weight(requirements: Iterable[Requirement]) -> list[Requirement]:
    """Return the findings: gravest first, of those the most binding, then in the rulebook's order; old ones last."""
    found = [item for item in requirements if is_finding(item) or is_old_finding(item)]
    return sorted(found, key=lambda item: (is_old_finding(item), *_weight(item)))


def _weight(requirement: Requirement) -> tuple[int, int, bool]:
    verdict, modality = told(requirement), requirement.modality
    return (
        SEVERITY_ORDER.index(verdict.severity) if verdict.severity else len(SEVERITY_ORDER),
        _BINDING.index(modality) if modality in _BINDING else len(_BINDING),
        verdict.outcome == "partly",
    )


def finding(page: Page, requirement: Requirement, document: DocumentReport) -> None:
    """Add a finding to ``page``."""
    verdict = told(requirement)
    level = verdict.severity or "note"
    name = page.say(SEVERITIES[level][0]).upper()
    title = page.paint(f"{name}  {requirement.rule}", level)
    _headline(page, f"{name}  {requirement.rule}", title, page.say(requirement.title))
    page.para(page.say(verdict.message), " " * _INDENT)
    if requirement.waiver is not None and is_finding(requirement):
        _fields(page, Text("Undantag", "Waiver"), [waiver_text(requirement.waiver)])
    if requirement.compared is not None:
        _fields(page, Text("Jämfört", "Compared"), [COMPARED[requirement.compared]])
    _fields(page, Text("När", "When"), [when(requirement, document)])
    at, *others = _where(requirement, verdict)
    _fields(page, Text("Var", "Where"), [at])
    if requirement.excerpt is not None and verdict is requirement.today:
        excerpt_lines(page, requirement.excerpt, _COLUMN)
    _fields(page, Text("", ""), others)
    _fields(page, Text("Vilka", "Which"), _items(verdict.failing, verdict.message))
    _fields(page, Text("Grund", "Basis"), _basis(page, requirement))
    if not is_old_finding(requirement):
        _fields(page, Text("Åtgärd", "Remedy"), [requirement.remedy])
        _fields(page, Text("Vem", "Who"), [requirement.who])
    if page.view.verbosity == "verbose":
        _background(page, requirement)


def met(page: Page, requirement: Requirement) -> None:
    """Add a requirement that is met, with what shows it."""
    title = page.paint(requirement.rule, "good")
    _headline(page, requirement.rule, title, page.say(requirement.title))
    if page.say(requirement.today.message):
        page.para(page.say(requirement.today.message), " " * _INDENT)
    _fields(page, Text("Var", "Where"), _where(requirement, requirement.today))


def needs_a_person(page: Page, requirement: Requirement) -> None:
    """Add a requirement that was not judged: why, what to ask, and where to read."""
    verdict = requirement.today
    _headline(page, requirement.rule, page.paint(requirement.rule, "bold"), page.say(requirement.title))
    if verdict.message.sv and verdict.message != requirement.question:
        page.para(page.say(verdict.message), " " * _INDENT)
    if requirement.question is not None:
        page.para(page.say(requirement.question), " " * _INDENT)
    _fields(page, Text("Var", "Where"), _where(requirement, verdict) if verdict.evidence or requirement.line else [])


def _headline(page: Page, bare: str, painted: str, title: str) -> None:
    """Add '``bare``  title', with ``bare`` painted; more lines of the title stand under its first."""
    at = len(page.lines)
    page.para(title, f"{bare}  ", " " * _INDENT)
    page.lines[at] = painted + page.lines[at][len(bare) :]


def _fields(page: Page, label: Text, texts: Iterable[Text | None]) -> None:
    name = page.say(label)
    for text in texts:
        if text is not None and text.get(page.view.lang):
            page.field(name, page.say(text), _INDENT, _COLUMN)
            name = ""


def _where(requirement: Requirement, verdict: VerdictLine) -> Iterator[Text]:
    """The place in the file, and what the document that it was encoded from says; other places by what stands there."""
    file, line, column = _first_place(requirement, verdict)
    first = place(file, line, column)
    yield Text(first, first)
    if verdict.failing:
        return
    for evidence in verdict.evidence[:_PLACES]:
        if (evidence.file, evidence.line) != (file, line):
            yield _other_place(evidence, requirement.file)
        source = in_source(evidence)
        if source is not None:
            yield Text(f"källan: {source.sv}", f"source: {source.en}")
    left = len(verdict.evidence) - _PLACES
    if left > 0:
        yield Text(f"och {left} ställen till" if left > 1 else "och ett ställe till",
                   f"and {left} more place{'s' if left > 1 else ''}")  # fmt: skip


def _first_place(requirement: Requirement, verdict: VerdictLine) -> tuple[str, int, int]:
    """Where to look: the requirement's own place is today's, so a finding of the own date has that of its evidence."""
    if verdict is not requirement.today:
        for line in (*verdict.failing, *verdict.evidence):
            if line.file == requirement.file and line.line:
                return line.file, line.line, line.column
    return requirement.file, requirement.line, requirement.column


def _other_place(evidence: EvidenceLine, file: str) -> Text:
    what = _detailed(evidence.what, evidence)
    if evidence.file != file:
        at = place(evidence.file, evidence.line, evidence.column)
        return Text(f"{at} {what.sv}", f"{at} {what.en}")
    return Text(f"filens rad {evidence.line}: {what.sv}", f"line {evidence.line} of the file: {what.en}")


def _detailed(text: Text, evidence: EvidenceLine) -> Text:
    detail = evidence.detail
    return Text(f"{text.sv}: {detail.sv}", f"{text.en}: {detail.en}") if detail else text


def _items(failing: tuple[EvidenceLine, ...], message: Text) -> Iterator[Text]:
    """The entries that fail; where the message has named them already, only their lines in the file."""
    shown, left = failing[:_ITEMS], len(failing) - _ITEMS
    more = Text(f" och {left} till", f" and {left} more") if left > 0 else Text("", "")
    if len(shown) > 1 and all(item.what.sv in message.sv and not item.detail for item in failing[:_NAMED]):
        lines = ", ".join(str(item.line) for item in shown)
        yield Text(f"filens rader {lines}{more.sv}", f"lines {lines}{more.en} of the file")
        return
    for item in shown:
        at = (f" (rad {item.line})", f" (line {item.line})") if item.line else ("", "")
        yield _detailed(Text(f"- {item.what.sv}{at[0]}", f"- {item.what.en}{at[1]}"), item)
    if left > 0:
        yield Text(more.sv.strip(), more.en.strip())


def _basis(page: Page, requirement: Requirement) -> Iterator[Text]:
    yield modality_text(requirement)
    lines = requirement.basis if page.view.verbosity == "verbose" else relevant(requirement)
    for line in lines:
        yield basis_text(line, requirement.today.day)


def _background(page: Page, requirement: Requirement) -> None:
    before = requirement.at_adoption
    if before is not None and told(requirement) is requirement.today and before.outcome != requirement.today.outcome:
        was = OUTCOMES[before.outcome]
        _fields(page, Text("Då", "Then"), [Text(f"{was.sv}: {before.message.sv}", f"{was.en}: {before.message.en}")])
    _fields(page, Text("Varför", "Why"), [requirement.asks])
    _fields(page, Text("Källor", "Sources"), [Text(source, source) for source in requirement.sources])
    _fields(page, Text("Länkar", "Links"), [Text(glued(b.url), glued(b.url)) for b in requirement.basis if b.url])
