"""What stops a revision: findings that are new or worse, and requirements on the revision itself. Never old debt."""

from collections.abc import Iterator

from lokcheck.policy.severity import at_least
from lokcheck.report.model import Requirement
from lokcheck.revision.findings import weight
from lokcheck.revision.model import Finding, Revision

__all__ = ["counting", "failed_rules", "stopping", "unjudged"]


def counting(revision: Revision) -> Iterator[Finding]:
    """Yield the findings that count: new or worsened, and not waived."""
    return (item for item in revision.findings("new", "worsened") if item.requirement.waiver is None)


def failed_rules(revision: Revision) -> Iterator[Requirement]:
    """Yield the requirements on the revision that are not met, or only in part."""
    return (item for document in revision.documents for item in document.rules if item.severity is not None)


def stopping(revision: Revision, fail_on: str) -> Iterator[Requirement]:
    """Yield what counts and weighs at least ``fail_on``."""
    for item in counting(revision):
        if at_least(weight(item.requirement, revision.on), fail_on):
            yield item.requirement
    yield from (item for item in failed_rules(revision) if at_least(item.severity, fail_on))


def unjudged(revision: Revision, *, strict: bool) -> Iterator[Requirement]:
    """Yield what could not be judged in the new versions; ``strict``: also for want of a document."""
    failed = {"error", "cannot_judge"} if strict else {"error"}
    for document in revision.documents:
        for item in (*(document.new.requirements if document.new else ()), *document.rules):
            verdicts = (item.today, item.at_adoption)
            asked = [
                one for one, day in zip(verdicts, ("today", "adoption"), strict=True) if revision.on in (day, "both")
            ]
            if any(verdict is not None and verdict.outcome in failed for verdict in asked):
                yield item
