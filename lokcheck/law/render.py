"""The answer to ``lokcheck law`` as a text for a terminal, in Swedish or English."""

import datetime as dt
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lokcheck.law.records import Instrument, Provision
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.law.describe import LawAnswer, Version

__all__ = ["MODALITY", "STATES", "render"]

_WIDEST = 100
_NARROWEST = 40

STATES = {
    "in-force": Text("gäller", "in force"),
    "repealed": Text("upphävd", "repealed"),
    "not-yet": Text("gäller inte än", "not yet in force"),
    "replaced": Text("ersatt", "replaced"),
    "unclear": Text("oklart om den gäller", "unclear whether it is in force"),
    "unknown": Text("okänd", "unknown"),
}
MODALITY = {
    "must": Text("ska", "must"),
    "should": Text("bör", "should"),
    "may": Text("får", "may"),
    "guidance": Text("vägledning", "guidance"),
    "norm": Text("praxis", "practice"),
}
_DATES = {
    "verified": Text("datumen är lästa i källan", "the dates were read in the source"),
    "inferred": Text("ett datum är slutlett, inte läst", "a date is inferred, not read"),
    "recalled": Text("datumen är inte lästa i någon källa", "the dates were not read in any source"),
}
_WORDING = {
    "verified": Text("lagtexten är läst", "the statute was read"),
    "secondary": Text("lagtexten är inte läst, innehållet är hämtat ur en text om den",
                      "the statute was not read, the content is from a text about it"),
    "inferred": Text("lagtexten är inte läst, innehållet är slutlett av andra lydelser",
                     "the statute was not read, the content is inferred from other wordings"),
    "recalled": Text("lagtexten är inte läst, innehållet är återgivet ur minnet",
                     "the statute was not read, the content is from memory"),
}  # fmt: skip
_HEAD = {
    "versions": Text("Lydelser", "Versions"),
    "replaced": Text("Ersatt av", "Replaced by"),
    "subject": Text("Ämnet regleras nu i", "The subject is now in"),
    "places": Text("Paragrafer i registret", "Sections in the register"),
    "others": Text("Frågan nämner också", "The question also names"),
    "nearest": Text("Menade du", "Did you mean"),
    "sources": Text("Källor", "Sources"),
}
_WHEN = {"past": Text("", ""), "now": Text("  ← gäller", "  ← in force"), "coming": Text("  (kommande)", "  (to come)")}
_UNKNOWN = Text(
    "Hänvisningen känns inte igen. Det betyder inte att den är fel: registret har bara de lagar som överenskommelser "
    "om missbruk och beroende brukar vila på.",
    "The citation is not recognised. That does not make it wrong: the register only has the law that agreements on "
    "addiction care usually rest on.",
)


def render(answer: "LawAnswer", lang: Lang, width: int = 80) -> str:
    """Return the answer as lines of at most ``width`` columns (addresses are never broken), ending in a newline."""
    columns = max(_NARROWEST, min(width, _WIDEST))
    return "\n".join(line for part in _parts(answer, lang) for line in _wrap(part, columns)) + "\n"


def _parts(answer: "LawAnswer", lang: Lang) -> Iterator[tuple[int, str]]:
    """Yield (indentation, text) for each paragraph of the answer."""
    state = answer.state
    yield 0, _upper(answer.name.get(lang))
    yield 0, f"{answer.as_of}: {STATES[state.state].get(lang)}{_since(answer, lang)}."
    if state.state == "unknown":
        yield 0, _UNKNOWN.get(lang)
    if state.note:
        yield 0, state.note.get(lang)
    if answer.url:
        yield 0, f"Text: {answer.url}"
    yield from _versions(answer, lang)
    yield from _act(answer, lang)
    act = state.instrument
    head = "subject" if act and act.replacement == "subject" else "replaced"
    yield from _list(
        head, [_follower(one.name.get(lang), one.since, one.url, lang) for one in answer.replaced_by], lang
    )
    yield from _list("places", list(answer.places), lang)
    yield from _list("others", list(answer.others), lang)
    yield from _list("nearest", list(answer.nearest), lang)
    yield from _list("sources", [f"{s.title}{f' <{s.url}>' if s.url else ''}" for s in answer.sources], lang)
    if state.state != "unknown":
        yield 0, ""
        yield 0, Text("Registret bygger på lagtext till och med {day}; vad som har ändrats senare är inte känt.",
                      "The register rests on statute texts up to {day}; what has changed since is not known."
                      ).format(day=answer.newest_text).get(lang)  # fmt: skip


def _since(answer: "LawAnswer", lang: Lang) -> str:
    """Return the period of the cited place in words."""
    since, until = answer.state.since, answer.state.until
    if since and until:
        past = until < answer.as_of
        words = (
            Text("gällde {a} till {b}", "in force {a} to {b}") if past else Text("från {a} till {b}", "from {a} to {b}")
        )
        return ", " + words.format(a=since, b=until).get(lang)
    if since:
        return ", " + Text("från {a}", "from {a}").format(a=since).get(lang)
    if until:
        return ", " + Text("gällde till {b}", "in force until {b}").format(b=until).get(lang)
    return ""


def _versions(answer: "LawAnswer", lang: Lang) -> Iterator[tuple[int, str]]:
    topic = None
    for version in answer.versions:
        if version.topic != topic:
            topic = version.topic
            yield 0, ""
            yield 0, f"{_HEAD['versions'].get(lang)}: {topic.get(lang)}"
        yield from _version(version, lang)


def _version(version: "Version", lang: Lang) -> Iterator[tuple[int, str]]:
    provision = version.provision
    acts = f", SFS {provision.amended_by[-1]}" if provision.amended_by else ""
    period = _period(provision.valid_from, provision.valid_to, lang)
    yield 2, f"{period}{acts}{_WHEN[version.when].get(lang)}"
    yield (
        4,
        f"{_upper(provision.actor.get(lang))} ({MODALITY[provision.modality].get(lang)}): {provision.text.get(lang)}",
    )
    if provision.adds:
        yield 4, f"{Text('Nytt', 'New').get(lang)}: {provision.adds.get(lang)}"
    yield 4, f"{Text('Säkerhet', 'Certainty').get(lang)}: {_certainty(provision, lang)}"
    if provision.note:
        yield 4, f"{Text('Anmärkning', 'Note').get(lang)}: {provision.note.get(lang)}"


def _certainty(provision: Provision, lang: Lang) -> str:
    return f"{_DATES[provision.dates].get(lang)}; {_WORDING[provision.wording].get(lang)}."


def _act(answer: "LawAnswer", lang: Lang) -> Iterator[tuple[int, str]]:
    """Yield how certain the dates of the act are, where the answer is about the act."""
    act: Instrument | None = answer.state.instrument
    if act is None or answer.versions:
        return
    if act.recalled:
        yield 0, Text("Säkerhet: alla datum är inte lästa i någon källa.",
                      "Certainty: not every date was read in a source.").get(lang)  # fmt: skip
    if act.note and (not answer.state.note or act.note.sv not in answer.state.note.sv):
        yield 0, act.note.get(lang)
    if act.seen:
        yield 0, Text("Senast kontrollerad {day}.", "Last checked {day}.").format(day=act.seen).get(lang)


def _follower(name: str, since: dt.date | None, url: str | None, lang: Lang) -> str:
    start = f", {Text('från', 'from').get(lang)} {since}" if since else ""
    return f"{name}{start}{f' <{url}>' if url else ''}"


def _period(first: dt.date | None, last: dt.date | None, lang: Lang) -> str:
    if first and last:
        return f"{first} – {last}"
    if first:
        return f"{first} –"
    return Text("till {last}", "until {last}").format(last=last).get(lang) if last else "–"


def _list(head: str, items: list[str], lang: Lang) -> Iterator[tuple[int, str]]:
    if items:
        yield 0, ""
        yield 0, _HEAD[head].get(lang)
        for item in items:
            yield 2, item


def _wrap(part: tuple[int, str], columns: int) -> list[str]:
    indent, text = part
    lead = " " * indent
    return textwrap.wrap(
        text, columns, initial_indent=lead, subsequent_indent=lead + "  " * bool(indent), break_long_words=False,
        break_on_hyphens=False,
    ) or [""]  # fmt: skip


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
