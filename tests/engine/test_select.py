import subprocess
import sys
from typing import Literal

import pytest

from lokcheck.engine.select import EngineName, engine_for
from lokcheck.errors import UsageError


@pytest.fixture
def without_durable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)


@pytest.fixture
def without_clips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "clips", None)


@pytest.mark.parametrize("name", ["durable", "clips", "both"])
def test_gives_the_engine_asked_for(name: EngineName, durable: object, clips: object) -> None:
    assert engine_for(name).name == name


def test_auto_prefers_durable(durable: object) -> None:
    assert engine_for("auto").name == "durable"


@pytest.mark.usefixtures("without_durable")
def test_auto_falls_back_to_clips() -> None:
    assert engine_for("auto").name == "clips"


@pytest.mark.usefixtures("without_durable")
@pytest.mark.parametrize("name", ["durable", "both"])
def test_says_what_durable_needs(name: Literal["durable", "both"]) -> None:
    with pytest.raises(UsageError) as caught:
        engine_for(name)
    assert caught.value.exit_code == 2
    for words in ("pip install durable-rules", "C compiler", "Python headers"):
        assert words in caught.value.show("en")
    for words in ("pip install durable-rules", "C-kompilator", "utvecklingsfiler"):
        assert words in caught.value.show("sv")


@pytest.mark.usefixtures("without_durable", "without_clips")
@pytest.mark.parametrize("name", ["auto", "clips"])
def test_says_what_clips_needs(name: Literal["auto", "clips"]) -> None:
    with pytest.raises(UsageError, match="CLIPS") as caught:
        engine_for(name)
    assert "pip install clipspy" in caught.value.show("sv")


def test_loads_no_engine_before_it_is_asked_for() -> None:
    """Loading CLIPS, or durable_rules' Python classes, takes longer than checking a document."""
    code = (
        "import sys; before = set(sys.modules); heavy = {'clips', 'durable', 'durable_rules_engine', 'threading'}; "
        "from lokcheck.engine.select import engine_for; print((set(sys.modules) - before) & heavy); "
        "name = engine_for('auto').name; print(name, (set(sys.modules) - before) & heavy)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    imported, chosen = done.stdout.splitlines()
    assert imported == "set()"
    assert chosen.startswith("clips") or chosen == "durable {'durable_rules_engine'}"
