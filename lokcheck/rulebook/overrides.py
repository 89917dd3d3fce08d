"""What a rulebook of one's own changes in the standard: rules switched off or re-weighed, parameters with other values.

Each change carries its reason, and the report tells them all: nobody shall take a milder rulebook for the standard.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import field_validator

from lokcheck.errors import Place, RuleError
from lokcheck.model.dates import PartialDate
from lokcheck.rulebook.entry import Severity, Strict, Words
from lokcheck.rulebook.files import did_you_mean
from lokcheck.rulebook.folder import RuleFolder
from lokcheck.rulebook.rule import Change, Period, Removed, Rule
from lokcheck.rulebook.weighing import OUTCOMES, weighs
from lokcheck.texts import Text

__all__ = ["Override", "changed_parameters", "changed_rules", "read_overrides"]

_ONE_OF = Text(
    "en ändring är {rule, off: true}, {rule, severity} eller {parameter, value}.",
    "a change is {rule, off: true}, {rule, severity} or {parameter, value}.",
)
_UNITS = {
    "months": Text("månader", "months"),
    "days": Text("dagar", "days"),
    "per mille": Text("promille", "per mille"),
}


class OverrideSeverity(Strict):
    """What a rule weighs instead; what is left out weighs as in the standard."""

    not_met: Severity | None = None
    partly: Severity | None = None
    update: Severity | None = None

    @property
    def given(self) -> dict[str, str]:
        """The outcomes that weigh differently."""
        return {name: level for name in OUTCOMES if (level := getattr(self, name)) is not None}


class OverrideEntry(Strict):
    """One change, and why."""

    rule: str | None = None
    off: bool = False
    severity: OverrideSeverity | None = None
    parameter: str | None = None
    value: int | None = None
    from_: PartialDate | None = None
    reason: Words

    model_config = Strict.model_config | {"alias_generator": lambda name: name.rstrip("_")}

    @field_validator("off", mode="before")
    @classmethod
    def _yes(cls, value: object) -> object:
        """``yes`` is text in YAML 1.2."""
        return {"yes": True, "no": False}.get(str(value), value) if isinstance(value, str) else value


class OverrideFile(Strict):
    """The changes of a folder."""

    format: Literal[1]
    overrides: list[OverrideEntry]


@dataclass(frozen=True, slots=True)
class Override:
    """A change with its places. ``what`` is off, severity or parameter, ``target`` the rule or parameter as written.

    ``folder`` is who says so. A configuration gives no ``reason``.
    """

    what: str
    target: str
    place: Place
    folder: str
    reason: Text
    severity: Mapping[str, str]
    value: int = 0
    start: str = ""


def read_overrides(folders: Iterable[RuleFolder]) -> list[Override]:
    """Return every change of the added folders. Raises RuleError, also where two change the same thing."""
    found: dict[tuple[str, str, str], Override] = {}
    for folder in folders:
        for override in _of(folder) if folder.own else ():
            key = (override.what, override.target, override.start)
            if key in found:
                place = found[key].place
                name = override.target
                text = Text(f"{name} ändras redan: {place}", f"{name} is already changed: {place}")
                raise RuleError(text, override.place)
            found[key] = override
    return list(found.values())


def _of(folder: RuleFolder) -> Iterator[Override]:
    read = folder.files.get("overrides.yaml")
    for index, entry in enumerate(read.parse(OverrideFile).overrides if read else ()):
        assert read is not None
        what = _what(entry, read.place(("overrides", index)))
        word = "parameter" if what == "parameter" else "rule"
        yield Override(
            what, entry.rule or entry.parameter or "", read.place(("overrides", index, word)), folder.name,
            Text(entry.reason.sv, entry.reason.en), entry.severity.given if entry.severity else {}, entry.value or 0,
            entry.from_.first.isoformat() if entry.from_ else "",
        )  # fmt: skip


def _what(entry: OverrideEntry, place: Place) -> str:
    """Which of the three changes it is. Raises RuleError for none of them, or a mixture."""
    given = {name for name in ("rule", "off", "severity", "parameter", "value", "from_") if getattr(entry, name)}
    given |= {"value"} if entry.value is not None else set()
    if given == {"rule", "off"}:
        return "off"
    if given == {"rule", "severity"} and entry.severity is not None and entry.severity.given:
        return "severity"
    if {"parameter", "value"} <= given <= {"parameter", "value", "from_"}:
        return "parameter"
    raise RuleError(_ONE_OF, place)


def changed_parameters(
    parameters: Mapping[str, tuple[Period, ...]], units: Mapping[str, str], overrides: Iterable[Override]
) -> tuple[dict[str, tuple[Period, ...]], list[Change]]:
    """Return the parameters with the values of ``overrides``, and what to tell of each change. Raises RuleError.

    A value without a day holds always; one from a day replaces what the standard has from that day on.
    """
    found, changes = dict(parameters), []
    for override in sorted((o for o in overrides if o.what == "parameter"), key=lambda o: o.start):
        name = override.target
        if name not in found:
            text = Text(f"parametern {name!r} finns inte.", f"there is no parameter {name!r}.")
            raise RuleError(text, override.place, did_you_mean(name, found))
        before = [period for period in found[name] if period.start < override.start]
        if before:
            before[-1] = before[-1]._replace(end=_day_before(override.start))
        changes.append(_parameter_change(override, found[name][-1].value, units[name]))
        found[name] = (*before, Period(override.value, override.start))
    return found, changes


def _day_before(day: str) -> str:
    import datetime as dt

    return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()


def _parameter_change(override: Override, before: int, unit: str) -> Change:
    units = _UNITS.get(unit, Text(unit, unit))
    since = Text(f" från {override.start}", f" from {override.start}") if override.start else Text("", "")
    return _change(override, override.target, Text(
        f"parametern {override.target} är {override.value} {units.sv}{since.sv}, i standard {before}",
        f"the parameter {override.target} is {override.value} {units.en}{since.en}, in the standard {before}",
    ))  # fmt: skip


def changed_rules(
    rules: Sequence[Rule], removed: Iterable[Removed], overrides: Iterable[Override]
) -> tuple[list[Rule], list[Change]]:
    """Return the rules as ``overrides`` change them, and what to tell of each change. Raises RuleError."""
    found = {rule.id: rule for rule in rules}
    names = {name: rule.id for rule in rules for name in (rule.id, *rule.aliases)}
    gone = {item.id: item for item in removed}
    changes = []
    for override in overrides:
        if override.what != "parameter":
            rule = found[_known(override, names, gone)]
            found[rule.id], change = _changed(rule, override)
            changes.append(change)
    return list(found.values()), changes


def _known(override: Override, names: Mapping[str, str], gone: Mapping[str, Removed]) -> str:
    name = override.target
    if name in names:
        return names[name]
    if name in gone:
        successor = gone[name].successor
        text = Text(f"{name} har tagits bort.", f"{name} was removed.")
        raise RuleError(text, override.place, Text(f"{successor} har ersatt det.", f"{successor} took its place.")
                        if successor else None)  # fmt: skip
    text = Text(f"regeln {name!r} finns inte.", f"there is no rule {name!r}.")
    raise RuleError(text, override.place, did_you_mean(name, names))


def _changed(rule: Rule, override: Override) -> tuple[Rule, Change]:
    if override.what == "off":
        said = Text(f"{rule.id} är avstängt", f"{rule.id} is switched off")
        why = Text(f"Kravet är avstängt i {override.folder}: {override.reason.sv}",
                   f"The requirement is switched off in {override.folder}: {override.reason.en}")  # fmt: skip
        return rule._replace(off=why), _change(override, rule.id, said)
    said = weighs(rule.id, override.severity)
    return rule._replace(severity=dict(override.severity)), _change(override, rule.id, said)


def _change(override: Override, target: str, said: Text) -> Change:
    why = override.reason
    text = Text(f"{said.sv}: {why.sv}", f"{said.en}: {why.en}") if why.sv else said
    return Change(override.what, target, override.folder, text)
