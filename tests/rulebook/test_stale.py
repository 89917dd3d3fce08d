"""Sources that nobody has looked at for a year are told as a warning: they grow old without anybody changing a line."""

import warnings

import pytest

from lokcheck.cli.clock import today as swedish_today
from lokcheck.facts.dates import add_months
from lokcheck.model.dates import parse_date
from lokcheck.rulebook.build import open_rulebook


@pytest.mark.filterwarnings("default:checked more than a year ago")
def test_sources_were_checked_within_a_year() -> None:
    limit = add_months(swedish_today(), -12)
    stale = [rule.id for rule in open_rulebook().rules() if parse_date(rule.checked).last < limit]
    if stale:
        warnings.warn(f"checked more than a year ago, see lokcheck rules --stale 12m: {', '.join(stale)}", stacklevel=1)


def test_no_source_was_checked_in_the_future() -> None:
    today = swedish_today()
    assert not [rule.id for rule in open_rulebook().rules() if parse_date(rule.checked).first > today]
