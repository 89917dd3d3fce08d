"""What judging a unit of work gives: its records as lines, small enough to send and keep, and what a summary counts."""

import json
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lokcheck.audit.lines import to_line
from lokcheck.audit.record import Audited, Failed, Record

__all__ = ["Count", "Done", "done"]

_LEVEL = 1
"""Of compression: the first makes a line a tenth as long in a fraction of a millisecond."""


class Count(NamedTuple):
    """What the summary needs of a document: what its findings of today weigh, and how many requirements were judged."""

    key: str
    title: str
    errors: int
    warnings: int
    notes: int
    judged: int
    requirements: int


class Done(NamedTuple):
    """A unit that was judged, or why it was not."""

    number: int
    packed: bytes
    """The lines of its records, compressed."""
    counts: tuple[Count, ...] = ()
    failures: tuple[str, ...] = ()
    """The code of each failure."""
    passed_over: int = 0
    """Files that are no documents of lokcheck."""
    keeps: bool = False
    """Whether the same content will give the same again, so that it may be kept."""

    def lines(self) -> Iterator[bytes]:
        """Yield the records, each as a line without its end."""
        text = zlib.decompress(self.packed)
        return iter(text.split(b"\n")) if text else iter(())

    def to_bytes(self) -> bytes:
        """Return it as the cache keeps it."""
        head = json.dumps([self.counts, self.failures, self.passed_over], ensure_ascii=False).encode()
        return head + b"\n" + self.packed

    @classmethod
    def from_bytes(cls, number: int, data: bytes) -> "Done":
        """Return what ``to_bytes`` wrote, as the unit ``number``. Raises ValueError for anything else."""
        head, _, packed = data.partition(b"\n")
        counts, failures, passed_over = json.loads(head)
        return cls(number, packed, tuple(Count(*count) for count in counts), tuple(failures), passed_over, keeps=True)


def done(number: int, records: Iterable[Record], *, passed_over: int = 0, keeps: bool = False) -> Done:
    """Return what ``records`` come to."""
    listed = list(records)
    text = "\n".join(map(to_line, listed)).encode("utf-8", "backslashreplace")
    counts = tuple(_count(record) for record in listed if isinstance(record, Audited))
    failures = tuple(record.code for record in listed if isinstance(record, Failed))
    return Done(number, zlib.compress(text, _LEVEL), counts, failures, passed_over, keeps)


def _count(record: Audited) -> Count:
    weights = [row.severity for row in record.rows if row.severity is not None and not row.waived]
    judged = sum(row.today in ("met", "partly", "not_met") for row in record.rows)
    levels = (weights.count("error"), weights.count("warning"), weights.count("note"))
    return Count(record.key, record.title, *levels, judged, len(record.rows))
