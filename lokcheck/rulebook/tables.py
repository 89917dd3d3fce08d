"""What rules use besides the facts: parameters, measures, severities and words that can be outdated."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lokcheck.errors import Place, RuleError
from lokcheck.facts.measures import OPERATORS, Measure, Term
from lokcheck.facts.schema import fact_types
from lokcheck.rulebook.entry import (
    MeasureFile,
    OutdatedTermFile,
    Parameter,
    ParameterFile,
    SeverityFile,
    TermEntry,
)
from lokcheck.rulebook.files import RuleText, did_you_mean
from lokcheck.rulebook.folder import RuleFolder
from lokcheck.rulebook.overrides import Override, changed_parameters
from lokcheck.rulebook.rule import Change, Period
from lokcheck.texts import Text

__all__ = ["Tables", "read_tables"]


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of all folders together. ``changes`` are those that overrides made to parameters."""

    parameters: dict[str, tuple[Period, ...]]
    parameter_texts: dict[str, Text]
    units: dict[str, str]
    measures: tuple[Measure, ...]
    severity: dict[str, dict[str, str]]
    terms: dict[str, str | None]
    """Words that can be outdated, in lower case, and the day from which each is."""
    changes: tuple[Change, ...]


def read_tables(folders: Sequence[RuleFolder], overrides: Sequence[Override]) -> Tables:
    """Return the tables, with the parameters as ``overrides`` change them. Raises RuleError."""
    given = dict(_parameters(folders))
    units = {name: parameter.unit for name, (parameter, _) in given.items()}
    parameters, changes = changed_parameters({name: p for name, (_, p) in given.items()}, units, overrides)
    return Tables(
        parameters, {name: Text(p.text.sv, p.text.en) for name, (p, _) in given.items()}, units,
        tuple(measure for read in _each(folders, "measures.yaml") for measure in _measures(read)),
        dict(row for read in _each(folders, "severity.yaml") for row in _severities(read)),
        dict(_terms(list(_each(folders, "terms.yaml")))), tuple(changes),
    )  # fmt: skip


def _each(folders: Sequence[RuleFolder], name: str) -> Iterator[RuleText]:
    return (folder.files[name] for folder in folders if name in folder.files)


def _parameters(folders: Sequence[RuleFolder]) -> Iterator[tuple[str, tuple[Parameter, tuple[Period, ...]]]]:
    """Yield each parameter by its name; the value of its first period holds before it too."""
    seen: dict[str, Place] = {}
    for read in _each(folders, "parameters.yaml"):
        for index, entry in enumerate(read.parse(ParameterFile).parameters):
            place = read.place(("parameters", index, "name"))
            if entry.name in seen:
                raise RuleError(
                    Text(f"parametern {entry.name} finns redan: {seen[entry.name]}",
                         f"the parameter {entry.name} is already there: {seen[entry.name]}"), place,
                    Text("Ändra dess värde i overrides.yaml.", "Change its value in overrides.yaml."),
                )  # fmt: skip
            seen[entry.name] = place
            yield entry.name, (entry, _periods(entry, read.place(("parameters", index, "values"))))


def _periods(entry: Parameter, place: Place) -> tuple[Period, ...]:
    days = [value.from_.first for value in entry.values]
    if days != sorted(set(days)):
        raise RuleError(
            Text(f"{entry.name}: värdena ska stå i tidsordning.", f"{entry.name}: the values must be in time order."),
            place,
        )  # fmt: skip
    return tuple(Period(value.value, day.isoformat()) for value, day in zip(entry.values, days, strict=True))


def _severities(read: RuleText) -> Iterator[tuple[str, dict[str, str]]]:
    return ((str(name), row.model_dump()) for name, row in read.parse(SeverityFile).severity.items())


def _measures(read: RuleText) -> Iterator[Measure]:
    types = fact_types()
    for index, entry in enumerate(read.parse(MeasureFile).measures):
        if entry.operator not in OPERATORS:
            text = Text(f"okänd operator {entry.operator!r}.", f"unknown operator {entry.operator!r}.")
            raise RuleError(text, read.place(("measures", index, "operator")), did_you_mean(entry.operator, OPERATORS))
        for side in (entry.left, entry.right):
            if side is not None:
                unknown = _unknown(side, types)
                if unknown:
                    raise RuleError(Text(f"okänt: {unknown}", f"unknown: {unknown}"), read.place(("measures", index)))
        yield Measure(entry.name, entry.operator, _term(entry.left), _term(entry.right) if entry.right else None)


def _terms(files: Sequence[RuleText]) -> Iterator[tuple[str, str | None]]:
    """Every form of every word; two entries for one form would make the last one win unseen."""
    seen: set[str] = set()
    for read in files:
        for index, entry in enumerate(read.parse(OutdatedTermFile).terms):
            for form in (entry.term, *entry.forms):
                if form.casefold() in seen:
                    text = Text(f"{form!r} står på flera ställen.", f"{form!r} stands in several places.")
                    raise RuleError(text, read.place(("terms", index, "term")))
                seen.add(form.casefold())
                yield form.casefold(), entry.outdated_from.first.isoformat() if entry.outdated_from else None


def _unknown(term: TermEntry, types: Mapping[str, Any]) -> str | None:
    if term.type not in types:
        return term.type
    fields = {"fid", *types[term.type].fields}
    named = [*term.where, term.value, *([term.by] if term.by else [])]
    return next((f"{term.type}.{name}" for name in named if name not in fields), None)


def _term(entry: TermEntry) -> Term:
    return Term(entry.type, dict(entry.where), entry.value, entry.by)
