"""The fact schema: every fact type and field that a rule may name, generated from the models plus what is derived.

It is the one source for the validator of rules, for what the engines are given, and for the vocabulary in the docs.
Dates become four fields: the text, its precision, and the first and last day that it can mean as day numbers.
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import get_args

from lokcheck.facts.shapes import Field, shape_of, singular
from lokcheck.model.base import Entry, Part
from lokcheck.model.codes import PlanItem, Side, Stage, Topic
from lokcheck.model.kinds import KINDS

__all__ = ["FactField", "FactType", "document_keys", "fact_types"]


@dataclass(frozen=True, slots=True)
class FactField:
    """A field: ``type`` is str or int; ``certain``: every fact of the type has it, so it may be joined on."""

    name: str
    type: str
    certain: bool = False
    codes: tuple[str, ...] = ()
    sv: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class FactType:
    """A fact type. ``timed``: it holds at one moment (``at``); ``owned``: it is of a document (``own``, ``doc``)."""

    name: str
    fields: dict[str, FactField]
    timed: bool = False
    owned: bool = True
    en: str = ""
    kinds: frozenset[str] = frozenset()
    """The kinds of document that can state it; empty for all."""

    @property
    def standing(self) -> bool:
        """Whether the type says how strongly the text states it."""
        return "standing" in self.fields


@cache
def fact_types() -> dict[str, FactType]:
    """Return every fact type by name."""
    found: dict[str, FactType] = {}
    for kind, model in KINDS.items():
        _add(found, "document", model, kind)
    for name, extra in _COMPLETED.items():
        found[name].fields.update({field.name: field for field in extra})
    return {name: found[name] for name in sorted(found)} | {t.name: t for t in _derived()}


@cache
def document_keys() -> dict[str, str]:
    """Return, for each fact type that a document states, the key of the document that it stands under."""
    found: dict[str, str] = {}

    def walk(cls: type[Part], key: str) -> None:
        for words in shape_of(cls).words:
            owner = str(cls.fact) if issubclass(cls, Entry) else "document"
            found.setdefault(f"{owner}_{singular(words.name)}", key or words.name)
        for field in shape_of(cls).entries:
            if field.entry is not None and field.entry.fact is not None and field.entry.fact not in found:
                found[field.entry.fact] = key or field.name
                walk(field.entry, key or field.name)

    for model in KINDS.values():
        walk(model, "")
    return found


def _add(found: dict[str, FactType], name: str, cls: type[Part], kind: str) -> None:
    known = found.get(name)
    shape = shape_of(cls)
    fields = _OWN | {f.name: f for scalar in shape.scalars for f in _fields(scalar)}
    if issubclass(cls, Entry) and name != "document":
        fields["within"] = FactField("within", "str", en="fid of the entry that it stands in")
    kinds = frozenset({kind}) | (known.kinds if known else frozenset())
    fields = _merged(known.fields if known else {}, fields)
    found[name] = FactType(name, fields, en=(cls.__doc__ or "").split("\n")[0], kinds=kinds)
    for words in shape.words:
        _add_words(found, name, words, kind)
    for entry in shape.entries:
        if entry.entry is not None and entry.entry.fact is not None:
            _add(found, entry.entry.fact, entry.entry, kind)


def _merged(known: dict[str, FactField], new: dict[str, FactField]) -> dict[str, FactField]:
    """A field that several kinds have takes the words of them all (``kind`` is a different one in each)."""
    both = {
        name: replace(field, codes=tuple(dict.fromkeys(known[name].codes + field.codes)))
        for name, field in new.items()
        if name in known
    }
    return known | new | both


def _add_words(found: dict[str, FactType], owner: str, words: Field, kind: str) -> None:
    name = f"{owner}_{singular(words.name)}"
    before = found[name].kinds if name in found else frozenset()
    fields = _OWN | {
        "within": FactField("within", "str", True, en=f"fid of the {owner}"),
        "value": FactField("value", "str", True, words.codes, words.sv, words.en),
        "standing": FactField("standing", "str", True, en="standing of the entry that it stands in"),
    }
    found[name] = FactType(name, fields, en=words.en, kinds=before | {kind})


def _fields(field: Field) -> list[FactField]:
    name = "ref" if field.name == "id" else field.name
    if field.kind == "date":
        return [
            FactField(name, "str", field.required, (), field.sv, field.en),
            FactField(
                f"{name}_precision", "str", field.required, ("day", "month", "quarter", "season", "year", "interval")
            ),
            FactField(f"{name}_from", "int", field.required, en="first day that it can mean, as a day number"),
            FactField(f"{name}_to", "int", field.required, en="last day that it can mean, as a day number"),
        ]
    if field.kind == "bool":
        return [FactField(name, "str", field.required, ("yes", "no"), field.sv, field.en)]
    return [FactField(name, field.kind, field.required, field.codes, field.sv, field.en)]


_OWN = {
    "fid": FactField("fid", "str", True, en="the fact's own name"),
    "doc": FactField("doc", "str", True, en="the document that states it"),
    "own": FactField("own", "str", True, ("yes", "no"), en="whether that is the document judged"),
}


_COMPLETED = {
    "obligation": [FactField("bearer_name", "str", True, en="the bearer in lower case, to join with party_name")],
    "deadline": [FactField("bearer_name", "str", en="the bearer in lower case, to join with party_name")],
    "budget_line": [FactField("budget", "str", en="the budget's short name")],
    "budget_total": [FactField("budget", "str", en="the budget's short name")],
    "party": [
        FactField("outside_region", "str", True, ("yes", "no"), en="a municipality that is in no region"),
        FactField(
            "called",
            "str",
            True,
            ("by-name", "any-such", "other-day"),
            en="by its own name, by a word for any such body ('the region'), or by a name that, as the register of "
            "places has it, was not right on the document's own day",
        ),
    ],
    "member": [FactField("own_staff", "str", True, ("yes", "no"), en="employed by the side that it represents")],
    "annex": [FactField("resolved", "str", True, ("yes", "no"), en="whether the file is in the set")],
    "reference": [FactField("resolved", "str", True, ("yes", "no"), en="whether the file is in the set")],
}
"""What derive.py adds to stated facts."""


def _made(type_name: str, en: str, timed: bool, owned: bool, /, **fields: FactField | str) -> FactType:
    """A derived type; a field given as a string is a certain text field with that description."""
    made = dict(_OWN) if owned else {"fid": _OWN["fid"]}
    if timed:
        made["at"] = FactField("at", "str", True, en="the moment at which it holds")
    for field, what in fields.items():
        made[field] = FactField(field, "str", True, en=what) if isinstance(what, str) else what
    return FactType(type_name, made, timed, owned, en)


def _derived() -> list[FactType]:
    number = FactField("value", "int", True, en="the number")
    months = FactField("months", "int", True, en="whole months")
    return [
        _made("ask", "A rule is asked at a moment.", True, False, rule="the rule's id"),
        _made("in_force", "A provision on the topic is in force.", True, False, topic="topic in the register",
              keyword="key word in the provision; '*' for any"),
        _made("citation_state", "What a cited provision is at a moment.", True, True, of="fid of the citation",
              use="what it is cited for", state="in-force, replaced, repealed, not-yet, unclear or unknown",
              historical="yes if the text itself says that it is older",
              on_own_day="its state on the document's own day; undated where that is not known"),
        _made("term_state", "Whether a word of the text is outdated at a moment, of those that the rulebook judges.",
              True, True, of="fid of the term", term="the word", quoted="yes in a quotation or a statute's name",
              state=FactField("state", "str", True, ("current", "outdated"))),
        _made("related", "Another document of the set, as seen from the one judged.", True, False,
              doc="the other document", relation="what it is to the one judged", kind="its kind",
              state="in-force, not-yet or expired; before the one judged applies: its state when that one does",
              on_own_day=FactField("on_own_day", "str", True, ("in-force", "not-yet", "expired", "unknown"),
                                   en="its state on the own day of the one judged"),
              period=FactField("period", "str", True, ("inside", "outside", "unknown"),
                               en="whether the period of the one judged lies inside its period")),
        _made("contains", "Something that agreements demand of plans and other documents, which the document contains.",
              False, True, item=FactField("item", "str", True, get_args(PlanItem), en="what it is, as in demands")),
        _made("personal_number", "A personal identity number (masked) in the file or in its name.",
              False, True, **{"in": FactField("in", "str", True, ("text", "file-name"), en="where it stands")}),
        _made("due", "A date in the document that is ahead or has passed.", True, True, of="fid of the entry",
              object="what it concerns", state="ahead or passed"),
        _made("elapsed", "Time since a day of the document.", True, True, since="start or review", months=months),
        _made("ended", "The document's period is over.", True, True, by="what ended it: end or replaced"),
        _made("handed_over", "A topic that the text leaves to another document.", False, True, topic="the topic",
              present="yes if that document is in the set", via="annex or reference"),
        _made("handled", "A topic on which the text says what one principal does, or who acts.", False, True,
              topic=FactField("topic", "str", True, get_args(Topic), en="the topic"),
              by=FactField("by", "str", True, ("region", "municipality", "actor"),
                           en="the principal that has the task, or actor for a routine"),
              for_all=FactField("for_all", "str", True, ("yes", "no"), en="no where the text limits it to a group")),
        _made("stage", "A stage of care on which the text says what one principal does, or who acts.", False, True,
              topic=FactField("topic", "str", True, get_args(Topic), en="the topic"),
              stage=FactField("stage", "str", True, get_args(Stage), en="before, during or after")),
        _made("party_name", "A name by which the text calls a party.", False, True, of="the party's ref",
              within="fid of the party", name="the name in lower case",
              formal=FactField("formal", "str", True, ("yes", "no"), en="its name or a member's; no for others"),
              side=FactField("side", "str", True, get_args(Side), en="the party's side"),
              collective=FactField("collective", "str", True, ("yes", "no"), en="whether the party is several")),
        _made("supplement_lag", "How long the law asked for something before a supplement to the agreement applied.",
              True, False, doc="the other one of the two", topic="topic in the register",
              keyword="key word in the provision; '*' for any", since="first day of the law or the agreement",
              until="first day of the supplement", days=FactField("days", "int", True, en="days between them, or 0"),
              late=FactField("late", "str", True, ("yes", "no"), en="whether there are any days between them")),
        _made("law_says", "Whether the statute supports a claim about it.", False, False, claim="the claim",
              supported=FactField("supported", "str", True, ("yes", "no"))),
        _made("revision", "The document is beside its version before; only in 'lokcheck diff'.", False, True,
              meaning=FactField("meaning", "str", True, ("changed", "unchanged"),
                                en="whether more differs than what names the version (version, dates, decisions)")),
        _made("change", "Something that differs from the version before; only in 'lokcheck diff'.", False, True,
              of="fid of the entry, in the version that has it; the new one where both do", kind=FactField(
                  "kind", "str", True, ("added", "removed", "changed", "moved", "reworded"), en="what became of it"),
              direction=FactField("direction", "str", True, ("weaker", "stronger", "neutral"),
                                  en="whether the document asks for less, for more, or for something else"),
              about="the document's key that it stands under", entry="type of the fact that changed",
              field=FactField("field", "str", en="the field that changed; none where a whole entry came or went"),
              what=FactField("what", "str", True, en="what a person would call the entry"),
              explained=FactField("explained", "str", True, ("yes", "told", "no"),
                                  en="whether 'changes' gives a reason, tells of it without one, or neither")),
        _made("measure", "A number computed from other facts (declared in the rulebook).", False, True,
              name="the measure", of="fid of what it measures, or the group's key", value=number),
    ]  # fmt: skip
