"""What is most often missing: the requirements that most documents do not meet, and where they are met."""

from lokcheck.audit.asked import is_part
from lokcheck.audit.figures import RuleFigures
from lokcheck.audit.html.words import Page, both, level_label, section, table
from lokcheck.audit.phrases import digits
from lokcheck.audit.spread import spread_of
from lokcheck.report.html.markup import Html, anchor, el, link
from lokcheck.report.words import MODALITIES, word
from lokcheck.texts import Text

__all__ = ["SHOWN", "gaps"]

SHOWN = 15
"""Requirements in the table; the part on the counties has them all."""
_HEADS = (
    Text("Krav", "Requirement"), Text("Slag av krav", "Kind of requirement"), Text("Saknas helt", "Not met"),
    Text("Delvis", "Partly met"), Text("Uppfyllt", "Met"), Text("Bedömda dokument", "Documents judged"),
    Text("I landet", "Over the country"),
)  # fmt: skip
_TITLE = Text("Det som oftast saknas", "What is most often missing")
_INTRO = Text("De krav som flest dokument inte uppfyller, eller bara uppfyller delvis. Märket säger hur allvarligt det "
              "är som mest.",
              "The requirements that most documents do not meet, or meet in part only. The label says how grave it is "
              "at most.")  # fmt: skip
_NONE = Text("Inget krav saknas i något dokument.", "No document lacks anything.")


def gaps(page: Page) -> Html:
    """Return the section: the most common gaps, each with a link to the counties."""
    figures = page.gathered.figures
    rows = [_row(page, item) for item in figures.most_common[:SHOWN]]
    none = el("div", both(_NONE, "p"), id="no-gaps", hidden=bool(rows))
    made = el("div", table(_TITLE, _HEADS, rows, "gaps"), id="gap-table", hidden=not rows)
    return section("gaps", _TITLE, both(_INTRO, "p"), none, made)


def _row(page: Page, item: RuleFigures) -> Html:
    rule, count, worst = page.background.rules.get(item.rule), item.sums.outcomes, item.sums.worst
    title = both(rule.title) if rule else el("span", item.rule)
    modality = both(word(MODALITIES, rule.modality)) if rule else el("span", "")
    numbers = [el("td", digits(count[outcome]), class_="number") for outcome in ("not_met", "partly", "met")]
    total = el("td", _bar(item), el("span", digits(item.sums.judged)), class_="number")
    name = el("th", level_label(worst) if worst else None, title, el("span", f" {item.rule}", class_="small"),
              scope="row")  # fmt: skip
    spread = both(spread_of(item, page.gathered.figures, page.background, part=is_part(page.head)).text)
    counties = link(f"#{anchor('rule', item.rule)}", spread)
    return el("tr", name, el("td", modality), numbers, total, el("td", counties), data_rule=item.rule)


def _bar(item: RuleFigures) -> Html:
    """A bar of the three outcomes among the documents judged; its numbers are in the cells beside it."""
    parts, left = [], 0.0
    for outcome in ("not_met", "partly", "met"):
        width = round(100 * item.sums.outcomes[outcome] / max(item.sums.judged, 1), 2)
        if width:
            parts.append(el("rect", x=f"{left}%", y=0, width=f"{width}%", height=10, class_=outcome))
            left = round(left + width, 2)
    return el("svg", parts, width="100%", height=10, aria_hidden="true", class_="chart")
