"""The settings of a run over many documents, in values that its worker processes can be sent."""

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from lokcheck.cli.configured import Plan, flags_given, split_lists

if TYPE_CHECKING:
    from lokcheck.audit.configured import Configured

__all__ = ["configured", "excluded", "flags_of"]


def flags_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that were given; --exclude is meant from the folders that are audited."""
    return {name: given[name] for name in flags_given(given) if name != "exclude"}


def configured(plan: Plan | None, flags: Mapping[str, Any]) -> "Configured | None":
    """Return what ``plan`` says of requirements and parameters; None where there is no plan."""
    if plan is None:
        return None
    from lokcheck.audit.configured import Configured
    from lokcheck.policy.config_keys import KEYS

    keys = [KEYS[name] for name in ("select", "extend-select", "ignore")]  # the rest is in the file, or in the task
    given = {key.field: flags[key.field] for key in keys if key.field in flags}
    environment = {key.variable: os.environ[key.variable] for key in keys if key.variable in os.environ}
    return Configured(str(plan.file) if plan.file else None, split_lists(given), environment)


def excluded(plan: Plan | None) -> Callable[[str], bool] | None:
    """Return which files in folders are left out; None where all are looked at. Raises ConfigError."""
    return plan.excluded() if plan else None
