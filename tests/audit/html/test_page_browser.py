"""The page of an audit in a real browser: opened in time, without violations, by keyboard, in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.audit.audits import audit, written
from tests.report.browser import axe, browser, needed

pytestmark = needed()


@pytest.fixture(scope="module")
def opened() -> Iterator[Any]:
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(audit(60), "html", tmp_path_factory.mktemp("page") / "audit.html").as_uri()


@pytest.fixture
def page(opened: Any, address: str) -> Iterator[Any]:
    page, faults = opened.new_page(viewport={"width": 1300, "height": 900}), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    page.goto(address)
    yield page
    page.close()
    assert faults == []


def violations(page: Any) -> list[str]:
    return [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in axe().run(page).response["violations"]]


def test_three_hundred_agreements_open_in_less_than_two_seconds(opened: Any, tmp_path: Path) -> None:
    path = written(audit(300), "html", tmp_path / "audit.html")
    page = opened.new_page()
    page.goto(path.as_uri())
    took = page.evaluate("performance.timing.loadEventEnd - performance.timing.navigationStart")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert page.locator("#heat tr[data-d]").count() == 300
    assert max(took, painted) < 2000


def test_it_has_no_violations_in_either_language_nor_in_a_document(opened: Any, tmp_path: Path) -> None:
    page = opened.new_page()
    page.goto(written(audit(21), "html", tmp_path / "audit.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert violations(page) == []
    page.check("#lang-en")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.click("#heat tr[data-d='0'] th a")
    assert page.locator("dialog .requirement").count() > 50
    assert violations(page) == []


def test_the_heat_map_works_by_keyboard(page: Any) -> None:
    page.focus("#heat td[tabindex='0']")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("[document.activeElement.cellIndex, document.activeElement.parentNode.dataset.d]") == [2, "20"]
    page.keyboard.press("Enter")
    assert page.locator("dialog[open] h3").count() == 1
    assert page.locator("dialog .requirement").count() >= 1
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.cellIndex") == 2
    assert page.locator("#heat td[tabindex='0']").count() == 1


def test_filters_and_groups(page: Any) -> None:
    page.select_option("#f-c", "Jönköpings län")
    shown = page.locator("#heat tr[data-d]:not([hidden])").count()
    assert shown == 3
    assert page.inner_text("#shown").startswith("3 av 60 dokument visas")
    page.click("#filter button[type=reset]")
    page.wait_for_function("document.querySelectorAll('#heat tr[data-d]:not([hidden])').length === 60")
    page.select_option("#f-group", "k")
    assert page.locator("#heat .group").all_inner_texts() == ["länsöverenskommelse", "lokal överenskommelse"]
    page.check("#lang-en")
    assert page.locator("#heat .group").all_inner_texts() == ["county agreement", "local agreement"]


def test_the_map_shows_how_a_requirement_is_spread(page: Any) -> None:
    page.focus("#map-rule")
    page.select_option("#map-rule", "LAG-07")
    said = page.inner_text("#map-said")
    met = re.match(r"Uppfyllt i (\d+) av 21 län", said)
    assert met is not None
    assert page.locator("#map li.m").count() == int(met[1])
    assert page.locator("table.gaps tr[data-rule='LAG-07']").last.text_content().count(met[0]) == 1


def test_it_reads_without_a_script(opened: Any, address: str) -> None:
    context = opened.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert not page.locator("#filter").is_visible()
    assert page.locator("noscript").first.inner_text().count("Länsöverenskommelse") >= 10
    page.click("#heat tr[data-d='0'] th a")
    assert page.locator("#d0").is_visible()
    context.close()
