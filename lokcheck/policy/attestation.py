"""Attestations: a person's answer to a requirement that no machine can judge, with who, when, until when and on what.

An attestation answers for the days from ``start`` to ``until``, as long as the text that it quotes still stands in the
document. So it holds today and not on the document's own date, unless the person says that it does from then. When it
has run out, or the text has changed, the requirement is 'manual' again and the report says why.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lokcheck.errors import ConfigError, Place
from lokcheck.facts.dates import own_day
from lokcheck.facts.derive import SetDocument
from lokcheck.facts.fact import DocPath, Fact
from lokcheck.judge.result import Hit, Judgement, Outcome, Verdict
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.rule import Rule
from lokcheck.texts import Text

__all__ = ["Attestation", "answered", "check_attestations", "known_rule"]

_SAID: Mapping[str, Text] = {
    "met": Text("uppfyllt", "met"),
    "partly": Text("delvis uppfyllt", "partly met"),
    "not_met": Text("ej uppfyllt", "not met"),
}


@dataclass(frozen=True, slots=True)
class Attestation:
    """One answer. ``folder``: only for documents whose file lies there; '' for all documents called ``document``."""

    rule: str
    document: str
    verdict: Outcome
    by: str
    on: dt.date
    start: dt.date
    until: dt.date
    quote: str
    note: str
    place: Place
    folder: str = ""

    @property
    def said(self) -> Text:
        """Who answered what and when, for the report."""
        end = f" {self.note}" if self.note else ""
        verdict = _SAID[self.verdict]
        return Text(
            f"Intygat av {self.by} {self.on}, gäller till och med {self.until}: {verdict.sv}.{end}",
            f"Attested by {self.by} on {self.on}, valid through {self.until}: {verdict.en}.{end}",
        )


def answered(
    judgement: Judgement, source: SetDocument, as_of: dt.date, attestations: Sequence[Attestation]
) -> Judgement:
    """Return ``judgement`` with what ``attestations``, those on ``source``, answer; others are left alone."""
    names = (judgement.rule.id, *judgement.rule.aliases)
    mine = sorted((a for a in attestations if a.rule in names), key=lambda a: (a.on, a.until), reverse=True)
    if not mine:
        return judgement
    own, then, now = own_day(source.document), judgement.at_adoption, judgement.today
    today = _answer(now, source, as_of, mine, today=True)
    before = _answer(then, source, own, mine, today=False) if then is not None and own is not None else then
    changed = judgement.changed_on
    if before is not None and before.outcome != today.outcome and (then is None or then.outcome == now.outcome):
        changed = _changed(mine, own, as_of)
    return Judgement(judgement.rule, judgement.document, before, today, changed)


def _answer(
    verdict: Verdict, source: SetDocument, day: dt.date, mine: Sequence[Attestation], *, today: bool
) -> Verdict:
    if verdict.outcome != "manual":
        return verdict
    places = {attestation: _place(source, attestation.quote) for attestation in mine}
    for attestation, path in places.items():
        if path is not None and attestation.start <= day <= attestation.until:
            fact = Fact("attestation", f"{source.key}:attestation/{attestation.rule}",
                        {"doc": source.key, "text": attestation.quote}, source.key, path)  # fmt: skip
            return Verdict(attestation.verdict, (Hit("met", {"quote": fact}),), reason=attestation.said)
    return Verdict("manual", verdict.hits, reason=_lapsed(mine[0], places[mine[0]], day)) if today else verdict


def _lapsed(attestation: Attestation, path: DocPath | None, day: dt.date) -> Text:
    """Why the newest attestation no longer answers, or not yet."""
    by, on, until = attestation.by, attestation.on, attestation.until
    who = Text(f"Intyget av {by} {on}", f"The attestation by {by} of {on}")
    if path is None:
        return Text(f"{who.sv} har fallit: det som citeras, ”{attestation.quote}”, står inte längre i dokumentet.",
                    f"{who.en} has lapsed: what it quotes, “{attestation.quote}”, no longer stands in the document."
                    )  # fmt: skip
    if day > until:
        return Text(f"{who.sv} gällde till och med {until}.", f"{who.en} was valid through {until}.")
    return Text(f"{who.sv} gäller från {attestation.start}.", f"{who.en} is valid from {attestation.start}.")


def _changed(mine: Sequence[Attestation], own: dt.date | None, as_of: dt.date) -> dt.date | None:
    """The last day up to ``as_of`` on which an attestation began to answer or had just run out."""
    days = {a.start for a in mine} | {a.until + dt.timedelta(days=1) for a in mine}
    return max((day for day in days if (own is None or own < day) and day <= as_of), default=None)


def _place(source: SetDocument, quote: str) -> DocPath | None:
    """Return the entry of the document that says ``quote``, or whose evidence does; None where nothing does."""
    sought = _plain(quote)
    found = [path for path, text in _texts(source.document, ()) if sought in _plain(text)]
    if not found:
        return None
    # The first in the alphabet of the keys: the order of a document's keys is not that of its reader.
    path = min(found, key=lambda path: [str(part).zfill(6) for part in path])
    if "evidence" in path:
        return path[: path.index("evidence")] or ("title",)
    return path[:-1] if len(path) > 1 else path


def _texts(value: Any, path: DocPath) -> Iterator[tuple[DocPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
    else:
        for name, inner in getattr(value, "__dict__", {}).items():
            if not name.startswith("_"):
                yield from _texts(inner, (*path, name))


def _plain(text: str) -> str:
    """How a line is broken does not change what it says."""
    return " ".join(text.split())


def check_attestations(attestations: Sequence[Attestation], rulebook: Rulebook, documents: Mapping[str, str]) -> None:
    """Refuse an attestation on a rule or a document that does not exist, or that a machine judges.

    ``documents`` maps ids to kinds. Raises ConfigError with the place and the nearest word.
    """
    for attestation in attestations:
        rule = known_rule(attestation.rule, attestation.place, rulebook)
        if rule.form != "manual":
            raise ConfigError(
                Text(f"{rule.id} bedöms av lokcheck och kan inte intygas.",
                     f"{rule.id} is judged by lokcheck and can not be attested."), attestation.place,
                Text("Intyg är till för krav som bara en människa kan bedöma.",
                     "Attestations are for requirements that only a person can judge."),
            )  # fmt: skip
        name = attestation.document
        if name not in documents:
            raise ConfigError(
                Text(f"Det finns inget dokument med id {name!r}.", f"There is no document with the id {name!r}."),
                attestation.place, _nearest(name, documents),
            )  # fmt: skip
        if documents[name] not in rule.kinds:
            raise ConfigError(
                Text(f"{rule.id} ställs inte på {name}, som är ett annat slags dokument.",
                     f"{rule.id} is not asked of {name}, which is another kind of document."), attestation.place,
            )  # fmt: skip


def known_rule(name: str, place: Place, rulebook: Rulebook) -> Rule:
    """Return the rule called ``name``, as written at ``place``. Raises ConfigError with the nearest word."""
    try:
        return rulebook.rule(name)
    except KeyError:
        removed = rulebook.removed.get(name)
        if removed is not None and removed.successor:
            advice: Text | None = Text(f"{removed.successor} har ersatt det.", f"{removed.successor} took its place.")
        else:
            advice = _nearest(name, [word for rule in rulebook.every_rule() for word in (rule.id, *rule.aliases)])
        raise ConfigError(
            Text(f"Det finns inget krav som heter {name!r}.", f"There is no requirement called {name!r}."), place,
            advice,
        ) from None  # fmt: skip


def _nearest(word: str, words: Sequence[str] | Mapping[str, str]) -> Text | None:
    from lokcheck.sources.words import nearest

    near = nearest(word, list(words))
    return Text(f"Menade du {near!r}?", f"Did you mean {near!r}?") if near else None
