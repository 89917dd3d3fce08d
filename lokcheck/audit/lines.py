"""Records as plain data and back: what goes from a worker to the file, into the cache, and out as JSON lines.

What is None, empty or false is left out, so that a line of a document of 150 requirements stays small.
"""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from lokcheck.audit.record import Audited, Failed, Record, Row, StatedFact
from lokcheck.report.model import Deadline
from lokcheck.texts import Text

__all__ = ["from_line", "to_line"]

Data = Mapping[str, Any]
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_DAYS = ("own_day", "valid_from", "valid_to")


def to_line(record: Record) -> str:
    """Return ``record`` as one line of JSON without its line end."""
    return _ENCODE(_document(record) if isinstance(record, Audited) else _failure(record))


def from_line(line: str | bytes) -> Record:
    """Return the record that ``to_line`` wrote. Raises ValueError or KeyError for anything else."""
    data = json.loads(line)
    if data["type"] == "document":
        return _audited(data)
    if data["type"] == "failure":
        return _failed(data)
    raise ValueError(data["type"])


def _document(record: Audited) -> dict[str, Any]:
    head = record._asdict()
    del head["rows"], head["deadlines"]
    return {
        "type": "document", **_kept(head), "requirements": [_row(row) for row in record.rows],
        "deadlines": [_kept(deadline._asdict()) for deadline in record.deadlines],
    }  # fmt: skip


def _row(row: Row) -> dict[str, Any]:
    made: dict[str, Any] = {"rule": row.rule, "today": row.today}
    for name, value in zip(_ROW_FIELDS, row[2:], strict=True):
        if value is not None and value is not False:
            made[name] = _plain(value)
    return made


def _failure(record: Failed) -> dict[str, Any]:
    return {"type": "failure", **_kept(record._asdict())}


def _kept(fields: Data) -> dict[str, Any]:
    return {name: _plain(value) for name, value in fields.items() if value is not None and value != ()}


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return {"sv": value.sv, "en": value.en}
    return value.isoformat() if isinstance(value, dt.date) else value


def _audited(data: Data) -> Audited:
    values = {name: data.get(name) for name in Audited._fields}
    values |= {name: _day(data.get(name)) for name in _DAYS}
    values |= {"parties": tuple(data.get("parties", ())), "cites": tuple(data.get("cites", ()))}
    values["facts"] = tuple(StatedFact(*fact) for fact in data.get("facts", ()))
    values |= {"ended": _text(data.get("ended")), "rows": tuple(_row_of(row) for row in data["requirements"])}
    values["deadlines"] = tuple(_deadline(item) for item in data["deadlines"])
    return Audited(**values)  # type: ignore[arg-type]


def _row_of(data: Data) -> Row:
    values = {name: data.get(name) for name in Row._fields}
    values |= {"changed_on": _day(data.get("changed_on")), "message": _text(data.get("message"))}
    values |= {"is_update": data.get("is_update", False), "waived": data.get("waived", False)}
    return Row(**values)  # type: ignore[arg-type]


def _deadline(data: Data) -> Deadline:
    day, what = _day(data["day"]), _text(data["what"])
    assert day is not None and what is not None
    rule, path = data.get("rule"), tuple(data.get("path", ()))
    return Deadline(day, data["kind"], what, rule, path, data.get("line", 0), _text(data.get("ground")))


def _failed(data: Data) -> Failed:
    text = _text(data["text"])
    assert text is not None
    return Failed(data["file"], data["line"], data["column"], text, data["code"], _text(data.get("advice")))


def _text(data: Data | None) -> Text | None:
    return Text(data["sv"], data["en"]) if data else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


_ROW_FIELDS = Row._fields[2:]
