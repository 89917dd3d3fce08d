"""References that a look at the text finds are those that reading the file finds, however they are written."""

import string
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lokcheck.audit.scan import scan
from lokcheck.sources.reader import read_documents

HEAD = "kind: sip-annex\nid: a\ntitle: T\n"
WRITTEN = {
    "plain": "references:\n  - role: agreement\n    ref: b.yaml\n",
    "at the end": "references:\n  - {role: agreement, ref: b.yaml}",
    "flow": "references: [{ref: b.yaml, role: agreement}]\n",
    "json": '"references": [{"ref":"b.yaml","role":"agreement"}]\n',
    "single": "references:\n- ref: 'b.yaml'\n  role: agreement\n",
    "comment": "references:\n  - ref: b.yaml # the agreement\n    role: agreement\n",
    "id": "references:\n  - ref: b.yaml#other\n    role: agreement\n",
    "next line": "references:\n  - ref:\n      b.yaml\n    role: agreement\n",
    "folded": "references:\n  - ref: >-\n      b.yaml\n    role: agreement\n",
    "anchor": "references:\n  - ref: &r b.yaml\n    role: agreement\n",
    "alias": "x: &r b.yaml\nreferences:\n  - ref: *r\n    role: agreement\n",
    "escape": 'references:\n  - "\\x72ef": b.yaml\n    role: agreement\n',
    "escaped value": 'references:\n  - ref: "\\x62.yaml"\n    role: agreement\n',
    "question": "references:\n  - ? ref\n    : b.yaml\n    role: agreement\n",
    "tag": "references:\n  - ref: !!str b.yaml\n    role: agreement\n",
    "annex": "annexes:\n  - number: 1\n    ref: b.yaml\n",
    "crlf": "references:\r\n  - role: agreement\r\n    ref: b.yaml\r\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.yaml").write_text("", "utf-8")
    return tmp_path


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN.keys())
def test_a_reference_is_found_however_it_is_written(folder: Path, written: str) -> None:
    path = folder / "a.yaml"
    path.write_text(HEAD + written, "utf-8", newline="")
    assert scan(path, lambda real: Path(real).is_file()).refers_to == (str(folder / "b.yaml"),)


@pytest.mark.parametrize("written", ["references:\n  - ref: '#other'\n", "prefer: b.yaml\n", "x-ref: b.yaml\n", ""])
def test_what_is_no_reference_to_another_file_is_none(folder: Path, written: str) -> None:
    path = folder / "a.yaml"
    path.write_text(HEAD + written, "utf-8")
    assert scan(path, lambda real: Path(real).is_file()).refers_to == ()


def test_what_can_not_be_read_refers_to_nothing(folder: Path) -> None:
    assert scan(folder / "none.yaml", lambda _: True) == ("", ())


NAMES = st.text(string.ascii_lowercase + "åö-_ ", min_size=1, max_size=8).map(
    lambda name: f"{name.strip() or 'x'}.yaml"
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(names=st.lists(NAMES, max_size=4), flow=st.sampled_from([None, True, False]), width=st.integers(20, 120),
       style=st.sampled_from([None, '"', "'"]))  # fmt: skip
def test_no_reference_that_a_reader_sees_is_missed(
    tmp_path: Path, names: list[str], flow: bool | None, width: int, style: str | None
) -> None:
    value = {"kind": "mandate", "references": [{"role": "other", "title": f"en ref: {n}", "ref": n} for n in names]}
    text = yaml.dump(value, allow_unicode=True, default_flow_style=flow, width=width, default_style=style)
    path = tmp_path / "a.yaml"
    path.write_text(text, "utf-8")
    (read,) = read_documents(path.read_bytes(), "a.yaml").documents
    wanted = {str(tmp_path / entry["ref"]) for entry in read.value["references"]}
    assert wanted <= set(scan(path, lambda real: real in wanted).refers_to)
