"""What changed since the audit before: a small chart of all audits, and what is new, worsened and solved by county."""

from collections.abc import Iterator, Sequence

from lokcheck.audit.history.change import STATES, History, Run, State
from lokcheck.audit.history.said import caveats
from lokcheck.audit.html.choice import whole
from lokcheck.audit.html.words import both, of, own, section, table
from lokcheck.audit.phrases import digits, fill
from lokcheck.report.html.markup import Html, el, glue
from lokcheck.texts import Text

__all__ = ["trend"]

_SHOWN = 12
"""Audits in the chart: the latest."""
_WHOLE = 5
"""Audits whose days there is room for with the whole year."""
_HEIGHT, _TOP, _FOOT = 150, 18, 20
_STATES: tuple[State, ...] = ("new", "worsened", "solved", "improved", "unchanged")
_RUN_HEADS = (
    Text("Granskning", "Audit"), Text("per", "as of"), Text("dokument", "documents"), Text("brister", "errors"),
    Text("varningar", "warnings"), Text("noteringar", "notes"), Text("uppfyllda av bedömda", "met of judged"),
)  # fmt: skip


def trend(history: History) -> Html:
    """Return the section; with one audit only it says that there is nothing to compare with."""
    title = Text("Sedan förra gången", "Since last time")
    if history.before is None:
        none = Text("Databasen har bara den här granskningen. Nästa gång visas här vad som har ändrats.",
                    "The database has this audit only. Next time, this shows what has changed.")  # fmt: skip
        return section("trend", title, both(none, "p"))
    runs = history.runs[-_SHOWN:]
    rows = [_run(run) for run in runs]
    numbers = table(Text("Granskningarna", "The audits"), _RUN_HEADS, rows, "numbers trend")
    beside = el("div", el("div", both(_CHART, "p", class_="small"), _chart(runs)), numbers, class_="beside")
    return section("trend", title, whole(), *_said(history), beside, _counties(history))


_SINCE = Text("Sedan {0}: {1} fynd är {1|löst|lösta}, {2} är {2|nytt|nya}, {3} har förvärrats och {4} är "
              "{4|oförändrat|oförändrade}.",
              "Since {0}: {1} {1|finding is|findings are} solved, {2} {2|is|are} new, {3} {3|has|have} worsened and "
              "{4} {4|is|are} unchanged.")  # fmt: skip
_CHART = Text("Antal brister i varje granskning", "Number of errors in each audit")


def _said(history: History) -> Iterator[Html]:
    states, before = history.states(), history.before
    assert before is not None
    numbers = [states[state] for state in ("solved", "new", "worsened", "unchanged")]
    yield both(fill(_SINCE, str(before.as_of), *numbers), "p", class_="lead")
    other = [(states[state], text) for state, text in STATES.items() if state not in _STATES and states[state]]
    if other:
        more = Text(
            *(", ".join(f"{digits(number)} {text.get(lang)}" for number, text in other) for lang in ("sv", "en"))
        )
        yield both(Text(f"Därtill {more.sv}.", f"Besides, {more.en}."), "p")
    yield from (both(text, "p") for text in caveats(history))


def _chart(runs: Sequence[Run]) -> Html:
    """Columns with their numbers on top and the day below; the table has the same numbers."""
    most = max((run.severities["error"] for run in runs), default=0) or 1
    width = 100 / max(len(runs), 1)
    parts = []
    for at, run in enumerate(runs):
        number = run.severities["error"]
        high = round((_HEIGHT - _TOP - _FOOT) * number / most)
        top, left = _HEIGHT - _FOOT - high, at * width
        middle = f"{round(left + width / 2, 2)}%"
        parts.append(el("rect", x=f"{round(left + width * 0.2, 2)}%", y=top, width=f"{round(width * 0.6, 2)}%",
                        height=max(high, 1), class_="not_met"))  # fmt: skip
        parts.append(el("text", digits(number), x=middle, y=top - 4, text_anchor="middle"))
        parts.append(
            el("text", str(run.as_of)[2 * (len(runs) > _WHOLE) :], x=middle, y=_HEIGHT - 4, text_anchor="middle")
        )
    return el("div", el("svg", parts, width="100%", height=_HEIGHT, aria_hidden="true"), class_="chart")


def _run(run: Run) -> Html:
    numbers = [run.documents, *(run.severities[level] for level in ("error", "warning", "note"))]
    met = of(run.met, run.judged)
    cells = [el("td", digits(number)) for number in numbers]
    return el("tr", el("th", str(run.run), scope="row"), el("td", el("span", str(run.as_of))), cells, el("td", met))


def _counties(history: History) -> Html:
    heads = (Text("Län", "County"), *(STATES[state] for state in _STATES))
    rows = []
    for name, states in history.by_county().items():
        shown = own(name) if name else both(Text("framgår inte", "not stated"))
        cells = [el("td", digits(states[state])) for state in _STATES]
        rows.append(el("tr", el("th", shown, scope="row"), cells))
    caption = Text("Vad som har ändrats i varje län", "What has changed in each county")
    return el("details", el("summary", both(caption)), glue(table(caption, heads, rows, "numbers trend")))
