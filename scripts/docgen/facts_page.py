"""The vocabulary of those who write rules: every fact type with its fields and words, measures and parameters."""

from collections.abc import Iterator

from lokcheck.check.fact_words import field_name, type_name, value_word, what_is_asked
from lokcheck.engine.program import Pattern, Test
from lokcheck.facts.measures import Measure, Term
from lokcheck.facts.schema import FactField, FactType, document_keys, fact_types
from lokcheck.report.words import KINDS
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.tables import Tables
from lokcheck.texts import Text
from scripts.docgen.markdown import fence, table

__all__ = ["facts_page"]

_COMMON = frozenset({"fid", "doc", "own", "within", "standing", "at"})
_DATE = ("_precision", "_from", "_to")
_MANY = 8
"""A longer list of words stands at the end, and once."""
Lists = dict[tuple[str, ...], tuple[FactType, FactField]]
_INTRO = """\
A rule asks for facts. Every key of the document format becomes one: a document becomes a fact of the type `document`,
each entry of a list a fact of a type of its own, and each word of a list of words another. What follows from them, from
the law or from the day is computed, and is listed under [computed facts](#computed). `lokcheck facts FILE` prints those
of a document. [writing-rules.md](writing-rules.md) says how a rule asks for them.

A field marked *always* is there in every fact of its type, and can be joined on. These fields are not repeated below:

| field | svenska | English |
|---|---|---|
| `doc` | dokumentet som säger det | the document that states it |
| `fid` | uppgiftens eget namn, att jämföra med | the fact's own name, to join with |
| `within` | `fid` för uppgiften som den står i | the `fid` of the entry that it stands in |
| `standing` | hur starkt texten säger det | how strongly the text says it: `asserted` unless stated |
| `at` | dagen, för det som beror på den | the moment, for a timed fact; a rule need not name it |

A **date** is four fields: `NAME` as written, `NAME_precision` (day, month, quarter, season, year or interval), and
`NAME_from` and `NAME_to`, the first and last day that it can mean, as day numbers. A number is a whole number;
everything else is text, and `yes` or `no` for what is true or false.
"""


def facts_page(book: Rulebook, tables: Tables) -> list[str]:
    """Return the lines of the page."""
    types, keys = fact_types(), document_keys()
    told: Lists = {}
    lines = ["# The facts that rules ask for", "", *_INTRO.splitlines(), "", "## Stated facts", ""]
    for name in sorted(keys | {"document": ""}):
        lines += _type(types[name], keys.get(name, ""), told)
    lines += ['<a id="computed"></a>', "", "## Computed facts", ""]
    for name, fact_type in types.items():
        if name not in keys and name not in ("document", "ask"):
            lines += _type(fact_type, "", told)
    return [*lines, *_measures(book), *_parameters(tables), *_lists(told)]


def _type(fact_type: FactType, key: str, told: Lists) -> Iterator[str]:
    name = type_name(fact_type.name)
    yield from (f"### `{fact_type.name}`", "", f"*{name.sv}* / *{name.en}*. {fact_type.en}", "")
    notes = [f"Stands under `{key}`." if key else "", _kinds(fact_type),
             "Timed: it holds at the moment judged." if fact_type.timed else ""]  # fmt: skip
    if any(notes):
        yield from (" ".join(note for note in notes if note), "")
    rows = [_row(fact_type, field, told) for field in fact_type.fields.values() if not _hidden(fact_type, field)]
    yield from table(("field", "type", "svenska", "English", "words"), rows)


def _kinds(fact_type: FactType) -> str:
    if not fact_type.kinds or len(fact_type.kinds) == len(KINDS):
        return ""
    return f"Only in: {', '.join(f'`{kind}`' for kind in KINDS if kind in fact_type.kinds)}."


def _hidden(fact_type: FactType, field: FactField) -> bool:
    if field.name in _COMMON and not (field.name == "doc" and field.en != "the document that states it"):
        return True
    return any(field.name.endswith(end) and field.name.removesuffix(end) in fact_type.fields for end in _DATE)


def _row(fact_type: FactType, field: FactField, told: Lists) -> tuple[str, str, str, str, str]:
    kind = {"int": "number"}.get(field.type, "text")
    kind = "date" if f"{field.name}_precision" in fact_type.fields else kind
    always = ", always" if field.certain else ""
    name = field_name(fact_type.name, field.name)
    return f"`{field.name}`", kind + always, field.sv or name.sv, field.en or name.en, _words(fact_type, field, told)


def _words(fact_type: FactType, field: FactField, told: Lists) -> str:
    """The words that the field can have, with their labels; 'yes' and 'no' need none."""
    codes = field.codes
    if not codes or codes == ("yes", "no"):
        return "`yes`, `no`" if codes else ""
    if len(codes) > _MANY:
        first = told.setdefault(codes, (fact_type, field))
        return f"[{len(codes)} words](#{_anchor(*first)})"
    return ", ".join(f"`{code}` ({_label(fact_type, field, code)})" for code in codes)


def _label(fact_type: FactType, field: FactField, code: str) -> str:
    label = value_word(fact_type.name, field.name, code)
    return label.sv if label.sv == label.en else f"{label.sv} / {label.en}"


def _anchor(fact_type: FactType, field: FactField) -> str:
    return f"words-{fact_type.name}-{field.name}"


def _lists(told: Lists) -> Iterator[str]:
    """The long lists of words, each under the first field that has it."""
    yield from ("## Lists of words", "")
    for codes, (fact_type, field) in told.items():
        yield from (f'<a id="{_anchor(fact_type, field)}"></a>', "", f"### `{fact_type.name}.{field.name}`", "")
        labels = [value_word(fact_type.name, field.name, code) for code in codes]
        yield from table(("word", "svenska", "English"), [
            (f"`{code}`", label.sv, label.en) for code, label in zip(codes, labels, strict=True)
        ])  # fmt: skip


def _measures(book: Rulebook) -> Iterator[str]:
    yield from ("## Measures", "", "A fact of the type `measure` has one of these names. They are declared in "
                "`rules/measures.yaml`, over a closed set of operators.", "")  # fmt: skip
    rows = [_measure(name, book) for name in dict.fromkeys(measure.name for measure in book.measures)]
    yield from table(("name", "svenska", "English", "computed as"), rows)


def _measure(name: str, book: Rulebook) -> tuple[str, str, str, str]:
    pattern = Pattern("measure", "", (Test("name", "==", name),), (), False)
    said: Text = what_is_asked(pattern, {}, book.measures)
    made = [_formula(measure) for measure in book.measures if measure.name == name]
    return f"`{name}`", said.sv, said.en, "; ".join(dict.fromkeys(made))


def _formula(measure: Measure) -> str:
    terms = [_term(term) for term in (measure.left, measure.right) if term is not None]
    return f"`{measure.operator}` of {' and '.join(terms)}"


def _term(term: Term) -> str:
    where = ", ".join(f"{field}: {value}" for field, value in term.where.items())
    by = f" by `{term.by}`" if term.by else ""
    value = "" if term.value == "fid" else f".{term.value}"
    return f"`{term.type}{value}`{f' ({where})' if where else ''}{by}"


def _parameters(tables: Tables) -> Iterator[str]:
    yield from ("## Parameters", "", "Numbers that rules compare with, in `rules/parameters.yaml`. A region can give "
                "them other values: [own-rulebooks.md](own-rulebooks.md).", "")  # fmt: skip
    rows = [
        (f"`{name}`", tables.units[name], ", ".join(f"{p.value} (from {p.start})" for p in periods),
         tables.parameter_texts[name].sv, tables.parameter_texts[name].en)
        for name, periods in tables.parameters.items()
    ]  # fmt: skip
    yield from table(("name", "unit", "value", "svenska", "English"), rows)
    yield from fence(["follow_up: {months: {lte: {param: review-interval}}}"])
