"""``lokcheck rules test`` and ``rules new``: what those who write rules work with."""

import re
from pathlib import Path

import pytest

from tests.cli.runner import ROOT, run

SEED = str(ROOT / "agreements/jonkoping")
AS_OF = ("--as-of", "2026-11-22")


def rule(name: str, require: str, examples: str, more: str = "") -> str:
    return f"""\
  - id: {name}
    title: {{sv: Titel, en: Title}}
    asks: {{sv: Frågar, en: Asks}}
    applies_to: [county-agreement]
    modality: guidance
    require: {require}
    message: {{not_met: {{sv: Nej, en: "No"}}}}
    remedy: {{sv: Gör, en: Do}}
    source: [{{ref: källa, status: read}}]
    checked: 2026-11-22
    examples: {examples}
{more}"""


ALCOHOL = "{met: {target_group: {code: alcohol}}}"
BOTH = "{met: [{target_groups: [{code: alcohol}]}], not_met: [{}]}"
TOBACCO = "{met: {target_group: {code: tobacco}}}"
TOBACCO_BOTH = "{met: [{target_groups: [{code: tobacco}]}], not_met: [{}, {target_groups: [{code: alcohol}]}]}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "regler"
    made.mkdir()
    return made


def survey_of(folder: Path, *rules: str, lang: str = "sv") -> tuple[int, str]:
    (folder / "egna.yaml").write_text(
        "format: 1\ntopic: {id: own, sv: Egna, en: Own}\nrules:\n" + "".join(rules), "utf-8"
    )
    result = run("rules", "test", str(folder), "--corpus", SEED, *AS_OF, "--lang", lang, env={"COLUMNS": "200"})
    assert not result.stderr, result.stderr
    return result.exit_code, re.sub(r"\n {4,}", " ", result.stdout)


def test_good_examples_pass(folder: Path) -> None:
    code, text = survey_of(folder, rule("LAN-01", ALCOHOL, BOTH))
    assert code == 0
    assert text.endswith("1 regel, 2 exempel, 0 fel\n")


def test_an_example_with_another_outcome_is_told(folder: Path) -> None:
    code, text = survey_of(folder, rule("LAN-01", ALCOHOL, "{met: [{}], not_met: [{}]}"))
    assert code == 1
    assert "egna.yaml:4: LAN-01: met 1 gav not_met" in text
    assert "1 fel" in text


def test_an_example_that_is_no_document_is_told(folder: Path) -> None:
    code, text = survey_of(folder, rule("LAN-01", ALCOHOL, "{met: [{target_grups: []}], not_met: [{}]}"))
    assert code == 1
    assert "LAN-01: exemplet är inget dokument: nyckeln target_grups finns inte" in text


def test_a_rule_without_examples_is_told(folder: Path) -> None:
    code, text = survey_of(folder, rule("LAN-01", ALCOHOL, "{met: [{target_groups: [{code: alcohol}]}]}"))
    assert code == 0
    assert "Regler som saknar exempel (1)\n  LAN-01: not_met" in text


def test_a_rule_that_never_fires_is_told(folder: Path) -> None:
    nowhere = rule("LAN-03", ALCOHOL, BOTH).replace("county-agreement", "programme")
    code, text = survey_of(
        folder, rule("LAN-01", ALCOHOL, BOTH), rule("LAN-02", TOBACCO, TOBACCO_BOTH), nowhere, lang="en"
    )
    assert code == 0
    assert "Never a finding in 1 document (1)\n  LAN-01" in text
    assert "Never met in 1 document (1)\n  LAN-02" in text
    assert "Apply nowhere in 1 document (1)\n  LAN-03" in text


def test_rules_that_report_the_same_fault_are_told(folder: Path) -> None:
    one, two = (rule(name, TOBACCO, TOBACCO_BOTH) for name in ("LAN-01", "LAN-02"))
    code, text = survey_of(folder, one, two)
    assert code == 0
    assert "LAN-01 och LAN-02" in text
    subsuming = rule("LAN-02", TOBACCO, TOBACCO_BOTH, "    subsumes: [LAN-01]\n")
    assert "LAN-01 och LAN-02" not in survey_of(folder, one, subsuming)[1]
    other = rule("LAN-02", "{met: {target_group: {}}}", BOTH)
    assert "LAN-01 och LAN-02" not in survey_of(folder, one, other)[1]


def test_rules_that_fail_on_the_same_statement_are_told(folder: Path) -> None:
    """Also if each fails without the other: a reader gets the same line twice. Then neither is a part of the other."""
    head = "{met: {target_group: {code: gambling}}, fails: {target_group: {code: alcohol}}}"
    made = [
        rule(name, head, "{met: [{target_groups: [{code: gambling}]}], not_met: [{}]}").replace(
            "message: {", "message: {fails: {sv: Fel, en: Bad}, "
        )
        for name in ("LAN-01", "LAN-02")
    ]
    made[1] = made[1].replace("code: gambling}}", "code: tobacco}}").replace("code: gambling}]", "code: tobacco}]")
    text = survey_of(folder, *made)[1]
    assert "LAN-01 och LAN-02" in text
    assert "samma ställe, av olika skäl" in text
    assert "subsumes" not in text
    made[1] = made[1].replace("code: tobacco}}", "code: gambling}}").replace("code: tobacco}]", "code: gambling}]")
    text = survey_of(folder, *made)[1]
    assert "samma ställe i texten" in text
    assert "olika skäl" not in text


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_new_rule_works_as_it_stands(folder: Path, lang: str) -> None:
    target = folder / "ny.yaml"
    result = run("rules", "new", "LAN-01", "--output", str(target), "--lang", lang)
    assert result.exit_code == 0, result.output
    assert str(target.parent) in result.stderr
    text = target.read_text("utf-8")
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    assert len(comments) > 15
    assert ("Vad som krävs" in text) == (lang == "sv")
    tested = run("rules", "test", str(folder), "--corpus", SEED, *AS_OF, "--lang", "en")
    assert tested.exit_code == 0, tested.output
    assert "lack examples" not in tested.stdout
    assert "1 rule, 3 examples, 0 failed" in tested.stdout


def test_a_new_rule_needs_no_id_and_no_file(folder: Path) -> None:
    assert "id: EGEN-01" in run("rules", "new").stdout
    assert "id: OWN-01" in run("rules", "new", "--lang", "en").stdout


def test_a_new_rule_is_written_over_nothing(folder: Path) -> None:
    target = folder / "ny.yaml"
    target.write_text("mine", "utf-8")
    assert run("rules", "new", "--output", str(target)).exit_code == 2
    assert target.read_text("utf-8") == "mine"
    assert run("rules", "new", "--output", str(target), "--force").exit_code == 0


@pytest.mark.parametrize("name", ["UPF-01", "egen-1", "FÖRLÅNGT-01"])
def test_a_new_rule_needs_an_id_of_its_own(name: str) -> None:
    result = run("rules", "new", name)
    assert result.exit_code == 2
    assert "LAN-01" in result.stderr
