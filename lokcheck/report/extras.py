"""What a form of a report needs beyond the core: an extra of the package, which the user may not have installed."""

from collections.abc import Sequence
from importlib.util import find_spec

from lokcheck.errors import UsageError
from lokcheck.texts import Text

__all__ = ["missing", "require"]


def require(form: str, extra: str | None, modules: Sequence[str]) -> None:
    """Raise UsageError, without importing anything, if one of ``modules`` is not installed."""
    if extra is not None and not all(map(find_spec, modules)):
        raise missing(form, extra)


def missing(form: str, extra: str) -> UsageError:
    """Return the error that names the command which installs what ``form`` needs."""
    command = f"pip install 'lokcheck[{extra}]'"
    return UsageError(Text(f"Formatet {form} kräver: {command}", f"The format {form} needs: {command}"))
