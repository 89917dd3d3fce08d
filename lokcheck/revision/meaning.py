"""What a change means: whether the document asks for less than before, for more, or for something else.

Data, by type of fact and field. What has no line here is neither weaker nor stronger: it is another.
"""

from collections.abc import Mapping
from typing import Literal

from lokcheck.facts.fact import Fact, Value

__all__ = ["Direction", "Kind", "WEIGHTY", "direction_of", "is_bearer", "loss", "of_presence"]

Kind = Literal["added", "removed", "changed", "moved", "reworded"]
"""``moved``: another party has it now; ``reworded``: the same field in other words."""
Direction = Literal["weaker", "stronger", "neutral"]

WEIGHTY = frozenset({
    "activity", "ages", "annex", "condition", "consultation", "deadline", "demand", "deviation", "dispute",
    "dispute_level", "follow_up", "goal", "group", "indicator", "member", "municipality", "obligation", "party",
    "party_member", "promise", "resource", "responsibility", "routine", "service", "signature", "sip", "sip_form",
    "sip_trigger", "special_group", "staffing", "statement", "target_group",
})  # fmt: skip
"""Entries by which a document binds, covers or promises: without one it says less than before."""

_GOOD = frozenset({
    ("activity", "responsible_fits"), ("annex", "listed"), ("annex", "present"), ("consultation", "named"),
    ("consultation", "opportunity"), ("document", "signature_page"), ("goal", "shared"), ("indicator", "measurable"),
    ("obligation", "binding"), ("obligation", "concrete"), ("promise", "funded"), ("promise", "in_table"),
    ("promise", "responsible"), ("sip_form", "attached"), ("statement", "binding"), ("statement", "recurrent"),
    ("activity", "recurrent"), ("ages", "all"),
})  # fmt: skip
_BAD = frozenset({
    ("deadline", "conditional"), ("group", "planned"), ("resource", "about_dispute"), ("responsibility", "joint"),
    ("sip", "either_principal_partly"),
})  # fmt: skip
"""Yes and no: where yes says more, and where it says less."""

_LESS_IS_MORE = frozenset({("follow_up", "months"), ("sip", "days"), ("ages", "start")})
_MORE_IS_MORE = frozenset({
    ("ages", "end"), ("staffing", "count"), ("staffing", "percent"), ("member", "count"),
})  # fmt: skip
_SOONER = frozenset({
    ("deadline", "date"), ("goal", "date"), ("activity", "date"), ("follow_up", "next_date"), ("statement", "date"),
})  # fmt: skip
"""Days by which something is to be done: a later one asks for less."""

_LADDERS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("sip", "start"): ("days", "without-delay", "at-once"),
    ("adoption", "claim"): ("recommended", "to-be-adopted", "adopted", "established"),
    ("municipality", "stage"): ("mentioned", "planned", "participating", "signed"),
}
_STANDING = ("weak", "reported", "planned", "required", "asserted")
"""Words from the weakest to the strongest."""

_LIMITS = frozenset({("responsibility", "group"), ("routine", "group"), ("ages", "start"), ("ages", "end")})
"""What limits an entry: stated where nothing was stated it says less."""

_BEARERS = frozenset({
    ("activity_responsible", "value"), ("deadline", "bearer"), ("deviation", "analysed_by"),
    ("deviation", "reported_to"),
    ("document", "owner"), ("follow_up", "owner"), ("follow_up", "reported_to"), ("obligation", "bearer"),
    ("resource", "principal"), ("responsibility", "actor"), ("responsibility", "principal"), ("routine", "actor"),
    ("service", "principal"), ("sip", "follow_up_by"), ("sip", "overall_responsibility"), ("statement", "actor"),
})  # fmt: skip
"""Fields that say whose something is."""


def is_bearer(fact: str, field: str) -> bool:
    """Return whether ``field`` says who is to do it, so that a change of it moves the entry to somebody else."""
    return (fact, field) in _BEARERS


def loss(fact: str) -> Direction:
    """Return what it means that an entry of the type ``fact`` is gone."""
    return "weaker" if fact in WEIGHTY else "neutral"


def of_presence(fact: str, field: str, *, gone: bool) -> Direction:
    """Return what it means that ``field`` is no longer stated (``gone``), or that it is now."""
    if (fact, field) in _LIMITS:
        gone = not gone
    elif fact not in WEIGHTY or field == "ref":
        return "neutral"
    return "weaker" if gone else "stronger"


def direction_of(old: Fact, new: Fact, field: str) -> Direction:
    """Return whether ``new`` asks for less or more than ``old`` in ``field``, which both of them state."""
    kind, before, after = (old.type, field), old.data[field], new.data[field]
    if field == "standing":
        return _by_ladder(_STANDING, before, after)
    if kind in _LADDERS:
        return _by_ladder(_LADDERS[kind], before, after)
    if kind in _GOOD or kind in _BAD:
        return _sign((after == "yes") is (kind in _GOOD))
    if kind in _SOONER:
        before, after = old.data.get(f"{field}_to", 0), new.data.get(f"{field}_to", 0)
        return _compared(after, before)
    if isinstance(before, int) and isinstance(after, int):
        if kind in _LESS_IS_MORE:
            return _compared(after, before)
        if kind in _MORE_IS_MORE:
            return _compared(before, after)
    return "neutral"


def _by_ladder(words: tuple[str, ...], before: Value, after: Value) -> Direction:
    if before not in words or after not in words:
        return "neutral"
    return _compared(words.index(str(before)), words.index(str(after)))


def _compared(low: Value, high: Value) -> Direction:
    """Weaker where the second is the smaller one."""
    if low == high or not isinstance(low, int) or not isinstance(high, int):
        return "neutral"
    return _sign(low < high)


def _sign(stronger: bool) -> Direction:
    return "stronger" if stronger else "weaker"
