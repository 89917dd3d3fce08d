"""Between the days on which a citation may come to stand differently, it stands as before."""

import datetime as dt
from collections.abc import Iterator
from copy import deepcopy

import pytest

from lokcheck.law.citation import format_citation, state
from lokcheck.law.records import Citation, Instrument, Provision
from lokcheck.law.register import Register
from lokcheck.law.turning import turning_days

DAY = dt.timedelta(days=1)


def texts(register: Register) -> Iterator[str]:
    """Every section and act of the register, by number and by name, and several at once."""
    for provision in register.provisions:
        citation = Citation("", None, provision.sfs, provision.chapter, provision.sections, None, "law")
        yield format_citation(citation._replace(paragraph=provision.paragraph))
        yield format_citation(citation._replace(sections=(*provision.sections, "99")))
    for instrument in register.instruments:
        yield f"{instrument.short or instrument.title.sv} ({instrument.id})"
        yield f"{instrument.short or instrument.title.sv} 2 §"
    yield from ("HSL 8 b §, SoL 5 kap. 9 a § och LVM", "ingen lag alls", "1 §", "SFS 1999:9999")


def days(register: Register) -> set[dt.date]:
    """Every day on which anything in the register begins or has just ended, and the days before them."""
    entries: list[Provision | Instrument] = [*register.provisions, *register.instruments]
    found = {entry.valid_from for entry in entries} | {one.unclear_from for one in register.instruments}
    found |= {entry.valid_to + DAY for entry in entries if entry.valid_to}
    return {near for day in found if day for near in (day, day - DAY)}


@pytest.mark.parametrize("written", [dt.date(2005, 1, 1), dt.date(2016, 6, 1), dt.date(2026, 11, 22)])
def test_nothing_turns_on_other_days(register: Register, written: dt.date) -> None:
    every = sorted(days(register))
    for text in texts(register):
        citations = register.citations(text)
        turning = turning_days(citations, register, written)
        assert turning == sorted(set(turning))
        for day in every:
            if day not in turning:
                for one in citations:
                    now, before = (state(one, register, at, written=written).state for at in (day, day - DAY))
                    assert now == before, (text, day)


def test_the_days_of_what_came_in_its_place_count(register: Register) -> None:
    found = turning_days(register.citations("HSL (1982:763) 8 b §"), register, dt.date(2016, 6, 1))
    assert {dt.date(2013, 7, 1), dt.date(2017, 4, 1)} <= set(found)


def test_a_successor_that_comes_late_and_goes_again_turns_what_it_replaces(register: Register) -> None:
    data = deepcopy(register.to_data())
    for entry in data["instruments"]:
        if entry["id"] == "2017:30":
            entry |= {"valid_from": "2018-01-01", "valid_to": "2020-12-31"}
    for entry in data["provisions"]:
        if entry.get("sfs") == "2017:30" and entry.get("chapter") == "16":
            entry |= {"valid_from": "2018-01-01", "valid_to": "2020-12-31"}
            entry.pop("replaced_by", None)
    changed = Register.from_data(data)
    for text in ("HSL (1982:763)", "HSL (1982:763) 8 b §"):
        citations, written = changed.citations(text), dt.date(2016, 6, 1)
        days = [dt.date(2017, 4, 1), dt.date(2018, 1, 1), dt.date(2021, 1, 1)]
        assert set(days) <= set(turning_days(citations, changed, written))
        states = [state(citations[0], changed, day, written=written).state for day in days]
        assert states == ["repealed", "replaced", "repealed"]


def test_what_the_register_does_not_know_never_turns(register: Register) -> None:
    assert turning_days(register.citations("SFS 1999:9999"), register, dt.date(2016, 6, 1)) == []
