from lokcheck.facts.fact import Fact
from lokcheck.facts.measures import Measure, Term, measure_facts


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
