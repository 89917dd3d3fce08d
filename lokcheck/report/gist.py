"""What a committee reads in a minute, in sentences and figures: what is to be done first, and out of how much."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lokcheck.judge.result import Outcome
from lokcheck.report.actors import to_mend, waived
from lokcheck.report.findings import told
from lokcheck.report.model import DocumentReport, Requirement
from lokcheck.report.tally import Tally, tally
from lokcheck.report.words import SEVERITIES
from lokcheck.texts import Lang, Text

__all__ = ["FIRST", "Figure", "coming", "figures", "first", "lead", "out_of", "waived_text"]

FIRST = 5
"""How many findings are told in the summary."""
_LANGS: tuple[Lang, Lang] = ("sv", "en")
_LAW = ("legal-must", "legal-should")
_MEANS = {
    "error": Text("måste åtgärdas", "must be mended"),
    "warning": Text("bör åtgärdas", "should be mended"),
    "note": Text("kan göras bättre", "could be better"),
}

_LEFT: Mapping[Outcome, tuple[Text, Text]] = {
    "manual": (Text("kräver en människas bedömning", "needs a person's judgement"),
               Text("kräver en människas bedömning", "need a person's judgement")),
    "cannot_judge": (Text("kan inte bedömas", "can not be judged"),) * 2,
    "not_applicable": (Text("gäller inte dokumentet", "does not apply to the document"),
                       Text("gäller inte dokumentet", "do not apply to the document")),
    "error": (Text("gick inte att pröva", "failed"),) * 2,
}  # fmt: skip
"""What became of the requirements that were not judged: of one, and of several."""


class Figure(NamedTuple):
    """A number with its name and what it is out of; ``kind`` is a severity, 'met' or 'plain'."""

    name: Text
    number: int
    of: Text
    kind: str


def lead(document: DocumentReport, as_of: dt.date) -> Text:
    """Return the first sentence about a document: how much is to be mended, or why nothing is."""
    numbers, found = tally(document.requirements), to_mend(document.requirements)
    if not numbers.total:
        return Text("Regelverket har inga krav på detta slags dokument.",
                    "The rulebook has no requirements on this kind of document.")  # fmt: skip
    if found:
        return _to_do(tally(found))
    if document.ended and document.own_day:
        return Text("Dokumentet gäller inte längre och bedöms därför bara på sin egen dag.",
                    "The document no longer applies, so it is judged on its own date only.")  # fmt: skip
    if not numbers.judged:
        return Text(f"Inget av de {numbers.total} kraven är bedömt vid kontrollen {as_of}.",
                    f"None of {numbers.total} requirements was judged at the check on {as_of}.")  # fmt: skip
    return Text(f"Inget behöver åtgärdas: inga fynd bland {numbers.judged} bedömda krav av {numbers.total}.",
                f"No findings in {numbers.judged} judged of {numbers.total} requirements.")  # fmt: skip


def out_of(document: DocumentReport) -> Text | None:
    """Return how many requirements were judged and what became of the others; None where nothing is to be mended."""
    if not to_mend(document.requirements):
        return None
    numbers = tally(document.requirements)
    judged = Text(f"{numbers.judged} av {numbers.total} krav är bedömda.",
                  f"{numbers.judged} of {numbers.total} requirements were judged.")  # fmt: skip
    counts = [(numbers.outcomes[outcome], words) for outcome, words in _LEFT.items()]
    left = [(number, one if number == 1 else several) for number, (one, several) in counts if number]
    if not left:
        return judged
    sv, en = ([f"{number} {words.get(lang)}" for number, words in left] for lang in _LANGS)
    return Text(f"{judged.sv} {_listed(sv, ' och ')}.", f"{judged.en} {_listed(en, ' and ')}.")


def waived_text(document: DocumentReport) -> Text | None:
    """Return how many findings a decision says to live with; None where there is none."""
    number = len(waived(document.requirements))
    if not number:
        return None
    are = ("är undantaget", " is") if number == 1 else ("är undantagna", "s are")
    return Text(f"{number} fynd {are[0]} genom beslut och räknas inte här.",
                f"{number} finding{are[1]} waived by decision and not counted here.")  # fmt: skip


def figures(document: DocumentReport) -> Iterator[Figure]:
    """Yield the figures of a document: what is to be mended, what is met, and how much was judged."""
    requirements = document.requirements
    numbers = tally(requirements)
    of = Text(f"av {numbers.judged} bedömda krav", f"of {numbers.judged} judged requirements")
    for severity, number in tally(item for item in requirements if item.waiver is None).severities.items():
        several, means = SEVERITIES[severity][1], _MEANS[severity]
        name = Text(f"{several.sv.capitalize()} – {means.sv}", f"{several.en.capitalize()} – {means.en}")
        yield Figure(name, number, of, severity)
    yield Figure(Text("Uppfyllda krav", "Requirements met"), numbers.outcomes["met"], of, "met")
    law = tally(item for item in requirements if item.modality in _LAW)
    if law.judged:
        of_law = Text(f"av {law.judged} bedömda lagkrav", f"of {law.judged} judged statutory requirements")
        name = Text("Lagkrav som är uppfyllda", "Statutory requirements met")
        yield Figure(name, law.outcomes["met"], of_law, "met")
    total = Text(f"av {numbers.total} krav", f"of {numbers.total} requirements")
    yield Figure(Text("Bedömda krav", "Requirements judged"), numbers.judged, total, "plain")


def first(document: DocumentReport) -> list[Requirement]:
    """Return what is to be mended first: no notes."""
    return [item for item in to_mend(document.requirements) if told(item).severity != "note"][:FIRST]


def coming(document: DocumentReport) -> tuple[Text, Text] | None:
    """Return that law is to come and from when, and what to do about it; None where nothing is known to come."""
    days = sorted({item.day for item in document.upcoming})
    if not days:
        return None
    number = len(document.upcoming)
    said = Text(f"Ny lag gäller från {days[0]}: {number} {'ändring' if number == 1 else 'ändringar'}",
                f"New law applies from {days[0]}: {number} {'change' if number == 1 else 'changes'}")  # fmt: skip
    return said, Text("Ta med det i nästa revidering.", "Take it into the next revision.")


def _to_do(numbers: Tally) -> Text:
    """'1 sak måste åtgärdas, 20 bör åtgärdas och 36 kan göras bättre.'."""
    parts = [(str(number), _MEANS[severity]) for severity, number in numbers.severities.items() if number]
    sv, en = ([f"{number} {means.get(lang)}" for number, means in parts] for lang in _LANGS)
    one = parts[0][0] == "1"
    sv[0] = sv[0].replace(" ", " sak " if one else " saker ", 1)
    en[0] = en[0].replace(" ", " thing " if one else " things ", 1)
    return Text(f"{_listed(sv, ' och ')}.", f"{_listed(en, ' and ')}.")


def _listed(parts: Sequence[str], last: str) -> str:
    return last.join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
