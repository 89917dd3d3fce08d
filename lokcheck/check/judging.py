"""What a check judges a document to be: by the engine, by persons where no machine can, and as the user chose."""

import datetime as dt
from collections.abc import Sequence
from pathlib import PurePath

from lokcheck.judge.judge import Judge
from lokcheck.judge.result import Judgement
from lokcheck.policy.attestation import Attestation, answered
from lokcheck.policy.policy import Chooser
from lokcheck.sources.documents import DocumentSet, SourceDocument

__all__ = ["as_told", "judgements_on"]


def judgements_on(
    source: SourceDocument,
    members: DocumentSet,
    judge: Judge,
    as_of: dt.date,
    attestations: Sequence[Attestation] = (),
    choice: Chooser | None = None,
) -> list[Judgement]:
    """Return the judgements on ``source`` as every command tells them. Raises EngineError if the engine failed."""
    return as_told(judge.judge(source, members.documents, as_of), source, as_of, attestations, choice)


def as_told(
    found: list[Judgement],
    source: SourceDocument,
    as_of: dt.date,
    attestations: Sequence[Attestation],
    choice: Chooser | None,
) -> list[Judgement]:
    """Return what the engine ``found`` of ``source``, with persons' answers, as ``choice`` lets it count."""
    folder = PurePath(source.file).parent.as_posix()
    mine = [a for a in attestations if a.document == source.document.id and a.folder in ("", folder)]
    if mine:
        found = [answered(item, source, as_of, mine) for item in found]
    return choice.judgements(found, source.file) if choice is not None else found
