"""Errors: made again in another process as they were, and the system's reasons in plain words."""

import errno
import pickle

import pytest

from lokcheck.errors import ConfigError, EngineError, InputError, LokcheckError, Place, RuleError, UsageError, why
from lokcheck.texts import Text


@pytest.mark.parametrize("kind", [LokcheckError, UsageError, ConfigError, RuleError, InputError, EngineError])
def test_an_error_reaches_another_process_whole(kind: type[LokcheckError]) -> None:
    error = kind(Text("fel", "wrong"), Place("a.yaml", 3, 7), Text("gör så", "do so"))
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert (again.text, again.place, again.advice) == (error.text, error.place, error.advice)


def test_the_system_speaks_the_language_of_the_message() -> None:
    assert why(OSError(errno.ENOSPC, "No space left on device")) == Text("disken är full", "the disk is full")
    assert why(PermissionError(errno.EACCES, "Permission denied")).sv == "behörighet saknas"
    assert why(OSError(errno.EDOM, "?")).sv == "systemet svarar EDOM"
    assert why(OSError("odd")).en == "the system answers OSError"
