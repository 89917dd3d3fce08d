"""The patterns of a rule, parsed: nested 'all' and 'any' become a list of alternatives, each a list of patterns."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from lokcheck.engine.program import Op, Value
from lokcheck.facts.fact import DocPath

__all__ = ["Alternatives", "Cond", "Param", "Pat", "PatternError", "Ref", "parse"]

_OPS: dict[str, Op] = {"ne": "!=", "lt": "<", "lte": "<=", "gt": ">", "gte": ">="}


class PatternError(ValueError):
    """A pattern is wrong; ``path`` says where below the rule."""

    def __init__(self, path: DocPath, sv: str, en: str, words: tuple[str, ...] = (), word: str = "") -> None:
        """``words`` are the valid words, of which the nearest to ``word`` (the end of the path) is named."""
        super().__init__(en)
        self.path, self.sv, self.en, self.words = path, sv, en, words
        self.word = word or (str(path[-1]) if path else "")


@dataclass(frozen=True, slots=True)
class Ref:
    """``$var.field``."""

    var: str
    field: str


@dataclass(frozen=True, slots=True)
class Param:
    """``{param: name}``: a number from the parameters of the rulebook."""

    name: str


@dataclass(frozen=True, slots=True)
class Cond:
    """A test of one field; ``operand`` of the operator 'stated' does not matter."""

    field: str
    op: Op | str
    operand: Value | Ref | Param


@dataclass(frozen=True, slots=True)
class Pat:
    """A pattern as written: ``var`` is None where nothing refers to it."""

    type: str
    conds: tuple[Cond, ...]
    var: str | None
    negated: bool
    path: DocPath


Alternatives = list[tuple[Pat, ...]]


def parse(node: Any, path: DocPath) -> Alternatives:
    """Return the alternatives of ``node``, which stands at ``path``. Raises PatternError."""
    if isinstance(node, list):
        if not node:
            raise PatternError(path, "listan är tom", "the list is empty")
        parts = [parse(item, (*path, index)) for index, item in enumerate(node)]
        return [tuple(pat for part in combination for pat in part) for combination in product(*parts)]
    if not isinstance(node, dict):
        raise PatternError(
            path, "ett mönster ska vara {faktatyp: {fält: värde}}", "a pattern is {type: {field: value}}"
        )
    if "any" in node:
        _only(node, {"any"}, path)
        options = node["any"]
        if not isinstance(options, list) or not options:
            raise PatternError((*path, "any"), "'any' ska vara en lista", "'any' must be a list")
        return [alt for index, option in enumerate(options) for alt in parse(option, (*path, "any", index))]
    return [(pat,) for pat in _pattern(node, path)]


def _only(node: dict[str, Any], allowed: set[str], path: DocPath) -> None:
    extra = sorted(set(node) - allowed)
    if extra:
        raise PatternError((*path, extra[0]), f"{extra[0]!r} får inte stå här", f"{extra[0]!r} may not stand here")


def _pattern(node: dict[str, Any], path: DocPath) -> Iterator[Pat]:
    if "absent" in node:
        _only(node, {"absent"}, path)
        inner = parse(node["absent"], (*path, "absent"))
        if len(inner) != 1 or len(inner[0]) != 1 or inner[0][0].negated:
            raise PatternError(path, "'absent' tar ett enda mönster", "'absent' takes a single pattern")
        yield replace(inner[0][0], negated=True)
        return
    types = [key for key in node if key != "as"]
    if len(types) != 1:
        raise PatternError(path, "ett mönster nämner en faktatyp", "a pattern names one fact type")
    name, tests = types[0], node[types[0]]
    if not isinstance(tests, dict):
        raise PatternError((*path, name), "testerna ska vara {fält: värde}", "the tests must be {field: value}")
    choices = [list(_conds(field, test, (*path, name, field))) for field, test in tests.items()]
    for combination in product(*choices):
        yield Pat(name, tuple(combination), node.get("as"), False, (*path, name))


def _conds(field: str, test: Any, path: DocPath) -> Iterator[Cond]:
    """Each yielded condition is an alternative: a list of words means any of them."""
    if isinstance(test, list):
        for index, word in enumerate(test):
            yield Cond(field, "==", _operand(word, (*path, index)))
    elif isinstance(test, dict):
        yield _comparison(field, test, path)
    else:
        yield Cond(field, "==", _operand(test, path))


def _comparison(field: str, test: dict[str, Any], path: DocPath) -> Cond:
    if len(test) != 1:
        raise PatternError(path, "en jämförelse i taget", "one comparison at a time")
    (word, operand), *_ = test.items()
    if word == "stated":
        return Cond(field, "stated", "")
    if word == "param":
        return Cond(field, "==", Param(str(operand)))
    if word not in _OPS:
        raise PatternError((*path, word), f"{word!r} är ingen jämförelse", f"{word!r} is no comparison",
                           (*_OPS, "stated", "param"))  # fmt: skip
    return Cond(field, _OPS[word], _operand(operand, (*path, word)))


def _operand(value: Any, path: DocPath) -> Value | Ref | Param:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return value
    if isinstance(value, dict) and set(value) == {"param"}:
        return Param(str(value["param"]))
    if isinstance(value, str):
        if not value.startswith("$"):
            return value
        var, dot, field = value[1:].partition(".")
        if dot and var and field:
            return Ref(var, "fid" if field == "id" else field)
    raise PatternError(path, f"{value!r} är inget värde", f"{value!r} is no value")
