"""What a line of evidence says of a citation's standing on a day."""

import datetime as dt

import pytest

from lokcheck.check.law_lines import standing_of
from lokcheck.rulebook.build import open_rulebook

TODAY = dt.date(2026, 11, 28)
REGISTER = open_rulebook().register


@pytest.mark.parametrize(
    ("citation", "day", "says"),
    [
        ("3 § HSL (1982:763)", TODAY, "gällde till och med 2017-03-31; ersatt av 15 kap. 1 § HSL (2017:30)"),
        ("3 § HSL (1982:763)", dt.date(2016, 1, 1), None),
        # No repeal was found: that another act governs the matter is not that it replaced the regulation.
        ("SOSFS 2005:27", TODAY, "oklart om den gäller; frågan regleras nu i Lag om samverkan vid utskrivning från "
         "sluten hälso- och sjukvård (2017:612)"),
        ("SOSFS 2005:27", dt.date(2016, 1, 1), None),
    ],
)  # fmt: skip
def test_what_became_of_a_citation(citation: str, day: dt.date, says: str | None) -> None:
    found = standing_of(citation, REGISTER, day, dt.date(2016, 1, 1))
    assert (found and found.sv) == says
