"""The settings of a run from flags, environment and file together; imported only where there is more than flags."""

import os
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.core import ParameterSource

from lokcheck.cli.config_find import find_config, has_settings, named_config
from lokcheck.cli.spoken import Session
from lokcheck.texts import Lang

if TYPE_CHECKING:
    from lokcheck.policy.choice import Choice
    from lokcheck.policy.values import Value
    from lokcheck.rulebook.book import Rulebook
    from lokcheck.rulebook.overrides import Override
    from lokcheck.rulebook.rule import Change

__all__ = ["Plan", "Where", "chosen_language", "fields_of", "flags_given", "plan_of", "planned", "split_lists"]

_LISTS = ("select", "ignore", "extend_select")
"""Options whose values are separated by commas."""


class Where(NamedTuple):
    """What decides which configuration holds: what is checked, and the options about it."""

    files: tuple[str, ...]
    config: str | None = None
    isolated: bool = False
    stdin_filename: str | None = None

    def path(self) -> Path | None:
        """Return the file of the configuration. Raises ConfigError."""
        if self.isolated:
            return None
        return named_config(self.config) if self.config else find_config(self.files, self.stdin_filename)


class Plan(NamedTuple):
    """The settings of a run. ``folder`` is that of the configuration, from which its patterns are meant."""

    values: "Mapping[str, Value]"
    file: Path | None

    @property
    def folder(self) -> Path:
        """Where patterns are meant from."""
        return self.file.parent if self.file else Path()

    def fields(self) -> dict[str, Any]:
        """Return what is set otherwise than by a flag, by the fields of the options."""
        from lokcheck.policy.config_keys import KEYS

        found = {}
        for name, value in self.values.items():
            key = KEYS[name]
            if key.field and value.source in ("environment", "file"):
                found[key.field] = tuple(value.value) if key.kind in ("words", "paths") else value.value
        return found

    def parameters(self) -> "list[Override]":
        """Return the parameters that are given other values, as changes of the rulebook."""
        from lokcheck.policy.chosen import parameters_of

        return parameters_of(self.values)

    def choice(self, rulebook: "Rulebook") -> "tuple[Choice | None, tuple[Change, ...]]":
        """Return which requirements are asked, and what to tell of it. Raises ConfigError."""
        from lokcheck.policy.chosen import choice_of

        return choice_of(self.values, self.folder, rulebook)

    def excluded(self) -> Callable[[str], bool] | None:
        """Return what tells which files in folders are not checked; None where all are. Raises ConfigError."""
        value = self.values["exclude"]
        if not value.value:
            return None
        from lokcheck.policy.chosen import matcher

        return matcher(value.value, Path() if value.source == "flag" else self.folder, value.place())


def flags_given(given: Mapping[str, Any]) -> list[str]:
    """Return the options of the command under way that were written, by their fields."""
    context = click.get_current_context()
    return [name for name in given if context.get_parameter_source(name) is ParameterSource.COMMANDLINE]


def fields_of(plan: Plan | None, known: Collection[str]) -> dict[str, Any]:
    """Return those of the plan's fields that the command knows, to be laid over what click gives."""
    return {name: value for name, value in plan.fields().items() if name in known} if plan else {}


def chosen_language(plan: Plan | None, lang: Lang) -> Lang:
    """Return the language of the report: that of a flag or variable, else of the configuration, else ``lang``."""
    if plan is None:
        return lang
    session = click.get_current_context().find_object(Session)
    said: Lang | None = plan.values["language"].value
    return lang if said is None or (session is not None and session.chosen) else said


def plan_of(path: Path) -> Plan:
    """Return the settings in the file at ``path``, and nothing else. Raises ConfigError."""
    from lokcheck.policy.config_file import read_config
    from lokcheck.policy.values import values_of
    from lokcheck.report.forms import FORMS

    forms = tuple(FORMS)
    return Plan(values_of({}, {}, read_config(path, forms), forms), path)


def planned(where: Where, flags: Mapping[str, Any]) -> Plan | None:
    """Return the settings; None where nothing but ``flags`` says anything, and these need no configuration.

    ``flags`` has the options that were given, by their fields. Raises ConfigError for settings that are wrong.
    """
    path = where.path()
    chosen = any(flags.get(name) for name in (*_LISTS, "exclude"))
    if path is None and not chosen and not has_settings(os.environ):
        return None
    from lokcheck.policy.config_file import read_config
    from lokcheck.policy.values import values_of
    from lokcheck.report.forms import FORMS

    forms = tuple(FORMS)
    config = read_config(path, forms) if path else None
    return Plan(values_of(split_lists(flags), os.environ, config, forms), path)


def split_lists(flags: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``flags`` with those that are lists as lists."""
    return {name: _split(value) if name in _LISTS else value for name, value in flags.items()}


def _split(values: Any) -> list[str]:
    return [word.strip() for value in values for word in value.split(",") if word.strip()]
