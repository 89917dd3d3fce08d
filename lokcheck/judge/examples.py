"""Runs the examples of rules: fragments of documents, and the outcome that each must get."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from lokcheck.errors import RuleError
from lokcheck.facts.fact import DocPath
from lokcheck.judge.judge import Judge
from lokcheck.judge.result import Judgement
from lokcheck.model.kinds import Document, model_for
from lokcheck.rulebook.rule import Rule
from lokcheck.sources.messages import said
from lokcheck.sources.personal import masked_paths
from lokcheck.texts import Text

__all__ = ["WORDS", "ExampleDocument", "ExampleResult", "example_set", "judged_examples", "run_examples"]

WORDS = {"unknown": "cannot_judge"}


@dataclass(frozen=True, slots=True)
class ExampleDocument:
    """A document made from a fragment."""

    key: str
    document: Document
    resolved: Mapping[DocPath, str]
    personal: tuple[DocPath, ...] = ()


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """An example and what came of it."""

    rule: str
    expected: str
    number: int
    outcome: str

    @property
    def passed(self) -> bool:
        """Whether the outcome is the expected one."""
        return self.outcome == self.expected


def run_examples(rule: Rule, judge: Judge) -> Iterator[ExampleResult]:
    """Yield the result of each example of ``rule``, judged on its own day or on the day when the rule was checked.

    Raises RuleError for a fragment that is no document.
    """
    return (result for result, _ in judged_examples(rule, judge))


def judged_examples(rule: Rule, judge: Judge) -> Iterator[tuple[ExampleResult, list[Judgement]]]:
    """Yield the result of each example of ``rule``, and the judgements of every rule on it. Raises RuleError."""
    for word, fragments in judge.rulebook.examples(rule.id).items():
        expected = WORDS.get(word, word)
        for number, fragment in enumerate(fragments, 1):
            documents = example_set(rule, fragment)
            day = dt.date.fromisoformat(str(fragment.get("_at", rule.checked)))
            found = judge.judge(documents[0], documents, day)
            outcome = next(j.today.outcome for j in found if j.rule.id == rule.id)
            yield ExampleResult(rule.id, expected, number, outcome), found


def example_set(rule: Rule, fragment: Mapping[str, Any]) -> list[ExampleDocument]:
    """Return the documents of an example, the one judged first."""
    parts = {"main": (fragment.get("_kind", rule.kinds[0]), fragment)}
    for index, other in enumerate(fragment.get("_set", ())):
        parts[f"set/{index}"] = (other["kind"], other)
    return [_document(rule, key, kind, part, set(parts)) for key, (kind, part) in parts.items()]


def _document(rule: Rule, key: str, kind: str, part: Mapping[str, Any], keys: set[str]) -> ExampleDocument:
    data = {name: value for name, value in part.items() if not name.startswith("_")}
    data = {"id": key.replace("/", "-"), "title": "Exempel", **data, "kind": kind}
    try:
        document = model_for(kind).model_validate(data)
    except ValidationError as error:
        raise _no_document(rule, error) from None
    resolved: dict[DocPath, str] = {
        (name, index, "ref"): entry.ref
        for name in ("references", "annexes")
        for index, entry in enumerate(getattr(document, name))
        if entry.ref in keys
    }
    return ExampleDocument(key, document, resolved, tuple(masked_paths(data)))


def _no_document(rule: Rule, error: ValidationError) -> RuleError:
    """The first thing that is wrong with an example, in the words that a writer of a document gets."""
    detail = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        said_sv, said_en = f"nyckeln {where} finns inte", f"there is no key {where}"
    else:
        words = said(detail["type"], detail["input"], detail.get("ctx", {}), {}).text
        said_sv, said_en = f"{where}: {words.sv}", f"{where}: {words.en}"
    return RuleError(Text(f"{rule.id}: exemplet är inget dokument: {said_sv}",
                          f"{rule.id}: the example is no document: {said_en}"))  # fmt: skip
