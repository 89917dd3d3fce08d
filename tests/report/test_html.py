"""The HTML report: well-formed, without network, in both languages, with the figures of the JSON report."""

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest

from lokcheck.report.html.markup import Html, el, escaped, glue, link
from lokcheck.report.html.page import render
from lokcheck.report.json_report import as_data
from lokcheck.report.model import EvidenceLine, Report
from lokcheck.report.view import View
from lokcheck.report.words import OUTCOMES
from lokcheck.texts import Text
from tests.report import samples
from tests.report.page_parser import Page
from tests.report.test_actors import with_waiver

ROOT = Path(__file__).resolve().parents[2]
EMPTY = Report((), (), samples.RECEIPT, ())
HOSTILE = (
    "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", '" onmouseover="alert(1)', "' autofocus '",
    "&lt;b&gt; &amp; &#60;", "</title></style></details>", "<!-- x", "]]>", "\u202evänd\u2066\x00\x1b[31m",
    "{0} {1} %s", "javascript:alert(1)",
)  # fmt: skip


def hostile() -> Report:
    """Reports in which every text that a document or a rulebook can set is hostile."""
    made = []
    for number, text in enumerate(HOSTILE):
        both = Text(text, f"{text} en")
        line = EvidenceLine(text, 41, 3, both, text, 1, 2, text, both)
        bad = samples.verdict("not_met", text, "error", shown=(line,))._replace(failing=(line,) if number % 2 else ())
        law = samples.HSL._replace(citation=text, url=text if number % 2 else f"https://lagen.nu/{text}")
        items = (
            samples.requirement("LAG-07", text, text, samples.then("met"), bad, modality=text, remedy=both, who=both,
                                asks=both, basis=(law,), sources=(text,), file=text),
            samples.requirement(f"SIP-{text}", text, "sip", samples.then("met"), samples.verdict("manual", text),
                                question=both, reported_by=text),
        )  # fmt: skip
        coming = samples.document().upcoming[0]._replace(citation=text, url=text, rules=(text,), text=both)
        made.append(samples.document(key=text, file=text, title=text, county=text, parties=(text,), status=text,
                                     kind=text, requirements=items, upcoming=(coming,), ended=both))  # fmt: skip
    problems = tuple(samples.BROKEN._replace(file=text, text=Text(text, text)) for text in HOSTILE)
    return samples.report(*made, problems=problems)


ALL = {
    "agreement": samples.report(), "folder": samples.folder(), "empty": EMPTY, "hostile": hostile(),
    "no findings": samples.report(samples.document(requirements=(samples.every_outcome()[0],), upcoming=())),
    "no requirements": samples.report(samples.document(requirements=())),
}  # fmt: skip


@pytest.fixture(params=ALL, name="report")
def _report(request: pytest.FixtureRequest) -> Report:
    return ALL[request.param]


def test_every_tag_is_closed_and_every_id_is_there_once(report: Report) -> None:
    source = render(report, View())
    page = Page(source)
    assert page.problems == []
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert source.startswith("<!DOCTYPE html>\n<html lang=") and source.endswith("</html>\n")


def test_every_link_in_the_page_leads_somewhere_in_it(report: Report) -> None:
    page = Page(render(report, View()))
    ids = set(page.values("id"))
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= ids
    assert {name for value in page.values("aria-labelledby") for name in value.split()} <= ids
    assert set(page.values("for")) <= ids


def test_the_page_asks_the_network_for_nothing(report: Report) -> None:
    page = Page(render(report, View()))
    names = {tag for tag, _ in page.tags}
    assert not names & {"link", "img", "iframe", "object", "embed", "base", "audio", "video", "source", "image"}
    assert not {key for _, attributes in page.tags for key in attributes} & {"src", "srcset", "style", "xlink:href"}
    assert not [key for _, attributes in page.tags for key in attributes if key.startswith("on")]
    style = "".join(text for where, text in page.texts if "style" in where)
    assert "url(" not in style and "@import" not in style
    assert all(re.match(r"#|https://lagen\.nu/", href) for href in page.values("href"))


def test_the_policy_allows_only_what_the_file_carries() -> None:
    page = Page(render(samples.report(), View()))
    policy = next(a["content"] for _, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None and policy.startswith("default-src 'none'; ")
    for kind in ("style", "script"):
        (text,) = [text for where, text in page.texts if kind in where]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_what_a_document_says_is_shown_and_never_obeyed() -> None:
    page = Page(render(hostile(), View()))
    assert [tag for tag, _ in page.tags].count("script") == 1
    text = page.text()
    for shown in (
        "<script>alert(1)</script>",
        '" onmouseover="alert(1)',
        "&lt;b&gt; &amp; &#60;",
        "\\u202evänd\\u2066",
    ):
        assert shown in text
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text)


def test_headings_begin_with_the_title_and_leave_out_no_level(report: Report) -> None:
    for lang, levels in Page(render(report, View())).headings.items():
        assert lang in ("sv", "en")
        assert levels[:1] in ([1], [2]) and levels.count(1) <= 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_both_languages_have_the_same_parts() -> None:
    page = Page(render(samples.report(), View()))
    ids = page.values("id")
    swedish, english = ({name[3:] for name in ids if name.startswith(f"{lang}-")} for lang in ("sv", "en"))
    assert swedish == english and "1-LAG-07" in swedish
    for said in (
        "Åtgärda först",
        "Do this first",
        "Vem ska göra vad",
        "Who is to do what",
        "Alla krav",
        "All requirements",
    ):
        assert said in page.text()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_it_opens_in_the_language_that_is_asked_for(lang: str) -> None:
    page = Page(render(samples.report(), View(lang="en" if lang == "en" else "sv")))
    assert page.tags[0][1]["lang"] == lang
    assert [a["value"] for tag, a in page.tags if tag == "input" and "checked" in a] == [lang]


def test_what_the_document_says_is_marked_as_swedish_in_the_english_part() -> None:
    page = Page(render(samples.report(), View()))
    quotes = [attributes for tag, attributes in page.tags if tag == "q"]
    assert quotes and {a.get("lang") for a in quotes} == {None, "sv"}


def test_the_figures_are_those_of_the_json_report(report: Report) -> None:
    for number, document in enumerate(as_data(report, "sv")["documents"], 1):
        numbers = document["summary"]["today"]
        part = _part(render(report, View()), number)
        if not numbers["requirements"]:
            assert "Regelverket har inga krav" in part
            continue
        shown = dict(re.findall(r'<div class="(\w+)"><dt>[^<]*</dt><dd><b>(\d+)</b>', part))
        assert {level: int(shown[level]) for level in numbers["severities"]} == numbers["severities"]
        assert int(shown["plain"]) == numbers["judged"]
        assert f"av {numbers['requirements']} krav</span>" in part
        foot = re.search(r"<tfoot>(.*?)</tfoot>", part)
        assert foot is not None
        total = [int(cell) for cell in re.findall(r"<td>(\d+)</td>", foot[1])]
        assert sorted(total) == sorted([*filter(None, numbers["outcomes"].values()), numbers["requirements"]])


def _part(source: str, number: int) -> str:
    """The Swedish part about one document."""
    return source.split(f'id="sv-{number}-document"')[1].partition('-document"')[0]


def test_the_chart_shows_the_numbers_of_its_table() -> None:
    part = _part(render(samples.report(), View()), 1)
    bars = re.findall(r"<rect[^>]*><title>([^<]*): (\d+)</title>", part)
    counts: dict[str, int] = {}
    for name, number in bars:
        counts[name] = counts.get(name, 0) + int(number)
    expected = {OUTCOMES[r.today.outcome].sv: 0 for r in samples.every_outcome()}
    for requirement in samples.every_outcome():
        expected[OUTCOMES[requirement.today.outcome].sv] += 1
    assert counts == expected


def test_a_finding_says_what_who_on_what_ground_and_by_when() -> None:
    first = _part(render(samples.report(), View()), 1).split('class="tasks"')[1].split("</li>")[0]
    assert "Spel om pengar nämns inte i målgruppen." in first
    assert "Lägg till spel om pengar i målgruppen." in first
    assert "Regionen och kommunerna" in first
    assert 'href="https://lagen.nu/2017:30#K16P3"' in first and "16 kap. 3 § HSL (2017:30)" in first
    assert "Nu. Har behövt uppdateras sedan <time>2018-01-01</time>." in first


def test_what_could_not_be_read_is_told_before_anything_else() -> None:
    for report in (samples.folder(), samples.report(problems=(samples.BROKEN,))):
        source = render(report, View())
        told, first = source.index("1 fel: allt kunde inte läsas eller bedömas"), source.index("I korthet")
        assert told < first and "Nyckeln &#39;partier&#39; finns inte." in source
    assert "allt kunde inte läsas" not in render(samples.report(), View())
    assert "Inget dokument är bedömt." in render(EMPTY, View())


def test_what_was_not_judged_is_listed_with_its_question() -> None:
    part = _part(render(samples.report(), View()), 1).split('id="sv-1-unjudged"')[1].split("</section>")[0]
    assert "Är rutinerna kända där de ska användas?" in part
    assert "Frågan lämnas till bilaga 2, som inte finns i samlingen." in part


def test_a_fault_of_the_documents_own_date_is_told_apart_from_todays() -> None:
    source = _part(render(samples.report(), View()), 1)
    before = source.split('id="sv-1-before"')[1].split("</section>")[0]
    assert "varning på egen dag" in before and "SIP nämndes inte." in before
    assert "SIP nämndes inte." not in source.split('id="sv-1-who"')[1].split("</section>")[0]


def test_a_waived_finding_is_shown_with_its_decision_and_is_no_task() -> None:
    part = _part(render(samples.report(samples.document(requirements=with_waiver())), View()), 1)
    told = part.split('id="sv-1-waived"')[1].split("</section>")[0]
    assert "Spel om pengar nämns inte i målgruppen." in told and "dnr RS 2026/12" in told
    assert "brist, undantagen till och med" in told and "Frågan utreds i länet." in told
    assert "Spel om pengar nämns" not in part.split('id="sv-1-who"')[1].split("</section>")[0]
    assert "Spel om pengar nämns" not in part.split('class="tasks"')[1].split("</section>")[0]


def test_a_document_that_no_longer_applies_says_so() -> None:
    gone = tuple(
        item._replace(today=samples.verdict("not_applicable", "Dokumentet gäller inte längre."))
        for item in samples.every_outcome()
    )
    ended = samples.document(ended=Text("gällde till 2019-12-31", "applied until 2019-12-31"), requirements=gone)
    part = _part(render(samples.report(ended), View()), 1)
    assert "bedöms därför bara på sin egen dag" in part and "gällde till <time>2019-12-31</time>" in part
    assert 'id="sv-1-before"' in part and 'id="sv-1-who"' not in part


def test_the_timeline_shows_law_against_agreement() -> None:
    source = render(samples.report(), View())
    body = source.split('id="sv-1-LAG-07"')[1].split("</details>")[0]
    assert 'class="o not_applicable"' in body and 'class="o not_met"' in body
    assert 'class="law today"' in body
    assert "2018-01-01 utfallet ändras" in body
    assert "2016-01-01 gäller från" in source and "2026-11-22 kontroll" in source


def test_every_requirement_can_be_read_without_a_script() -> None:
    page = Page(render(samples.report(), View()))
    details = [attributes for tag, attributes in page.tags if tag == "details"]
    assert len(details) == 2 * len(samples.every_outcome())
    forms = [attributes for tag, attributes in page.tags if tag == "form"]
    assert forms and all("hidden" in attributes for attributes in forms)
    assert not [a for tag, a in page.tags if tag != "form" and "hidden" in a]


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert render(report, View()) == render(report, View())


def test_a_requirement_costs_no_more_than_ten_kilobytes() -> None:
    items = samples.every_outcome()
    many = tuple(item._replace(rule=f"{item.rule}-{number}") for number in range(10) for item in items)
    small = len(render(samples.report(), View()).encode())
    large = len(render(samples.report(samples.document(requirements=many)), View()).encode())
    assert (large - small) / (len(many) - len(items)) < 10_000
    assert len(render(EMPTY, View()).encode()) < 40_000


def test_markup_escapes_what_is_not_markup() -> None:
    assert el("p", "a < b & c", class_="x", hidden=True, lang=None) == '<p class="x" hidden>a &lt; b &amp; c</p>'
    assert el("p", [el("b", "<"), None], "2016-01-01") == "<p><b>&lt;</b><time>2016-01-01</time></p>"
    assert escaped("\"'") == "&quot;&#39;"
    assert el("title", "2016-01-01") == "<title>2016-01-01</title>"
    assert isinstance(glue("a", None), Html)


def test_a_text_among_markup_is_an_error() -> None:
    with pytest.raises(TypeError):
        el("p", ["<b>"])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        el("p", Text("sv", "en"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "http://lagen.nu", "//lagen.nu", "https://a b", "data:x", "", "#a b"]
)
def test_only_links_that_may_be_followed_are_links(url: str) -> None:
    assert link(url, "x") == "x"
    with pytest.raises(ValueError, match="not a link"):
        el("a", "x", href=url)


def test_the_document_describes_the_format() -> None:
    text = (ROOT / "docs/html-report.md").read_text("utf-8")
    for promise in ("--format html", "JavaScript", "A4", "WCAG 2.1 AA", "lagen.nu"):
        assert promise in text
