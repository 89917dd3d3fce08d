"""The headline: the most important numbers, each with what it is out of."""

from collections.abc import Iterator

from lokcheck.audit.dates import Due, due_dates
from lokcheck.audit.html.words import Page, both, digits, section
from lokcheck.report.html.markup import Html, el, glue, link
from lokcheck.texts import Text

__all__ = ["summary"]


def summary(page: Page) -> Html:
    """Return the section with the figures."""
    return section("summary", Text("I korthet", "In brief"), _lead(page), el("dl", _figures(page), class_="figures"))


def _lead(page: Page) -> Html:
    figures = page.gathered.figures
    bad, number = figures.worst["error"], figures.documents
    common = figures.most_common[:1]
    said = Text(f"{digits(bad)} av {digits(number)} dokument har minst en brist.",
                f"{digits(bad)} of {digits(number)} documents have at least one error.")  # fmt: skip
    if not common:
        return both(said, "p", class_="lead")
    rule, gaps = page.background.rules.get(common[0].rule), common[0].gaps
    title = rule.title if rule else Text(common[0].rule, common[0].rule)
    judged = digits(common[0].sums.judged)
    more = Text(f"{said.sv} Vanligaste fyndet: ”{title.sv}”, i {digits(gaps)} av {judged} bedömda dokument.",
                f"{said.en} The most common finding: '{title.en}', in {digits(gaps)} of {judged} documents judged."
                )  # fmt: skip
    return both(more, "p", class_="lead")


def _figures(page: Page) -> Iterator[Html]:
    figures, sums = page.gathered.figures, page.gathered.figures.sums
    files = figures.documents + figures.failures
    yield _figure("documents", Text("Dokument som är bedömda", "Documents judged"), figures.documents,
                  _out_of(files, Text("lästa filer och dokument", "files and documents read")), "all")  # fmt: skip
    known = {county.name for county in page.background.counties}
    named = sum(county.name in known for county in figures.counties)
    yield _figure("counties", Text("Län med dokument", "Counties with documents"), named,
                  _out_of(len(known), Text("län", "counties")), "country")  # fmt: skip
    yield _figure("with-error", Text("Dokument med brist", "Documents with an error"), figures.worst["error"],
                  _out_of(figures.documents, Text("bedömda dokument", "documents judged")), "all", "error")  # fmt: skip
    yield _figure("error", Text("Brister", "Errors"), sums.severities["error"], _kinds(page), "gaps", "error")
    yield _figure("met", Text("Uppfyllda krav", "Requirements met"), sums.outcomes["met"],
                  _out_of(sums.judged, Text("bedömda", "judged")), "gaps", "met")  # fmt: skip
    dues = due_dates(page.gathered.lines, page.head.receipt.as_of)
    yield _figure("overdue", Text("Passerade översyner och slutdatum", "Reviews and ends that have passed"),
                  len(dues.overdue), _coming(dues), "dates", "warning")  # fmt: skip
    if figures.failures:
        yield _figure("failures", Text("Kunde inte läsas eller bedömas", "Could not be read or judged"),
                      figures.failures, _out_of(files, Text("filer och dokument", "files and documents")), "failures",
                      "error")  # fmt: skip


def _figure(name: str, label: Text, number: int, out_of: Text, target: str, tint: str = "") -> Html:
    value = el("b", digits(number), data_figure=name)
    return el("div", el("dt", link(f"#{target}", both(label))), el("dd", value, both(out_of)), class_=tint or None)


def _out_of(number: int, what: Text) -> Text:
    return Text(f"av {digits(number)} {what.sv}", f"of {digits(number)} {what.en}")


def _kinds(page: Page) -> Text:
    numbers = page.gathered.figures.sums.severities
    bad = digits(page.gathered.figures.worst["error"])
    sv = f"i {bad} dokument; därtill {digits(numbers['warning'])} varningar och {digits(numbers['note'])} noteringar"
    en = f"in {bad} documents; besides {digits(numbers['warning'])} warnings and {digits(numbers['note'])} notes"
    waived = page.gathered.figures.sums.waived
    return (
        Text(
            f"{sv}; {digits(waived)} fynd undantagna genom beslut",
            f"{en}; {digits(waived)} findings waived by decision",
        )
        if waived
        else Text(sv, en)
    )


def _coming(dues: Due) -> Text:
    return Text(f"och {digits(len(dues.within_a_year))} att vänta inom ett år",
                f"and {digits(len(dues.within_a_year))} to come within a year")  # fmt: skip


def definitions() -> Html:
    """Return how the figures are counted."""
    texts = (
        Text("Bedömt: kravet är uppfyllt, delvis uppfyllt eller inte uppfyllt. Krav som inte gäller dokumentet eller "
             "som en människa måste bedöma räknas inte in.",
             "Judged: the requirement is met, partly met or not met. Requirements that do not apply to the document, "
             "or that a person must judge, are not counted."),
        Text("Brist, varning och notering: hur allvarligt det är att ett krav inte är uppfyllt i dag. Det som det "
             "finns ett beslut om att undanta räknas för sig.",
             "Error, warning and note: how grave it is that a requirement is not met today. What a decision exempts is "
             "counted by itself."),
        Text("Ett län uppfyller ett krav när alla länets dokument som kravet gäller uppfyller det; annars räknas det "
             "sämsta utfallet.",
             "A county meets a requirement when every document of the county to which it applies does; otherwise the "
             "worst outcome counts."),
        Text("Dokument vars tid har gått ut bedöms bara på sin egen dag och har inga fynd i dag.",
             "Documents whose period is over are judged on their own date only, and have no findings today."),
    )  # fmt: skip
    return glue(el("ul", [el("li", both(text)) for text in texts]))


__all__ += ["definitions"]
