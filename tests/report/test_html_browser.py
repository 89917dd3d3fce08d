"""The HTML report in a real browser: axe, without JavaScript, on a narrow screen, on paper, and its script."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lokcheck.report.html.page import render
from lokcheck.report.view import View
from tests.report import samples
from tests.report.browser import axe, browser, needed

pytestmark = needed()


@pytest.fixture(scope="module", name="opened")
def _opened() -> Iterator[Any]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module", name="files")
def _files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("html")
    reports = {"agreement": samples.report(), "folder": samples.folder()}
    for name, report in reports.items():
        (folder / f"{name}.html").write_text(render(report, View()), "utf-8")
    return {name: folder / f"{name}.html" for name in reports}


@pytest.fixture(name="page")
def _page(opened: Any, files: dict[str, Path]) -> Iterator[Any]:
    page = opened.new_page(viewport={"width": 1280, "height": 900})
    page.goto(files["agreement"].as_uri())
    yield page
    page.close()


@pytest.mark.parametrize("name", ["agreement", "folder"])
@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("width", [1280, 400])
def test_axe_finds_no_violation(opened: Any, files: dict[str, Path], name: str, lang: str, width: int) -> None:
    page = opened.new_page(viewport={"width": width, "height": 900})
    page.goto(files[name].as_uri())
    page.check(f"#lang-{lang}")
    page.evaluate("for (const item of document.querySelectorAll('details')) item.open = true")
    result = axe().run(page)
    page.close()
    assert result.violations_count == 0, result.generate_report()


def test_nothing_is_asked_of_the_network_and_nothing_breaks_the_policy(opened: Any, files: dict[str, Path]) -> None:
    page = opened.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(files["folder"].as_uri())
    page.wait_for_timeout(200)
    page.close()
    assert asked == [files["folder"].as_uri()] and said == []


def test_without_javascript_everything_can_be_read_in_both_languages(opened: Any, files: dict[str, Path]) -> None:
    context = opened.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(files["agreement"].as_uri())
    assert not page.locator("form.filter").first.is_visible()
    page.locator("details:has(#sv-1-LAG-02) summary").click()
    assert page.locator("#sv-1-LAG-02").is_visible()
    page.check("#lang-en")
    assert page.locator("#en-1-summary").is_visible() and not page.locator("#sv-1-summary").is_visible()
    page.locator("#en-1-summary ~ ol a").first.click()
    assert page.locator("#en-1-LAG-07").is_visible()
    context.close()


def test_the_filter_shows_what_matches_every_choice(page: Any) -> None:
    page.select_option("#sv-1-filter-o", "not_met")
    assert _shown(page) == ["LAG-07", "UPF-01"]
    page.select_option("#sv-1-filter-m", "contract")
    assert _shown(page) == ["UPF-01"]
    assert page.locator(".sv .shown").inner_text() == "1 av 9 krav visas"
    page.locator(".sv form.filter button[type=reset]").click()
    page.wait_for_timeout(50)
    page.select_option("#sv-1-filter-p", "others")
    assert _shown(page) == ["SIP-13"]
    page.select_option("#sv-1-filter-p", "municipalities")
    assert len(_shown(page)) == 8
    page.select_option("#sv-1-filter-p", "")
    page.select_option("#sv-1-filter-t", "sip")
    assert _shown(page) == ["SIP-01", "SIP-11", "SIP-13"]
    page.select_option("#sv-1-filter-t", "")
    page.fill("#sv-1-filter-words", "blanketten åldern")
    assert _shown(page) == ["SIP-13"]


def test_a_link_unfolds_its_requirement_although_the_filter_hid_it(page: Any) -> None:
    page.select_option("#sv-1-filter-t", "sip")
    page.locator(".sv .who a[href='#sv-1-UPF-01']").click()
    page.wait_for_timeout(100)
    assert page.locator("#sv-1-UPF-01").is_visible()


def test_an_address_in_english_opens_the_page_in_english(opened: Any, files: dict[str, Path]) -> None:
    page = opened.new_page()
    page.goto(f"{files['agreement'].as_uri()}#en-1-LAG-02")
    assert page.locator("#en-1-LAG-02").is_visible()
    assert page.evaluate("document.documentElement.lang") == "en"
    page.close()


@pytest.mark.parametrize("width", [320, 400, 1280])
def test_nothing_is_wider_than_the_screen(opened: Any, files: dict[str, Path], width: int) -> None:
    page = opened.new_page(viewport={"width": width, "height": 900})
    page.goto(files["folder"].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_the_first_key_leads_past_the_header_and_focus_is_visible(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Till innehållet"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_paper_has_the_language_that_is_chosen_and_no_controls(page: Any) -> None:
    page.check("#lang-en")
    page.emulate_media(media="print")
    assert not page.locator("header").is_visible() and not page.locator("form.filter").first.is_visible()
    assert page.locator("#en-1-summary").is_visible() and not page.locator("#sv-1-summary").is_visible()
    assert page.pdf(prefer_css_page_size=True)[:5] == b"%PDF-"


def _shown(page: Any) -> list[str]:
    found = page.locator(".sv .requirement:visible .rule").all_inner_texts()
    return [text.split()[0] for text in found]
