"""The page of an audit in a real browser: opened in time, without violations, by keyboard, in both languages."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lokcheck.audit.record import Audited, Failed
from tests.audit.audits import audit, audit_of, written
from tests.audit.records import varied
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
    page.select_option("#f-k", "county-agreement")
    page.wait_for_selector("#chosen")
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


_CHOICES: dict[str, tuple[str, Callable[[Audited], bool]]] = {
    "c": ("Jönköpings län", lambda one: one.county == "Jönköpings län"),
    "k": ("local-agreement", lambda one: one.kind == "local-agreement"),
    "y": ("2016", lambda one: one.own_day is not None and one.own_day.year == 2016),
    "s": ("draft", lambda one: one.status == "draft"),
    "p": ("1", lambda one: one.own_day is not None and date(2013, 7, 1) <= one.own_day < date(2017, 4, 1)),
    "v": ("e", lambda one: any(row.severity == "error" and not row.waived for row in one.rows)),
}
"""A choice of the form, and the records that it means."""
_SAID = """() => Object.fromEntries(Array.from(document.querySelectorAll("section.part"), (part) => {
  const copy = part.cloneNode(true);
  copy.querySelectorAll("[hidden], form, .whole, thead, div.region").forEach((one) => one.remove());
  copy.querySelectorAll("#heat td").forEach((one) => { if (!one.textContent.trim()) one.remove(); });
  const shapes = Array.from(copy.querySelectorAll("#map li, td[class], svg *"), (one) => one.getAttribute("class"));
  const places = Array.from(copy.querySelectorAll("svg rect"), (one) =>
    ["x", "width"].map((name) => Math.round(10 * parseFloat(one.getAttribute(name)))).join());
  const words = copy.textContent.replace(/ valt dokument| chosen document/g, (one) => one.replace(/ valt| chosen/, ""));
  return [part.className.replace("part ", ""), [words, shapes.join(" "), places.join("")]];
}))"""
"""What each part of the page shows: words, tints, and where its drawings stand."""


@pytest.mark.parametrize("field", _CHOICES)
def test_a_choice_shows_what_an_audit_of_the_chosen_documents_shows(
    page: Any, opened: Any, tmp_path: Path, field: str
) -> None:
    value, means = _CHOICES[field]
    kept = [one for one in varied(60) if isinstance(one, Failed) or means(one)]
    number = sum(isinstance(one, Audited) for one in kept)
    whole = page.evaluate(_SAID)
    page.select_option(f"#f-{field}", value)
    page.wait_for_selector("#chosen:not([hidden])" if number < 60 else "#chosen")
    assert page.inner_text("#shown").startswith(f"{number} av 60 dokument visas")
    other = opened.new_page(viewport={"width": 1300, "height": 900})
    other.goto(written(audit_of(kept), "html", tmp_path / "chosen.html").as_uri())
    said, wanted = page.evaluate(_SAID), other.evaluate(_SAID)
    other.close()
    for part in wanted:
        assert (part, said[part]) == (part, wanted[part])
    page.click("#chosen button")
    page.wait_for_selector("#chosen", state="hidden")
    assert page.evaluate(_SAID) == whole


def test_a_choice_stays_in_sight_and_says_what_it_does_not_hold_for(page: Any) -> None:
    page.select_option("#f-c", "Jönköpings län")
    page.locator("#chosen-number", has_text=": 3 av 60 ").wait_for()
    page.evaluate("document.querySelector('#law').scrollIntoView({behavior: 'instant'})")
    assert page.locator("#chosen").bounding_box()["y"] == 0
    assert page.locator("#law").bounding_box()["y"] > page.locator("#chosen").bounding_box()["height"]
    assert page.locator(".region").count() == 1
    assert "finns i granskningen" not in page.inner_text("#steps")
    page.fill("#f-words", "finns inte")
    page.locator("#chosen-number", has_text=": 0 av 60 ").wait_for()
    assert page.inner_text("#chosen-values") == "Jönköpings län, ”finns inte”"
    assert page.inner_text("[data-figure=documents]") == "0"
    assert page.locator("section.failures .whole").is_visible()
    page.check("#lang-en")
    assert page.inner_text("#chosen-number") == "The page shows a selection: 0 of 60 documents."


_UNDER = """() => {
  const one = document.activeElement, place = one.getBoundingClientRect();
  const head = document.querySelector("#heat thead th").getBoundingClientRect();
  const seen = document.elementFromPoint(place.x + place.width / 2, place.y + place.height / 2);
  return [seen === one, place.top >= head.bottom - 1];
}"""
"""Whether the square with the focus can be seen, and stands below the heads."""


def test_a_square_with_the_focus_is_never_behind_the_heads(page: Any) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.focus("#heat td[tabindex='0']")
    for key in (*["PageDown"] * 3, "End", *["ArrowUp"] * 12, *["ArrowLeft"] * 14):
        page.keyboard.press(key)
        assert page.evaluate(_UNDER) == [True, True]


def test_squares_say_in_words_what_their_marks_mean(page: Any) -> None:
    page.wait_for_selector("#heat tbody:last-child tr:last-child td.sum[aria-label]", state="attached")
    said = page.locator("#heat td").evaluate_all("(all) => all.map((one) => one.getAttribute('aria-label'))")
    found = "(brist|varning|notering), \\d+ fynd"
    other = "(inte bedömt|uppfyllt, inga fynd|inget krav gäller|ämnet ställer inga krav)"
    wanted = re.compile(f".+, ({found}|{other})|alla fynd i dag: \\d+")
    assert [one for one in said if not wanted.fullmatch(one)] == []
    page.check("#lang-en")
    last = "#spread-table tbody:last-child tr:last-child td:last-child"
    page.wait_for_selector(f"{last}[aria-label$='met']", state="attached")


def test_groups(page: Any) -> None:
    page.select_option("#f-group", "k")
    assert page.locator("#heat .group").all_inner_texts() == ["länsöverenskommelse", "lokal överenskommelse"]
    page.check("#lang-en")
    assert page.locator("#heat .group").all_inner_texts() == ["county agreement", "local agreement"]


def test_the_map_and_the_table_show_how_a_requirement_is_spread(page: Any) -> None:
    page.focus("#map-rule")
    page.select_option("#map-rule", label="Spel om pengar omfattas (LAG-07)")
    said = page.inner_text("#map-said")
    met = re.match(r"Uppfyllt i (\d+) av 21 län", said)
    assert met is not None
    assert page.locator("#map li.m").count() == int(met[1])
    row = page.locator("#spread-table tr:has(#rule-LAG-07)")
    assert row.locator("td.sum").first.text_content().startswith(f"{met[1]} av 21")
    assert row.locator("td.m").count() == int(met[1])
    assert sum(map(int, re.findall(r"\d+", said.replace("av 21", "")))) == 21


def test_a_county_opens_its_documents_on_a_requirement_by_keyboard(page: Any) -> None:
    page.click("#rule-LAG-07 ~ td.e")
    page.keyboard.press("Escape")
    said = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert re.fullmatch(r"Spel om pengar omfattas, .* län, ej uppfyllt", said)
    page.keyboard.press("Enter")
    assert page.inner_text("#shown-title").endswith(" län")
    assert page.locator("dialog .requirement[open]").count() >= 1
    assert re.search(r"/[\w.-]+\.yaml, rad \d+", page.inner_text("#shown-body"))
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "e"


def test_on_paper_what_regions_must_do_is_unfolded(page: Any) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.region:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.region[open]").count() == 0


def test_a_narrow_window_does_not_scroll_sideways(opened: Any, address: str) -> None:
    narrow = opened.new_page(viewport={"width": 390, "height": 844})
    narrow.goto(address)
    assert narrow.evaluate("document.documentElement.scrollWidth") == 390
    narrow.close()


def test_it_reads_without_a_script(opened: Any, address: str) -> None:
    context = opened.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert not page.locator("#filter").is_visible()
    assert page.locator("noscript").first.inner_text().count("Länsöverenskommelse") >= 10
    page.click("#heat tr[data-d='0'] th a")
    assert page.locator("#d0").is_visible()
    context.close()
