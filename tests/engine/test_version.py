from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType

import click
import pytest

from lokcheck.engine.version import version_of


def module_at(path: Path) -> ModuleType:
    module = ModuleType("made")
    module.__file__ = str(path)
    return module


def test_a_package_is_found_as_its_installer_names_it() -> None:
    assert version_of("click", click) == version("click")


@pytest.mark.parametrize("file", ["made.so", "made/__init__.py"])
def test_the_folder_beside_the_module_says_it(tmp_path: Path, file: str) -> None:
    (tmp_path / "a_library-1.2.3.dist-info").mkdir()
    (tmp_path / "a_library_too-9.dist-info").mkdir()
    assert version_of("a_library", module_at(tmp_path / file)) == "1.2.3"


def test_without_such_a_folder_the_installation_is_asked(tmp_path: Path) -> None:
    assert version_of("click", module_at(tmp_path / "made.so")) == version("click")


def test_two_versions_side_by_side_say_nothing(tmp_path: Path) -> None:
    for number in ("1.0", "2.0"):
        (tmp_path / f"click-{number}.dist-info").mkdir()
    assert version_of("click", module_at(tmp_path / "made.so")) == version("click")


def test_what_is_not_installed_has_no_version(tmp_path: Path) -> None:
    with pytest.raises(PackageNotFoundError):
        version_of("no-such-library", module_at(tmp_path / "made.so"))
