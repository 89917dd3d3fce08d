"""Which documents rest on a provision: by their own citations, by old ones too, and by their requirements."""

import datetime as dt
import json
from importlib import import_module

import pytest

from lokcheck.audit.impact.impact import Impact, impact
from lokcheck.audit.record import StatedFact
from lokcheck.errors import UsageError
from lokcheck.report.view import View
from tests.audit.records import AS_OF, FAILED, base, rulebook
from tests.cli.runner import run

JONKOPING = "agreements/jonkoping/lansoverenskommelse-2016.yaml"


def found(text: str, day: dt.date = AS_OF) -> Impact:
    return impact(text, [*base(), FAILED], rulebook(), day)


def files(answer: Impact) -> list[str]:
    return [one.document.file for one in answer.affected]


def test_a_section_by_citations_and_by_requirements() -> None:
    answer = found("SoL (2001:453) 5 kap. 9 a §")
    assert (answer.standing, answer.until) == ("replaced", dt.date(2025, 6, 30))
    assert answer.replaced_by[0][0].sv == "7 kap. 2 § socialtjänstlagen (2025:400)"
    assert "LAG-07" in answer.rules
    assert files(answer)[0] == JONKOPING
    first = answer.affected[0]
    section, act = first.mentions
    assert (section.text, section.whole) == ("Socialtjänstlagen (2001:453) 5 kap. 9 a §", False)
    assert act.whole
    assert "LAG-07" in {item.rule for item in first.failing}
    assert (answer.documents, len(answer.failures)) == (len(base()), 1)


def test_the_successor_is_no_citation_but_the_same_ground() -> None:
    answer = found("7 kap. 2 § SoL")
    [one] = [one for one in answer.affected if one.document.file == JONKOPING]
    assert one.mentions == ()
    assert "LAG-07" in {item.rule for item in one.resting}
    assert answer.coming is not None and answer.coming.day == dt.date(2028, 1, 1)
    assert found("7 kap. 2 § SoL", dt.date(2028, 6, 1)).coming is None


@pytest.mark.parametrize("text", ["SFS 2001:453", "2001:453", "socialtjänstlagen (2001:453)"])
def test_an_act_as_a_whole_has_the_citations_of_every_section(text: str) -> None:
    answer = found(text)
    [one] = [one for one in answer.affected if one.document.file == JONKOPING]
    assert len(one.mentions) >= 2
    assert not any(mention.whole for mention in one.mentions)


def test_a_name_means_the_act_that_had_it_when_the_text_was_written() -> None:
    first = base()[0]._replace(rows=(), facts=(StatedFact("legal_basis/0", "citation", 7, {
        "text": "socialtjänstlagen", "use": "basis", "historical": "no"}),))  # fmt: skip
    old, new = first._replace(own_day=dt.date(2016, 1, 1)), first._replace(own_day=dt.date(2026, 1, 1))
    assert len(impact("SFS 2001:453", [old], rulebook(), AS_OF).affected) == 1
    assert impact("SFS 2001:453", [new], rulebook(), AS_OF).affected == ()


def test_what_does_not_apply_rests_on_nothing() -> None:
    ended = next(record for record in base() if record.ended is not None)
    assert impact("16 kap. 3 § HSL", [ended._replace(facts=())], rulebook(), AS_OF).affected == ()


def test_an_unknown_citation_gets_the_nearest() -> None:
    with pytest.raises(UsageError, match="Did you mean 'socialtjänstlagen'"):
        found("socialtjänstlgen")
    with pytest.raises(UsageError, match="does not have that section"):
        found("16 kap. 99 § HSL")


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_the_change_asks_is_said(form: str) -> None:
    render = import_module(f"lokcheck.audit.impact.{form}").render
    said = " ".join(render(found("SoL (2001:453) 5 kap. 9 a §"), View("sv", 100)).split())
    assert "hänvisa i stället till 7 kap. 2 § socialtjänstlagen (2025:400)" in said
    assert "Spel om pengar omfattas" in said
    assert "pröva igen före 2028-01-01" in said
    assert "lan/trasig.yaml" in said
    assert "have requirements that it is the ground of" in " ".join(
        render(found("SoL (2001:453) 5 kap. 9 a §"), View("en", 100)).split())  # fmt: skip


def test_the_json_has_all_of_it() -> None:
    render = import_module("lokcheck.audit.impact.data").render
    data = json.loads(render(found("16 kap. 3 § HSL"), View("sv")))
    assert (data["format"], data["documents"], data["standing"]) == ("lokcheck-impact", len(base()), "in-force")
    first = next(one for one in data["affected"] if one["file"] == JONKOPING)
    rule = next(item for item in first["requirements"] if item["rule"] == "LAG-07")
    assert (rule["today"], rule["severity"]) == ("not_met", "error")
    assert rule["remedy"].startswith("Lägg till spel om pengar")
    assert [change["day"] for change in data["changes"] if change["coming"]]


def test_the_command() -> None:
    ended = run("impact", "SoL 5 kap. 9 a §", "agreements/jonkoping", "--as-of", "2026-11-28")
    assert ended.exit_code == 0
    assert "1 av 1 dokument vilar på bestämmelsen" in " ".join(ended.stdout.split())
    assert run("impact", "SoLL", "agreements/jonkoping").exit_code == 2
    assert run("impact", "7 kap. 2 § SoL", "agreements/jonkoping", "--county", "Skåne").exit_code == 4
