"""What an audit prints when it is done: the headline figures with their denominators, the worst, what failed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from lokcheck.audit.done import Count
from lokcheck.audit.record import Failed
from lokcheck.audit.summary import Summary
from lokcheck.cli.targets import Target
from lokcheck.report.changed import DIFFERS, change_lines
from lokcheck.report.model import Severity
from lokcheck.report.safe import plain
from lokcheck.report.words import SEVERITY_ORDER, counted
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.audit.run import Result

__all__ = ["show_summary"]

_FAILURES = 20
"""Failures that are listed; files have them all."""
_CODES = {
    "unreadable": Text("gick inte att läsa", "could not be read"),
    "invalid-document": Text("fel i dokument", "faults in documents"),
    "failed": Text("gick inte att bedöma", "could not be judged"),
    "crashed": Text("avbröt sin process", "ended their process"),
    "timeout": Text("tog för lång tid", "took too long"),
    "memory": Text("tog för mycket minne", "took too much memory"),
}


def show_summary(
    result: "Result", files: Sequence[Target], lang: Lang, groups: Sequence[str] = (), *, quiet: bool
) -> str:
    """Return the summary as text in ``lang``, with its last line alone where ``quiet``.

    ``groups`` are the lines of the table of groups, where one was asked for.
    """
    summary = result.summary
    last = _last_line(summary).get(lang)
    if quiet:
        return f"{last}\n"
    parts = [[_head(summary, str(result.audit.head.receipt.as_of)).get(lang)]]
    changes = change_lines(result.audit.head.receipt, lang)
    if changes:
        parts.append([f"{DIFFERS.get(lang)}:", *(f"  {line}" for line in changes)])
    if groups:
        parts.append(list(groups))
    if summary.worst:
        parts.append([Text("Mest att åtgärda:", "Most to do:").get(lang), *_worst(summary.worst, lang)])
    if summary.failures:
        failures = (record for record in result.audit.records() if isinstance(record, Failed))
        parts.append(list(_failures(summary, failures, lang)))
    if summary.passed_over:
        parts.append([_passed_over(summary.passed_over).get(lang)])
    if result.unread:
        parts.append([_unread(result.unread).get(lang)])
    if files:
        names = ", ".join(target.path.as_posix() for target in files)
        parts.append([Text(f"Resultatet finns i {names}.", f"The result is in {names}.").get(lang)])
    parts.append([last])
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _head(summary: Summary, day: str) -> Text:
    known = summary.cached
    seen = (
        f", varav {known} {'oförändrad' if known == 1 else 'oförändrade'} sedan förra gången",
        f", {known} of them unchanged since last time",
    )
    sv, en = seen if known else ("", "")
    one = summary.documents == 1
    return Text(
        f"{summary.documents} dokument i {summary.sets} samling{'' if summary.sets == 1 else 'ar'} "
        f"{'granskat' if one else 'granskade'} per {day} "
        f"({summary.files} fil{'' if summary.files == 1 else 'er'}{sv}).\n"
        f"{summary.documents - summary.clean} av {summary.documents} dokument har något att åtgärda.",
        f"{summary.documents} document{'' if one else 's'} in {summary.sets} set{'' if summary.sets == 1 else 's'} "
        f"audited as of {day} ({summary.files} file{'' if summary.files == 1 else 's'}{en}).\n"
        f"{summary.documents - summary.clean} of {summary.documents} document{'' if one else 's'} "
        f"{'has' if one else 'have'} something to mend.",
    )


def _worst(counts: Sequence[Count], lang: Lang) -> Iterator[str]:
    weights = [", ".join(part.get(lang) for part in _weights(count)) for count in counts]
    wide = max(map(len, weights))
    for count, weight in zip(counts, weights, strict=True):
        yield f"  {weight:<{wide}}  {plain(count.key)}"


def _weights(count: Count) -> Iterator[Text]:
    numbers: dict[Severity, int] = dict(zip(SEVERITY_ORDER, (count.errors, count.warnings, count.notes), strict=True))
    return (counted(number, level) for level, number in numbers.items() if number)


def _failures(summary: Summary, failures: Iterable[Failed], lang: Lang) -> Iterator[str]:
    yield Text("Detta är inte bedömt:", "This was not judged:").get(lang)
    for code, number in sorted(summary.failures.items()):
        yield f"  {number} {_CODES[code].get(lang)}"
    for record in islice(failures, _FAILURES):
        where = f"{record.file}:{record.line}:{record.column}" if record.line else record.file
        advice = f" {record.advice.get(lang)}" if record.advice else ""
        yield f"  {plain(f'{where}: {record.text.get(lang)}{advice}')}"
    left = summary.failures.total() - _FAILURES
    if left > 0:
        yield Text(f"  och {left} till (--output jsonl:FIL har alla)",
                   f"  and {left} more (--output jsonl:FILE has them all)").get(lang)  # fmt: skip


def _unread(names: Sequence[str]) -> Text:
    listed = plain(", ".join(names))
    return Text(
        f"Inställningar i undermappar gäller inte: {listed}. Granska de mapparna för sig, eller välj en med --config.",
        f"Settings in folders below do not count: {listed}. Audit those folders apart, or choose one with --config.",
    )


def _passed_over(number: int) -> Text:
    one = number == 1
    return Text(
        f"{number} YAML-fil{'' if one else 'er'} är inte dokument för lokcheck (nyckeln 'kind' saknas).",
        f"{number} YAML file{' is no document' if one else 's are no documents'} of lokcheck (there is no key 'kind').",
    )


def _last_line(summary: Summary) -> Text:
    numbers: dict[Severity, int] = dict(
        zip(SEVERITY_ORDER, (summary.errors, summary.warnings, summary.notes), strict=True)
    )
    found = [counted(number, level) for level, number in numbers.items() if number]
    total, failed = sum(numbers.values()), summary.failures.total()
    sv, en = (", ".join(part.get(lang) for part in found) for lang in ("sv", "en"))
    return Text(
        f"{total} fynd{f' ({sv})' if sv else ''}, {failed} fel · "
        f"{summary.judged} av {summary.requirements} krav bedömda",
        f"{total} finding{'' if total == 1 else 's'}{f' ({en})' if en else ''}, {failed} "
        f"failure{'' if failed == 1 else 's'} · {summary.judged} of {summary.requirements} requirements judged",
    )
