"""What the kinds of document that are about money have in common."""

from lokcheck.model import plans
from lokcheck.model.base import many
from lokcheck.model.kinds import Document

__all__ = ["Financed"]


class Financed(Document):
    """What a document about money can state."""

    budgets: list[plans.Budget] = many("Budgetar och utfall.", "Budgets and accounts.")
    amounts: list[plans.Amount] = many("Belopp i texten.", "Amounts in the text.")
    conditions: list[plans.Condition] = many("Villkor.", "Conditions.")
    payments: list[plans.Payment] = many("Utbetalning.", "Payment.")
    timetable: list[plans.TimetablePeriod] = many("Tidplanens perioder.", "Periods of the timetable.")
