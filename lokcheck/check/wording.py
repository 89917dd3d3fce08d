"""The message of a verdict: the rule's own words, with what matched or failed filled in."""

import datetime as dt
from collections.abc import Mapping

from lokcheck.check.date_words import date_words
from lokcheck.check.lines import fact_label
from lokcheck.facts.fact import Fact
from lokcheck.judge.result import Hit, Verdict
from lokcheck.model.labels import label_of
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.rule import Rule
from lokcheck.rulebook.template import fill
from lokcheck.texts import Lang, Text

__all__ = ["message_of"]

_SHOWN = 6
_MET = Text("Uppfyllt.", "Met.")
_MANUAL = Text("Kräver en persons bedömning.", "Needs a person's judgement.")
_NO_LAW = Text(
    "Ingen bestämmelse som kräver detta gällde den dagen.", "No provision that asks for this was in force that day."
)
_NO_ITEMS = Text(
    "Dokumentet innehåller inget som kravet gäller.", "The document has nothing that the requirement concerns."
)


def message_of(rule: Rule, verdict: Verdict, rulebook: Rulebook, day: dt.date) -> Text:
    """Return what the report says of ``verdict``, which is of ``day``."""
    if verdict.outcome == "not_applicable":
        return verdict.reason or (_NO_LAW if rule.conditional else _NO_ITEMS)
    if verdict.reason is not None:  # a person's answer, or why it no longer holds
        return verdict.reason
    if verdict.outcome == "manual":
        return rule.question or _MANUAL
    word: str = "unknown" if verdict.outcome == "cannot_judge" else verdict.outcome
    if verdict.hits and verdict.hits[0].grade == "fails":
        word = "fails"
    text = rule.messages.get(word, _MET)
    if "{" not in text.sv and "{" not in text.en:
        return text
    numbers = rulebook.parameters_on(day)
    return Text(_filled(text.sv, verdict, numbers, "sv"), _filled(text.en, verdict, numbers, "en"))


def _filled(template: str, verdict: Verdict, parameters: Mapping[str, int], lang: Lang) -> str:
    bound: dict[str, Fact] = {}
    for hit in reversed(verdict.hits):
        bound |= hit.facts
    if verdict.failing:
        bound["it"] = verdict.failing[0]

    def lookup(name: str) -> str:
        if name.startswith("param:"):
            return str(parameters[name[6:]])
        if name.startswith("percent:"):
            return _percent(parameters[name[8:]], lang)
        if name == "count":
            return str(len(verdict.failing) or len(verdict.hits))
        if name == "total":
            return str(verdict.total)
        if name == "items":
            return _items(verdict, lang)
        var, _, field = name.partition(".")
        value = bound[var].data.get(field) if var in bound else None
        if isinstance(value, int):
            return _number(value, lang)
        return "–" if value is None else date_words(label_of(value).get(lang), lang)

    return fill(template, lookup)


def _number(value: int, lang: Lang) -> str:
    """Return a whole number with its thousands apart, as the language writes them; four digits stand together."""
    if abs(value) < 10_000:
        return str(value)
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}" if lang == "sv" else ",")


def _percent(per_mille: int, lang: Lang) -> str:
    """Return per mille as per cent, without the sign."""
    whole, tenth = divmod(per_mille, 10)
    return f"{whole}" if not tenth else f"{whole}{',' if lang == 'sv' else '.'}{tenth}"


def _items(verdict: Verdict, lang: Lang) -> str:
    facts = verdict.failing or tuple(_thing(hit) for hit in verdict.hits)
    names = list(dict.fromkeys(fact_label(fact).get(lang) for fact in facts))
    more = len(names) - _SHOWN
    rest = "" if more <= 0 else (f" och {more} till" if lang == "sv" else f" and {more} more")
    shown = names[:_SHOWN]
    # What has a comma itself would look like two things.
    return ("; " if any("," in name for name in shown) else ", ").join(shown) + rest


def _thing(hit: Hit) -> Fact:
    """What a hit is about: the last thing that it binds; a number is never the thing that it measures."""
    facts = list(reversed(hit.facts.values()))
    return next((fact for fact in facts if fact.type != "measure"), facts[0])
