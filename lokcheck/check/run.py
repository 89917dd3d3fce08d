"""Checks loaded documents: a pure function of the documents, the rulebook, the day and the engine."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from lokcheck import __version__
from lokcheck.check.document import Telling, report_document
from lokcheck.check.judging import judgements_on
from lokcheck.check.told import tellers, weighed_once
from lokcheck.engine.program import Engine
from lokcheck.errors import LokcheckError, Place
from lokcheck.judge.judge import Judge
from lokcheck.judge.result import Judgement
from lokcheck.policy.attestation import Attestation
from lokcheck.policy.policy import STANDARD, Policy
from lokcheck.report.model import DocumentReport, Input, Problem, Receipt, Report
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.rule import Change
from lokcheck.sources.documents import DocumentSet, Loaded
from lokcheck.sources.problems import InvalidDocument
from lokcheck.texts import Text

__all__ = ["check", "inputs_of", "judged", "problems_of", "receipt_of", "reported", "topics_of"]


def check(
    loaded: Loaded, rulebook: Rulebook, as_of: dt.date, engine: Engine, attestations: Sequence[Attestation] = (),
    policy: Policy = STANDARD,
) -> Report:  # fmt: skip
    """Judge every document that was asked for, on its own date and on ``as_of``.

    Args:
        loaded: the documents, in their sets (``lokcheck.sources.load.load``).
        rulebook: the requirements (``lokcheck.rulebook.build.open_rulebook``).
        as_of: the day of the check; nothing here reads the clock.
        engine: the rules engine (``lokcheck.engine.select.engine_for``).
        attestations: persons' answers to what no machine can judge (``lokcheck.policy.attestation_file``).
        policy: what counts: requirements switched off or re-weighed, findings that are waived.

    Returns:
        The report: the same input gives the same report, byte for byte, on either engine.

    Raises:
        EngineError: if the engine failed, or may have lost a firing.
    """
    judge = Judge(rulebook, engine)
    documents = [item for members in loaded.sets for item in judged(members, judge, as_of, attestations, policy)]
    receipt = receipt_of(rulebook, engine, as_of, policy.changes)._replace(inputs=inputs_of(loaded))
    return Report(tuple(documents), tuple(problems_of(loaded.problems)), receipt, topics_of(rulebook))


def receipt_of(rulebook: Rulebook, engine: Engine, as_of: dt.date, changes: Sequence[Change] = ()) -> Receipt:
    """Return with what a check on the day ``as_of`` is made; ``changes`` are those of its settings."""
    return Receipt(
        __version__, f"{engine.name} {engine.version}", rulebook.digest, rulebook.register.compiled, as_of,
        (*rulebook.changes, *changes), rulebook.register_digest,
    )  # fmt: skip


def inputs_of(loaded: Loaded) -> tuple[Input, ...]:
    """Return the files of the documents, each once: one that was asked for counts as that."""
    found: dict[str, Input] = {}
    for source in sorted((item for members in loaded.sets for item in members.documents), key=lambda item: item.asked):
        found[source.file] = Input(source.file, source.sha256, "document" if source.asked else "member")
    return tuple(sorted(found.values()))


def topics_of(rulebook: Rulebook) -> tuple[tuple[str, Text], ...]:
    """Return the headings of the rulebook, in its order."""
    return tuple((topic.id, topic.name) for topic in rulebook.topics)


def judged(
    members: DocumentSet,
    judge: Judge,
    as_of: dt.date,
    attestations: Sequence[Attestation] = (),
    policy: Policy = STANDARD,
    *,
    brief: bool = False,
) -> Iterable[DocumentReport]:
    """Yield the report on each document of a set that is to be judged; ``brief`` as in ``Telling``.

    Raises EngineError as ``check`` does.
    """
    found = {
        source.key: judgements_on(source, members, judge, as_of, attestations, policy.choice)
        for source in members.asked
    }
    for document in reported(found, members, judge, as_of, brief=brief):
        if policy.waivers:
            from lokcheck.check.waived import with_waivers

            yield with_waivers(document, policy, judge.rulebook, as_of)
        else:
            yield document


def reported(
    found: Mapping[str, Sequence[Judgement]],
    members: DocumentSet,
    judge: Judge,
    as_of: dt.date,
    *,
    brief: bool = False,
) -> list[DocumentReport]:
    """Return the report on each document of ``members`` that ``found`` has judgements on, by its key."""
    sources = [source for source in members.documents if source.key in found]
    telling = Telling(tellers(found, {source.key: source.document.kind for source in sources}), brief)
    return weighed_once(
        [report_document(source, members, found[source.key], judge, as_of, telling) for source in sources]
    )


def problems_of(errors: Iterable[LokcheckError]) -> Iterable[Problem]:
    """Yield each error as a line of the report; a document with several faults gives one line for each."""
    for error in errors:
        if isinstance(error, InvalidDocument):
            for fault in error.problems:
                yield _problem(fault.place, fault.text, fault.advice, "invalid-document")
        else:
            yield _problem(error.place, error.text, error.advice, "unreadable")


def _problem(place: Place | None, text: object, advice: object, code: str) -> Problem:
    at = place or Place("")
    return Problem(at.file, at.line, at.column, text, advice, code)  # type: ignore[arg-type]
