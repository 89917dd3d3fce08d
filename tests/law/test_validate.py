import re
import shutil
from pathlib import Path

import pytest

from lokcheck.errors import RuleError
from lokcheck.law.register import load_register

RULES = Path(__file__).parents[2] / "rules" / "law"


def broken(tmp_path: Path, file: str, old: str, new: str) -> RuleError:
    """Return the error for the register with the first ``old`` in ``file`` made ``new``."""
    folder = tmp_path / "law"
    shutil.copytree(RULES, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_register(folder)
    assert caught.value.exit_code == 2
    assert caught.value.place is not None and caught.value.place.file == file
    return caught.value


def line_of(file: str, words: str) -> int:
    """Return the line (from 1) of the first occurrence of ``words``."""
    lines = (RULES / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


@pytest.mark.parametrize(
    ("old", "new", "message", "advice"),
    [
        ("  topic: agreement.misuse", "  topik: agreement.misuse", "'topik'", "topic"),
        ("topic: quality", "topic: qualitty", "qualitty", "quality"),
        ('    en: "The duty is new."', '    eng: "The duty is new."', "Swedish (sv) and English (en)", ""),
        ('    en: "The duty is new."', '    en: ""', "Swedish (sv) and English (en)", ""),
        ("replaced_by: hsl2017-16-3-v2", "replaced_by: hsl2017-16-3-v22", "hsl2017-16-3-v22", "hsl2017-16-3-v2"),
        ('valid_to: "2017-04-14"', 'valid_to: "2017-04-13"', "gap of 1 days", ""),
        ('valid_to: "2017-04-14"', 'valid_to: "2017-04-20"', "overlap of 6 days", ""),
        ('valid_to: "2017-04-14"', 'valid_to: "2017-02-30"', "date in quotation marks", ""),
        ('valid_to: "2017-04-14"', "valid_to: 2017-04-14", "date in quotation marks", ""),
        ('valid_to: "2017-03-31"', 'valid_to: "2012-03-31"', "Ends before it begins", ""),
        ('sfs: "2017:30"', "sfs: 2017:30", "Text (in quotation marks", ""),
        ('sfs: "1982:763"', 'sfs: "1982:736"', "1982:736", "1982:763"),
        ("modality: must", "modality: most", "'most'", "must"),
        ("  modality: must\n", "", "'modality' is missing", ""),
        ("replaced_by: hsl2017-16-3-v1", "replaced_by: consult-hsl2017", "another topic: consultation", ""),
        ("wording: secondary", "wording: recalled", "'verified' requires", ""),
        ("source: [reg-hsl1982,", "source: [reg-hsl1882,", "reg-hsl1882", "reg-hsl1982"),
        ('valid_from: "2013-07-01"', 'valid_from: "1982-07-01"', "Begins before its act", ""),
        ("id: hsl2017-16-3-v1", "id: hsl1982-8b", "given twice", ""),
        ("  inserted: true", "  inserted: 1", "true or false", ""),
        ("compiled: ", "compilled: ", "compilled", ""),
        ("format: 1", "format: 2", "format: 1", ""),
        ("  paragraph: 2", '  paragraph: "2"', "whole number", ""),
    ],
)
def test_a_fault_in_a_provision_is_refused(tmp_path: Path, old: str, new: str, message: str, advice: str) -> None:
    error = broken(tmp_path, "provisions.yaml", old, new)
    assert message in error.text.en
    assert error.text.sv and error.text.sv != error.text.en
    assert advice in (error.advice.en if error.advice else "")
    assert error.place is not None and error.place.line > 0


def test_the_place_is_that_of_the_value(tmp_path: Path) -> None:
    error = broken(tmp_path, "provisions.yaml", "replaced_by: hsl2017-16-3-v2", "replaced_by: nowhere")
    assert error.place is not None
    assert (error.place.line, error.place.column) == (line_of("provisions.yaml", "replaced_by: hsl2017-16-3-v2"), 3)
    assert error.show("en").startswith(f"provisions.yaml:{error.place.line}:3: ")


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("instruments.yaml", 'replaced_by: ["2017:30"]', 'replaced_by: ["2017:31"]', "2017:31"),
        ("instruments.yaml", 'valid_to: "2017-03-31"', 'valid_to: "2017-03-30"', "gap of 1 days"),
        ("instruments.yaml", "kind: act", "kind: law", "'law'"),
        ("instruments.yaml", "  replacement: subject", "  replacement: topic", "'topic'"),
        ("instruments.yaml", 'en: "Health and Medical Services Act"', 'en: ""', "Swedish (sv) and English (en)"),
        ("instruments.yaml", "from]\n  confidence: recalled", "from]\n  confidence: verified", "day from memory"),
        ("law_says.yaml", "topic: agreement.misuse", "topic: agreement.use", "agreement.use"),
        ("law_says.yaml", "supported: true", "supported: yes please", "true or false"),
        ("sources.yaml", "id: reg-hsl1982", "id: reg-hsl2017", "given twice"),
        ("topics.yaml", "id: sip,", "id: sipp,", "'sip' is not known"),
    ],
)  # fmt: skip
def test_a_fault_in_another_file_is_refused(tmp_path: Path, file: str, old: str, new: str, message: str) -> None:
    if file == "topics.yaml":
        with pytest.raises(RuleError, match="'sip' is not known"):
            folder = tmp_path / "law"
            shutil.copytree(RULES, folder)
            path = folder / file
            path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
            load_register(folder)
        return
    assert message in broken(tmp_path, file, old, new).text.en


def test_a_key_given_twice_is_refused(tmp_path: Path) -> None:
    error = broken(tmp_path, "provisions.yaml", "  modality: must\n", "  modality: must\n  modality: may\n")
    assert "'modality' is given twice" in error.text.en
    assert error.place is not None
    assert (error.place.line, error.place.column) == (line_of("provisions.yaml", "  modality: must") + 1, 3)


@pytest.mark.parametrize("content", ["- just\n- a list\n", "", "a: [1, 2\n", "\x00\x01", "text"])
def test_what_is_no_register_is_refused(tmp_path: Path, content: str) -> None:
    folder = tmp_path / "law"
    shutil.copytree(RULES, folder)
    (folder / "sources.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_register(folder)
    assert caught.value.place is not None and caught.value.place.file == "sources.yaml"


def test_a_missing_or_unreadable_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="can not be read"):
        load_register(tmp_path)
    folder = tmp_path / "law"
    shutil.copytree(RULES, folder)
    (folder / "topics.yaml").write_bytes("format: 1\ntopics: [å]".encode("latin-1"))
    with pytest.raises(RuleError, match="UTF-8"):
        load_register(folder)


def test_two_versions_of_a_section_may_not_overlap(tmp_path: Path) -> None:
    entry = re.search(r"- id: sol2025-5-1\n(.*?)\n\n", (RULES / "provisions.yaml").read_text("utf-8"), re.S)
    assert entry is not None
    copy = f"- id: sol2025-5-1-again\n{entry.group(1)}\n\n- id: sol2025-5-1\n"
    error = broken(tmp_path, "provisions.yaml", "- id: sol2025-5-1\n", copy)
    assert "Overlaps 'sol2025-5-1" in error.text.en
