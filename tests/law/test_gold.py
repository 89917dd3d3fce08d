"""The citations that a person marked in five documents, read by machine. Skipped where the marking is not at hand."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from lokcheck.law.citation import parse, resolve
from lokcheck.law.register import Register

GOLD = Path(__file__).parents[3] / "shared" / "gold"
WRITTEN = dt.date(2016, 1, 1)


def citations() -> list[Any]:
    if not GOLD.exists():
        return []
    entries: list[dict[str, Any]] = []
    for file in sorted(GOLD.glob("*.yaml")):
        entries += yaml.safe_load(file.read_text(encoding="utf-8"))["facts"]
    marked = [entry for entry in entries if entry["type"] == "citation" and not entry.get("anaphoric")]
    return [pytest.param(entry, id=entry["quote"][:40]) for entry in marked]


@pytest.mark.skipif(not GOLD.exists(), reason="the marked documents are not at hand")
@pytest.mark.parametrize("entry", citations())
def test_a_marked_citation_is_read_as_marked(register: Register, entry: dict[str, Any]) -> None:
    found = resolve(parse(entry["quote"], register), register, WRITTEN)
    citation = found.citation
    assert citation.kind == entry["kind"]
    if entry["kind"] == "law":
        assert found.instrument is not None and found.instrument.id == entry["sfs"]
        assert citation.chapter == entry.get("chapter")
        assert citation.sections == ((str(entry["section"]),) if "section" in entry else ())
        assert citation.item == entry.get("point")
    elif entry["kind"] == "regulation":
        assert citation.sfs == f"{entry['series']} {entry['number']}"
    elif entry["kind"] == "proposition":
        assert citation.sfs == f"prop. {entry['number']}"
