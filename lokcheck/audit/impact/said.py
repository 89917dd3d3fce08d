"""What is said of a provision and of the documents that rest on it, in words that every form uses."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from lokcheck.audit.evidence import where
from lokcheck.audit.impact.changes import Change
from lokcheck.audit.impact.impact import Affected, Document, Impact, Resting
from lokcheck.audit.impact.mentions import Mention
from lokcheck.report.words import KINDS, OUTCOMES, SEVERITIES, word
from lokcheck.texts import Text

__all__ = [
    "HEADS", "Advice", "advice", "awaited_text", "changes_by_day", "earlier", "finding_text", "head", "level",
    "mention_text", "name", "nothing_to_do", "outcome_word", "summary",
]  # fmt: skip

_DAYS = 4
"""Days of change that are told of before the day that is asked about: the latest."""

HEADS = {
    "changes": Text("Ändringar", "Changes"),
    "rules": Text("Krav som har bestämmelsen som grund", "Requirements that rest on the provision"),
    "asks": Text("Vad som behöver göras", "What is to be done"),
    "rest": Text("Inget att göra i dag", "Nothing to do today"),
    "failures": Text("Kunde inte läsas eller bedömas", "Could not be read or judged"),
    "cites": Text("Hänvisar", "Cites"),
    "remedy": Text("Åtgärd", "Remedy"),
    "asked": Text("Krav", "Asks"),
    "none": Text("ställs inte på något av dokumenten i dag", "asked of none of the documents today"),
    "coming": Text("kommer", "to come"),
}


class Advice(NamedTuple):
    """What to do about a citation. ``to_do``: whether the text is to be changed."""

    text: Text
    to_do: bool


def head(found: Impact) -> Iterator[Text]:
    """Yield from when to when the provision applied, and what replaced it."""
    since, until = found.since, found.until
    if found.standing in ("in-force", "unclear"):
        yield Text(f"Gäller sedan {since}.", f"In force since {since}.") if since else Text("Gäller.", "In force.")
    elif found.standing == "not-yet":
        yield Text(f"Gäller från {since}.", f"In force from {since}.") if since else Text(
            "Gäller inte än.", "Not yet in force.")  # fmt: skip
    elif until:
        yield Text(f"Gällde till och med {until}.", f"In force until {until}.")
    else:
        yield Text("Gäller inte längre.", "No longer in force.")
    for name_, day in found.replaced_by:
        yield Text(f"I dess ställe gäller {name_.sv}" + (f" sedan {day}." if day else "."),
                   f"In its place is {name_.en}" + (f" since {day}." if day else "."))  # fmt: skip


def changes_by_day(found: Impact) -> list[tuple[Change, ...]]:
    """Return the changes that are told of, those of a day together: the latest days, and every one to come."""
    days = [tuple(group) for _, group in groupby(found.changes, key=lambda change: change.day)]
    past = [group for group in days if not group[0].coming]
    return past[-_DAYS:] + [group for group in days if group[0].coming]


def earlier(found: Impact) -> Text | None:
    """Return how many changes are left out; None where none is."""
    left = len(found.changes) - sum(map(len, changes_by_day(found)))
    if not left:
        return None
    return Text(f"{'En tidigare ändring' if left == 1 else f'{left} tidigare ändringar'} visas med --format json.",
                f"--format json has {'one earlier change' if left == 1 else f'{left} earlier changes'}.")  # fmt: skip


def summary(found: Impact) -> Text:
    """Return how many documents rest on it, and how, with the denominator, and what the next change brings."""
    number, total = len(found.affected), found.documents
    if not number:
        return Text(f"Inget av {total} dokument vilar på bestämmelsen." if total != 1
                    else "Dokumentet vilar inte på bestämmelsen.",
                    f"None of {total} documents rests on the provision." if total != 1
                    else "The document does not rest on the provision.")  # fmt: skip
    citing = sum(bool(one.mentions) for one in found.affected)
    resting = sum(bool(one.resting) for one in found.affected)
    failing = sum(bool(one.failing) for one in found.affected)
    outdated = sum(any(advice(item, one).to_do for item in one.mentions) for one in found.affected)
    parts = [
        Text(f"{number} av {total} dokument vilar på bestämmelsen: {citing} hänvisar till den, och {resting} har krav "
             "som grundas på den.",
             f"{number} of {total} documents {_rest(number)} on the provision: {citing} {_cite(citing)} it, and "
             f"{resting} {_have(resting)} requirements that it is the ground of."),
        Text(f"I dag har {_sv_number(failing)} dokument något att åtgärda bland kraven, och {_sv_number(outdated)} har "
             "en hänvisning att byta ut.",
             f"Today {_en_number(failing)} of them {_have(failing)} something to mend among the requirements, and "
             f"{_en_number(outdated)} {_have(outdated)} a citation to replace."),
        *_awaited(found),
    ]  # fmt: skip
    return Text(" ".join(one.sv for one in parts), " ".join(one.en for one in parts))


def _awaited(found: Impact) -> Iterator[Text]:
    if found.judged_on is None:
        return
    day, number = found.judged_on, sum(bool(one.awaited) for one in found.affected)
    if number:
        several = "" if number == 1 else "s"
        yield Text(f"Ändringen {day} ger {number} dokument något nytt att åtgärda.",
                   f"The change on {day} gives {number} document{several} something new to mend.")  # fmt: skip
    else:
        yield Text(f"Ändringen {day} ger inget dokument något nytt att åtgärda bland kraven.",
                   f"The change on {day} gives no document anything new to mend among the requirements.")  # fmt: skip
    if any(item.changes and not advice(item, one).to_do for one in found.affected for item in one.mentions):
        yield Text("Läs hänvisningarna mot den nya lydelsen innan den börjar gälla.",
                   "Read the citations against the new wording before it applies.")  # fmt: skip


def name(document: Document) -> Text:
    """Return the kind, county and date of a document: its title can be long."""
    kind = word(KINDS, document.kind)
    rest = ", ".join(filter(None, (document.county, str(document.own_day) if document.own_day else "")))
    said = Text(f"{kind.sv}, {rest}" if rest else kind.sv, f"{kind.en}, {rest}" if rest else kind.en)
    return Text(said.sv[:1].upper() + said.sv[1:], said.en[:1].upper() + said.en[1:])


def advice(mention: Mention, affected: Affected) -> Advice:
    """Return what to do about a citation in a document."""
    if mention.historical:
        return Advice(Text("berättar om äldre rätt, och kan stå kvar", "tells of earlier law, and can stay"), False)
    if affected.document.ended is not None:
        return Advice(Text("dokumentet gäller inte längre: inget att göra",
                           "the document is no longer in force: nothing to do"), False)  # fmt: skip
    if mention.standing in ("repealed", "replaced"):
        if not mention.instead:
            return Advice(Text("gäller inte längre: ta bort hänvisningen", "no longer in force: remove it"), True)
        new = ", ".join(mention.instead)
        return Advice(Text(f"hänvisa i stället till {new}", f"cite {new} instead"), True)
    if mention.standing == "not-yet":
        return Advice(Text("gäller inte än", "not yet in force"), False)
    if mention.changes is not None:
        day = mention.changes
        return Advice(Text(f"gäller i dag; läs texten mot den nya lydelsen före {day}",
                           f"in force today; read the text against the new wording before {day}"), False)  # fmt: skip
    return Advice(Text("gäller i dag", "in force today"), False)


def mention_text(mention: Mention, affected: Affected, *, lines: bool) -> Text:
    """Return a citation, with its lines in the file where ``lines``, and what to do about it."""
    said = Text(f"”{mention.text}”", f"“{mention.text}”")
    if mention.whole:
        said = Text(f"{said.sv} (hela lagen)", f"{said.en} (the whole act)")
    if lines and mention.lines:
        numbers = ", ".join(map(str, mention.lines))
        sv, en = ("rad", "line") if len(mention.lines) == 1 else ("raderna", "lines")
        said = Text(f"{said.sv}, {sv} {numbers} i filen", f"{said.en}, {en} {numbers} of the file")
    what = advice(mention, affected).text
    return Text(f"{said.sv}: {what.sv}", f"{said.en}: {what.en}")


def awaited_text(item: Resting, *, lines: bool) -> Text:
    """Return a requirement that a document will not meet from the next change: how grave, and what is lacking."""
    said, grave = finding_text(item, lines=lines, since_when=False), level(item)
    return Text(f"{grave.sv}: {said.sv}", f"{grave.en}: {said.en}")


def finding_text(item: Resting, *, lines: bool, since_when: bool = True) -> Text:
    """Return a requirement that a document does not meet: its title, what was found, since when, and where."""
    row = item.row
    message = row.message or Text("", "")
    since = Text("", "")
    if row.changed_on is not None and since_when:
        since = Text(f" Så är det sedan {row.changed_on}.", f" It has been so since {row.changed_on}.")
    place = where(row) if lines else None
    at = Text(f" ({place.sv})", f" ({place.en})") if place else Text("", "")
    return Text(f"{item.rule} {item.title.sv}. {message.sv}{since.sv}{at.sv}",
                f"{item.rule} {item.title.en}. {message.en}{since.en}{at.en}")  # fmt: skip


def level(item: Resting) -> Text:
    """Return 'Brist', 'Varning' or 'Notering'."""
    found = SEVERITIES[item.row.severity or "note"][0]
    return Text(found.sv.capitalize(), found.en.capitalize())


def outcome_word(key: str) -> Text:
    """Return the word for what became of a requirement: a severity, 'waived', or an outcome."""
    if key == "waived":
        return Text("undantag beslutat", "waived")
    return SEVERITIES[key][0] if key in SEVERITIES else OUTCOMES[key]


def nothing_to_do(found: Impact, one: Affected) -> Text:
    """Return why nothing is asked of a document today, and what the next change asks of it."""
    document, day = one.document, found.judged_on
    if document.ended is not None:
        return Text("dokumentet gäller inte längre", "the document is no longer in force")
    said = _kept(len(one.resting))
    if day is not None and document.valid_to is not None and document.valid_to < day:
        return Text(f"{said.sv}; giltighetstiden går ut {document.valid_to}, före ändringen {day}",
                    f"{said.en}; its period ends on {document.valid_to}, before the change on {day}")  # fmt: skip
    return said


def _kept(number: int) -> Text:
    if not number:
        return Text("inget krav på dokumentet grundas på bestämmelsen, men texten hänvisar till den",
                    "no requirement on the document rests on the provision, but the text cites it")  # fmt: skip
    if number == 1:
        return Text("det krav på dokumentet som grundas på bestämmelsen ger inget att åtgärda i dag",
                    "the requirement on the document that rests on the provision asks for nothing today")  # fmt: skip
    return Text(f"inget av de {number} krav på dokumentet som grundas på bestämmelsen ger något att åtgärda i dag",
                f"none of the {number} requirements on the document that rest on the provision asks for anything "
                "today")  # fmt: skip


def _sv_number(number: int) -> str:
    return str(number) if number else "inget"


def _en_number(number: int) -> str:
    return str(number) if number else "none"


def _rest(number: int) -> str:
    return "rests" if number == 1 else "rest"


def _cite(number: int) -> str:
    return "cites" if number == 1 else "cite"


def _have(number: int) -> str:
    return "has" if number in (0, 1) else "have"
