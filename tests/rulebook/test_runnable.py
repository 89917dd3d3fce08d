"""What the checks of a rule's patterns let by and no engine could be trusted with is refused when rules are read."""

from pathlib import Path

import pytest

from lokcheck.errors import RuleError
from lokcheck.rulebook.build import open_rulebook

from .conftest import HEAD, RULE

THIRTEEN = ("party", "sip", "validity", "document", "routine", "adoption", "follow_up", "signature", "target_group",
            "goal", "citation", "term", "annex")  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "why"), [(("party", "party"), "one fact type"), (THIRTEEN, "more than 12 patterns")], ids=["same", "many"]
)
def test_a_rule_that_no_engine_can_run_says_where_and_why(tmp_path: Path, facts: tuple[str, ...], why: str) -> None:
    met = ", ".join(f"{{{name}: {{}}}}" for name in facts)
    rule = RULE.replace("LAG-90", "LAN-01").replace("met: {target_group: {code: alcohol}}", f"met: [[{met}]]")
    (tmp_path / "own.yaml").write_text(HEAD + rule, "utf-8")
    with pytest.raises(RuleError, match=f"LAN-01: .*{why}") as caught:
        open_rulebook(added=[tmp_path], use_store=False)
    assert caught.value.place is not None
    assert (caught.value.place.file.endswith("own.yaml"), caught.value.place.line) == (True, 4)
