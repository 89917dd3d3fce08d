"""The form that filters the requirements; hidden until its script runs, for without one it would do nothing."""

from collections import Counter
from collections.abc import Iterable

from lokcheck.report.actors import SIDE_ORDER, SIDES, sides, who
from lokcheck.report.html.chart import rows
from lokcheck.report.html.context import Context
from lokcheck.report.html.markup import Html, el
from lokcheck.report.titles import TOPIC
from lokcheck.report.words import MODALITIES, OUTCOMES, WORST_FIRST, word
from lokcheck.texts import Text

__all__ = ["filters"]

_ANY = Text("alla", "any")


def filters(context: Context) -> Html:
    """Return the form: outcome, topic, modality, party, who, and words."""
    found = context.document.requirements
    outcomes = Counter(item.today.outcome for item in found)
    modalities = Counter(item.modality for item in found)
    parties = Counter(side for item in found for side in sides(item))
    people = Counter(context.say(who(item)) for item in found)
    fields = [
        _choice(context, "o", Text("Utfall", "Outcome"),
                [(key, context.say(OUTCOMES[key]), outcomes[key]) for key in WORST_FIRST if outcomes[key]]),
        _choice(context, "t", TOPIC,
                [(row.topic, context.say(row.name), row.numbers.total) for row in rows(context)]),
        _choice(context, "m", Text("Slag av krav", "Kind of requirement"),
                [(key, context.say(word(MODALITIES, key)), number) for key, number in modalities.items()]),
        _choice(context, "p", Text("Part", "Party"),
                [(side, context.say(SIDES[side]), parties[side]) for side in SIDE_ORDER if parties[side]]),
        _choice(context, "w", Text("Vem som åtgärdar", "Who mends it"),
                [(name, name, number) for name, number in sorted(people.items())]),
        _words(context),
    ]  # fmt: skip
    shown = el(
        "output",
        "",
        class_="shown",
        data_text=context.say(Text("{0} av {1} krav visas", "{0} of {1} requirements shown")),
    )
    buttons = [
        el("button", context.say(Text("Visa alla krav", "Show all requirements")), type="reset"),
        el("button", context.say(Text("Öppna alla", "Open all")), type="button", data_open="yes"),
        el("button", context.say(Text("Stäng alla", "Close all")), type="button", data_open="no"),
    ]
    held = (el("div", fields, class_="choices"), el("p", buttons, shown))
    return el("form", *held, hidden=True, class_="filter", autocomplete="off",
              aria_label=context.label(Text("Urval av krav", "Choice of requirements")))  # fmt: skip


def _choice(context: Context, key: str, label: Text, values: Iterable[tuple[str, str, int]]) -> Html:
    name = context.id("filter", key)
    options = [el("option", f"{text} ({number})", value=value) for value, text, number in values]
    select = el("select", el("option", context.say(_ANY), value=""), options, id=name, name=key)
    return el("div", el("label", context.say(label), for_=name), select)


def _words(context: Context) -> Html:
    name = context.id("filter", "words")
    label = context.say(Text("Ord i texten", "Words in the text"))
    return el("div", el("label", label, for_=name), el("input", type="search", id=name, name="words"))
