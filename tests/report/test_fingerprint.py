"""A fingerprint rests on meaning: it stays when lines move and files are renamed, and changes when the text does."""

from typing import Any

from lokcheck.report.fingerprint import fingerprints
from lokcheck.report.model import DocumentReport, EvidenceLine, Report
from tests.report import samples

KEY = (samples.FILE, "LAG-07")


def made(*, path: tuple[str | int, ...] = ("target_groups", 0), quote: str = "narkotika", **changes: Any) -> Report:
    line = samples.evidence("målgruppen", 57, quote)._replace(path=path)
    today = samples.verdict("not_met", "Saknas.", "error", shown=(line,))
    item = samples.requirement("LAG-07", "Spel", "target-groups", None, today)._replace(**changes)
    return samples.report(samples.document(id="avtal", requirements=(item,)))


def print_of(report: Report) -> str:
    return next(iter(fingerprints(report).values()))


def moved(document: DocumentReport) -> DocumentReport:
    """Fifty lines down, in a file of another name."""

    def line(one: EvidenceLine) -> EvidenceLine:
        return one._replace(file="b.yaml", line=one.line + 50)

    items = []
    for item in document.requirements:
        today = item.today
        today = today._replace(evidence=tuple(map(line, today.evidence)), failing=tuple(map(line, today.failing)))
        items.append(item._replace(file="b.yaml", line=item.line + 50, document="b.yaml", today=today))
    return document._replace(key="b.yaml", file="b.yaml", requirements=tuple(items))


def test_lines_files_messages_and_order_do_not_count() -> None:
    before = samples.document(id="avtal")
    after = moved(before)
    assert [*fingerprints(samples.report(before)).values()] == [*fingerprints(samples.report(after)).values()]
    assert print_of(made(path=("target_groups", 0))) == print_of(made(path=("target_groups", 7)))
    assert print_of(made(quote="narkotika")) == print_of(made(quote="  Narkotika\n "))


def test_rule_document_place_and_quote_count() -> None:
    prints = [
        print_of(made()), print_of(made(rule="LAG-08")), print_of(made(path=("goals", 0))),
        print_of(made(quote="alkohol")), print_of(samples.report(made().documents[0]._replace(id="annat"))),
    ]  # fmt: skip
    assert len(set(prints)) == 5
    assert all(len(one) == 64 for one in prints)


def test_a_finding_stays_itself_while_its_entries_are_mended() -> None:
    lines = tuple(samples.evidence(f"bilaga {n}", n, f"bilaga {n}")._replace(path=("annexes", n)) for n in range(5))

    def failing(left: int) -> Report:
        today = samples.verdict("partly", "", "warning", failing=lines[5 - left :])
        return made(today=today)

    assert print_of(failing(5)) == print_of(failing(3)) == print_of(failing(2))


def test_documents_that_share_a_name_are_told_apart() -> None:
    one, two = made().documents[0], moved(made().documents[0])
    prints = [*fingerprints(samples.report(one, two)).values()]
    assert len(set(prints)) == 2
    assert print_of(samples.report(one)) == prints[0]


def test_a_document_without_a_name_goes_by_its_key() -> None:
    one, two = made().documents[0]._replace(id=""), moved(made().documents[0])._replace(id="")
    assert print_of(samples.report(one)) != print_of(samples.report(two))
