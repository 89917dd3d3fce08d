"""Sentences with numbers in them, which the page writes and its script writes again for a choice of documents.

``{0}`` stands for the first value, with a space between the thousands of a number; ``{0|dokumentet|dokumenten}`` for
one of two words, by whether the first value is 1. The script has the same few lines, so each sentence is written once.
"""

import re
from collections.abc import Mapping

from lokcheck.texts import Lang, Text

__all__ = ["PHRASES", "Value", "digits", "fill", "phrase"]

Value = int | str | Text
_PLACE = re.compile(r"\{(\d)(?:\|([^|}]*)\|([^|}]*))?\}")

PHRASES: Mapping[str, Text] = {
    "lead": Text("{0} av {1} dokument har minst en brist.",
                 "At least one error in {0} of {1} {1|document|documents}."),
    "no-documents": Text("Inget dokument är bedömt.", "No document was judged."),
    "common": Text("Det krav som oftast inte är helt uppfyllt: ”{0}”, i {1} av {2} bedömda dokument.",
                   "The requirement that is most often not fully met: '{0}', in {1} of {2} {2|document|documents} "
                   "judged."),
    "of-files": Text("av {0} lästa filer och dokument", "of {0} files and documents read"),
    "of-counties": Text("av {0} län", "of {0} counties"),
    "of-documents": Text("av {0} bedömda dokument", "of {0} {0|document|documents} judged"),
    "of-judged": Text("av {0} bedömda", "of {0} judged"),
    "besides": Text("i {0} dokument; därtill {1} {1|varning|varningar} och {2} {2|notering|noteringar}",
                    "in {0} {0|document|documents}; besides {1} {1|warning|warnings} and {2} {2|note|notes}"),
    "besides-waived": Text("i {0} dokument; därtill {1} {1|varning|varningar} och {2} {2|notering|noteringar}; {3} "
                           "fynd {3|undantaget|undantagna} genom beslut",
                           "in {0} {0|document|documents}; besides {1} {1|warning|warnings} and {2} {2|note|notes}; "
                           "{3} {3|finding|findings} waived by decision"),
    "coming": Text("och {0} att vänta inom ett år", "and {0} to come within a year"),
    "unread": Text("av {0} filer och dokument", "of {0} files and documents"),
    "of": Text("{0} av {1}", "{0} of {1}"),
    "met": Text("Uppfyllt i {0} av {1} län", "Met in {0} of {1} counties"),
    "partly": Text("delvis i {0}", "partly in {0}"),
    "lacking": Text("inte i {0}", "not in {0}"),
    "unknown": Text("inte bedömt i {0}", "not judged in {0}"),
    "idle": Text("gäller inget dokument i {0}", "applies to no document in {0}"),
    "none": Text("inget dokument finns i {0}", "there is no document in {0}"),
    "idle-here": Text("gäller inget dokument", "applies to no document"),
    "no-county": Text("Länet framgår inte", "County not stated"),
    "not-stated": Text("framgår inte", "not stated"),
    "no-agreement": Text("ingen gällande i granskningen", "none in force in the audit"),
    "who": Text("Vem: ", "Who: "),
    "narrowed": Text("Granskningen gäller ett urval, inte alla dokument ({0}).",
                     "The audit is of a selection, not of all documents ({0})."),
    "none-chosen": Text("inget valt dokument finns i {0}", "there is no chosen document in {0}"),
    "none-chosen-here": Text("inget valt dokument", "no chosen document"),
    "error": Text("{0} {0|brist|brister}", "{0} {0|error|errors}"),
    "warning": Text("{0} {0|varning|varningar}", "{0} {0|warning|warnings}"),
    "note": Text("{0} {0|notering|noteringar}", "{0} {0|note|notes}"),
    "finding": Text("{0} fynd", "{0} {0|finding|findings}"),
    "nothing": Text("inget att göra i dag", "nothing to do today"),
    "asked": Text("i {0} av {1} dokument som kravet gäller",
                  "in {0} of {1} {1|document|documents} that it applies to"),
    "more-documents": Text(" och {0} till", " and {0} more"),
    "more-steps": Text("Därtill {0} krav som väger mindre; {0|det|de} finns under Dokument och ämnen.",
                       "Besides, {0} {0|requirement that weighs|requirements that weigh} less; see Documents and "
                       "topics."),
    "passed": Text("Har passerat ({0})", "Have passed ({0})"),
    "ahead": Text("Inom ett år ({0})", "Within a year ({0})"),
    "more-days": Text("{0} till", "{0} more"),
    "later": Text("Därtill {0} {0|senare dag|senare dagar}: uppföljningar, åtaganden och lagändringar. Kalendern "
                  "(formatet ics) har dem.",
                  "Besides, {0} {0|later day|later days}: follow-ups, obligations and changes of the law. The calendar "
                  "(format ics) has them."),
    "shown": Text("{0} av {1} dokument visas; {2} av dem har en brist.",
                  "{0} of {1} {1|document|documents} shown; {2} of them {2|has|have} an error."),
    "chosen": Text("Sidan visar ett urval: {0} av {1} dokument.",
                   "The page shows a selection: {0} of {1} {1|document|documents}."),
}  # fmt: skip
"""By a name that the script uses too."""


def fill(text: Text, *values: Value) -> Text:
    """Return ``text`` with ``values`` in their places."""
    return Text(_filled(text.sv, "sv", values), _filled(text.en, "en", values))


def phrase(name: str, *values: Value) -> Text:
    """Return the phrase ``name`` of ``PHRASES`` with ``values`` in their places."""
    return fill(PHRASES[name], *values)


def digits(number: int) -> str:
    """Return ``number`` with a space that breaks no line between its thousands."""
    return f"{number:,}".replace(",", "\u00a0")


def _filled(text: str, lang: Lang, values: tuple[Value, ...]) -> str:
    def place(found: re.Match[str]) -> str:
        value = values[int(found[1])]
        if found[2] is not None:
            return found[2] if value == 1 else found[3]
        if isinstance(value, int):
            return digits(value)
        return value.get(lang) if isinstance(value, Text) else value

    return _PLACE.sub(place, text)
