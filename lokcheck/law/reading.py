"""Reading the YAML files of the register: plain data in, and the line and column of a fault when one is found.

Positions are composed only when something is wrong, so that reading a right file costs no more than parsing it.
"""

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

from lokcheck.errors import Place, RuleError
from lokcheck.texts import Text

__all__ = ["FaultError", "Step", "load_yaml", "raising_at"]

Step = str | int
_MAX_BYTES = 5_000_000


class FaultError(Exception):
    """Something wrong at ``path`` (keys and indexes from the top) in data that has been read."""

    def __init__(self, path: tuple[Step, ...], text: Text, advice: Text | None = None) -> None:
        """``text`` says what is wrong, ``advice`` what was expected."""
        super().__init__(text.en)
        self.path, self.text, self.advice = path, text, advice


def load_yaml(file: Path) -> dict[str, Any]:
    """Return the mapping in ``file``.

    Raises RuleError with the place for a file that is missing, too large, not UTF-8, not YAML, holds a key twice, or
    does not hold a mapping.
    """
    import yaml

    source = _source(file)
    try:
        data = yaml.load(source, Loader=_loader())
    except _RepeatedKeyError as error:
        text = Text(f"Nyckeln '{error.key}' står två gånger.", f"The key '{error.key}' is given twice.")
        raise RuleError(text, Place(file.name, error.line, error.column)) from None
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(file.name, mark.line + 1, mark.column + 1) if mark else Place(file.name)
        raise RuleError(
            Text(f"Filen är inte giltig YAML: {error}", f"The file is not valid YAML: {error}"), place
        ) from error
    if not isinstance(data, dict):
        raise RuleError(
            Text("Filen ska innehålla nycklar och värden.", "The file must hold keys and values."), Place(file.name)
        )
    return data


def raising_at(file: Path, fault: FaultError) -> RuleError:
    """Return the RuleError for ``fault`` with the line and column of its path in ``file``."""
    return RuleError(fault.text, _locate(file, fault.path), fault.advice)


def _source(file: Path) -> str:
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise RuleError(Text("Filen är för stor.", "The file is too large."), Place(file.name))
        return file.read_text(encoding="utf-8-sig")
    except OSError:
        raise RuleError(Text("Filen kan inte läsas.", "The file can not be read."), Place(file.name)) from None
    except UnicodeDecodeError:
        raise RuleError(
            Text("Filen är inte skriven i UTF-8.", "The file is not written in UTF-8."), Place(file.name)
        ) from None


def _locate(file: Path, path: tuple[Step, ...]) -> Place:
    """Return the place of the deepest part of ``path`` that exists; of a key for a mapping's entry."""
    import yaml

    node = yaml.compose(_source(file), Loader=yaml.SafeLoader)
    mark = node.start_mark if node else None
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = [pair for pair in node.value if pair[0].value == step]
            if not found:
                break
            mark, node = found[-1][0].start_mark, found[-1][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            mark = node.start_mark
        else:
            break
    return Place(file.name, mark.line + 1, mark.column + 1) if mark else Place(file.name)


def _loader() -> Any:
    """Return a loader class that refuses a repeated key; built on the C parser where PyYAML has one."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    def mapping(loader: Any, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        return _unique(base.construct_mapping, loader, node, deep)

    return type("_Loader", (base,), {"construct_mapping": mapping})


def _unique(construct: Callable[..., dict[Hashable, Any]], loader: Any, node: Any, deep: bool) -> dict[Hashable, Any]:
    data = construct(loader, node, deep=deep)
    if len(data) == len(node.value):
        return data
    seen: set[Hashable] = set()
    for key, _ in node.value:
        if key.value in seen:
            raise _RepeatedKeyError(key.value, key.start_mark.line + 1, key.start_mark.column + 1)
        seen.add(key.value)
    return data


class _RepeatedKeyError(Exception):
    def __init__(self, key: str, line: int, column: int) -> None:
        super().__init__(key)
        self.key, self.line, self.column = key, line, column
