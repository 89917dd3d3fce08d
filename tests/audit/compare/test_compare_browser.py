"""The page of a comparison in a real browser: no violations, for few documents and for many, in both languages."""

from importlib import import_module
from pathlib import Path
from typing import Any

from lokcheck.report.view import View
from tests.audit.compare.test_compare import compared, many
from tests.report.browser import axe, browser, needed

pytestmark = needed()


def test_it_has_no_violations(tmp_path: Path) -> None:
    render = import_module("lokcheck.audit.compare.html").render
    with browser() as opened:
        page = opened.new_page(viewport={"width": 1300, "height": 900})
        for number in (2, 30):
            path = tmp_path / f"{number}.html"
            path.write_text(render(compared(many(number)), View("sv")), "utf-8")
            page.goto(path.as_uri())
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            assert _violations(page) == []
            page.check("#lang-en")
            assert page.locator("h1").inner_text() == "Comparison of documents"


def _violations(page: Any) -> list[str]:
    return [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in axe().run(page).response["violations"]]
