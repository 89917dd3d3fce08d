"""Why one requirement got its outcome on one document, as text for officials: premise by premise, with places.

``Explanation`` and its parts are plain values that ``lokcheck.check.explain`` makes; ``render`` sets them on a page.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from lokcheck.judge.result import Outcome
from lokcheck.report.model import EvidenceLine
from lokcheck.report.page import Page
from lokcheck.report.places import in_source, place
from lokcheck.report.safe import plain
from lokcheck.report.view import View
from lokcheck.report.width import glued, width_of, wrap
from lokcheck.report.words import OUTCOMES, TINTS
from lokcheck.texts import Text

__all__ = ["Addition", "Code", "DayPart", "Explanation", "Item", "Near", "Premise", "Route", "Section", "render"]

State = Literal["held", "failed", "waits"]


@dataclass(frozen=True, slots=True)
class Near:
    """What came close to a premise, where it stands (None: it is computed), and what it lacks."""

    what: Text
    line: EvidenceLine | None
    lacks: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Premise:
    """One condition in words: whether it holds, by what, or what came closest.

    ``notes`` say more of it, such as the provision and its days. ``waits``: it is about something that is missing.
    """

    asks: Text
    state: State
    found: EvidenceLine | None = None
    notes: tuple[Text, ...] = ()
    near: tuple[Near, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """One way to the outcome: all its premises must hold."""

    premises: tuple[Premise, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Routes under a heading; ``more`` are as many others that are further away."""

    title: Text
    routes: tuple[Route, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things that the requirement asks for each of."""

    line: EvidenceLine
    routes: tuple[Route, ...]


@dataclass(frozen=True, slots=True)
class DayPart:
    """The verdict on one date: what was said of it, and why. ``items`` of ``total`` are shown."""

    day: dt.date
    label: Text
    outcome: Outcome
    message: Text
    sections: tuple[Section, ...] = ()
    items_title: Text | None = None
    items: tuple[Item, ...] = ()
    more_items: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """A line of YAML, and what is said of it."""

    text: str
    comment: Text | None = None


@dataclass(frozen=True, slots=True)
class Addition:
    """What to write, where, and what is known of it; every line was judged again before it was offered."""

    where: tuple[Text, ...]
    lines: tuple[Code, ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that is said of one requirement on one document."""

    rule: str
    title: Text
    file: str
    document: str
    parts: tuple[DayPart, ...]
    asks: Text
    addition: Addition | None = None
    no_addition: Text | None = None
    other_routes: tuple[Text, ...] = ()
    remedy: Text | None = None
    who: Text | None = None


_DEEP = 5
_HELD = {"held": ("✓", "+"), "failed": ("✗", "x"), "waits": ("·", ".")}
_WAITS = Text("(prövas inte förrän det ovan finns)", "(not asked until the above is there)")


def render(explanation: Explanation, view: View, example: Sequence[str] = ()) -> str:
    """Return ``explanation`` as text, with a newline at its end; ``example`` are lines of YAML that meet the rule."""
    page = Page(view)
    page.para(page.say(explanation.title), f"{explanation.rule}  ", tint="bold")
    page.para(glued(explanation.file))
    if explanation.document != explanation.file:
        page.para(explanation.document, tint="dim")
    page.rule("─", "-")
    page.para(page.say(explanation.asks))
    for part in explanation.parts:
        _part(page, part, explanation.file)
    _repair(page, explanation)
    if example:
        page.heading(page.say(Text("Exempel som uppfyller kravet", "An example that meets the requirement")))
        page.raw(f"  {line}" for line in example)
    return page.text()


def _part(page: Page, part: DayPart, file: str) -> None:
    outcome = page.say(OUTCOMES[part.outcome])
    page.blank()
    page.para(
        f"{outcome[0].upper()}{outcome[1:]} {page.symbol('–', '-')} {page.say(part.label)}",
        tint=TINTS.get(part.outcome) or "bold",
    )
    page.para(page.say(part.message), "  ")
    for section in part.sections:
        _section(page, section, file)
    if part.items_title is not None:
        page.blank()
        page.para(page.say(part.items_title), "  ", tint="bold")
    for item in part.items:
        page.para(f"{_place(item.line)}: {page.say(item.line.what)}", "  - ", "    ")
        _source(page, item.line, 4)
        _routes(page, item.routes, 4, file)
    if part.more_items:
        page.para(page.say(Text(f"och {part.more_items} till", f"and {part.more_items} more")), "    ")


def _section(page: Page, section: Section, file: str) -> None:
    page.blank()
    page.para(page.say(section.title), "  ", tint="bold")
    _routes(page, section.routes, 2, file)
    if section.more:
        one = section.more == 1
        more = Text("och ett sätt till, längre bort" if one else f"och {section.more} sätt till, längre bort",
                    f"and {section.more} other way{'' if one else 's'}, further away")  # fmt: skip
        page.para(page.say(more), " " * 5)


def _routes(page: Page, routes: Sequence[Route], indent: int, file: str) -> None:
    several = len(routes) > 1
    for number, route in enumerate(routes, 1):
        for at, premise in enumerate(route.premises):
            lead = (f"{number}. " if at == 0 else "   ") if several else ""
            _premise(page, premise, " " * indent + lead, file)


def _premise(page: Page, premise: Premise, lead: str, file: str) -> None:
    mark = page.symbol(*_HELD[premise.state])
    asks = page.say(premise.asks)
    below = " " * width_of(f"{lead}{mark} ")
    if premise.state == "waits":
        page.para(f"{asks} {page.say(_WAITS)}", f"{lead}{mark} ", below, tint="dim")
        return
    page.para(asks, f"{lead}{mark} ", below)
    for note in premise.notes:
        page.para(page.say(note), below, below + "  ")
    if premise.found is not None:
        page.para(f"{_place(premise.found)}: {page.say(premise.found.what)}", below, below + "  ")
        _source(page, premise.found, width_of(below))
    for near in premise.near:
        _near(page, near, below, file)


def _place(line: EvidenceLine) -> str:
    return place(line.file, line.line, line.column)


def _near(page: Page, near: Near, below: str, file: str) -> None:
    """Add what came close: with its line, and its file only where that is another one."""
    where = ""
    if near.line is not None and near.line.file != file:
        where = f" ({_place(near.line)})"
    elif near.line is not None:
        where = f" ({page.say(Text('rad', 'line'))} {near.line.line})"
    lacks = "; ".join(page.say(lack) for lack in near.lacks)
    colon = ": " if lacks else ""
    page.para(f"{page.say(near.what)}{where}{colon}{lacks}", f"{below}{page.symbol('·', '-')} ", f"{below}  ")


def _source(page: Page, line: EvidenceLine, indent: int) -> None:
    """Add what the document that the file was encoded from says, and what the register knows of a citation."""
    said = in_source(line)
    if said is not None:
        page.para(page.say(Text(f"källan: {said.sv}", f"source: {said.en}")), " " * indent, " " * (indent + 2))
    if line.detail is not None:
        page.para(page.say(line.detail), " " * indent, " " * (indent + 2))


def _repair(page: Page, explanation: Explanation) -> None:
    if explanation.addition is not None:
        addition = explanation.addition
        title = Text("Minsta tillägg som gör kravet uppfyllt", "The smallest addition that meets the requirement")
        page.heading(page.say(title))
        _paras(page, addition.where)
        page.blank()
        for code in addition.lines:
            _code(page, code)
        page.blank()
        _paras(page, addition.notes)
    elif explanation.no_addition is not None:
        page.heading(page.say(Text("Tillägg", "Addition")))
        _paras(page, [explanation.no_addition])
    if explanation.other_routes:
        page.heading(page.say(Text("Andra vägar", "Other ways")))
        for route in explanation.other_routes:
            page.para(page.say(route), "  - ", "    ")
    if explanation.remedy is not None:
        page.heading(page.say(Text("Så kan det formuleras", "How to word it")))
        page.para(page.say(explanation.remedy), "  ")
        if explanation.who is not None:
            who = Text(f"Vem: {explanation.who.sv}", f"Who: {explanation.who.en}")
            page.para(page.say(who), "  ")


def _paras(page: Page, texts: Iterable[Text]) -> None:
    for text in texts:
        page.para(page.say(text), "  ")


def _code(page: Page, code: Code) -> None:
    """Add a line of YAML as it is to be written; a comment that has no room beside it stands above it."""
    body = code.text.lstrip(" ")
    line = " " * (4 + len(code.text) - len(body)) + plain(body)
    if code.comment is None:
        page.raw([line])
        return
    comment = f"# {page.say(code.comment)}"
    if width_of(line) + 2 + width_of(comment) <= page.measure:
        page.raw([f"{line}  {plain(comment)}"])
        return
    indent = " " * (len(line) - len(line.lstrip(" ")))
    page.raw([*wrap(comment, page.measure, indent, f"{indent}# "), line])
