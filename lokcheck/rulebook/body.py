"""The patterns of one rule, parsed and checked against the fact schema: what the compiler is given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lokcheck.engine.program import Value
from lokcheck.facts.fact import DocPath
from lokcheck.facts.schema import FactField, FactType
from lokcheck.rulebook.entry import RuleEntry
from lokcheck.rulebook.patterns import Alternatives, Cond, Param, Pat, PatternError, Ref, parse
from lokcheck.rulebook.program import ITEM

__all__ = ["Body", "body_of", "check_body"]

GRADES = ("met", "partly", "unknown", "bad", "fails")


@dataclass(frozen=True, slots=True)
class Body:
    """``grades`` maps met, partly, unknown and bad to their alternatives; ``of`` is the item of a for_each."""

    when: Alternatives
    of: Pat | None
    grades: dict[str, Alternatives]

    def conjunctions(self) -> Iterator[tuple[tuple[Pat, ...], bool]]:
        """Yield every list of patterns, and whether the item is bound in it."""
        yield from ((alt, False) for alt in self.when)
        for alternatives in self.grades.values():
            yield from ((alt, self.of is not None) for alt in alternatives)


def body_of(entry: RuleEntry) -> Body:
    """Return the parsed patterns of ``entry``. Raises PatternError, with the path below the rule."""
    form = next((name for name in ("require", "forbid", "for_each") if getattr(entry, name) is not None), None)
    given = sum(getattr(entry, name) is not None for name in ("require", "forbid", "for_each", "manual"))
    if given != 1:
        raise PatternError((), "regeln ska ha ett av require, forbid, for_each och manual",
                           "the rule must have one of require, forbid, for_each and manual")  # fmt: skip
    when = parse(entry.when, ("when",)) if entry.when is not None else []
    if form is None:
        return Body(when, None, {})
    section = getattr(entry, form)
    grades = {
        grade: parse(node, (form, grade)) for grade in GRADES if (node := getattr(section, grade, None)) is not None
    }
    return Body(when, _item(entry), grades)


def _item(entry: RuleEntry) -> Pat | None:
    if entry.for_each is None:
        return None
    found = parse(entry.for_each.of, ("for_each", "of"))
    if len(found) != 1 or len(found[0]) != 1 or found[0][0].negated:
        raise PatternError(("for_each", "of"), "'of' tar ett enda mönster", "'of' takes a single pattern")
    pat = found[0][0]
    return Pat(pat.type, pat.conds, ITEM, False, pat.path)


def check_body(body: Body, kinds: list[str], types: Mapping[str, FactType], params: Mapping[str, object]) -> None:
    """Refuse what can never match or would be wrong in an engine. Raises PatternError."""
    if body.of is not None:
        _check_pat(body.of, {}, kinds, types, params)
    for conjunction, has_item in body.conjunctions():
        scope = {ITEM: types[body.of.type]} if has_item and body.of is not None else {}
        for pat in conjunction:
            _check_pat(pat, scope, kinds, types, params)
            if pat.var is not None and not pat.negated:
                if pat.var in scope:
                    raise PatternError(pat.path, f"{pat.var!r} binds två gånger", f"{pat.var!r} is bound twice")
                scope[pat.var] = types[pat.type]


def _check_pat(
    pat: Pat, scope: dict[str, FactType], kinds: list[str], types: Mapping[str, FactType], params: Mapping[str, object]
) -> None:
    if pat.type == ITEM:
        if ITEM not in scope or pat.negated:
            raise PatternError(pat.path, "'it' finns bara i for_each", "'it' exists only in for_each")
        fact_type = scope[ITEM]
    elif pat.type not in types:
        raise PatternError(
            pat.path, f"okänd faktatyp {pat.type!r}", f"unknown fact type {pat.type!r}", tuple(types), pat.type
        )
    else:
        fact_type = types[pat.type]
        if fact_type.kinds and not fact_type.kinds & set(kinds) and not _is_foreign(pat):
            raise PatternError(pat.path, f"{pat.type!r} finns inte i de slag av dokument som regeln gäller",
                               f"{pat.type!r} does not occur in the rule's kinds of document")  # fmt: skip
    for cond in pat.conds:
        _check_cond(cond, pat, fact_type, scope, params)


def _is_foreign(pat: Pat) -> bool:
    return any(cond.field == "doc" for cond in pat.conds)


def _check_cond(
    cond: Cond, pat: Pat, fact_type: FactType, scope: Mapping[str, FactType], params: Mapping[str, object]
) -> None:
    path: DocPath = (*pat.path, cond.field)
    field = fact_type.fields.get(cond.field)
    if field is None:
        raise PatternError(path, f"{fact_type.name} har inget fält {cond.field!r}",
                           f"{fact_type.name} has no field {cond.field!r}", tuple(fact_type.fields))  # fmt: skip
    if cond.op == "stated" or (cond.field in ("doc", "standing") and cond.operand in ("*", "any")):
        return
    if isinstance(cond.operand, Ref):
        _check_ref(cond.operand, cond, field, scope, path)
    elif isinstance(cond.operand, Param):
        if cond.operand.name not in params:
            raise PatternError(path, f"okänd parameter {cond.operand.name!r}",
                               f"unknown parameter {cond.operand.name!r}", tuple(params))  # fmt: skip
    else:
        _check_value(cond, cond.operand, field, path)


def _check_ref(ref: Ref, cond: Cond, field: FactField, scope: Mapping[str, FactType], path: DocPath) -> None:
    if cond.op != "==":
        raise PatternError(path, "fält jämförs bara med likhet", "fields of two facts are only compared for equality")
    if ref.var not in scope:
        raise PatternError(path, f"${ref.var} är inte bunden här", f"${ref.var} is not bound here", tuple(scope))
    other = scope[ref.var].fields.get(ref.field)
    if other is None:
        name, words = scope[ref.var].name, tuple(scope[ref.var].fields)
        raise PatternError(path, f"{name} har inget fält {ref.field!r}", f"{name} has no field {ref.field!r}", words)
    if other.type != field.type:
        raise PatternError(path, "text jämförs med tal", "a text is compared with a number")


def _check_value(cond: Cond, value: Value, field: FactField, path: DocPath) -> None:
    if isinstance(value, int) != (field.type == "int"):
        raise PatternError(path, f"{cond.field!r} är {'ett tal' if field.type == 'int' else 'en text'}",
                           f"{cond.field!r} is {'a number' if field.type == 'int' else 'a text'}")  # fmt: skip
    if cond.op not in ("==", "!=") and field.type != "int":
        raise PatternError(path, "text kan inte vara större eller mindre", "a text can not be greater or less")
    if field.codes and value not in field.codes:
        raise PatternError(path, f"{value!r} är inget värde för {cond.field!r}",
                           f"{value!r} is no value of {cond.field!r}", field.codes, str(value))  # fmt: skip
