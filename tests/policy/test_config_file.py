"""What a configuration may hold; anything else is an error with its place and the nearest word."""

from pathlib import Path

import pytest

from lokcheck.errors import ConfigError, Place
from lokcheck.policy.config_file import read_config
from lokcheck.policy.config_keys import KEYS
from lokcheck.policy.values import values_of

FORMS = ("text", "json")


def written(tmp_path: Path, text: str | bytes, name: str = "lokcheck.toml") -> Path:
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return file


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("\nfailon = 1", "2:1", "'fail-on'"),
        ("fail-on = 'eror'", "1:1", "'error'"),
        ("format = 'jsn'", "1:1", "'json'"),
        ("strict = 'yes'", "1:1", "true eller false"),
        ("select = 'LAG'", "1:1", "en lista med text"),
        ("ignore = ['X13',\n 4]", "2:2", "en lista med text"),
        ("baseline = 3", "1:1", "namnet på en fil"),
        ("waivers = ['a', '']", "1:17", "namnet på en fil"),
        ("severity = 'note'", "1:1", "en tabell med krav"),
        ("[severity]\nX13 = 'nte'", "2:1", "'note'"),
        ("[severity]\nX13 = {not_mett = 'note'}", "2:8", "'not_met'"),
        ("[parameters]\nreview-interval = true", "2:1", "ett heltal"),
        ("[parameters]\nreview-interval = -1", "2:1", "ett heltal"),
        ("per-path = 1", "1:1", "[[per-path]]"),
        ("[[per-path]]\nignore = ['X13']", "1:3", "'paths'"),
        ("[[per-path]]\npaths = ['a']\n[[per-path]]\npaths = ['b']\nfail-on = 'note'", "5:1", "Välj bland: paths"),
        ("select = [", "1:11", "inte giltig TOML"),
        ("a = 1\na = 2", "2:6", "inte giltig TOML"),
        (b"# \xff", "1", "inte UTF-8"),
        ("\n" * 1_000_001, "", "för stor"),
        ("a = " + "[" * 5000, "", ""),
    ],
)
def test_faults_have_their_place(tmp_path: Path, text: str | bytes, place: str, says: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(ConfigError) as raised:
        read_config(file, FORMS)
    assert raised.value.show("sv").startswith(f"{file.as_posix()}:{place}")
    assert says in raised.value.show("sv")


def test_a_table_of_pyproject_is_read_with_its_places(tmp_path: Path) -> None:
    file = written(tmp_path, "[project]\nname = 'x'\n[tool.lokcheck]\nignore = ['X13']\n", "pyproject.toml")
    config = read_config(file, FORMS)
    assert config.values == {"ignore": ["X13"]}
    assert config.place(("ignore", 0)) == Place(file.as_posix(), 4, 11)
    broken = written(tmp_path, "[tool.lokcheck]\nignor = ['X13']\n", "pyproject.toml")
    with pytest.raises(ConfigError, match="Unknown key") as raised:
        read_config(broken, FORMS)
    assert raised.value.place == Place(file.as_posix(), 2, 1)


def test_a_flag_comes_before_a_variable_before_the_file_before_the_default(tmp_path: Path) -> None:
    config = read_config(written(tmp_path, "fail-on = 'note'\nverdict = 'both'\nengine = 'clips'\n"), FORMS)
    environment = {"LOKCHECK_FAIL_ON": "warning", "LOKCHECK_VERDICT": "adoption"}
    values = values_of({"fail_on": "never"}, environment, config, FORMS)
    found = {name: (values[name].value, values[name].source) for name in ("fail-on", "verdict", "engine", "strict")}
    assert found == {
        "fail-on": ("never", "flag"), "verdict": ("adoption", "environment"), "engine": ("clips", "file"),
        "strict": (False, "default"),
    }  # fmt: skip
    assert str(values["engine"].place()).endswith("lokcheck.toml:3:1")
    assert str(values["verdict"].place()) == "LOKCHECK_VERDICT"


def test_paths_are_meant_from_the_file(tmp_path: Path) -> None:
    config = read_config(written(tmp_path, "baseline = 'b.json'\nwaivers = '../w.yaml'\nrules = ['r', 's']\n"), FORMS)
    values = values_of({}, {}, config, FORMS)
    here = tmp_path.as_posix()
    assert values["baseline"].value == f"{here}/b.json"
    assert values["waivers"].value == [f"{here}/../w.yaml"]
    assert values["rules"].value == [f"{here}/r", f"{here}/s"]


def test_variables_hold_lists_and_yes_or_no() -> None:
    environment = {"LOKCHECK_IGNORE": "X13, topic:text ,", "LOKCHECK_STRICT": "ja", "LOKCHECK_FORMAT": "json"}
    values = values_of({}, environment, None, FORMS)
    assert values["ignore"].value == ["X13", "topic:text"]
    assert values["strict"].value is True
    assert values["format"].value == "json"


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [("LOKCHECK_FAIL_ON", "fatal", "error, warning, note, never"), ("LOKCHECK_STRICT", "kanske", "varken ja"),
     ("LOKCHECK_FORMAT", "jsn", "'json'")],
)  # fmt: skip
def test_a_variable_that_is_wrong_is_named(name: str, text: str, says: str) -> None:
    with pytest.raises(ConfigError) as raised:
        values_of({}, {name: text}, None, FORMS)
    assert raised.value.show("sv").startswith(f"{name}: ")
    assert says in raised.value.show("sv")


def test_every_key_is_documented() -> None:
    text = Path(__file__).parents[2].joinpath("docs", "configuration.md").read_text("utf-8")
    assert not [name for name in KEYS if f"`{name}`" not in text]
    assert not [key.variable for key in KEYS.values() if key.variable and f"`{key.variable}`" not in text]
