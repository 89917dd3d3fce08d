"""In which counties a requirement is met: every county of the country is told, once, and none that is no county."""

import re
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from lokcheck.audit.figures import County, Figures, RuleFigures, Sums
from lokcheck.audit.spread import spread_of
from lokcheck.judge.result import Outcome
from tests.audit.records import background

NAMES = [county.name for county in background().counties]
NO_SUMS = Sums({}, {})  # type: ignore[arg-type]
PLACES = st.dictionaries(
    st.sampled_from([*NAMES, "", "Mellansjö län"]),
    st.none() | st.sampled_from([one for one in get_args(Outcome) if one != "not_applicable"]),
)


def spread(places: dict[str, Outcome | None]) -> tuple[Figures, RuleFigures]:
    counties = tuple(County(name, 1, 0, NO_SUMS) for name in places)
    figures = Figures(len(places), 0, NO_SUMS, {}, 0, counties, {}, ())  # type: ignore[arg-type]
    return figures, RuleFigures("LAG-07", NO_SUMS, {name: one for name, one in places.items() if one})


@given(PLACES, st.booleans())
def test_the_numbers_are_of_21_counties_together(places: dict[str, Outcome | None], part: bool) -> None:
    figures, item = spread(places)
    found = spread_of(item, figures, background(), part=part)
    for text in found.text:
        met, *others = re.findall(r"\d+", text.replace("av 21 län", "").replace("of 21 counties", ""))
        assert int(met) == sum(places.get(name) == "met" for name in NAMES)
        assert int(met) + sum(map(int, others)) == 21


def test_what_is_so_in_the_others_is_told_apart() -> None:
    outcomes = ("met", "met", "partly", "not_met", "manual", "cannot_judge", None)
    figures, item = spread(dict(zip(NAMES, outcomes, strict=False)))  # type: ignore[arg-type]
    assert spread_of(item, figures, background()).text.sv == (
        "Uppfyllt i 2 av 21 län; delvis i 1; inte i 1; inte bedömt i 2; gäller inget dokument i 1; "
        "inget dokument finns i 14"
    )
    assert spread_of(item, figures, background(), part=True).text.sv.endswith("inget valt dokument finns i 14")
