"""A premise about law, in words: which provision it means, and from and until when that applies."""

import datetime as dt
from collections.abc import Iterable, Mapping

from lokcheck.check.law_lines import citation_of
from lokcheck.engine.program import Pattern
from lokcheck.law.records import Provision
from lokcheck.law.register import Register
from lokcheck.rulebook.rule import Period
from lokcheck.texts import Text

__all__ = ["is_of_a_parameter", "law_notes", "law_premise"]

_OWN, _NUMBER = "rule:", "param:"


def is_of_a_parameter(pattern: Pattern) -> bool:
    """Return whether the premise is that one of a parameter's values is the one of the day: no law, and not told."""
    return pattern.type == "in_force" and _asked(pattern)[0].startswith(_NUMBER)


def law_premise(pattern: Pattern, register: Register) -> Text:
    """Return what is asked of the law: that a provision on a topic, perhaps with a word in it, is in force."""
    topic, keyword = _asked(pattern)
    if topic.startswith(_OWN):
        return Text("kravet gäller den dagen", "the requirement applies on that day")
    title = register.titles.get(topic, Text(topic, topic))
    if keyword is None:
        return Text(f"det gäller en bestämmelse om {title.sv}", f"a provision on {title.en} is in force")
    return Text(f"det gäller en bestämmelse om {title.sv} som tar upp ”{keyword}”",
                f"a provision on {title.en} that speaks of “{keyword}” is in force")  # fmt: skip


def law_notes(pattern: Pattern, register: Register, validity: Mapping[str, Period], day: dt.date) -> tuple[Text, ...]:
    """Return the provisions that the premise is about: those in force on ``day``, else when they begin or ended."""
    topic, keyword = _asked(pattern)
    if topic in validity:
        return (_period(validity[topic]),)
    about = [p for p in register.topics.get(topic, ()) if keyword is None or keyword in p.keywords]
    now = [p for p in about if p.covers(day)]
    if now:
        return _distinct(_in_force(p, register) for p in now)
    coming = sorted((p for p in about if p.valid_from and p.valid_from > day), key=lambda p: p.valid_from or day)
    past = sorted((p for p in about if p.valid_to and p.valid_to < day), key=lambda p: p.valid_to or day)
    notes = [_until(p, register) for p in past[-1:]]
    notes += [_from(p, register) for p in coming if p.valid_from == coming[0].valid_from]
    none = Text("Registret har ingen sådan bestämmelse.", "The register has no such provision.")
    return _distinct(notes or [none])


def _asked(pattern: Pattern) -> tuple[str, str | None]:
    tests = {test.field: str(test.value) for test in pattern.tests}
    keyword = tests.get("keyword", "*")
    return tests.get("topic", ""), None if keyword == "*" else keyword


def _distinct(notes: Iterable[Text]) -> tuple[Text, ...]:
    return tuple(dict.fromkeys(notes))


def _in_force(provision: Provision, register: Register) -> Text:
    name, start, end = citation_of(provision, register), provision.valid_from, provision.valid_to
    if end:
        return Text(f"{name}, gäller {start or '…'} – {end}", f"{name}, in force {start or '…'} – {end}")
    return Text(f"{name}, i kraft sedan {start}", f"{name}, in force since {start}") if start else Text(name, name)


def _from(provision: Provision, register: Register) -> Text:
    name, start = citation_of(provision, register), provision.valid_from
    return Text(f"{name} gäller först från {start}", f"{name} is in force only from {start}")


def _until(provision: Provision, register: Register) -> Text:
    name, end = citation_of(provision, register), provision.valid_to
    return Text(f"{name} gällde till och med {end}", f"{name} was in force until {end}")


def _period(period: Period) -> Text:
    start, end = period.start, period.end
    if start and end:
        return Text(f"kravet gäller {start} – {end}", f"the requirement applies {start} – {end}")
    if start:
        return Text(f"kravet gäller från {start}", f"the requirement applies from {start}")
    return Text(f"kravet gällde till och med {end}", f"the requirement applied until {end}")
