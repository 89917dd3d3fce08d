"""The most common gaps, and how every requirement is spread over the country."""

from collections.abc import Sequence

from lokcheck.audit.figures import RuleFigures
from lokcheck.audit.html.words import Page, both, digits, section, table
from lokcheck.report.html.markup import Html, el
from lokcheck.report.words import MODALITIES, word
from lokcheck.texts import Text

__all__ = ["gaps", "spread_text"]

_SHOWN = 15
_HEADS = (
    Text("Krav", "Requirement"), Text("Slag av krav", "Kind of requirement"), Text("Saknas helt", "Not met"),
    Text("Delvis", "Partly met"), Text("Uppfyllt", "Met"), Text("Bedömda dokument", "Documents judged"),
    Text("I landet", "Over the country"),
)  # fmt: skip


def gaps(page: Page) -> Html:
    """Return the section: the most common gaps, then all requirements, folded."""
    figures = page.gathered.figures
    common = figures.most_common
    intro = Text("De krav som flest dokument inte uppfyller, eller bara uppfyller delvis.",
                 "The requirements that most documents do not meet, or meet in part only.")  # fmt: skip
    if not common:
        return section(
            "gaps", _TITLE, both(Text("Inget krav saknas i något dokument.", "No document lacks anything."), "p")
        )
    first = _table(page, common[:_SHOWN], Text("De vanligaste bristerna", "The most common gaps"))
    used = [item for item in figures.rules if item.sums.total]
    fold = el("summary", both(Text(f"Alla {len(used)} krav", f"All {len(used)} requirements")))
    over = _table(page, used, Text("Alla krav och hur de uppfylls i landet", "All requirements over the country"))
    rest = el("details", fold, over)
    return section("gaps", _TITLE, both(intro, "p"), first, rest)


_TITLE = Text("De vanligaste bristerna", "The most common gaps")


def spread_text(item: RuleFigures, counties: int) -> Text:
    """Return in how many of the country's counties a requirement is met, and what is so in the others."""
    spread = item.spread()
    met, partly, lacking = spread["met"], spread["partly"], spread["not_met"]
    unknown = sum(spread.values()) - met - partly - lacking
    none = counties - sum(spread.values())
    parts = [
        (partly, Text(f"delvis i {partly}", f"partly in {partly}")),
        (lacking, Text(f"inte i {lacking}", f"not in {lacking}")),
        (unknown, Text(f"inte bedömt i {unknown}", f"not judged in {unknown}")),
        (none, Text(f"inget dokument i {none}", f"no document in {none}")),
    ]
    shown = [text for number, text in parts if number > 0]
    sv, en = (", ".join(text.get(lang) for text in shown) for lang in ("sv", "en"))
    return Text(f"Uppfyllt i {met} av {counties} län" + (f"; {sv}" if sv else ""),
                f"Met in {met} of {counties} counties" + (f"; {en}" if en else ""))  # fmt: skip


def _table(page: Page, items: Sequence[RuleFigures], caption: Text) -> Html:
    most = max((item.sums.judged for item in items), default=1)
    return table(caption, _HEADS, [_row(page, item, most) for item in items], "gaps")


def _row(page: Page, item: RuleFigures, most: int) -> Html:
    rule, count = page.background.rules.get(item.rule), item.sums.outcomes
    title = both(rule.title) if rule else el("span", item.rule)
    modality = both(word(MODALITIES, rule.modality)) if rule else el("span", "")
    numbers = [el("td", digits(count[outcome]), class_="number") for outcome in ("not_met", "partly", "met")]
    total = el("td", _bar(item, most), el("span", digits(item.sums.judged)), class_="number")
    name = el("th", title, el("span", f" {item.rule}", class_="small"), scope="row")
    counties = both(spread_text(item, len(page.background.counties)))
    return el("tr", name, el("td", modality), numbers, total, el("td", counties), data_rule=item.rule)


def _bar(item: RuleFigures, most: int) -> Html:
    """A bar of the three outcomes; its numbers are in the cells beside it."""
    parts, left = [], 0.0
    for outcome in ("not_met", "partly", "met"):
        width = round(100 * item.sums.outcomes[outcome] / max(most, 1), 2)
        if width:
            parts.append(el("rect", x=f"{left}%", y=0, width=f"{width}%", height=10, class_=outcome))
            left = round(left + width, 2)
    return el("svg", parts, width="100%", height=10, aria_hidden="true", class_="chart")
