"""When a requirement was met and when not, in a sentence: the two dates, and the day from which they differ."""

from lokcheck.judge.result import FAULTS
from lokcheck.report.model import DocumentReport, Requirement
from lokcheck.report.words import OUTCOMES
from lokcheck.texts import Text

__all__ = ["own_words", "when"]

_VERBS: dict[str, Text] = {
    "adopted": Text("antogs", "was adopted"),
    "signed": Text("undertecknades", "was signed"),
    "issued": Text("utfärdades", "was issued"),
    "applies from": Text("började gälla", "took effect"),
}
"""What the document's own date is, and what happened on it."""

_THEN: dict[str, Text] = {
    "met": Text("rätt", "right"),
    "not_applicable": Text("kravet gällde inte", "the requirement did not apply"),
    "manual": Text("krävde bedömning", "needed a person's judgement"),
    "cannot_judge": Text("gick inte att bedöma", "could not be judged"),
    "error": Text("gick inte att bedöma", "could not be judged"),
}


def own_words(document: DocumentReport) -> Text:
    """Return the document's own date with what it is: 'när den antogs 2016-01-01'."""
    day = str(document.own_day)
    verb = _VERBS.get(document.own_day_is.en if document.own_day_is else "")
    if verb is None:
        return Text(f"den {day}", f"on {day}")
    it = "det" if document.kind == "programme" else "den"
    return Text(f"när {it} {verb.sv} {day}", f"when it {verb.en} {day}")


def when(requirement: Requirement, document: DocumentReport) -> Text | None:
    """Return what was so on the document's own date, what is so today and since when; None without an own date."""
    before, today = requirement.at_adoption, requirement.today
    if before is None:
        return None
    then = own_words(document)
    since = _since(requirement)
    if requirement.is_update:
        was = _THEN.get(before.outcome, OUTCOMES[before.outcome])
        if before.outcome == "not_applicable":
            was = Text("rätt", "right")
        return Text(
            f"{was.sv} {then.sv}, behöver uppdateras{since.sv}", f"{was.en} {then.en}, needs an update{since.en}"
        )
    now = OUTCOMES[today.outcome]
    if document.ended is not None and today.outcome == "not_applicable":
        return _until_it_ended(requirement, then)
    if before.outcome == today.outcome:
        return Text(
            f"{now.sv} både då ({document.own_day}) och nu ({today.day})",
            f"{now.en} both then ({document.own_day}) and now ({today.day})",
        )
    was = OUTCOMES[before.outcome]
    if today.outcome in FAULTS:
        return Text(f"{was.sv} {then.sv}, {now.sv}{since.sv}", f"{was.en} {then.en}, {now.en}{since.en}")
    return Text(f"{was.sv} {then.sv}; {now.sv}{since.sv}", f"{was.en} {then.en}; {now.en}{since.en}")


def _until_it_ended(requirement: Requirement, then: Text) -> Text:
    """What was so while the document applied; ``changed_on`` is the first day on which it no longer did."""
    assert requirement.at_adoption is not None
    was, day = OUTCOMES[requirement.at_adoption.outcome], requirement.changed_on
    if day is None:
        return Text(f"{was.sv} {then.sv}; dokumentet gäller inte längre",
                    f"{was.en} {then.en}; the document no longer applies")  # fmt: skip
    return Text(f"{was.sv} {then.sv}; från {day} gäller dokumentet inte längre",
                f"{was.en} {then.en}; from {day} the document no longer applies")  # fmt: skip


def _since(requirement: Requirement) -> Text:
    day = requirement.changed_on
    return Text(f" sedan {day}", f" since {day}") if day else Text(" i dag", " today")
