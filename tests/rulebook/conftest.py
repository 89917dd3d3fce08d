from collections.abc import Callable
from pathlib import Path

import pytest

from lokcheck.rulebook.load import KnownLaw, LoadedRules, load_rules

HEAD = "format: 1\ntopic: {id: test, sv: Prov, en: Test}\nrules:\n"
RULE = """\
  - id: LAG-90
    title: {sv: Titel, en: Title}
    asks: {sv: Frågar, en: Asks}
    applies_to: [county-agreement]
    modality: guidance
    require:
      met: {target_group: {code: alcohol}}
    message: {not_met: {sv: Nej, en: "No"}}
    remedy: {sv: Gör, en: Do}
    source: [{ref: källa, status: read}]
    checked: 2026-11-22
"""
Load = Callable[..., LoadedRules]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def loading(*rules: str, **files: str) -> LoadedRules:
        (tmp_path / "a.yaml").write_text(HEAD + "".join(rules or [RULE]), "utf-8")
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
        return load_rules(
            tmp_path, KnownLaw({"agreement.misuse": frozenset({"alkohol"})}, frozenset({"hsl2017-16-3-v5"}))
        )

    return loading
