import pytest

from lokcheck.facts.fact import Fact
from lokcheck.facts.measures import Measure, Term, measure_facts
from lokcheck.model.dates import parse_date


def listed(number: int, subject: str, in_list: str, item: str) -> Fact:
    data = {"doc": "a", "subject": subject, "in_list": in_list, "item": item, "standing": "asserted"}
    return Fact("listed", f"a:lists/{number}", {**data}, "a", ("lists", number))


MISSING = Measure(
    "missing", "missing_from", Term("listed", value="item", by="subject"), Term("listed", value="in_list")
)


def test_missing_from_counts_the_lists_that_lack_an_item() -> None:
    facts = [
        listed(0, "innehåll", "avsnitt 1", "mål"),
        listed(1, "innehåll", "avsnitt 1", "tidsplan"),
        listed(2, "innehåll", "avsnitt 2", "Mål"),
        listed(3, "innehåll", "avsnitt 3", "mål"),
        # Another subject, in one list only, lacks nothing.
        listed(4, "organisationer", "avsnitt 1", "Verdandi"),
    ]
    found = {fact.data["of"]: fact.data["value"] for fact in measure_facts([MISSING], facts)}
    assert found == {f"a:lists/{number}": value for number, value in enumerate([0, 2, 0, 0, 0])}


def line(number: int, **data: str | int) -> Fact:
    made: dict[str, str | int] = {"doc": "a", "standing": "asserted", "kind": "cost", **data}
    return Fact("budget_line", f"a:budgets/0/lines/{number}", made, "a", ("budgets", 0, "lines", number))


def total(amount: int, of: str = "cost") -> Fact:
    data: dict[str, str | int] = {"doc": "a", "standing": "asserted", "of": of, "amount": amount, "budget": "b"}
    return Fact("budget_total", "a:budgets/0/totals/0", data, "a", ("budgets", 0, "totals", 0))


SUM = Measure("cost", "sum", Term("budget_line", {"kind": "cost"}, "amount", "budget"))
LEFT, RIGHT = Term("measure", {"name": "cost"}, "value", "of"), Term("budget_total", {"of": "cost"}, "amount", "budget")


def values(name: str, measures: list[Measure], facts: list[Fact]) -> dict[object, object]:
    return {f.data["of"]: f.data["value"] for f in measure_facts(measures, facts) if f.data["name"] == name}


def test_a_list_of_words_means_any_of_them() -> None:
    both = Measure("all", "sum", Term("budget_line", {"kind": ["cost", "income"]}, "amount", "budget"))
    facts = [
        line(0, amount=700, budget="b"),
        line(1, kind="income", amount=250, budget="b"),
        line(2, kind="x", amount=1),
    ]
    assert values("all", [both], facts) == {"b": 950}


def test_a_difference_is_of_the_stated_number() -> None:
    facts = [line(0, amount=700, budget="b"), line(1, amount=250, budget="b"), total(1000)]
    assert values("gap", [SUM, Measure("gap", "difference", LEFT, RIGHT)], facts) == {"a:budgets/0/totals/0": -50}


@pytest.mark.parametrize(
    ("stated", "left"), [(289_000, 0), (288_000, 0), (287_000, 1640), (288_650, -10), (288_640, 0)]
)
def test_rounding_to_thousands_explains_less_than_a_thousand(stated: int, left: int) -> None:
    facts = [line(0, amount=288_640, budget="b"), total(stated)]
    fault = Measure("fault", "beyond_rounding", LEFT, RIGHT)
    assert values("fault", [SUM, fault], facts) == {"a:budgets/0/totals/0": left}


def test_a_measure_of_measures_is_of_what_they_are_of() -> None:
    facts = [line(0, amount=900, budget="b", kind="income"), line(1, amount=650, budget="b")]
    income = Measure("income", "sum", Term("budget_line", {"kind": "income"}, "amount", "budget"))
    result = Measure("result", "difference", Term("measure", {"name": "income"}, "value", "of"), LEFT)
    assert values("result", [income, SUM, result], facts) == {"b": 250}


def test_a_product_multiplies_two_fields() -> None:
    facts = [line(0, amount=1650, quantity=3, unit_amount=550), line(1, amount=10)]
    each = Term("budget_line", {}, "quantity", "fid"), Term("budget_line", {}, "unit_amount", "fid")
    assert values("product", [Measure("product", "product", *each)], facts) == {"a:budgets/0/lines/0": 1650}


def test_of_measures_with_one_name_the_later_counts() -> None:
    stated = Measure("cost", "sum", Term("budget_total", {"of": "cost"}, "amount", "budget"))
    facts = [line(0, amount=900, budget="b"), total(1000)]
    assert values("cost", [stated, SUM], facts) == {"b": 900}
    assert values("cost", [stated, SUM], facts[1:]) == {"b": 1000}


def period(number: int, date: str, open_end: str = "no") -> Fact:
    span = parse_date(date)
    data: dict[str, str | int] = {"doc": "a", "standing": "asserted", "open_end": open_end}
    data |= {"date_from": span.first.toordinal(), "date_to": span.last.toordinal(), "date_precision": span.precision}
    return Fact("period", f"p{number}", data, "a")


START = Term("period", value="date_from")
GAPS = Measure("gap", "gaps", START, Term("period", value="date_to"))
CERTAIN = Measure("gap", "gaps", START, Term("period", {"open_end": "no"}, "date_to"))


@pytest.mark.parametrize(
    ("dates", "gaps"),
    [
        (["2008-01/2008-03", "2008-05/2008-06"], {"p1": 30}),
        (["2008-05/2008-06", "2008-01/2008-03"], {"p0": 30}),
        (["2008-01/2008-03", "2008-04"], {}),
        # A long period covers what lies within it.
        (["2008", "2008-02", "2008-11"], {}),
        # Springs and autumns are half-years; a summer lies within them.
        (["2008-21", "2008-23", "2009-21"], {}),
        (["2008-21", "2008-22", "2008-23"], {}),
        (["2008-23", "2009-23"], {"p1": 181}),
        (["2008-22", "2008-24"], {"p1": 91}),
        (["2008-Q1", "2008-Q3", "2009-Q1"], {"p1": 91, "p2": 92}),
    ],
)
def test_gaps_are_of_the_period_after_them(dates: list[str], gaps: dict[str, int]) -> None:
    assert values("gap", [GAPS], [period(number, date) for number, date in enumerate(dates)]) == gaps


def test_a_period_without_an_end_covers_what_follows() -> None:
    facts = [period(0, "2008-23", "yes"), period(1, "2009-23")]
    assert values("gap", [GAPS], facts) == {"p1": 181}
    assert values("gap", [CERTAIN], facts) == {}
