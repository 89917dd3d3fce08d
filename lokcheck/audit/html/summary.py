"""The headline: the most important numbers, each with what it is out of. The script counts them for a choice too."""

from collections.abc import Iterator
from typing import NamedTuple

from lokcheck.audit.dates import due_dates
from lokcheck.audit.html.words import Page, both, section
from lokcheck.audit.phrases import digits, phrase
from lokcheck.report.html.markup import Html, el, glue, link
from lokcheck.texts import Text

__all__ = ["DEFINITIONS", "Figure", "definitions", "figures", "lead", "summary"]


class Figure(NamedTuple):
    """A number of the headline: what it is, out of what, the part of the page that tells more, and a tint or ''."""

    name: str
    label: Text
    number: int
    out_of: Text
    target: str
    tint: str = ""


def summary(page: Page) -> Html:
    """Return the section with the figures."""
    said = el("p", el("span", both(lead(page)), id="lead"), class_="lead")
    return section("summary", Text("I korthet", "In brief"), said,
                   el("dl", map(_figure, figures(page)), class_="figures"))  # fmt: skip


def lead(page: Page) -> Text:
    """Return the headline as a sentence."""
    figures = page.gathered.figures
    if not figures.documents:
        return phrase("no-documents")
    said = phrase("lead", figures.worst["error"], figures.documents)
    if not figures.most_common:
        return said
    common = figures.most_common[0]
    rule = page.background.rules.get(common.rule)
    more = phrase("common", rule.title if rule else common.rule, common.gaps, common.sums.judged)
    return Text(f"{said.sv} {more.sv}", f"{said.en} {more.en}")


def figures(page: Page) -> Iterator[Figure]:
    """Yield the numbers, the first most important."""
    found, sums = page.gathered.figures, page.gathered.figures.sums
    files = found.documents + found.failures
    yield Figure("documents", Text("Dokument som är bedömda", "Documents judged"), found.documents,
                 phrase("of-files", files), "all")  # fmt: skip
    known = {county.name for county in page.background.counties}
    named = sum(county.name in known for county in found.counties)
    yield Figure("counties", Text("Län med dokument", "Counties with documents"), named,
                 phrase("of-counties", len(known)), "country")  # fmt: skip
    yield Figure("with-error", Text("Dokument med brist", "Documents with an error"), found.worst["error"],
                 phrase("of-documents", found.documents), "all", "error")  # fmt: skip
    yield Figure("error", Text("Brister", "Errors"), sums.severities["error"], _besides(page), "gaps", "error")
    yield Figure("met", Text("Uppfyllda krav", "Requirements met"), sums.outcomes["met"],
                 phrase("of-judged", sums.judged), "spread", "met")  # fmt: skip
    dues = due_dates(page.gathered.lines, page.head.receipt.as_of)
    yield Figure("overdue", Text("Passerade översyner och slutdatum", "Reviews and ends that have passed"),
                 len(dues.overdue), phrase("coming", len(dues.within_a_year)), "dates", "warning")  # fmt: skip
    if found.failures:
        yield Figure("failures", Text("Kunde inte läsas eller bedömas", "Could not be read or judged"),
                     found.failures, phrase("unread", files), "failures", "error")  # fmt: skip


def _figure(one: Figure) -> Html:
    value = el("b", digits(one.number), data_figure=one.name)
    said = el("span", both(one.out_of), class_="out-of")
    return el("div", el("dt", link(f"#{one.target}", both(one.label))), el("dd", value, said), class_=one.tint or None)


def _besides(page: Page) -> Text:
    numbers, waived = page.gathered.figures.sums.severities, page.gathered.figures.sums.waived
    bad = page.gathered.figures.worst["error"]
    if waived:
        return phrase("besides-waived", bad, numbers["warning"], numbers["note"], waived)
    return phrase("besides", bad, numbers["warning"], numbers["note"])


DEFINITIONS = (
    Text("Bedömt: kravet är uppfyllt, delvis uppfyllt eller inte uppfyllt. Krav som inte gäller dokumentet eller "
         "som en människa måste bedöma räknas inte in.",
         "Judged: the requirement is met, partly met or not met. Requirements that do not apply to the document, "
         "or that a person must judge, are not counted."),
    Text("Brist, varning och notering: hur allvarligt det är att ett krav inte är uppfyllt i dag. Det som det "
         "finns ett beslut om att undanta räknas för sig.",
         "Error, warning and note: how grave it is that a requirement is not met today. What a decision exempts is "
         "counted by itself."),
    Text("Inte uppfyllt: även det som är undantaget, och det som ett annat krav redan berättar om. Därför kan ett "
         "krav vara ouppfyllt i fler dokument än det finns fynd om det.",
         "Not met: also what is waived, and what another requirement tells of already. So a requirement can be "
         "unmet in more documents than there are findings on it."),
    Text("Ett län uppfyller ett krav när alla länets dokument som kravet gäller uppfyller det; annars räknas det "
         "sämsta utfallet. Län utan dokument, och län där kravet inte gäller något dokument, är inte uppfyllda: "
         "de räknas för sig, av landets 21 län.",
         "A county meets a requirement when every document of the county to which it applies does; otherwise the "
         "worst outcome counts. Counties without a document, and counties where the requirement applies to no "
         "document, do not meet it: they are told apart, of the country's 21 counties."),
    Text("Dokument vars tid har gått ut bedöms på sin egen dag. I dag kan bara det att tiden har gått ut vara ett "
         "fynd.",
         "Documents whose period is over are judged on their own date. Today only that it is over can be a "
         "finding."),
)  # fmt: skip
"""How the figures are counted, in every form."""
_CHOICE = Text("Ett urval gäller hela sidan. Det som alltid gäller alla dokument säger det.",
               "A selection holds for the whole page. What is always about all documents says so.")  # fmt: skip


def definitions() -> Html:
    """Return how the figures are counted, as a list."""
    return glue(el("ul", [el("li", both(text)) for text in (*DEFINITIONS, _CHOICE)]))
