"""Agreements against the law over time: a drawing, a table of what is in it, and a table of the changes of the law."""

from lokcheck.audit.background import LawTurn
from lokcheck.audit.html.law_drawing import InForce, drawing, drawn_turns, in_force, update_days
from lokcheck.audit.html.words import LEVELS, Page, both, key, level_of, of, own, section, table
from lokcheck.audit.phrases import digits, phrase
from lokcheck.report.html.markup import Html, el, link
from lokcheck.texts import Text

__all__ = ["timeline"]

_HEADS = (
    Text("Nr", "No"), Text("Dag", "Day"), Text("Vad som ändras", "What changes"), Text("Lagrum", "Provisions"),
    Text("Gällande dokument som är äldre", "Documents in force that are older"),
    Text("Behöver uppdateras sedan dess", "In need of an update since"),
)  # fmt: skip
_COUNTY_HEADS = (
    Text("Län", "County"), Text("Senaste länsöverenskommelse", "Latest county agreement"), Text("Från", "From"),
    Text("Allvarligaste fynd", "Gravest finding"), Text("Lagändringar sedan dess", "Changes of the law since"),
    Text("Andra gällande dokument", "Other documents in force"),
)  # fmt: skip


def timeline(page: Page) -> Html:
    """Return the section: the drawing, its table, and the changes with how many documents each concerns."""
    intro = Text("Varje streck nedåt är en ändring av lagen, med sitt nummer i tabellen. Stapeln är länets senaste "
                 "länsöverenskommelse, från den dag den antogs; prickarna är länets andra gällande dokument. Det som "
                 "ligger till vänster om ett streck är äldre än ändringen.",
                 "Each line down is a change of the law, with its number in the table. The bar is the county's latest "
                 "county agreement, from the day it was adopted; the dots are the county's other documents in force. "
                 "What lies to the left of a line is older than the change.")  # fmt: skip
    rows = [_turn(page, number, turn) for number, turn in enumerate(drawn_turns(page), 1)]
    caption = Text("Lagändringarna och de dokument som är äldre", "The changes of the law, and the documents older")
    legend = el("ul", [el("li", key(level), both(LEVELS[level].word)) for level in "ewnm"], class_="legend")
    return section("law", Text("Överenskommelserna och lagen över tid", "Agreements and the law over time"),
                   both(intro, "p"), legend, drawing(page), _counties(page),
                   table(caption, _HEADS, rows, "turns"))  # fmt: skip


def _counties(page: Page) -> Html:
    """What the drawing shows, as a table."""
    caption = Text("Bilden som tabell", "The picture as a table")
    rows = [_county(page, one) for one in in_force(page)]
    return el("details", el("summary", both(caption)), table(caption, _COUNTY_HEADS, rows, "agreements"))


def _county(page: Page, one: InForce) -> Html:
    head = el("th", own(one.county), scope="row")
    others = el("td", digits(len(one.others)), class_="number")
    if one.agreement is None:
        return el("tr", head, el("td", both(phrase("no-agreement")), colspan=4), others)
    line = page.gathered.lines[one.agreement]
    level = LEVELS[level_of(line, range(len(line.now)))[0]]
    since = [str(n) for n, turn in enumerate(drawn_turns(page), 1) if line.own_day and line.own_day < turn.day]
    return el("tr", head, el("td", link(f"#d{one.agreement}", own(line.title))), el("td", str(line.own_day)),
              el("td", el("span", f"{level.mark} "), both(level.word)), el("td", ", ".join(since) or "–"),
              others)  # fmt: skip


def _turn(page: Page, number: int, turn: LawTurn) -> Html:
    older = [line for line in page.gathered.lines if line.ended is None and line.own_day and line.own_day < turn.day]
    in_force = sum(line.ended is None and line.own_day is not None for line in page.gathered.lines)
    needing = sum(turn.day in update_days(line) for line in older)
    law = [el("li", link(url, own(citation))) for citation, url in turn.law]
    count = of(len(older), in_force)
    coming = turn.day > page.head.receipt.as_of
    day = el("td", el("span", str(turn.day)), both(Text(" (kommande)", " (to come)")) if coming else None)
    what = el("th", both(turn.text), scope="row")
    return el("tr", el("td", str(number)), day, what, el("td", el("ul", law, class_="plain")), el("td", count),
              el("td", digits(needing)))  # fmt: skip
