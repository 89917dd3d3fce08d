"""Every requirement and cross-check of the catalogue is a rule, an alias of one, or a part of one."""

from pathlib import Path

import pytest
import yaml

from lokcheck.rulebook.build import open_rulebook

CATALOGUE = Path(__file__).parents[3] / "shared" / "requirements" / "catalogue.yaml"


@pytest.mark.skipif(not CATALOGUE.exists(), reason="the catalogue of requirements is not at hand")
def test_every_id_of_the_catalogue_is_answered() -> None:
    entries = yaml.safe_load(CATALOGUE.read_text("utf-8"))
    wanted = [entry["id"] for part in ("requirements", "cross_checks") for entry in entries[part]]
    rules = open_rulebook().rules()
    answered = {name for rule in rules for name in (rule.id, *rule.aliases, *rule.subsumes)}
    missing = [name for name in wanted if name not in answered]
    assert not missing, f"{len(missing)} of {len(wanted)} are no rule, alias or part: {', '.join(missing)}"


def test_parts_of_rules_exist() -> None:
    """A fault that another rule is to report would otherwise be reported by nobody."""
    rules = open_rulebook().rules()
    known = {name for rule in rules for name in (rule.id, *rule.aliases)}
    assert not {name: rule.id for rule in rules for name in rule.subsumes if name not in known}
