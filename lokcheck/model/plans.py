"""Activities, money, staffing and timetables of a plan, a mandate or a programme agreement."""

from typing import ClassVar

from lokcheck.model.base import Entry, many, opt, req
from lokcheck.model.codes import Topic
from lokcheck.model.dates import PartialDate

__all__ = [
    "ActivityRow", "Amount", "Budget", "BudgetLine", "BudgetTotal", "Commission", "Condition", "Municipality",
    "Payment", "PlanPromise", "Staffing", "TimetablePeriod",
]  # fmt: skip


class ActivityRow(Entry):
    """A row of the activity table."""

    fact: ClassVar[str | None] = "activity"

    plan: str | None = opt("Vilken plan eller tabell raden hör till, t.ex. 2011.", "The plan or table, e.g. 2011.")
    previous: bool = opt("Ja om raden hör till en tidigare plan.", "True if it belongs to an earlier plan.", False)
    area: str | None = opt("Område.", "Area.")
    activity: str = req("Insats eller aktivitet.", "Activity.")
    how: str | None = opt("Hur.", "How.")
    when: str | None = opt("När, med textens ord.", "When, in the text's words.")
    date: PartialDate | None = opt("När, som datum.", "When, as a date.")
    responsible: list[str] = many("Ansvariga, med textens namn.", "Who is responsible, as named.")
    responsible_fits: bool = opt(
        "Nej om den ansvarige inte är den som kan svara för insatsen.",
        "False if the one responsible can not answer for the activity.",
        True,
    )
    cost: str | None = opt("Kostnad eller finansiering.", "Cost or funding.")
    budget_line: str | None = opt("Budgetraden (id) som bekostar den.", "The budget line (id) that pays for it.")
    see: str | None = opt("Hänvisning till en annan rad.", "Reference to another row.")
    goal: str | None = opt("Målet (id) som den bidrar till.", "The goal (id) that it serves.")
    topics: list[Topic] = many("Frågor som den gäller.", "Topics of the activity.")
    recurrent: bool = opt("Ja om den återkommer.", "True if recurrent.", False)
    outcome: str | None = opt("Kommentar om utfallet.", "Comment on the outcome.")


class BudgetLine(Entry):
    """A line of a budget or of accounts."""

    fact: ClassVar[str | None] = "budget_line"

    id: str | None = opt("Kort namn som aktiviteter hänvisar till.", "Short name that activities refer to.")
    label: str = req("Radens text.", "Text of the line.")
    kind: str = req("income eller cost.", "income or cost.", pattern="^(income|cost)$")
    amount: int = req("Belopp i kronor.", "Amount in SEK.")
    quantity: int | None = opt("Antal, om beloppet är antal gånger styckpris.", "Number, for number times unit.", ge=1)
    unit_amount: int | None = opt("Belopp per styck i kronor.", "Amount per unit in SEK.")
    carried_from: str | None = opt("Budget (id) som beloppet förs från.", "Budget (id) that it is carried from.")
    compares_to: str | None = opt("Budgetraden (id) som utfallet jämförs med.", "Budget line (id) it is compared with.")
    explained: str | None = opt("Förklaring till nollbelopp eller avvikelse.", "Explanation of zero or deviation.")


class BudgetTotal(Entry):
    """A stated sum."""

    fact: ClassVar[str | None] = "budget_total"

    of: str = req("income, cost, result eller all-years.", "income, cost, result or all-years.",
                  pattern="^(income|cost|result|all-years)$")  # fmt: skip
    label: str | None = opt("Radens text.", "Text of the line.")
    amount: int = req("Angiven summa i kronor.", "Stated sum in SEK.")
    years: int | None = opt("Antal år som summan gäller.", "Number of years that the sum covers.", ge=1)


class Budget(Entry):
    """A budget, or accounts, for one period."""

    fact: ClassVar[str | None] = "budget"

    id: str = req("Kort namn.", "Short name.")
    title: str | None = opt("Titel.", "Title.")
    period: PartialDate | None = opt("Perioden.", "The period.")
    kind: str = opt("budget eller outcome (utfall).", "budget or outcome.", "budget", pattern="^(budget|outcome)$")
    previous: bool = opt("Ja om den gäller en tidigare plan.", "True if of an earlier plan.", False)
    compares_to: str | None = opt("Budget (id) som utfallet jämförs med.", "Budget (id) it is compared with.")
    lines: list[BudgetLine] = many("Rader.", "Lines.")
    totals: list[BudgetTotal] = many("Angivna summor.", "Stated sums.")


class Amount(Entry):
    """A sum of money named in the text."""

    fact: ClassVar[str | None] = "amount"

    value: int = req("Belopp i kronor.", "Amount in SEK.")
    currency_stated: bool = opt("Om 'kronor' står vid beloppet.", "Whether the currency is written.", True)
    period: PartialDate | None = opt("Perioden beloppet gäller.", "The period of the amount.")
    payer: str | None = opt("Vem som betalar.", "Who pays.")
    what: str | None = opt("Vad beloppet gäller.", "What the amount is for.")


class Condition(Entry):
    """A condition for the money or for the agreement."""

    fact: ClassVar[str | None] = "condition"

    what: str = req("Villkoret.", "The condition.")
    of_payment: bool = opt("Ja om utbetalningen hänger på det.", "True if payment depends on it.", True)
    partner: str | None = opt("Organ som villkoret kräver samverkan med.", "Body that it demands cooperation with.")
    partner_has_task: bool = opt(
        "Ja om organet finns i en grupp eller rutin i texten.", "True if that body is in a group or routine.", False
    )
    task: str | None = opt("Uppgiften i texten som svarar mot villkoret.", "The task that answers the condition.")


class Payment(Entry):
    """How and when money is paid."""

    fact: ClassVar[str | None] = "payment"

    method: str | None = opt("Hur.", "How.")
    time: str | None = opt("När.", "When.")


class Staffing(Entry):
    """Staff applied for, granted or described."""

    fact: ClassVar[str | None] = "staffing"

    stage: str = req("applied, granted eller described.", "applied, granted or described.",
                     pattern="^(applied|granted|described)$")  # fmt: skip
    role: str = req("Befattning.", "Role.")
    count: int | None = opt("Antal personer.", "Number of persons.", ge=0)
    percent: int | None = opt("Sysselsättningsgrad per person i procent.", "Employment rate per person.", ge=1, le=100)
    says: str | None = opt("Textens ord.", "The text's words.")


class TimetablePeriod(Entry):
    """A period of the timetable."""

    fact: ClassVar[str | None] = "period"

    date: PartialDate = req("Perioden.", "The period.")
    open_end: bool = opt("Ja om 'och framåt'.", "True if 'and onwards'.", False)
    what: str | None = opt("Vad som görs.", "What is done.")


class Municipality(Entry):
    """A municipality that takes part."""

    fact: ClassVar[str | None] = "municipality"

    name: str = req("Kommunens namn.", "Name of the municipality.")
    stage: str = opt("participating, signed, planned eller mentioned.", "participating, signed, planned or mentioned.",
                     "participating", pattern="^(participating|signed|planned|mentioned)$")  # fmt: skip


class PlanPromise(Entry):
    """Something that the running text announces for the plan."""

    fact: ClassVar[str | None] = "promise"

    what: str = req("Vad som utlovas.", "What is promised.")
    in_table: bool = opt("Om en rad i planen motsvarar det.", "Whether a row of the plan answers it.", False)
    responsible: bool = opt("Om raden har en ansvarig.", "Whether that row has someone responsible.", False)
    funded: bool = opt("Om raden har pengar.", "Whether that row is funded.", False)


class Commission(Entry):
    """A body that commissions the work of a mandate."""

    fact: ClassVar[str | None] = "commission"

    party: str | None = opt("Parten (id).", "The party (id).")
    role: str | None = opt("Befattning för den som ger uppdraget.", "Role of the person commissioning.")
