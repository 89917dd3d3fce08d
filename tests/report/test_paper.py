"""What Word and PDF have in common: who, what, when and on what ground, in the order in which a committee asks."""

from collections.abc import Iterator

import pytest

from lokcheck.report.json_report import as_data
from lokcheck.report.model import Report
from lokcheck.report.paper.blocks import Block, Fields, Heading, Items, Line, Paper, Para, Signature, Span, Table, tidy
from lokcheck.report.paper.content import paper
from lokcheck.texts import Lang
from tests.report import hostile, samples
from tests.report.test_actors import with_waiver

EMPTY = Report((), (), samples.RECEIPT, ())
REPORTS = {
    "agreement": samples.report(), "folder": samples.folder(), "hostile": hostile.report(), "empty": EMPTY,
    "no requirements": samples.report(samples.document(requirements=())),
    "waived": samples.report(samples.document(requirements=with_waiver())),
}  # fmt: skip


def lines(block: Block) -> Iterator[Line]:
    match block:
        case Heading() | Para():
            yield block.line
        case Items():
            yield from block.lines
        case Fields():
            for label, held in block.rows:
                yield from ((Span(label),), *held)
        case Table():
            yield from ((Span(head),) for head in block.heads)
            yield from (line for row in block.rows for held in row for line in held)
        case Signature():
            yield from ((Span(label),) for label in block.labels)


def text(made: Paper) -> str:
    said = ["".join(span.text for span in line) for block in made.blocks for line in lines(block)]
    return "\n".join(said).replace("\xa0", " ")


def after(made: Paper, name: str) -> list[Block]:
    """The blocks from the heading ``name`` to the next of its level."""
    blocks = list(made.blocks)
    start = next(n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.name == name)
    head = blocks[start]
    assert isinstance(head, Heading)
    ends = (n for n in range(start + 1, len(blocks)) if isinstance(blocks[n], Heading))
    end = next((n for n in ends if blocks[n].level <= head.level), len(blocks))  # type: ignore[union-attr]
    return blocks[start:end]


def said(blocks: list[Block]) -> str:
    found = ["".join(span.text for span in line) for block in blocks for line in lines(block)]
    return "\n".join(found).replace("\xa0", " ")


def test_a_finding_says_what_on_what_ground_when_who_and_what_to_do_in_that_order() -> None:
    finding = said(after(paper(samples.report(), "sv"), "1-LAG-07"))
    order = [
        "1. Spel om pengar omfattas – ej uppfyllt", "Spel om pengar nämns inte i målgruppen.", "ska enligt lag",
        "16 kap. 3 § HSL (2017:30)", "Nu. Har behövt uppdateras sedan 2018-01-01.", "Regionen och kommunerna",
        "Lägg till spel om pengar i målgruppen.", "”narkotika, andra beroendeframkallande medel”",
        "(avsnittet ”Målgrupp”, s. 4, rad 88, filens rad 57)", "LAG-07, agreements/jonkoping/agreement.yaml:41",
    ]  # fmt: skip
    places = [finding.index(part) for part in order]
    assert places == sorted(places)


def test_the_summary_tells_the_gravest_with_who_when_and_basis() -> None:
    summary = said(after(paper(samples.report(), "sv"), "1-summary"))
    assert "1 sak måste åtgärdas, 1 bör åtgärdas och 1 kan göras bättre." in summary
    for part in (
        "1. Brist", "Vem: Regionen och kommunerna", "När: Nu. Har behövt uppdateras sedan 2018-01-01.",
        "Grund: ska enligt lag, 16 kap. 3 § HSL (2017:30)", "Ny lag gäller från 2028-01-01",
    ):  # fmt: skip
        assert part in summary


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_finding_of_the_json_report_is_told_once(lang: Lang) -> None:
    made = paper(samples.report(), lang)
    names = [block.name for block in made.blocks if isinstance(block, Heading)]
    found = {item["rule"] for item in as_data(samples.report(), lang)["requirements"] if item["severity"]}
    assert found and all(names.count(f"1-{rule}") == 1 for rule in found)


def test_every_requirement_stands_in_the_tables_with_both_outcomes() -> None:
    everything = after(paper(samples.report(), "sv"), "1-all")
    rows = [row for block in everything if isinstance(block, Table) for row in block.rows]
    told = [[" ".join(span.text for line in held for span in line) for held in row] for row in rows]
    assert len(told) == len(samples.every_outcome())
    gambling = next(row for row in told if row[0].startswith("LAG-07"))
    assert "ej tillämpligt" in gambling[2] and "ej uppfyllt" in gambling[3] and "brist" in gambling[3]


def test_what_is_waived_stands_apart_with_the_decision() -> None:
    made = paper(REPORTS["waived"], "sv")
    assert "dnr RS 2026/12" in said(after(made, "1-waived"))
    assert "Spel om pengar nämns inte" not in said(after(made, "1-findings"))


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_links_lead_somewhere_and_levels_are_whole(name: str, lang: Lang) -> None:
    made = paper(REPORTS[name], lang)
    headings = [block for block in made.blocks if isinstance(block, Heading)]
    names = [block.name for block in headings if block.name]
    assert len(names) == len(set(names))
    spans = [span for block in made.blocks for line in lines(block) for span in line]
    assert {span.target for span in spans if span.target} <= set(names)
    assert all(span.url is None or span.url.startswith("https://") for span in spans)
    level = 0
    for heading in headings:
        assert heading.level <= level + 1
        level = heading.level
    assert isinstance(made.blocks[-1], Signature)


def test_both_languages_have_the_same_parts() -> None:
    swedish, english = (paper(samples.folder(), lang) for lang in ("sv", "en"))
    assert [type(block) for block in swedish.blocks] == [type(block) for block in english.blocks]
    assert "Åtgärda först" in text(swedish) and "Do this first" in text(english)
    assert "[en]" in text(english) and "[en]" not in text(swedish)


def test_what_could_not_be_read_is_told_first() -> None:
    made = paper(samples.folder(), "sv")
    assert said([made.blocks[0]]).startswith("1 fel: allt kunde inte läsas")
    assert "Nyckeln 'partier' finns inte." in said(after(made, "problems"))


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("16 kap. 3 § HSL (2017:30)", "16~kap.~3~§~HSL (2017:30)"),
        ("2 kap. 3 a § SoL", "2~kap.~3~a~§~SoL"),
        ("s. 4, rad 88", "s.~4, rad~88"),
        ("2013-07-01 – 2027-12-31", "2013-07-01~– 2027-12-31"),
        ("en vanlig mening", "en vanlig mening"),
    ],
)
def test_what_belongs_together_is_not_broken(text: str, tied: str) -> None:
    assert tidy(text) == tied.replace("~", "\xa0")
