"""Dates in the models: the spans of days of ``lokcheck.model.spans`` as a type that pydantic reads and writes."""

from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer

from lokcheck.model.spans import DateSpan, parse_date

__all__ = ["DateSpan", "PartialDate", "parse_date"]


def _serialise(value: Any) -> str:
    return str(value)


class _JsonForm:
    """How a date looks in a JSON Schema. Pydantic's own class for this takes 15 ms to import."""

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Return the schema that editors see."""
        return {"type": ["string", "integer"], "format": "edtf", "examples": ["2016-01-01", "2016-05", "2016"]}


PartialDate = Annotated[
    DateSpan,
    BeforeValidator(parse_date),
    PlainSerializer(_serialise, return_type=str),
    _JsonForm(),
]
"""The field type for dates in the models."""
