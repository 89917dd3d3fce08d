"""Documents against topics."""

from lokcheck.report.matrix import cell, matrix
from lokcheck.report.model import Report
from lokcheck.report.page import Page
from lokcheck.report.view import View
from lokcheck.report.width import width_of
from lokcheck.texts import Text
from tests.report import samples


def drawn(report: Report, **view: object) -> list[str]:
    page = Page(View(**view))  # type: ignore[arg-type]
    matrix(page, report)
    return page.text().splitlines()


def test_a_cell_has_the_worst_outcome_and_its_number() -> None:
    document = samples.document()
    assert cell(document, "target-groups") == ("not_met", 1)
    assert cell(document, "sip") == ("manual", 1)
    assert cell(document, "nothing") is None


def test_documents_are_named_below_their_common_folder() -> None:
    lines = drawn(samples.folder())
    assert "  Mapp: agreements/" in lines
    assert any(line.startswith("jonkoping/plan.yaml") for line in lines)


def test_many_topics_and_documents_fit_eighty_columns() -> None:
    topics = tuple((f"topic-{n}", Text(f"Ämne {n}", f"Topic {n}")) for n in range(40))
    requirements = tuple(
        samples.every_outcome()[n % 9]._replace(topic=f"topic-{n % 40}", rule=f"X-{n}") for n in range(4000)
    )
    documents = tuple(
        samples.document(key=f"en-lang-mapp-{n}/overenskommelse.yaml", requirements=requirements) for n in range(3)
    )
    report = samples.report(*documents)._replace(topics=topics)
    lines = drawn(report)
    assert max(map(width_of, lines)) <= 80
    assert sum(line.startswith("en-lang-mapp-1/") for line in lines) > 1  # several blocks
    assert any("Ämne 39" in line for line in lines)


def test_absolute_and_relative_files_have_no_common_folder() -> None:
    one, two = samples.document(key="/srv/a.yaml"), samples.document(key="b.yaml")
    assert not [line for line in drawn(samples.report(one, two)) if "Mapp" in line]
