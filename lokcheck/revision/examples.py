"""Runs the examples of rules on revisions: a fragment of a document, and under ``_before`` the version before it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lokcheck.errors import RuleError
from lokcheck.judge.examples import WORDS, ExampleDocument, ExampleResult, example_set
from lokcheck.judge.judge import Judge
from lokcheck.judge.survey import Survey
from lokcheck.revision.changes import changes_of
from lokcheck.revision.facts import revision_facts
from lokcheck.rulebook.rule import Rule
from lokcheck.sources.documents import SourceDocument

__all__ = ["run_revision_examples", "with_revisions"]


def run_revision_examples(rule: Rule, judge: Judge) -> Iterator[ExampleResult]:
    """Yield the result of each example of ``rule``, which is asked of revisions.

    Raises RuleError for a fragment that is no document.
    """
    for word, fragments in judge.rulebook.examples(rule.id).items():
        for number, fragment in enumerate(fragments, 1):
            documents = example_set(rule, fragment)
            kind = fragment.get("_kind", rule.kinds[0])
            (before,) = example_set(rule, {"_kind": kind, **fragment.get("_before", {})})
            new, old = _source(documents[0]), _source(replace(before, key="before"))
            day = dt.date.fromisoformat(str(fragment.get("_at", rule.checked)))
            facts = revision_facts(changes_of(old, new), new.key)
            found = judge.revised(documents[0], documents, day, facts)
            outcome = next(item.today.outcome for item in found if item.rule.id == rule.id)
            yield ExampleResult(rule.id, WORDS.get(word, word), number, outcome)


def with_revisions(found: Survey, rules: Iterable[Rule], judge: Judge) -> Survey:
    """Return ``found`` with what came of the examples of ``rules``, which are asked of revisions."""
    results: list[ExampleResult] = []
    broken: list[tuple[str, RuleError]] = []
    for rule in rules:
        try:
            results += run_revision_examples(rule, judge)
        except RuleError as error:
            broken.append((rule.id, error))
    failed = tuple(result for result in results if not result.passed)
    return replace(found, examples=found.examples + len(results), failed=(*found.failed, *failed),
                   broken=(*found.broken, *broken))  # fmt: skip


def _source(example: ExampleDocument) -> SourceDocument:
    """An example as a document without a file."""
    return SourceDocument(example.key, example.document, example.key, {}, asked=True, resolved=example.resolved)
