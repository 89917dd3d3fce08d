"""Rules' conditions and facts' fields in words: from the descriptions of the models, never by their raw names."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from lokcheck.check.fact_names import BARE, FIELDS, STANDINGS, TYPES, VALUES
from lokcheck.engine.program import Join, Pattern, Test, Value
from lokcheck.facts.fact import Fact
from lokcheck.facts.measures import Measure, Term
from lokcheck.facts.schema import FactField, fact_types
from lokcheck.judge.nearness import Lack, asks_for_anything
from lokcheck.model.labels import label_of
from lokcheck.texts import Lang, Text

__all__ = ["condition", "field_name", "joined", "lacking", "type_name", "value_word", "what_is_asked"]

_ENUMERATION = re.compile(r"(?:(?P<name>[^:]+): )?[a-z][a-z0-9-]+(?: \([^)]*\))?(?:, | eller | or )[a-z]")
_GLOSS = re.compile(r"([a-z][a-z0-9-]+) \(([^)]+)\)")
_ASIDES = re.compile(
    r" \([^)]*\)|: (?:textens ord|the text's words)$|, (?:kort|in brief|med textens (?:ord|namn)|as named|"
    r"in the text's words|som datum|as a date|t\.ex\. .*|e\.g\. .*|om texten säger ett|if the text gives one|"
    r"om de .*|if (?:listed|not) .*)$"
)
_QUESTION = {
    "sv": re.compile(r"(?:(Nej)|Ja) om (.*)|()Om (.*)"),
    "en": re.compile(r"(?:(False)|True) if (.*)|()Whether (.*)"),
}
_COMPARED = {
    "!=": Text("inte {}", "not {}"), "<": Text("mindre än {}", "less than {}"), "<=": Text("högst {}", "at most {}"),
    ">": Text("mer än {}", "more than {}"), ">=": Text("minst {}", "at least {}"), "==": Text("{}", "{}"),
}  # fmt: skip
_DAYS = {
    **_COMPARED, "<": Text("före {}", "before {}"), "<=": Text("senast {}", "{} at the latest"),
    ">": Text("efter {}", "after {}"), ">=": Text("tidigast {}", "{} at the earliest"),
}  # fmt: skip
_IMPLIED = {("own", "yes"), ("own", "no"), ("standing", "asserted")}


def type_name(kind: str) -> Text:
    """Return what facts of the type ``kind`` are called."""
    if kind in TYPES:
        return TYPES[kind]
    known = fact_types().get(kind)
    value = known.fields.get("value") if known else None
    if value is not None and value.sv:
        return Text(_bare(value.sv, "sv"), _bare(value.en, "en"))
    described = _bare(known.en, "en") if known and known.en else kind
    return Text(label_of(kind).sv.replace("_", " "), described)


def field_name(kind: str, field: str) -> Text:
    """Return what ``field`` of facts of the type ``kind`` is called, without a raw name where there is any other."""
    base = _base(kind, field)
    known = _field(kind, base)
    named = FIELDS.get(f"{kind}.{base}")
    if named is not None:
        return named
    sv = _named(known.sv, "sv") if known else ""
    en = _named(known.en, "en") if known else ""
    spare = FIELDS.get(base, Text(base.replace("_", " "), base.replace("_", " ")))
    if not sv:  # a computed field: its English description is for those who write rules
        return spare
    return Text(sv, en or spare.en)


def value_word(kind: str, field: str, value: Value) -> Text:
    """Return the word for a value: its gloss in the field's description, its label, or itself."""
    known = _field(kind, _base(kind, field))
    if field.endswith(("_from", "_to")) and isinstance(value, int):
        day = dt.date.fromordinal(value).isoformat()
        return Text(day, day)
    if isinstance(value, int):
        return Text(str(value), str(value))
    if field == "standing":
        return STANDINGS.get(value, Text(value, value))
    if known is not None and _inverted(known.sv) and value in ("yes", "no"):
        return VALUES["no" if value == "yes" else "yes"]
    glosses = dict(_GLOSS.findall(known.sv)) if known and _ENUMERATION.match(known.sv) else {}
    label = VALUES.get(f"{kind}.{value}") or VALUES.get(value) or label_of(value)
    unlabelled = label == (value, value) and _is_code(known, value)
    return Text(glosses.get(value, label.sv), value.replace("-", " ") if unlabelled else label.en)


def condition(kind: str, test: Test) -> Text | None:
    """Return what ``test`` asks, None for what every rule asks: that the text says it itself, in this document."""
    if (test.field, test.value) in _IMPLIED or test.field == "own":
        return None
    name = field_name(kind, test.field)
    if test.field.endswith("_precision"):
        word = value_word(kind, test.field, test.value)
        return Text(f"{name.sv}: mer exakt än {word.sv}", f"{name.en}: more exact than {word.en}")
    if asks_for_anything(test):
        return Text(f"{name.sv}: anges", f"{name.en}: stated")
    if test.field == "standing":
        return value_word(kind, test.field, test.value)
    compared = _compared(kind, test.field, test.op, test.value)
    return compared if {test.field, f"{kind}.{test.field}"} & BARE else _stating(name, compared)


def joined(kind: str, join: Join, bound: Mapping[str, Fact]) -> Text | None:
    """Return what ``join`` asks: the value that it must have in common with what an earlier premise found."""
    if join.field in ("at", "of"):
        return None
    if join.field == "fid":
        return Text("samma uppgift", "the same entry")
    if join.field == "within":
        return Text("i samma uppgift", "in the same entry")
    if join.field == "doc":
        return Text("i det dokumentet", "in that document")
    name, other = field_name(kind, join.field), bound.get(join.var)
    if other is None or join.other not in other.data:
        return Text(f"{name.sv}: densamma", f"{name.en}: the same")
    return _stating(name, value_word(kind, join.field, other.data[join.other]))


def lacking(kind: str, lack: Lack) -> Text:
    """Return what a fact lacks: what it says instead, or that it says nothing."""
    name = field_name(kind, lack.field)
    if lack.field == "standing" and lack.found is not None:
        return value_word(kind, "standing", lack.found)
    if lack.field == "within":
        return Text("hör till en annan uppgift", "belongs to another entry")
    if lack.found is None:
        return Text(f"{name.sv}: anges inte", f"{name.en}: not stated")
    found = value_word(kind, lack.field, lack.found)
    if {lack.field, f"{kind}.{lack.field}"} & BARE:
        name = Text("", "")
    if lack.op == "!=" or lack.field.endswith("_precision"):
        return _stating(name, found)
    asked = _compared(kind, lack.field, lack.op, lack.asked)
    return _stating(name, Text(f"{found.sv}, inte {asked.sv}", f"{found.en}, not {asked.en}"))


def what_is_asked(pattern: Pattern, bound: Mapping[str, Fact], measures: Sequence[Measure]) -> Text:
    """Return the premise in words: what there must be, or must not be."""
    conditions = [condition(pattern.type, test) for test in pattern.tests if not _says_which(pattern, test)]
    conditions += [joined(pattern.type, join, bound) for join in pattern.joins]
    said = [text for text in conditions if text is not None]
    name = _measured(pattern, measures) or type_name(pattern.type)
    colon = ": " if pattern.type == "measure" else " – "
    end = [colon + "; ".join(text.get(lang) for text in said) if said else "" for lang in ("sv", "en")]
    if pattern.negated:
        return Text(f"ingen uppgift om: {name.sv}{end[0]}", f"nothing on: {name.en}{end[1]}")
    return Text(name.sv + end[0], name.en + end[1])


def _says_which(pattern: Pattern, test: Test) -> bool:
    return pattern.type == "measure" and test.field == "name"


def _measured(pattern: Pattern, measures: Sequence[Measure]) -> Text | None:
    """Return what a number is a number of."""
    name = next((test.value for test in pattern.tests if test.field == "name"), None)
    measure = next((one for one in measures if one.name == name), None) if pattern.type == "measure" else None
    if measure is None:
        return None
    left = _term(measure.left, counted=measure.operator == "count")
    right = _term(measure.right) if measure.right else Text("", "")
    form = _OPERATORS.get(measure.operator, Text("tal om {left} och {right}", "number on {left} and {right}"))
    return Text(form.sv.format(left=left.sv, right=right.sv), form.en.format(left=left.en, right=right.en))


_OPERATORS: Mapping[str, Text] = {
    "count": Text("antal uppgifter om {left}", "number of entries on {left}"),
    "distinct": Text("antal olika {left}", "number of different {left}"),
    "sum": Text("summan av {left}", "sum of {left}"),
    "share": Text("promille av {right} som är {left}", "per mille of {right} that are {left}"),
    "set_difference": Text("antal {left} som saknas bland {right}", "number of {left} missing from {right}"),
    "uneven": Text("antal {left} som inte finns i alla uppräkningar", "number of {left} not in every list"),
    "missing_from": Text("uppräkningar där {left} saknas", "lists that lack {left}"),
    "difference": Text("skillnaden mellan {left} och {right}", "difference between {left} and {right}"),
    "beyond_rounding": Text("skillnaden mellan {left} och {right} utöver avrundning",
                            "difference between {left} and {right} beyond rounding"),
    "product": Text("{left} gånger {right}", "{left} times {right}"),
    "per_mille": Text("promilles avvikelse mellan {left} och {right}", "per mille that {left} is off {right}"),
    "months_between": Text("månader från {left} till {right}", "months from {left} to {right}"),
    "days_between": Text("dagar från {left} till {right}", "days from {left} to {right}"),
    "gaps": Text("dagar utan {left}", "days without {left}"),
}  # fmt: skip


def _term(term: Term, *, counted: bool = False) -> Text:
    name = type_name(term.type)
    tests = [Test(field, "==", value) for field, want in term.where.items()
             for value in ([want] if isinstance(want, str | int) else want)]  # fmt: skip
    said = [text for test in tests if term.type != "measure" and (text := condition(term.type, test)) is not None]
    if term.value not in ("fid", "value") and not counted:
        said.insert(0, field_name(term.type, term.value))
    if not said:
        return name
    return Text(f"{name.sv} ({', '.join(t.sv for t in said)})", f"{name.en} ({', '.join(t.en for t in said)})")


def _stating(name: Text, value: Text) -> Text:
    return Text(f"{name.sv}: {value.sv}", f"{name.en}: {value.en}") if name.sv else value


def _compared(kind: str, field: str, op: str, value: Value) -> Text:
    is_day = field.endswith(("_from", "_to")) and isinstance(value, int)
    form, word = (_DAYS if is_day else _COMPARED)[op], value_word(kind, field, value)
    return Text(form.sv.format(word.sv), form.en.format(word.en))


def _base(kind: str, field: str) -> str:
    """Return the field that a computed part of a date belongs to."""
    for end in ("_precision", "_from", "_to"):
        base = field.removesuffix(end)
        if base != field and _field(kind, base) is not None:
            return base
    return field


def _field(kind: str, field: str) -> FactField | None:
    known = fact_types().get(kind)
    return known.fields.get(field) if known else None


def _named(description: str, lang: Lang) -> str:
    """Return the field's name in its description; '' where that only lists words."""
    match = _ENUMERATION.match(description)
    if match is not None:
        return _bare(match["name"] or "", lang)
    question = _QUESTION[lang].fullmatch(description.rstrip("."))
    return _lower((question[2] or question[4]) if question else _bare(description, lang))


def _inverted(description: str) -> bool:
    question = _QUESTION["sv"].fullmatch(description.rstrip("."))
    return bool(question and question[1])


def _bare(description: str, lang: Lang) -> str:
    """Return ``description`` as a name: without its full stop and asides, and with a small letter."""
    text, before = description.rstrip("."), ""
    while text != before:
        text, before = _ASIDES.sub("", text), text
    return _lower(text)


def _lower(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _is_code(field: FactField | None, value: str) -> bool:
    return field is not None and (value in field.codes or bool(_ENUMERATION.match(field.sv)))
