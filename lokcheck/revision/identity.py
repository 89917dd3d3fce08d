"""By what an entry is the same entry in the next version: its id, its code, its name, or else the likeness of its text.

Data, one line for each type of fact. A document is not compared line by line: who puts his goals in another order has
changed nothing, and who gives a duty to another party has changed that duty and not removed one and added another.
"""

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["OBSERVATIONS", "Identity", "identity_of"]


class Identity(NamedTuple):
    """``keys``: fields that together name an entry, the surest first; ``text``: the field whose likeness decides.

    ``alone``: a field by which the one entry that is gone is the one that came, if there is one of each.
    """

    keys: tuple[tuple[str, ...], ...] = ()
    text: str = ""
    alone: str = ""


OBSERVATIONS = frozenset({
    "announced_count", "mark", "term", "name_variant", "remnant", "title_claim", "statutory_term", "listed",
})  # fmt: skip
"""What a reader noted about the text; that a note came or went changes nothing that the document says."""

_BY_TYPE: Mapping[str, Identity] = {
    "activity": Identity((("plan", "area", "activity"), ("plan", "activity")), "activity"),
    "adoption": Identity((("party", "body", "claim"), ("party", "body"), ("body",), ("party",)), "body"),
    "ages": Identity((("place",),)),
    "amount": Identity((("what", "period"), ("what",), ("value",)), "what"),
    "annex": Identity((("number", "title"), ("title",), ("number",)), "title"),
    "budget": Identity((("ref",),)),
    "budget_line": Identity((("ref",), ("kind", "label")), "label"),
    "budget_total": Identity((("of", "label"), ("of",))),
    "citation": Identity((("text", "use"), ("text",)), "text", alone="use"),
    "commission": Identity((("party", "role"), ("party",), ("role",)), "role"),
    "condition": Identity((("what",),), "what"),
    "consultation": Identity((("organisation", "stage"), ("organisation",)), "organisation"),
    "dated": Identity((("role", "date"), ("role",))),
    "deadline": Identity((("what",),), "what"),
    "demand": Identity((("of", "item", "in_list"), ("of", "item"))),
    "dispute_level": Identity((("order",),), "body"),
    "event": Identity((("name", "status"), ("name",)), "name"),
    "follow_up": Identity((("object", "kind", "review"), ("object", "kind"), ("object",))),
    "goal": Identity((("ref",), ("text",)), "text"),
    "group": Identity((("name",),), "name"),
    "group_definition": Identity((("says",),), "says"),
    "indicator": Identity((("text",),), "text"),
    "law_statement": Identity((("claim", "says"), ("claim",)), "says"),
    "member": Identity((("role", "side"), ("role",)), "role"),
    "municipality": Identity((("name", "stage"), ("name",))),
    "obligation": Identity((("bearer", "what"), ("what",)), "what"),
    "party": Identity((("ref",), ("name",)), "name"),
    "payment": Identity((("method",), ("time",)), "method"),
    "period": Identity((("date",),), "what"),
    "promise": Identity((("what",),), "what"),
    "reference": Identity((("role", "title", "date"), ("role", "title"), ("title",)), "title"),
    "replaces": Identity((("title", "date"), ("title",)), "title"),
    "resource": Identity((("what", "principal"), ("what",)), "what"),
    "responsibility": Identity((("principal", "actor", "task"), ("principal", "task"), ("task",)), "task"),
    "revision_note": Identity((("what",),), "what"),
    "routine": Identity((("action",),), "action"),
    "service": Identity((("principal", "code", "name"), ("principal", "code"), ("code",))),
    "signature": Identity((("party", "organisation", "role"), ("party", "organisation"), ("organisation",),
                           ("party",)), "role"),
    "special_group": Identity((("group",),)),
    "staffing": Identity((("stage", "role"),), "role"),
    "statement": Identity((("topic", "says"), ("says",), ("topic",)), "says"),
    "target_group": Identity((("code", "place"),)),
    "year_mention": Identity((("about", "date"), ("about",))),
}  # fmt: skip


def identity_of(fact: str) -> Identity:
    """Return what makes entries of the type ``fact`` the same; of other types a document has one at most."""
    return _BY_TYPE.get(fact, Identity(((),)))
