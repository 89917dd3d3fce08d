"""The encoded documents against the texts that they were encoded from: every quotation, line and checksum.

The texts themselves are not in this repository. Where they are not at hand beside it, the tests that need them skip.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(path for path in (ROOT / "agreements").rglob("*.y*ml") if path.is_file())
SEEDS = ROOT.parent / "shared" / "seeds"
GOLD = ROOT.parent / "shared" / "gold"
LONGEST = 300
# Every scalar is read as text: what is compared here is what stands in the file.
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

needs_seeds = pytest.mark.skipif(not any(SEEDS.glob("*.txt")), reason="the texts are not at hand")
each_file = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT / "agreements")))


@cache
def seed_lines() -> dict[str, list[str]]:
    """Return each text by its checksum, in lines that end at a line feed only."""
    return {
        hashlib.sha256(path.read_bytes()).hexdigest(): path.read_text(encoding="utf-8").split("\n")
        for path in SEEDS.glob("*.txt")
    }


@cache
def documents(path: Path) -> list[dict[str, Any]]:
    """Return the documents of one file that name the text they were encoded from."""
    loaded = yaml.load_all(path.read_text(encoding="utf-8"), Loader=LOADER)
    return [document for document in loaded if isinstance(document, dict) and "source" in document]


def evidence_in(node: object, place: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every piece of evidence under ``node`` with the keys that lead to it."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "evidence":
                yield from ((place, piece) for piece in (value if isinstance(value, list) else [value]))
            else:
                yield from evidence_in(value, f"{place}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from evidence_in(value, f"{place}/{index}")


def fault_in(piece: dict[str, str], lines: list[str]) -> str | None:
    """Return what is wrong with a piece of evidence, or None where the text says it at its lines."""
    if not {"line", "quote"} <= piece.keys():
        return "no line or no quotation"
    first, quote = int(piece["line"]), piece["quote"]
    last = int(piece.get("line_end", first))
    if not 1 <= first <= last <= len(lines):
        return f"there are no lines {first}-{last}"
    if quote.count("\n") != last - first:
        return f"the quotation does not go from line {first} to line {last}"
    return None if quote and quote in "\n".join(lines[first - 1 : last]) else f"not on line {first}: {quote!r}"


def signatories() -> set[str]:
    """Return the full names and the surnames in the signature blocks of the texts."""
    gold = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in GOLD.glob("*.yaml"))
    names = {fact["name"] for text in gold for fact in text["facts"] if fact["type"] == "signature"}
    return names | {name.split()[-1] for name in names}


def test_there_are_documents_to_check() -> None:
    """Nothing checked is not a pass."""
    assert any(documents(path) for path in DOCUMENTS)


@needs_seeds
@each_file
def test_the_source_is_a_text_at_hand(path: Path) -> None:
    """The checksum says which text a document was encoded from."""
    unknown = {document["id"]: document["source"].get("sha256") for document in documents(path)}
    assert {name: digest for name, digest in unknown.items() if digest not in seed_lines()} == {}


@needs_seeds
@each_file
def test_every_quotation_stands_at_its_lines(path: Path) -> None:
    """A finding that points at the text points at the right place."""
    wrong = [
        f"{document['id']}{place}: {fault}"
        for document in documents(path)
        for place, piece in evidence_in(document)
        if (fault := fault_in(piece, seed_lines()[document["source"]["sha256"]]))
    ]
    assert wrong == []


@each_file
def test_quotations_are_short(path: Path) -> None:
    """A document quotes what proves an entry and does not reproduce its source."""
    pieces = [piece for document in documents(path) for _, piece in evidence_in(document)]
    assert [piece for piece in pieces if len(piece.get("quote", "")) > LONGEST] == []


@each_file
def test_every_entry_has_evidence(path: Path) -> None:
    """What a document states, its source says somewhere."""
    bare = [
        f"{document['id']}/{key}/{index}"
        for document in documents(path)
        for key, entries in document.items()
        if isinstance(entries, list)
        for index, entry in enumerate(entries)
        if isinstance(entry, dict) and not any(evidence_in(entry))
    ]
    assert bare == []


@pytest.mark.skipif(not any(GOLD.glob("*.yaml")), reason="the annotations are not at hand")
def test_no_signatory_is_named() -> None:
    """Persons appear by role and organisation, never by name, in quotations and comments too."""
    names = signatories()
    assert names
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, names)) + r")\b", re.IGNORECASE)
    files = [path for path in (ROOT / "agreements").rglob("*") if path.is_file()]
    assert [path.name for path in files if pattern.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("piece", "fault"),
    [
        ({"line": "2", "quote": "andra"}, None),
        ({"line": "1", "line_end": "2", "quote": "raden\nandra"}, None),
        ({"line": "1", "quote": "andra"}, "not on line 1"),
        ({"line": "1", "line_end": "2", "quote": "andra"}, "does not go from line 1 to line 2"),
        ({"line": "1", "quote": "raden\nandra"}, "does not go from line 1 to line 1"),
        ({"line": "9", "quote": "andra"}, "there are no lines"),
        ({"line": "1", "quote": ""}, "not on line 1"),
        ({"quote": "andra"}, "no line"),
    ],
)
def test_a_wrong_place_is_seen(piece: dict[str, str], fault: str | None) -> None:
    """The check of a quotation can fail."""
    found = fault_in(piece, ["första raden", "andra raden"])
    assert found is None if fault is None else found is not None and fault in found
