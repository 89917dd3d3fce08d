"""The Python API: ``check(loaded, rulebook, as_of, engine)`` returns the report that the command prints."""

from lokcheck.check.run import check

__all__ = ["check"]
