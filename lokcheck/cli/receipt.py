"""Completes a report's receipt with every file that the check read, each with its checksum."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from lokcheck.cli.beside import companions
from lokcheck.report.model import Input, InputRole, Report
from lokcheck.sources.files import shown

if TYPE_CHECKING:
    from lokcheck.cli.checking import Asked
    from lokcheck.sources.documents import Loaded

__all__ = ["with_files", "with_inputs"]


def with_inputs(report: Report, loaded: "Loaded", asked: "Asked") -> Report:
    """Return ``report`` with the files of attestations and waivers that were read for it."""
    files: list[tuple[Path, InputRole]] = [
        *((path, "attestations") for path in companions(loaded, asked.attestations, "attestations.yaml")),
        *((path, "waivers") for path in companions(loaded, asked.waivers, "waivers.yaml")),
    ]  # fmt: skip
    return with_files(report, files)


def with_files(report: Report, files: Iterable[tuple[Path, InputRole]]) -> Report:
    """Return ``report`` with ``files``, and what each was read as, in its receipt; a folder stands for its rules."""
    each = [(file, role) for path, role in files for file in (sorted(path.glob("*.yaml")) if path.is_dir() else [path])]
    inputs = (*report.receipt.inputs, *_hashed(each))
    return report._replace(receipt=report.receipt._replace(inputs=inputs))


def _hashed(files: Iterable[tuple[Path, InputRole]]) -> Iterator[Input]:
    for path, role in files:
        try:
            content = path.read_bytes()
        except OSError:
            continue  # whoever needed it has said so
        yield Input(shown(path), sha256(content).hexdigest(), role)
