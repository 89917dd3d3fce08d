"""Markdown: what a reader of a pull request sees, within its limits, and nothing that a document could smuggle in."""

import re
from collections import Counter

import pytest

from lokcheck.report.markdown import LIMIT, render
from lokcheck.report.markup import cell, escaped, html_escaped, linked
from lokcheck.report.model import Report
from lokcheck.report.view import View
from tests.report import hostile, samples

ALLOWED = set(re.findall(r"\w+", "h2 h3 p strong table thead tbody tr th td details summary b ul li a sub"))


def html(text: str) -> str:
    """What a reader's browser gets; empty comments have done their work by then."""
    parser = pytest.importorskip("markdown_it", reason="markdown-it-py comes with the tools of make test")
    made: str = parser.MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    return made.replace("<!-- -->", "")


def test_the_head_has_the_summary_and_a_row_for_each_document() -> None:
    lines = render(samples.folder(), View()).splitlines()
    assert lines[0] == "## lokcheck"
    assert lines[2].startswith("**5 fynd (2 brister, 1 varning, 2 noteringar), 1 fel** · 12 av 15 krav bedömda")
    assert lines[4] == "| Dokument | brister | varningar | noteringar | bedömda krav | kräver bedömning |"
    assert lines[7] == "| Handlingsplan | 1 | 0 | 1 | 4/4 | 0 |"


def test_findings_are_folded_with_law_remedy_and_place() -> None:
    made = render(samples.report(), View())
    block = made.split("<details>")[1]
    assert block.startswith("\n<summary><b>BRIST LAG-07</b> Spel om pengar omfattas</summary>\n\n")
    assert "- **Åtgärd:** Lägg till spel om pengar i målgruppen." in block
    law = "[nu: 16 kap. 3 § HSL (2017:30), i kraft sedan 2024-04-01](https://lagen.nu/2017:30#K16P3)"
    assert f"- **Grund:** {law}" in block
    assert f"- **Var:** {samples.FILE}:41" in block
    assert "avsnittet ”Målgrupp”, s. 4, rad 88" in block
    assert '<a href="https://lagen.nu/2017:30#K16P3">' in html(made)


def test_the_order_is_gravest_first_then_what_a_person_must_judge() -> None:
    heads = re.findall("<summary>(.*?)</summary>", render(samples.report(), View()))
    assert [re.sub("</?b>", "", head)[:14] for head in heads] == [
        "BRIST LAG-07 S", "VARNING UPF-01", "NOTERING INN-1", "VARNING SIP-01", "Kan inte bedöm", "Behöver bedöma",
        "Kommande lag (",
    ]  # fmt: skip
    assert "(på dokumentets egen dag)" in heads[3]


def test_it_is_in_the_chosen_language() -> None:
    english = render(samples.folder(), View("en"))
    assert "<b>ERROR LAG-07</b>" in english
    assert "**Remedy:** Add gambling to the target group." in english
    assert "There is no key 'partier'. Did you mean 'parties'?" in english
    assert not re.search("Åtgärd|Grund|brister|Behöver", english)


def test_a_report_that_is_too_long_is_cut_between_parts_and_says_so() -> None:
    bad = samples.verdict("not_met", "Fel. " * 60, "error")
    items = tuple(samples.requirement(f"X-{n:03}", "Rubrik " * 9, "sip", None, bad) for n in range(300))
    made = render(samples.report(samples.document(requirements=items)), View())
    assert LIMIT * 0.9 < len(made) <= LIMIT
    left = re.search(r"\*\*Här får inte mer plats: (\d+) avsnitt är utelämnade", made)
    assert left is not None
    assert int(left[1]) + made.count("<details>") == 301
    assert made.count("<details>") == made.count("</details>")
    assert made.rstrip().endswith("</sub>")


def test_it_fits_however_long_the_texts_are() -> None:
    long = "@a http://x www.y #1 <b> " * 200
    item = samples.requirement("X-1", long, "sip", None, samples.verdict("manual", long), question=None)
    document = samples.document(title=long, requirements=(item,) * 2)
    assert len(render(samples.report(*[document] * 45), View())) <= LIMIT


@pytest.mark.parametrize("number", range(len(hostile.TEXTS)))
def test_a_document_adds_no_elements_links_or_calls(number: int) -> None:
    report = samples.report(hostile.document(number), problems=(hostile.problem(hostile.TEXTS[number]),))
    made = html(render(report, View()))
    bare = re.sub(r">[^<]*<", "><", made)
    tags = Counter(re.findall(r"<([a-zA-Z0-9]+)", made))
    assert set(tags) <= ALLOWED, tags
    assert set(re.findall(r'href="([^"]*)"', bare)) == {"https://lagen.nu/2017:30#K16P3", "https://lagen.nu/2017:30"}
    assert not re.search(r"\son\w+=", bare)
    assert tags["details"] == 4
    assert tags["h2"] == 1
    assert tags["h3"] == 0
    assert tags["tr"] == 2
    source = render(report, View())
    assert not re.search(r"@(?=anna|b\.example)|#12|https?://(?!lagen)|www\.", source)


def test_text_is_shown_as_it_is_written() -> None:
    for text in ("a_b_c *x* `y` [z](w) |", "1. ett", "- två", "# tre", "> fyra", "+ fem", "= sex", "~~sju~~", "å & <b>",
                 "C:\\mapp", "@anna, #12, a@b.se, http://x.se och www.y.se"):  # fmt: skip
        shown = html(escaped(text)).strip()
        expected = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        assert shown == f"<p>{expected}</p>"
        assert "\n" not in cell(text)


def test_marks_of_html_are_made_plain_where_markdown_is_not_read() -> None:
    assert html_escaped("<b>\"a\" & 'b'") == "&lt;b&gt;&quot;a&quot; &amp; &#x27;b&#x27;"
    assert html_escaped("hej @anna") == "hej @<!-- -->anna"


@pytest.mark.parametrize(
    ("url", "made"),
    [
        ("https://lagen.nu/2017:30#K16P3", "[lag](https://lagen.nu/2017:30#K16P3)"),
        ("https://x.se/a (b)", "[lag](https://x.se/a%20%28b%29)"),
        ("javascript:alert(1)", "lag"),
        ("/etc/passwd", "lag"),
        (None, "lag"),
    ],
)
def test_only_web_addresses_become_links(url: str | None, made: str) -> None:
    assert linked("lag", url) == made


def test_an_empty_report_says_so() -> None:
    made = render(Report((), (), samples.RECEIPT, ()), View())
    assert "**0 fynd, 0 fel**" in made
    assert "|" not in made
