"""Reading masks personal identity numbers wherever a file has them, and keeps where they stood."""

import pytest

from lokcheck.sources.load import load
from lokcheck.sources.reader import read_documents

NUMBER = "811228-9874"


def places(text: str) -> list[list[tuple[int, int]]]:
    """The line and column of each number, by document."""
    reading = read_documents(text.encode(), "x.yaml")
    assert "9874" not in repr(reading)
    return [[document.marks[path][:2] for path in document.personal] for document in reading.documents]


@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        (f"a: 1\nb: Anna {NUMBER}\n", ("b",), (2, 9)),
        (f"a:\n  - x\n  - {{b: 'Anna {NUMBER}'}}\n", ("a", 1, "b"), (3, 15)),
        (f"a: |\n  en rad\n  två {NUMBER}\n", ("a",), (3, 7)),
        (f"a:\n  {NUMBER}: 1\n", ("a", "••••••-••••"), (2, 3)),
        (f"# {NUMBER}\na: 1\n", (), (1, 3)),
        (f"a: 1 # {NUMBER}\n", (), (1, 8)),
        ('a: "811228\\x2d987\\x34"\n', ("a",), (1, 4)),
        ('a: "8112\\\n  28-9874"\n', ("a",), (1, 4)),
        (f"a: \r\n  - {NUMBER}\r\n", ("a", 0), (2, 5)),
        ("a: 198112289874\n", ("a",), (1, 4)),
    ],
)
def test_a_number_is_masked_with_its_place(text: str, path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    (document,) = read_documents(text.encode(), "x.yaml").documents
    assert [(found[:-2], document.marks[found][:2]) for found in document.personal] == [(path, place)]
    assert "9874" not in repr(document.value) + repr(document.raw)


def test_each_document_of_a_file_has_its_own() -> None:
    assert places(f"# {NUMBER}\na: 1\n---\nb: {NUMBER}\n# {NUMBER}\n---\nc: 1\n") == [[(1, 3)], [(4, 4), (5, 3)], []]


def test_errors_do_not_repeat_a_number() -> None:
    for text in (f"a: [{NUMBER}\n", f"{NUMBER}: 1\n{NUMBER}: 2\n", f"a: *{NUMBER}\n", f'a: "\\q{NUMBER}"\n'):
        reading = read_documents(text.encode(), "x.yaml")
        assert reading.problems
        assert "9874" not in repr([(p.text, p.advice, p.place) for p in reading.problems])


def test_files_told_apart_by_a_number_stay_apart(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    for number in (NUMBER, "870314-2391"):
        (folder / f"a-{number}.yaml").write_text(f"kind: mandate\nid: m{number[:2]}\ntitle: T\n", "utf-8")
    loaded = load([str(folder)])
    assert not loaded.problems
    keys = [document.key for members in loaded.sets for document in members.documents]
    assert [key.removeprefix(folder.as_posix()) for key in keys] == [
        "/a-••••••-••••.yaml", "/a-••••••-••••.yaml (2)",
    ]  # fmt: skip
    assert all(d.personal == (("file_name",),) for members in loaded.sets for d in members.documents)
