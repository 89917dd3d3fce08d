"""What is agreed: for whom, who is responsible for what, and how the work is done together."""

from typing import ClassVar

from lokcheck.model.base import Entry, many, opt, req
from lokcheck.model.codes import Group, Knowledge, Level, Object, Service, Side, Stage, Substance, Topic
from lokcheck.model.dates import PartialDate

__all__ = [
    "Ages", "Consultation", "CoveredService", "Goal", "Indicator", "Obligation", "Resource", "Responsibility",
    "Routine", "Sip", "SipForm", "SpecialGroup", "Statement", "TargetGroup",
]  # fmt: skip


class TargetGroup(Entry):
    """A substance or behaviour that the document covers."""

    fact: ClassVar[str | None] = "target_group"

    code: Substance = req("Medel eller beteende.", "Substance or behaviour.")
    wording: str | None = opt("Textens ord, om de avviker från lagens.", "The text's word, if not the statute's.")
    place: str = opt(
        "scope (målgruppen), title (rubriken) eller goal (målet).",
        "scope, title or goal.",
        default="scope",
        pattern="^(scope|title|goal)$",
    )


class Ages(Entry):
    """The ages that the document covers."""

    fact: ClassVar[str | None] = "ages"

    all: bool = opt("Alla åldrar.", "All ages.", False)
    start: int | None = opt("Från och med (år).", "From (years).", ge=0, le=130)
    end: int | None = opt("Till och med (år).", "To and including (years).", ge=0, le=130)
    others_in: str | None = opt("Dokumentet som gäller övriga åldrar.", "The document that covers the other ages.")
    place: str = opt(
        "scope (målgruppen) eller title (rubriken).", "scope or title.", "scope", pattern="^(scope|title)$"
    )


class SpecialGroup(Entry):
    """A group that the document says needs particular attention."""

    fact: ClassVar[str | None] = "special_group"

    group: Group = req("Gruppen.", "The group.")
    name: str | None = opt("Textens ord.", "The text's words.")


class Responsibility(Entry):
    """What a principal answers for."""

    fact: ClassVar[str | None] = "responsibility"

    principal: Side = req("Huvudmannen.", "The principal.")
    actor: str | None = opt("Vem, med textens ord.", "Who, in the text's words.")
    task: str = req("Uppgiften, kort.", "The task, in brief.")
    topics: list[Topic] = many("Frågor som uppgiften gäller.", "Topics that the task concerns.")
    service: Service | None = opt("Verksamheten som utför den.", "The service that performs it.")
    when: str | None = opt("När eller vid vilken händelse.", "When, or on what event.")
    unit: str | None = opt("Namngiven enhet, för lokala överenskommelser.", "Named unit, in local agreements.")
    joint: bool = opt("Ja om ansvaret är gemensamt och ofördelat.", "True if joint and not divided.", False)
    group: Group | None = opt(
        "Gruppen som texten begränsar uppgiften till, om den inte gäller alla som behöver den.",
        "The group that the text limits the task to, if it is not for everyone who needs it.",
    )
    stages: list[Stage] = many(
        "Skeden av tvångsvården, placeringen eller slutenvården som uppgiften gäller: before, during, after.",
        "Stages of the compulsory care, placement or inpatient care: before, during, after.",
    )


class CoveredService(Entry):
    """A service that the document covers."""

    fact: ClassVar[str | None] = "service"

    principal: Side = req("Huvudmannen.", "The principal.")
    code: Service = req("Verksamheten.", "The service.")
    name: str | None = opt("Textens namn.", "Name in the text.")


class Indicator(Entry):
    """A measure of a goal."""

    fact: ClassVar[str | None] = "indicator"

    text: str = req("Indikatorn.", "The indicator.")
    measurable: bool = opt("Om den går att mäta.", "Whether it can be measured.", True)


class Goal(Entry):
    """A goal."""

    fact: ClassVar[str | None] = "goal"

    id: str | None = opt("Kort namn som aktiviteter hänvisar till.", "Short name that activities refer to.")
    text: str = req("Målet, kort.", "The goal, in brief.")
    shared: bool = opt("Ja om det är gemensamt för huvudmännen.", "True if shared by the principals.", False)
    target: str | None = opt("Målvärde eller tillstånd som kan iakttas.", "Target value or observable state.")
    date: PartialDate | None = opt("När målet ska vara nått.", "When it is to be reached.")
    effect_for: list[Group] = many("Grupper som effekten gäller.", "Groups that the effect concerns.")
    effect: bool = opt("Ja om målet är en förväntad effekt.", "True if it is an expected effect.", False)
    topics: list[Topic] = many("Frågor som målet gäller.", "Topics of the goal.")
    from_agreement: bool = opt("Ja om målet hämtas från överenskommelsen.", "True if taken from the agreement.", False)
    indicators: list[Indicator] = many("Indikatorer.", "Indicators.")


class Resource(Entry):
    """Who funds or staffs what."""

    fact: ClassVar[str | None] = "resource"

    what: str = req("Vad resursen gäller.", "What the resource is for.")
    kind: str = opt(
        "funding, staffing, cost-sharing eller premises.",
        "funding, staffing, cost-sharing or premises.",
        default="funding",
        pattern="^(funding|staffing|cost-sharing|premises)$",
    )
    principal: Side | None = opt("Vem som svarar för den.", "Who provides it.")
    about_dispute: bool = opt("Ja om regeln bara gäller tvister.", "True if the rule is for disputes only.", False)
    topics: list[Topic] = many("Frågor som resursen gäller, t.ex. placement.", "Topics that the resource concerns.")


class Routine(Entry):
    """A described routine: on what event who does what."""

    fact: ClassVar[str | None] = "routine"

    topics: list[Topic] = many("Frågor som rutinen gäller.", "Topics of the routine.")
    trigger: str | None = opt("Vad som utlöser den.", "What triggers it.")
    actor: str | None = opt("Vem som handlar.", "Who acts.")
    action: str = req("Vad som görs.", "What is done.")
    time: str | None = opt("Inom vilken tid.", "Within what time.")
    group: Group | None = opt("Gruppen den gäller.", "The group that it is for.")
    stages: list[Stage] = many(
        "Skeden av tvångsvården, placeringen eller slutenvården som rutinen gäller: before, during, after.",
        "Stages of the compulsory care, placement or inpatient care: before, during, after.",
    )


class Statement(Entry):
    """A provision of the text on a topic that is neither a responsibility nor a routine."""

    fact: ClassVar[str | None] = "statement"

    topic: Topic = req("Frågan.", "The topic.")
    says: str | None = opt("Vad texten säger, kort.", "What the text says, in brief.")
    actor: str | None = opt("Vem det gäller.", "Whom it concerns.")
    binding: bool = opt("Ja om ordalydelsen binder (ska, åtar sig).", "True if the wording binds.", False)
    recurrent: bool = opt("Ja om det återkommer.", "True if recurrent.", False)
    method: str | None = opt("Hur.", "How.")
    date: PartialDate | None = opt("När.", "When.")
    level: Level | None = opt("Nivå.", "Level.")
    knowledge: list[Knowledge] = many("Kunskapskällor som nämns.", "Sources of knowledge named.")


class Obligation(Entry):
    """A duty ('ska', 'åtar sig') or a wish ('bör'), with the one who bears it."""

    fact: ClassVar[str | None] = "obligation"

    bearer: str = req("Den som bär den: partens id, eller namnet.", "Who bears it: the party's id, or the name.")
    what: str = req("Vad, kort.", "What, in brief.")
    binding: bool = opt("ska/åtar sig (ja) eller bör (nej).", "shall (true) or should (false).", True)
    bearer_joins: bool = opt(
        "Ja om texten säger att den som inte är part ansluter sig genom eget avtal eller ombud.",
        "True if the text says that the non-party joins by an agreement of its own, or is bound by a party.",
        False,
    )
    concrete: bool = opt("Ja om den säger vem, vad och när.", "True if it says who, what and when.", True)
    level: Level | None = opt("Nivå, för program.", "Level, for programmes.")
    commitment: str | None = opt("Vilket åtagande i programmet det svarar mot.", "The programme commitment it answers.")
    topics: list[Topic] = many("Frågor som den gäller.", "Topics that it concerns.")


class Consultation(Entry):
    """An organisation that was, or is to be, heard."""

    fact: ClassVar[str | None] = "consultation"

    organisation: str | None = opt("Organisationen.", "The organisation.")
    named: bool = opt("Ja om organisationen namnges.", "True if the organisation is named.", True)
    represents: str = opt(
        "users, relatives, both eller other.", "users, relatives, both or other.", "users",
        pattern="^(users|relatives|both|other)$",
    )  # fmt: skip
    stage: str = opt(
        "content (innehållet), follow-up (uppföljning och revidering) eller work (arbetet).",
        "content, follow-up or work.",
        default="content",
        pattern="^(content|follow-up|work)$",
    )
    opportunity: bool = opt("Har fått lämna synpunkter.", "Was given the opportunity to comment.", True)
    response: str | None = opt("Vad synpunkterna ledde till.", "What the comments led to.")
    responsible: str | None = opt("Vem som ansvarar för att organisationen hörs.", "Who sees to it that it is heard.")
    persons: bool = opt("Ja om det är personer med egen erfarenhet.", "True if persons with lived experience.", False)


class SipForm(Entry):
    """The SIP form, or what a SIP annex has fields for."""

    fact: ClassVar[str | None] = "sip_form"

    attached: bool = opt("Ja om texten säger att blanketten följer med.", "True if said to be attached.", False)
    ages: str | None = opt(
        "Åldrar: all, adults, under-18 eller t.ex. 13-20.", "Ages: all, adults, under-18 or e.g. 13-20.",
        pattern=r"^(all|adults|under-18|\d{1,3}-\d{0,3})$",
    )  # fmt: skip


class Sip(Entry):
    """What the text says about the coordinated individual plan (SIP)."""

    fact: ClassVar[str | None] = "sip"

    consent: str | None = opt("Samtycke: textens ord.", "Consent: the text's words.")
    start: str | None = opt(
        "without-delay (utan dröjsmål), at-once (genast) eller days (inom ett antal dagar).",
        "without-delay, at-once or days.",
        pattern="^(without-delay|at-once|days)$",
    )
    days: int | None = opt("Antal dagar.", "Number of days.", ge=0)
    either_principal: str | None = opt(
        "Att den ena huvudmannens bedömning räcker: textens ord.", "That one principal's assessment suffices."
    )
    either_principal_partly: bool = opt(
        "Ja om texten låter någon kalla men inte säger att den andra ska delta.",
        "True if anyone may call but the other's duty to attend is not said.",
        False,
    )
    needs: str | None = opt("Vilka insatser som behövs.", "Which interventions are needed.")
    region_part: str | None = opt("Vad regionen svarar för.", "What the region answers for.")
    municipality_part: str | None = opt("Vad kommunen svarar för.", "What the municipality answers for.")
    others_part: str | None = opt("Åtgärder av annan.", "Measures by others.")
    overall_responsibility: str | None = opt(
        "Vem som har det övergripande ansvaret.", "Who has overall responsibility."
    )
    relatives: str | None = opt("Att närstående får delta.", "That relatives may take part.")
    relatives_supported: str | None = opt("Att närstående erbjuds stöd.", "That relatives are offered support.")
    follow_up_by: str | None = opt("Vem som följer upp.", "Who follows up.")
    follow_up_when: str | None = opt("När den följs upp.", "When it is followed up.")
    triggers: list[str] = many("När en SIP görs.", "When a SIP is made.")
    form: SipForm | None = opt("Blanketten.", "The form.")


class FollowUp(Entry):
    """How often, when and by whom something is followed up."""

    fact: ClassVar[str | None] = "follow_up"

    object: Object = req("Vad som följs upp.", "What is followed up.")
    months: int | None = opt("Intervall i månader.", "Interval in months.", ge=1)
    next_date: PartialDate | None = opt("Nästa tidpunkt.", "Next date.")
    owner: str | None = opt("Vem som ansvarar.", "Who is responsible.")
    reported_to: str | None = opt("Vem resultatet redovisas till.", "Who receives the result.")
    method: str | None = opt("Hur.", "How.")
    by_sex: str | None = opt("Könsuppdelning, eller varför inte.", "Broken down by sex, or why not.")
    review: bool = opt("Ja om det är översyn eller revidering.", "True if it is a review or revision.", False)
    done: PartialDate | None = opt("När en översyn har gjorts.", "When a review was made.")
    kind: str = opt(
        "follow-up, evaluation, interim-report eller final-report.",
        "follow-up, evaluation, interim-report or final-report.",
        default="follow-up",
        pattern="^(follow-up|evaluation|interim-report|final-report)$",
    )


__all__ += ["FollowUp"]
