"""Which version of an engine's library is installed."""

from pathlib import Path
from types import ModuleType

__all__ = ["version_of"]


def version_of(distribution: str, module: ModuleType) -> str:
    """Return the version of ``distribution``, which ``module`` comes from.

    The name of the folder that installers write beside the module says it; asking ``importlib.metadata``, which is done
    where there is no such folder, takes as long as compiling a rulebook. Raises PackageNotFoundError for neither.
    """
    folder = Path(module.__file__ or "").parent
    for place in (folder, folder.parent):
        found = list(place.glob(f"{distribution}-*.dist-info"))
        if len(found) == 1:
            return found[0].stem.removeprefix(f"{distribution}-")
    from importlib.metadata import version

    return version(distribution)
