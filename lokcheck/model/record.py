"""A valid document as a light record, which is read like its model: attributes, lists, records in records, dates."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from lokcheck.model.plain import Path, with_texts

if TYPE_CHECKING:
    from lokcheck.model.kinds import Document

__all__ = ["Record", "as_model"]

_PLAIN = "_plain"


class Record:
    """What stands in for a model where nobody needs pydantic; each model of an outline has a class of its own.

    ``fact`` is the model's, ``FORM`` its record in the outline. Attributes can not be changed.
    """

    fact: ClassVar[str | None] = None
    FORM: ClassVar[Mapping[str, Any]] = {}

    def __init__(self, values: Mapping[str, Any]) -> None:
        """``values`` has every key of the model."""
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} can not be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} can not be changed")

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in vars(self).items() if name != _PLAIN)
        return f"{type(self).__name__}({shown})"


def keep_plain(record: Record, value: Any, texts: Mapping[Path, str]) -> None:
    """Let ``record``, a whole document, remember the plain ``value`` that it was made of, with ``texts`` in it."""
    record.__dict__[_PLAIN] = (value, texts)


def as_model(document: "Document") -> "Document":
    """Return ``document`` as its model: itself, or for a record what pydantic makes of the same plain value."""
    if not isinstance(document, Record):
        return document
    from lokcheck.model.kinds import model_for

    value, texts = document.__dict__[_PLAIN]
    return model_for(document.kind).model_validate(with_texts(value, texts) if texts else value)


__all__ += ["keep_plain"]
