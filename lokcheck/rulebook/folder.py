"""A folder of the rulebook as read: the standard one, or one that a region adds to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lokcheck.errors import ConfigError, Place, RuleError
from lokcheck.personal import mask
from lokcheck.rulebook.files import RuleText
from lokcheck.texts import Text

__all__ = ["RuleFolder", "files_of", "read_folders"]

TABLES = ("measures.yaml", "overrides.yaml", "parameters.yaml", "removed.yaml", "severity.yaml", "terms.yaml",
          "waiver-rules.yaml")  # fmt: skip
"""Files that hold something else than rules."""


@dataclass(frozen=True, slots=True)
class RuleFolder:
    """``name`` is the folder's own, for reports; ``own``: it is added to the standard rulebook."""

    name: str
    own: bool
    files: dict[str, RuleText]

    @property
    def rule_files(self) -> Iterator[RuleText]:
        """The files of rules, in the order of their names."""
        return (read for name, read in self.files.items() if name not in TABLES)


def files_of(folder: Path) -> list[Path]:
    """Return the files of an added folder. Raises ConfigError if there is no such folder, or nothing in it."""
    if not folder.is_dir():
        raise ConfigError(
            Text("Mappen med regler finns inte.", "There is no such folder of rules."), Place(folder.as_posix()),
            Text("Ange en mapp med YAML-filer, t.ex. --rules regler/.",
                 "Name a folder of YAML files, such as --rules rules/."),
        )  # fmt: skip
    found = sorted(folder.glob("*.yaml"))
    if not found:
        raise ConfigError(
            Text("Mappen innehåller inga regelfiler (*.yaml).", "The folder has no rule files (*.yaml)."),
            Place(folder.as_posix()),
            Text("lokcheck rules new skriver en att börja med.", "lokcheck rules new writes one to start with."),
        )  # fmt: skip
    return found


def read_folders(standard: Path, added: Sequence[Path]) -> list[RuleFolder]:
    """Return the folders, the standard one first. Raises RuleError, InputError or ConfigError."""
    return [
        RuleFolder("", False, {path.name: RuleText.read(path) for path in sorted(standard.glob("*.yaml"))}),
        *(_added(folder) for folder in added),
    ]


def _added(folder: Path) -> RuleFolder:
    files = {path.name: RuleText.read(path) for path in files_of(folder)}
    if "severity.yaml" in files:
        raise RuleError(
            Text("ett eget regelverk har ingen tabell över allvar.", "a rulebook of your own has no severity table."),
            Place(files["severity.yaml"].file),
            Text("Väg om enskilda krav i overrides.yaml.", "Re-weigh single requirements in overrides.yaml."),
        )  # fmt: skip
    return RuleFolder(mask(folder.resolve().name), True, files)
