"""Every document of the repository, and every mutation of the model set, on every engine and the plain evaluator.

The judge with every engine raises an error where two of them differ in one firing.
"""

import datetime as dt

import pytest

from lokcheck.sources.load import load
from tests import oracle
from tests.agreements.mutations import Mutation, entries, mutated
from tests.trust.corpus import (
    AGREEMENTS,
    AS_OF,
    DAYS,
    corpus,
    every_row_of,
    judge,
    outcomes,
    rows_of,
    set_of,
    trusting_judge,
)
from tests.trust.engines import PlainEngine

FOLDERS = tuple(corpus())
MUTATIONS = [
    pytest.param(mutation, id=f"{entry.rule}-{number}")
    for entry in entries().values()
    for number, mutation in enumerate(entry.mutations, 1)
]


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_engines_agree_on_every_document(folder: str, day: dt.date) -> None:
    loaded = load([str(AGREEMENTS / folder)])
    assert loaded.sets
    for members in loaded.sets:
        for source in members.documents:
            assert trusting_judge().judge(source, members.documents, day)


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_the_engines_agree_on_every_mutation(mutation: Mutation) -> None:
    """On the documents that are mutated, and those in which a finding comes with it."""
    members = set_of({path.as_posix(): data for path, data in mutated(mutation).items()})
    kinds = {mutation.kind, *(kind for kind, _ in mutation.edits), *(kind for _, kind in mutation.shares)}
    day = dt.date.fromisoformat(mutation.as_of) if mutation.as_of else AS_OF
    for source in members:
        if source.document.kind in kinds:
            assert trusting_judge().judge(source, members, day)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_set_made_of_plain_values_is_the_set_that_is_loaded(folder: str) -> None:
    """So what is shown of the one holds for the other."""
    members = set_of(corpus()[folder])
    made = {source.key: outcomes(judge(), source, members, AS_OF) for source in members}
    read = {
        source.key.rpartition(f"{folder}/")[2]: outcomes(judge(), source, of.documents, AS_OF)
        for of in load([str(AGREEMENTS / folder)]).sets
        for source in of.documents
    }
    assert made == read


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_plain_engine_is_the_plain_evaluator(folder: str) -> None:
    """It is shown less at a time, and finds the same."""
    members = set_of(corpus()[folder])
    program = judge().rulebook.program(members[0].document.kind).program
    rows = rows_of(members[0], members, AS_OF)[:200]
    assert PlainEngine().compile(program).run(rows) == oracle.run(program, rows)


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("folder", FOLDERS)
def test_what_no_engine_is_given_could_not_have_matched(folder: str, day: dt.date) -> None:
    members = set_of(corpus()[folder])
    for source in members:
        plain = PlainEngine().compile(judge().rulebook.program(source.document.kind).program)
        given, every = rows_of(source, members, day), every_row_of(source, members, day)
        assert len(given) < len(every)
        assert plain.run(given) == plain.run(every)
