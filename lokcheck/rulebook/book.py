"""The rulebook as the product uses it: rules and programs by kind, read from the store only when asked for."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache, cached_property, lru_cache
from typing import Any

from lokcheck.engine.prepared import Prepared
from lokcheck.facts.fact import Fact
from lokcheck.facts.measures import Measure, Term
from lokcheck.law.register import Register
from lokcheck.model.quick import Reader
from lokcheck.places import Places
from lokcheck.rulebook.program import KindProgram, program_name
from lokcheck.rulebook.rule import Change, Period, Removed, Rule, Topic, value_on
from lokcheck.rulebook.store import Shelf
from lokcheck.texts import Text

__all__ = ["Rulebook"]


class Rulebook:
    """Requirements, parameters, measures, severities, the register of law and the register of places."""

    def __init__(self, shelf: Shelf, register_digest: str = "") -> None:
        """``shelf`` gives the parts as plain data; ``lokcheck.rulebook.store`` fills it.

        ``register_digest`` is a checksum over the register of law alone.
        """
        self._shelf, self.register_digest = shelf, register_digest
        self._rules: dict[str, Rule] = {}
        self._programs: dict[str, KindProgram] = {}
        self._readers: dict[str, Reader | None] = {}

    @property
    def digest(self) -> str:
        """A checksum over the whole rulebook and register."""
        return self._shelf.digest

    @cached_property
    def _meta(self) -> dict[str, Any]:
        meta: dict[str, Any] = self._shelf.get("meta")
        return meta

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The headings, in the order of the rulebook."""
        return tuple(Topic(name, Text(*text)) for name, text in self._meta["topics"])

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures."""
        return tuple(
            Measure(name, operator, Term(*left), Term(*right) if right else None)
            for name, operator, left, right in self._meta["measures"]
        )

    @property
    def severity(self) -> Mapping[str, Mapping[str, str]]:
        """Modality to what it weighs when not met, partly met, or to be updated."""
        table: Mapping[str, Mapping[str, str]] = self._meta["severity"]
        return table

    @cached_property
    def parameters(self) -> Mapping[str, tuple[Period, ...]]:
        """The values of each parameter, in order of time."""
        values = self._meta["parameters"]
        return {name: tuple(Period(*period) for period in periods) for name, periods in values.items()}

    def parameters_on(self, day: dt.date) -> Mapping[str, int]:
        """Return the value of each parameter on ``day``."""
        return self._parameters_on(day)

    @cached_property
    def _parameters_on(self) -> Callable[[dt.date], Mapping[str, int]]:
        periods = self.parameters.items()
        return lru_cache(maxsize=1024)(lambda day: {name: value_on(values, day) for name, values in periods})

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What the rulebooks that were added to the standard change in it."""
        return tuple(Change(what, target, folder, Text(*text)) for what, target, folder, text in self._meta["changes"])

    @cached_property
    def removed(self) -> Mapping[str, Removed]:
        """The ids that are no longer used."""
        return {item[0]: Removed(item[0], item[1], item[2], Text(*item[3])) for item in self._meta["removed"]}

    @cached_property
    def validity(self) -> Mapping[str, Period]:
        """The period of each rule that no provision carries, by its topic 'rule:ID', and of dated parameters."""
        return {topic: Period(*period) for topic, period in self._meta["validity"].items()}

    @cached_property
    def terms(self) -> Mapping[str, dt.date | None]:
        """Words that can be outdated, in lower case, and the day from which each is; None for one that still is not."""
        found: Mapping[str, str | None] = self._meta["terms"]
        return {term: dt.date.fromisoformat(day) if day else None for term, day in found.items()}

    @cached_property
    def law_facts(self) -> tuple[Fact, ...]:
        """Facts of the law that hold whatever the day."""
        return tuple(
            Fact("law_says", f"law_says/{claim}", {"claim": claim, "supported": "yes" if yes else "no"})
            for claim, yes in sorted(self._meta["law_says"].items())
        )

    @cached_property
    def register(self) -> Register:
        """The register of law."""
        return Register.from_data(self._shelf.get("law"))

    @cached_property
    def places(self) -> Places:
        """The register of counties, regions and municipalities."""
        return Places.from_data(self._shelf.get("places"))

    @property
    def outside_region(self) -> frozenset[str]:
        """Names, in lower case, of municipalities that belong to no region."""
        return frozenset(self._meta["outside_region"])

    def program(self, kind: str, asked: str = "check") -> KindProgram:
        """Return the compiled rules for documents of ``kind``: of a check, or with ``asked`` those of a revision."""
        name = program_name(kind, asked)
        if name not in self._programs:
            data = self._shelf.get(f"kind-{name}")
            self._programs[name] = KindProgram.from_data(
                data["program"],
                cache(lambda: self._shelf.get(f"patterns-{name}")),
                lambda engine: Prepared.from_data(self._shelf.get(f"{engine}-{name}")),
            )
            for rule in data["rules"]:
                self._rules.setdefault(rule["id"], Rule.from_data(rule))
        return self._programs[name]

    def reader(self, kind: str) -> Reader | None:
        """Return what reads plainly valid documents of ``kind`` without their model; None where nothing does."""
        if kind not in self._readers:
            outline = self._shelf.get(f"outline-{kind}")
            self._readers[kind] = Reader(outline) if outline is not None else None
        return self._readers[kind]

    def rule(self, name: str) -> Rule:
        """Return the rule called ``name`` (or by an alias). Raises KeyError."""
        if name not in self._rules:
            self._load_all()
        return self._rules[name]

    def rules(self) -> list[Rule]:
        """Return every rule that a check asks, in the order of the rulebook."""
        self._load_all()
        return [self._rules[name] for name in self._meta["order"]]

    def revision_rules(self) -> list[Rule]:
        """Return the rules that are asked only where two versions of a document are compared."""
        self._load_all()
        return [self._rules[name] for name in self._meta["revision"]]

    def waiver_rules(self) -> list[Rule]:
        """Return what is asked of the file of waivers, which no check judges."""
        self._load_all()
        return [self._rules[name] for name in self._meta["waiver_order"]]

    def every_rule(self) -> list[Rule]:
        """Return every rule, also those that no check asks."""
        return [*self.rules(), *self.revision_rules(), *self.waiver_rules()]

    def _load_all(self) -> None:
        for data in self._shelf.get("rules"):
            rule = self._rules.setdefault(data["id"], Rule.from_data(data))
            for alias in rule.aliases:
                self._rules.setdefault(alias, rule)

    def examples(self, name: str) -> Mapping[str, Any]:
        """Return the examples of a rule, by outcome."""
        found: Mapping[str, Any] = self._shelf.get("examples").get(name, {})
        return found

    def modality(self, rule: Rule, day: dt.date, kind: str) -> str:
        """Return the modality of ``rule`` on ``day`` for a document of ``kind``."""
        return rule.modality_on(day, kind)
