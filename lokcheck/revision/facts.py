"""What changed, as facts for the rules on revisions: they are judged by the same engine as everything else."""

from collections.abc import Sequence

from lokcheck.facts.fact import Fact, Value
from lokcheck.model.labels import label_of
from lokcheck.revision.changes import is_substance
from lokcheck.revision.model import Change

__all__ = ["revision_facts"]


def revision_facts(changes: Sequence[tuple[Change, Fact]], doc: str) -> list[Fact]:
    """Return the facts of a revision of the document called ``doc``, from its changes with what each is about."""
    changed = any(is_substance(change) for change, _ in changes)
    data: dict[str, Value] = {"doc": doc, "meaning": "changed" if changed else "unchanged"}
    found = [_change(number, change, fact, doc) for number, (change, fact) in enumerate(changes)]
    return [Fact("revision", f"{doc}:revision", data, doc), *found]


def _change(number: int, change: Change, fact: Fact, doc: str) -> Fact:
    """The fact knows where its entry stands: for what was removed, in the old version."""
    data: dict[str, Value] = {
        "doc": doc, "of": fact.fid, "kind": change.kind, "direction": change.direction, "about": change.about,
        "entry": change.fact, "what": _code(change, fact), "explained": change.explained,
    }  # fmt: skip
    if change.field:
        data["field"] = change.field
    return Fact("change", f"{doc}:change/{number}", data, fact.doc, fact.path)


def _code(change: Change, fact: Fact) -> str:
    """What the entry is called: a word of the vocabulary where its name is the label of one, so that it has both."""
    words = (value for value in fact.data.values() if isinstance(value, str))
    return next((word for word in words if label_of(word) == change.name), change.name.sv)
