"""What must be said beside the numbers of two audits: what is in one of them only, and what else has changed."""

from collections.abc import Iterator

from lokcheck.audit.history.change import History
from lokcheck.audit.history.trends import choice_text
from lokcheck.audit.phrases import fill
from lokcheck.texts import Text

__all__ = ["caveats"]

_CHANGED = Text(
    "Kraven är inte desamma i de två (regelverk, lagregister, inställningar eller version av lokcheck): en del av "
    "skillnaden kan bero på det.",
    "The requirements are not the same in the two (rulebook, register of law, settings or version of lokcheck): part "
    "of the difference may be due to that.",
)
_CHOSEN = Text(
    "De två gäller inte samma urval av dokument: {0} mot {1}. Det som bara den ena gäller räknas varken som nytt eller "
    "som löst.",
    "The two are not of the same choice of documents: {0} against {1}. What only one of them is of counts neither as "
    "new nor as solved.",
)
_ADDED = Text("{0} dokument har tillkommit, {1} finns inte längre med.", "Documents: {0} added, {1} no longer there.")
_FAILED = Text(
    "{0} dokument gick inte att läsa eller bedöma den här gången: det är okänt vad som har hänt med fynden i dem.",
    "Documents that could not be read or judged this time: {0}. What became of their findings is not known.",
)
_RECOVERED = Text(
    "{0} dokument gick inte att läsa eller bedöma förra gången.",
    "Documents that could not be read or judged last time: {0}.",
)


def caveats(history: History) -> Iterator[Text]:
    """Yield what is to be said of the latest audit beside the one before; nothing where there is none before."""
    if history.before is None:
        return
    if history.added or history.removed:
        yield fill(_ADDED, history.added, history.removed)
    if history.failed:
        yield fill(_FAILED, history.failed)
    if history.recovered:
        yield fill(_RECOVERED, history.recovered)
    if history.choice_changed and (history.added or history.removed):
        yield fill(_CHOSEN, choice_text(history.before.made), choice_text(history.after.made))
    if history.rulebook_changed:
        yield _CHANGED
