"""Loading sets of documents: references, the fence, and what stands beside what is wrong."""

import hashlib
import os
import pickle
import time
from pathlib import Path

import pytest

from lokcheck.errors import InputError
from lokcheck.sources.documents import Loaded
from lokcheck.sources.load import load
from lokcheck.sources.positions import place_of
from lokcheck.sources.problems import InvalidDocument

HANGS = 20
"""Seconds of work after which something hangs; how fast it is, the benchmarks say."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def doc(name: str, *refs: tuple[str, str], kind: str = "county-agreement", more: str = "") -> str:
    lines = [f"kind: {kind}", f"id: {name}", f"title: T {name}"]
    if refs:
        lines.append("references:")
        lines += [f"  - role: {role}\n    ref: {ref!r}" for role, ref in refs]
    return "\n".join(lines) + "\n" + more


def put(**files: str | bytes) -> None:
    for name, content in files.items():
        path = Path(name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def keys(loaded: Loaded) -> list[list[str]]:
    return [[document.key for document in one.documents] for one in loaded.sets]


def good(*arguments: str, **kw: object) -> Loaded:
    loaded = load(arguments, **kw)  # type: ignore[arg-type]
    assert not loaded.problems, [problem.show("sv") for problem in loaded.problems]
    return loaded


def problem(loaded: Loaded) -> InputError:
    assert len(loaded.problems) == 1, [one.show("sv") for one in loaded.problems]
    error = loaded.problems[0]
    assert error.text.sv
    assert error.text.en
    return error


def where(error: InputError) -> tuple[str, int, int]:
    assert error.place is not None
    return error.place.file, error.place.line, error.place.column


pytestmark = pytest.mark.usefixtures("here")

# --- sets


def test_one_file() -> None:
    put(a=doc("a"))
    loaded = good("a.yaml")
    assert keys(loaded) == [["a.yaml"]]
    document = loaded.sets[0].documents[0]
    assert (document.asked, document.file, document.index) == (True, "a.yaml", 0)
    assert document.document.id == "a"
    assert document.sha256 == hashlib.sha256(Path("a.yaml").read_bytes()).hexdigest()
    assert str(place_of(document, ("title",))) == "a.yaml:3:8"
    assert str(place_of(document, ("title",), key=True)) == "a.yaml:3:1"
    assert str(place_of(document, ("parties", 3, "name"))) == "a.yaml:1:1"


def test_references_are_followed_and_make_a_set() -> None:
    put(
        a=doc("a", ("supplement", "sub/s.yaml")),
        sub__s=doc("s", ("supplemented", "../a.yaml"), ("sip-annex", "p.yaml"), kind="supplement"),
        sub__p=doc("p", kind="sip-annex"),
        other=doc("o"),
    )
    loaded = good("a.yaml")
    assert keys(loaded) == [["a.yaml", "sub/s.yaml", "sub/p.yaml"]]
    assert [document.asked for document in loaded.sets[0].documents] == [True, False, False]
    assert loaded.sets[0].asked == loaded.sets[0].documents[:1]
    assert loaded.sets[0].documents[0].resolved == {("references", 0, "ref"): "sub/s.yaml"}
    assert loaded.sets[0].documents[1].resolved == {
        ("references", 0, "ref"): "a.yaml",
        ("references", 1, "ref"): "sub/p.yaml",
    }
    assert loaded.sets[0].get("sub/p.yaml") is not None
    assert loaded.sets[0].get("other.yaml") is None
    assert keys(good(".")) == [["a.yaml", "sub/p.yaml", "sub/s.yaml"], ["other.yaml"]]
    assert all(document.asked for one in good(".").sets for document in one.documents)


def test_annexes_are_references_too() -> None:
    put(
        a=doc("a", more="annexes:\n  - title: SIP\n    role: sip-annex\n    ref: p.yaml\n  - title: B\n"),
        p=doc("p", kind="sip-annex"),
    )
    loaded = good("a.yaml")
    assert keys(loaded) == [["a.yaml", "p.yaml"]]
    assert loaded.sets[0].documents[0].resolved == {("annexes", 0, "ref"): "p.yaml"}


def test_two_that_refer_to_the_same_are_one_set() -> None:
    put(
        a=doc("a", ("programme", "p.yaml")),
        b=doc("b", ("programme", "p.yaml")),
        c=doc("c"),
        p=doc("p", kind="programme"),
    )
    assert keys(good("a.yaml", "b.yaml", "c.yaml")) == [["a.yaml", "b.yaml", "p.yaml"], ["c.yaml"]]


def test_several_documents_in_a_file() -> None:
    put(
        all=doc("a", ("supplement", "#s")) + "---\n" + doc("s", ("supplemented", "all.yaml#a"), kind="supplement"),
        b=doc("b", ("adjacent", "all.yaml#s")),
    )
    loaded = good("all.yaml", "b.yaml")
    assert keys(loaded) == [["all.yaml#a", "all.yaml#s", "b.yaml"]]
    assert [document.index for document in loaded.sets[0].documents] == [0, 1, 0]
    assert place_of(loaded.sets[0].documents[1], ("id",)).line == 9
    only = good("b.yaml")
    assert keys(only) == [["b.yaml", "all.yaml#s", "all.yaml#a"]]


def test_only_the_document_that_is_meant_is_loaded() -> None:
    put(
        all=doc("a") + "---\nkind: nonsense\n---\n" + doc("s", kind="supplement"),
        b=doc("b", ("supplement", "all.yaml#s")),
    )
    assert keys(good("b.yaml")) == [["b.yaml", "all.yaml#s"]]


def test_order_and_repetition_of_arguments_change_no_set() -> None:
    put(a=doc("a", ("supplement", "s.yaml")), s=doc("s", kind="supplement"))
    assert {frozenset(one) for one in keys(good("s.yaml", "a.yaml", "s.yaml", "."))} == {
        frozenset({"a.yaml", "s.yaml"})
    }


def test_documents_can_be_sent_to_another_process() -> None:
    put(a=doc("a"))
    document = good("a.yaml").sets[0].documents[0]
    copy = pickle.loads(pickle.dumps(document))
    assert copy.document == document.document
    assert copy.marks == dict(document.marks)


# --- references that lead nowhere


def test_a_missing_reference_is_reported_and_the_document_still_checked() -> None:
    put(a=doc("a", ("supplement", "sppel.yaml")), spel=doc("s", kind="supplement"))
    loaded = load(["a.yaml"])
    assert keys(loaded) == [["a.yaml"]]
    error = problem(loaded)
    assert where(error) == ("a.yaml", 6, 10)
    assert "Filen finns inte" in error.text.sv
    assert error.advice is not None
    assert '"spel.yaml"' in error.advice.sv
    assert list(loaded.sets[0].documents[0].unresolved) == [("references", 0, "ref")]


REFUSED = [
    "/etc/passwd", "~/a.yaml", "../outside.yaml", "../../../../../../etc/passwd", "sub/../../outside.yaml", "..",
    "C:/a.yaml", "c:a.yaml", "\\\\server\\share\\a.yaml", "sub\\b.yaml", "https://example.org/a.yaml", "file:///etc/passwd",
    "data:text/plain,x", "", " ", "#", "b.yaml#", "sub", ".", "b.yaml/c.yaml", "x" * 5000, "a.yaml#nobody", "#nobody",
]  # fmt: skip


@pytest.mark.parametrize("ref", REFUSED)
def test_references_that_are_refused(ref: str, here: Path) -> None:
    (here.parent / "outside.yaml").write_text(doc("outside"))
    put(a=doc("a", ("supplement", ref)), sub__b=doc("b"), b=doc("b"))
    loaded = load(["a.yaml"])
    assert keys(loaded) == [["a.yaml"]]
    assert where(problem(loaded))[:2] == ("a.yaml", 6)
    assert not loaded.sets[0].documents[0].resolved
    assert len(problem(loaded).show("sv")) < 600


@pytest.mark.skipif(os.name == "nt", reason="no pipes or devices among files")
def test_pipes_and_devices_are_not_opened(here: Path) -> None:
    os.mkfifo("pipe.yaml")
    Path("null.yaml").symlink_to("/dev/zero")
    put(a=doc("a", ("supplement", "pipe.yaml"), ("other", "null.yaml")))
    loaded = load(["a.yaml", "pipe.yaml", "null.yaml"], allow_outside=True)
    assert len(loaded.problems) == 4
    assert all("ingen vanlig fil" in one.text.sv for one in loaded.problems)
    assert load(["pipe.yaml", "null.yaml", "/dev/zero"]).sets == ()


def test_links_that_lead_outside_are_refused(here: Path) -> None:
    (here.parent / "outside.yaml").write_text(doc("outside"))
    Path("link.yaml").symlink_to(here.parent / "outside.yaml")
    Path("up").symlink_to(here.parent)
    put(a=doc("a", ("supplement", "link.yaml"), ("other", "up/outside.yaml")))
    loaded = load(["a.yaml", "link.yaml"])
    assert keys(loaded) == [["a.yaml"]]
    assert len(loaded.problems) == 3
    assert all("utanför" in one.text.sv for one in loaded.problems)
    assert keys(load(["a.yaml"], allow_outside=True)) == [["a.yaml", "link.yaml"]]


def test_links_that_stay_inside_are_followed() -> None:
    put(sub__s=doc("s", kind="supplement"), a=doc("a", ("supplement", "link.yaml"), ("other", "sub/s.yaml")))
    Path("link.yaml").symlink_to("sub/s.yaml")
    loaded = good("a.yaml")
    assert keys(loaded) == [["a.yaml", "link.yaml"]]


def test_links_in_a_circle() -> None:
    Path("x.yaml").symlink_to("y.yaml")
    Path("y.yaml").symlink_to("x.yaml")
    put(a=doc("a", ("supplement", "x.yaml")))
    loaded = load(["a.yaml", "x.yaml"])
    assert keys(loaded) == [["a.yaml"]]
    assert len(loaded.problems) == 2


def test_the_fence_is_the_folders_of_all_arguments_or_the_root(here: Path) -> None:
    put(one__a=doc("a", ("supplement", "../two/b.yaml")), two__b=doc("b", kind="supplement"))
    assert len(load(["one/a.yaml"]).problems) == 1
    assert keys(good("one/a.yaml", "two")) == [["one/a.yaml", "two/b.yaml"]]
    assert keys(good("one/a.yaml", root=here)) == [["one/a.yaml", "two/b.yaml"]]
    assert keys(good("one/a.yaml", allow_outside=True)) == [["one/a.yaml", "two/b.yaml"]]
    outside = load(["one/a.yaml"], root=here / "two")
    assert (outside.sets, len(outside.problems)) == ((), 1)


def test_a_document_without_an_id_in_a_reference_to_many() -> None:
    put(all=doc("a") + "---\n" + doc("b"), c=doc("c", ("other", "all.yaml"), ("other", "all.yaml#bb")))
    loaded = load(["c.yaml"])
    assert "a, b" in loaded.problems[0].text.sv
    assert loaded.problems[1].advice is not None
    assert '"b"' in loaded.problems[1].advice.sv


def test_a_reference_to_something_broken_is_reported_once_where_it_is_broken() -> None:
    put(a=doc("a", ("other", "b.yaml")), b="kind: [\n", c=doc("c", ("other", "d.yaml")), d="kind: supplement\n")
    loaded = load(["a.yaml", "c.yaml"])
    assert keys(loaded) == [["a.yaml"], ["c.yaml"]]
    assert [where(one)[0] for one in loaded.problems] == ["b.yaml", "d.yaml"]
    assert all(one.documents[0].unresolved for one in loaded.sets)


def test_a_reference_to_a_pdf() -> None:
    Path("bilaga.pdf").write_bytes(b"%PDF-1.7\n")
    put(a=doc("a", ("other", "bilaga.pdf")))
    assert "PDF" in problem(load(["a.yaml"])).text.sv


# --- circles


def test_a_circle_of_the_same_role_is_reported_with_its_way() -> None:
    put(
        a=doc("a", ("supplemented", "b.yaml")),
        b=doc("b", ("supplemented", "c.yaml")),
        c=doc("c", ("supplemented", "a.yaml")),
    )
    loaded = load(["a.yaml"])
    error = problem(loaded)
    assert "a.yaml → b.yaml → c.yaml → a.yaml" in error.text.sv
    assert where(error) == ("c.yaml", 6, 10)
    assert keys(loaded) == [["a.yaml", "b.yaml", "c.yaml"]]


@pytest.mark.parametrize(
    ("there", "back", "circle"),
    [
        ("supplement", "supplemented", False),
        ("supplemented", "supplement", False),
        ("predecessor", "successor", False),
        ("county-agreement", "action-plan", False),
        ("adjacent", "adjacent", False),
        ("other", "other", False),
        ("supplement", "supplement", True),
        ("supplemented", "supplemented", True),
        ("predecessor", "predecessor", True),
        ("predecessor", "previous-plan", True),
        ("county-agreement", "county-agreement", True),
    ],
)
def test_opposite_roles_are_no_circle(there: str, back: str, circle: bool) -> None:
    put(a=doc("a", (there, "b.yaml")), b=doc("b", (back, "a.yaml")))
    loaded = load(["."])
    assert len(loaded.problems) == circle
    assert keys(loaded) == [["a.yaml", "b.yaml"]]


@pytest.mark.parametrize("role", ["supplement", "adjacent", "other"])
def test_a_document_that_refers_to_itself(role: str) -> None:
    put(a=doc("a", (role, "a.yaml")))
    assert "a.yaml → a.yaml" in problem(load(["a.yaml"])).text.sv


def test_a_long_chain_is_followed_without_recursion() -> None:
    put(**{f"d{n}": doc(f"d{n}", ("predecessor", f"d{n + 1}.yaml")) for n in range(1200)})
    put(d1200=doc("d1200"))
    loaded = good("d0.yaml")
    assert len(loaded.sets[0].documents) == 1201


# --- identical ids


def test_an_id_twice_in_a_set() -> None:
    put(a=doc("x", ("other", "b.yaml")), b=doc("x"), c=doc("x"))
    loaded = load(["a.yaml", "c.yaml"])
    error = problem(loaded)
    assert where(error) == ("b.yaml", 2, 5)
    assert "a.yaml:2:5" in error.text.sv


def test_an_id_twice_in_a_file() -> None:
    put(a=doc("x") + "---\n" + doc("x"))
    loaded = load(["a.yaml"])
    assert keys(loaded) == [["a.yaml#x"]]
    assert where(problem(loaded)) == ("a.yaml", 6, 5)


# --- what is wrong does not stop what is right

WRONG: dict[str, bytes] = {
    "not-yaml": b"Detta \xc3\xa4r: ett: brev\n",
    "wrong-key": doc("x", more="parter: []\n").encode(),
    "wrong-date": doc("x", more="dates: [{role: adopted, date: 2016-02-30}]\n").encode(),
    "list-for-mapping": doc("x", more="source: [a]\n").encode(),
    "mapping-for-list": doc("x", more="parties: {a: b}\n").encode(),
    "empty": b"",
    "comments": b"# only\n# comments\n",
    "unknown-kind": b"kind: agreement\nid: x\ntitle: T\n",
    "missing-kind": b"id: x\ntitle: T\n",
    "duplicate-key": doc("x", more="title: U\n").encode(),
    "alias-bomb": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(9)),
    "deep": b"a: " + b"[" * 200_000,
    "png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "docx": b"PK\x03\x04\x14\0\0\0word/document.xml",
    "utf-16": doc("x").encode("utf-16"),
    "cp1252": doc("x", more="owner: Västra Götaland\n").encode("cp1252"),
    "circle": doc("x", ("supplement", "circle.yaml")).encode(),
    "outside": doc("x", ("supplement", "../../x.yaml")).encode(),
    "tab": doc("x", more="source:\n\ttitle: x\n").encode(),
    "python-tag": doc("x", more="owner: !!python/object/apply:os.system ['true']\n").encode(),
    "nul": doc("x", more="owner: a\0b\n").encode(),
    "escaped-nul": doc("x", more='owner: "a\\0b"\n').encode(),
    "long-line": doc("x", more="owner: [" + "a" * 1_000_000 + "\n").encode(),
    "one-of-many": (doc("x") + "---\nkind: [\n---\n" + doc("z")).encode(),
    "list": b"- a\n- b\n",
    "text": b"hej\n",
    "no-id": b"kind: supplement\ntitle: T\n",
    "random": bytes(range(128, 256)) * 10,
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_every_wrong_file_is_explained_and_the_other_is_loaded(name: str) -> None:
    Path(f"{name}.yaml").write_bytes(WRONG[name])
    put(good=doc("good"))
    started = time.process_time()
    loaded = load([f"{name}.yaml", "good.yaml"])
    assert time.process_time() - started < HANGS
    assert "good.yaml" in [key for one in keys(loaded) for key in one]
    error = problem(loaded)
    assert where(error)[0] == f"{name}.yaml"
    assert error.exit_code == 3
    for lang in ("sv", "en"):
        shown = error.show(lang)
        assert len(shown) < 1500
        for foreign in ("Traceback", "yaml.s", "yaml.p", "pydantic", "nput should", "codec", "0x"):
            assert foreign not in shown
    if name == "one-of-many":
        assert {"one-of-many.yaml#x", "one-of-many.yaml#z"} <= {key for one in keys(loaded) for key in one}


def test_a_file_of_200_megabytes_is_refused_from_its_size(here: Path) -> None:
    with Path("big.yaml").open("wb") as file:
        file.truncate(200_000_000)
    put(good=doc("good", ("other", "big.yaml")))
    started = time.process_time()
    loaded = load(["big.yaml", "good.yaml"])
    assert time.process_time() - started < HANGS
    assert "200,0 MB" in loaded.problems[0].text.sv
    assert where(loaded.problems[0]) == ("big.yaml", 0, 0)
    assert where(loaded.problems[1]) == ("good.yaml", 6, 10)
    assert keys(loaded) == [["good.yaml"]]


def test_all_problems_of_a_document_are_in_one_error() -> None:
    put(a="kind: supplement\nid: X\nparter: []\n")
    error = problem(load(["a.yaml"]))
    assert isinstance(error, InvalidDocument)
    assert len(error.problems) == 3


def test_missing_files() -> None:
    put(a=doc("a"))
    loaded = load(["b.yaml", "a.yaml", "c/d.yaml"])
    assert keys(loaded) == [["a.yaml"]]
    assert [where(one) for one in loaded.problems] == [("b.yaml", 0, 0), ("c/d.yaml", 0, 0)]


# --- folders


def test_what_is_not_meant_for_lokcheck_is_passed_over_in_folders() -> None:
    put(
        a=doc("a"),
        ci="on: push\njobs: {}\n",
        k8s="apiVersion: v1\nkind: Service\n",
        empty="",
        mkdocs="site_name: x\nemoji: !!python/name:a.b\n",
        helm="{{- if .Values.x }}\na: 1\n",
    )
    loaded = good(".")
    assert keys(loaded) == [["a.yaml"]]
    assert loaded.skipped == ("ci.yaml", "empty.yaml", "helm.yaml", "k8s.yaml", "mkdocs.yaml")
    for name in loaded.skipped:
        assert len(load([name]).problems) >= 1


@pytest.mark.parametrize(
    "content",
    [
        b"kind: county-agrement\nid: x\ntitle: T\n",
        b"kin: county-agreement\nid: x\n",
        b"kin: agreement\nid: x\ntitle: T\n",
        b"kind: [\n",
        b"id: x\nkin: county-agreement\na: [\n",
        doc("x").encode("utf-16"),
        doc("x", more="owner: Gävle\n").encode("cp1252"),
        b"\x89PNG\r\n",
    ],
)
def test_what_may_be_a_document_with_a_mistake_is_never_passed_over(content: bytes) -> None:
    put(x=content)
    loaded = load(["."])
    assert loaded.sets == ()
    assert loaded.skipped == ()
    assert where(problem(loaded))[0] == "x.yaml"


def test_an_empty_folder() -> None:
    loaded = good(".")
    assert (loaded.sets, loaded.skipped) == ((), ())


def test_what_was_passed_over_is_an_error_when_it_is_referred_to() -> None:
    put(a=doc("a", ("other", "ci.yaml")), ci="on: push\n")
    loaded = load(["."])
    assert loaded.skipped == ("ci.yaml",)
    assert where(problem(loaded))[0] == "ci.yaml"


# --- standard input


def test_standard_input() -> None:
    put(s=doc("s", kind="supplement"))
    loaded = good("-", stdin=doc("a", ("supplement", "s.yaml")).encode())
    assert keys(loaded) == [["<stdin>", "s.yaml"]]
    assert "standard in" in problem(load(["-"])).text.sv
    assert where(problem(load(["-"], stdin=b""))) == ("<stdin>", 0, 0)
    assert where(problem(load(["-"], stdin=b"a: [")))[0] == "<stdin>"


def test_standard_input_stands_for_a_file() -> None:
    put(sub__a=doc("old"), sub__s=doc("s", ("supplemented", "a.yaml"), kind="supplement"))
    loaded = good("-", stdin=doc("new", ("supplement", "s.yaml")).encode(), stdin_name="sub/a.yaml")
    assert keys(loaded) == [["sub/a.yaml", "sub/s.yaml"]]
    assert loaded.sets[0].documents[0].document.id == "new"


def test_standard_input_is_limited_too() -> None:
    assert "för stor" in problem(load(["-"], stdin=b" " * 6_000_000)).text.sv
