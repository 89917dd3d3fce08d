"""The patterns of one rule, parsed and checked against the fact schema: what the compiler is given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lokcheck.engine.program import Value
from lokcheck.facts.fact import DocPath
from lokcheck.facts.schema import FactField, FactType
from lokcheck.rulebook.entry import RuleEntry
from lokcheck.rulebook.patterns import Alternatives, Cond, Param, Pat, PatternError, Ref, parse
from lokcheck.rulebook.program import ITEM
from lokcheck.rulebook.rule import Basis

__all__ = ["LAW_TYPES", "REVISION_TYPES", "Body", "body_of", "check_asked", "check_body", "law_asked"]

LAW_TYPES = ("in_force", "supplement_lag")
"""The timed types that are about a topic of the register."""
REVISION_TYPES = ("change", "revision")
"""The types of which there are facts only where two versions are compared."""
GRADES = ("met", "partly", "unknown", "bad", "fails")


@dataclass(frozen=True, slots=True)
class Body:
    """``grades`` maps met, partly, unknown and bad to their alternatives; ``of`` has the items of a for_each.

    Each alternative of ``of`` ends with the item; what stands before it is bound for the grades too.
    """

    when: Alternatives
    of: Alternatives
    grades: dict[str, Alternatives]

    def conjunctions(self) -> Iterator[tuple[tuple[Pat, ...], bool]]:
        """Yield every list of patterns, those of the items first, and whether it follows upon an item."""
        yield from ((alt, False) for alt in (*self.of, *self.when))
        for alternatives in self.grades.values():
            yield from ((alt, bool(self.of)) for alt in alternatives)


def body_of(entry: RuleEntry) -> Body:
    """Return the parsed patterns of ``entry``. Raises PatternError, with the path below the rule."""
    form = next((name for name in ("require", "forbid", "for_each") if getattr(entry, name) is not None), None)
    given = sum(getattr(entry, name) is not None for name in ("require", "forbid", "for_each", "manual"))
    if given != 1:
        raise PatternError((), "regeln ska ha ett av require, forbid, for_each och manual",
                           "the rule must have one of require, forbid, for_each and manual")  # fmt: skip
    when = parse(entry.when, ("when",)) if entry.when is not None else []
    if form is None:
        return Body(when, [], {})
    section = getattr(entry, form)
    grades = {
        grade: parse(node, (form, grade)) for grade in GRADES if (node := getattr(section, grade, None)) is not None
    }
    return Body(when, _items(entry), grades)


def _items(entry: RuleEntry) -> Alternatives:
    """Return the alternatives of ``of``, the last pattern of each called ``it``."""
    if entry.for_each is None:
        return []
    found: Alternatives = []
    for alternative in parse(entry.for_each.of, ("for_each", "of")):
        *before, item = alternative
        if item.negated or item.var is not None:
            raise PatternError(item.path, "det sista mönstret i 'of' är det som bedöms och heter 'it'",
                               "the last pattern of 'of' is what is graded, and is called 'it'")  # fmt: skip
        found.append((*before, replace(item, var=ITEM)))
    return found


def check_body(body: Body, kinds: list[str], types: Mapping[str, FactType], params: Mapping[str, object]) -> None:
    """Refuse what can never match or would be wrong in an engine. Raises PatternError."""
    item_scope: dict[str, FactType] = {}
    for conjunction, has_item in body.conjunctions():
        scope = dict(item_scope) if has_item else {}
        for pat in conjunction:
            _check_pat(pat, scope, kinds, types, params)
            if pat.var is not None and not pat.negated:
                if pat.var in scope:
                    raise PatternError(pat.path, f"{pat.var!r} binds två gånger", f"{pat.var!r} is bound twice")
                scope[pat.var] = types[pat.type]
        if conjunction in body.of:
            if scope != (item_scope or scope):
                raise PatternError(conjunction[-1].path, "alternativen i 'of' ska binda samma namn till samma typer",
                                   "the alternatives of 'of' must bind the same names to the same types")  # fmt: skip
            item_scope = scope


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


def check_asked(asked: str, body: Body) -> None:
    """Refuse a rule that asks about a revision where nothing is compared. Raises PatternError."""
    for pat in (pat for conjunction, _ in body.conjunctions() for pat in conjunction):
        if asked == "check" and pat.type in REVISION_TYPES:
            raise PatternError(pat.path, f"{pat.type!r} finns bara vid en revidering: skriv 'asked: revision'",
                               f"{pat.type!r} exists only in a revision: write 'asked: revision'")  # fmt: skip


def _is_foreign(pat: Pat) -> bool:
    return any(cond.field == "doc" for cond in pat.conds)


def law_asked(body: Body) -> Iterator[tuple[Pat, Basis]]:
    """Yield the patterns that ask what law is in force, and of what. Raises PatternError where one does not say."""
    for conjunction, _ in body.conjunctions():
        for pat in conjunction:
            if pat.type in LAW_TYPES:
                asked = {cond.field: cond.operand for cond in pat.conds if cond.op == "=="}
                topic, keyword = asked.get("topic"), asked.get("keyword", "*")
                if not isinstance(topic, str) or not isinstance(keyword, str):
                    raise PatternError(pat.path, f"{pat.type!r} ska nämna en fråga", f"{pat.type!r} must name a topic")
                yield pat, Basis(topic, keyword)


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
