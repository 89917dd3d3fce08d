"""How the cooperation is steered: groups, disputes, deviations."""

from typing import ClassVar

from lokcheck.model.base import Entry, many, opt, req
from lokcheck.model.codes import Level, Side

__all__ = ["Deviation", "Dispute", "DisputeLevel", "GovernanceGroup", "Member", "SteeringDefinition"]


class Member(Entry):
    """A seat in a group."""

    fact: ClassVar[str | None] = "member"

    role: str = req("Rollen eller organisationen.", "Role or organisation.")
    side: Side = req("Vilken sida som företräds.", "The side that is represented.")
    employed_by: Side | None = opt("Vilken sida företrädaren är anställd på, om annan.", "Employer's side, if another.")
    political: bool = opt("Ja om det är en förtroendevald.", "True if an elected politician.", False)
    count: int | None = opt("Antal.", "Number.", ge=1)


class SteeringDefinition(Entry):
    """One place in the text that says what a group is; two that differ are a fault."""

    fact: ClassVar[str | None] = "group_definition"

    says: str = req("Vad texten säger att gruppen är, kort.", "What the text says that the group is.")


class GovernanceGroup(Entry):
    """A group that the text names."""

    fact: ClassVar[str | None] = "group"

    name: str = req("Gruppens namn.", "Name of the group.")
    aliases: list[str] = many("Andra namn i texten.", "Other names in the text.")
    level: Level | None = opt("Nivå.", "Level.")
    steering: bool = opt("Ja om den styr eller leder.", "True if it steers.", False)
    political: bool = opt("Ja om den består av förtroendevalda.", "True if it consists of politicians.", False)
    composition: str | None = opt("Sammansättning.", "Composition.")
    task: str | None = opt("Uppgift.", "Task.")
    planned: bool = opt("Ja om den ska tillsättas.", "True if it is to be set up.", False)
    members: list[Member] = many("Platser i gruppen.", "Seats in the group.")
    definitions: list[SteeringDefinition] = many(
        "Var och hur texten bestämmer gruppen, om det görs på flera ställen.", "Definitions, where there are several."
    )


class DisputeLevel(Entry):
    """A level of the dispute ladder."""

    fact: ClassVar[str | None] = "dispute_level"

    order: int = req("Ordning (1 först).", "Order (1 first).", ge=1)
    body: str = req("Vem som löser tvisten.", "Who settles the dispute.")


class Dispute(Entry):
    """How disputes are settled."""

    fact: ClassVar[str | None] = "dispute"

    levels: list[DisputeLevel] = many("Nivåer i ordning.", "Levels in order.")
    last_instance: str | None = opt("Sista instans.", "Last instance.")
    cost_rule: str | None = opt("Hur kostnaden fördelas.", "How costs are shared.")


class Deviation(Entry):
    """How deviations are handled."""

    fact: ClassVar[str | None] = "deviation"

    reported_to: str | None = opt("Till vem de rapporteras.", "Whom they are reported to.")
    analysed_by: str | None = opt("Vem som analyserar dem.", "Who analyses them.")
    feedback: str | None = opt("Återkoppling.", "Feedback.")
