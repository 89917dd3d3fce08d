"""Messages of rules are checked when the rulebook is loaded: a placeholder that nothing can fill is an error."""

from collections.abc import Mapping

from lokcheck.facts.schema import FactType
from lokcheck.rulebook.body import Body
from lokcheck.rulebook.entry import RuleEntry
from lokcheck.rulebook.patterns import PatternError
from lokcheck.rulebook.template import PLACEHOLDER

__all__ = ["check_messages"]

_LISTS = {"items", "count", "total"}


def check_messages(entry: RuleEntry, body: Body, types: Mapping[str, FactType], params: Mapping[str, object]) -> None:
    """Refuse a message whose placeholder nothing can fill, and a rule without a text for what it can find.

    Raises PatternError.
    """
    for outcome, words in entry.message:
        for lang in ("sv", "en") if words is not None else ():
            for name in PLACEHOLDER.findall(getattr(words, lang)):
                _check(name, outcome, body, types, params, ("message", outcome, lang))
    needed = _needed(entry, body)
    for outcome in sorted(needed):
        if getattr(entry.message, outcome) is None:
            raise PatternError(("message",), f"text för {outcome!r} saknas", f"no text for {outcome!r}")
    if body.when and entry.not_applicable is None:
        raise PatternError(("when",), "'not_applicable' saknas: varför regeln inte gäller",
                           "'not_applicable' is missing: why the rule does not apply")  # fmt: skip


def _needed(entry: RuleEntry, body: Body) -> set[str]:
    if entry.manual is not None:
        return set()
    failing = entry.forbid.grade if entry.forbid else "not_met"
    needed = {failing} | ({"unknown"} if "unknown" in body.grades else set())
    if "fails" in body.grades:
        needed.add("fails")
    if "partly" in body.grades or (entry.for_each is not None and entry.for_each.some == "partly"):
        needed.add("partly")
    if entry.for_each is not None and entry.for_each.empty == "unknown":
        needed.add("unknown")
    return needed


def _check(
    name: str,
    outcome: str,
    body: Body,
    types: Mapping[str, FactType],
    params: Mapping[str, object],
    path: tuple[str, ...],
) -> None:
    form, colon, parameter = name.partition(":")
    if colon and form in ("param", "percent"):
        if parameter not in params:
            raise PatternError(path, f"okänd parameter {parameter!r}", f"unknown parameter {parameter!r}")
        return
    if name in _LISTS:
        return
    var, _, field = name.partition(".")
    bound = _bound(body, types)
    if var not in bound:
        raise PatternError(
            path, f"{{{name}}}: {var!r} är inte bunden", f"{{{name}}}: {var!r} is not bound", tuple(bound)
        )
    if field not in bound[var].fields:
        raise PatternError(
            path, f"{{{name}}}: fältet finns inte", f"{{{name}}}: no such field", tuple(bound[var].fields)
        )


def _bound(body: Body, types: Mapping[str, FactType]) -> dict[str, FactType]:
    found: dict[str, FactType] = {}
    for conjunction, _ in body.conjunctions():
        found |= {pat.var: types[pat.type] for pat in conjunction if pat.var and not pat.negated}
    return found
