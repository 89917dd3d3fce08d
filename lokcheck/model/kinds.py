"""The kinds of document, one model for each, told apart by ``kind``.

A model with fifty keys takes milliseconds to make, so each kind has a module of its own, imported when a document of
that kind comes.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from lokcheck.model import claims, content, identity, plans, steering
from lokcheck.model.base import Part, many, opt, req
from lokcheck.model.codes import Kind
from lokcheck.model.shorthand import plain_status

__all__ = ["KINDS", "Document", "any_document", "model_for"]


class Document(Part):
    """What every kind of document can state. What the text does not say is left out."""

    kind: Kind = req("Dokumentets slag.", "Kind of document.")
    format: Literal[1] = opt("Dokumentformatets version.", "Version of the document format.", default=1)
    id: str = req("Dokumentets namn, unikt i samlingen.", "Name of the document, unique in its set.",
                  pattern=r"^[a-z0-9][a-z0-9-]*$")  # fmt: skip
    title: str = req("Dokumentets titel.", "Title of the document.", min_length=1)
    county: str | None = opt("Länets namn eller kod (SCB).", "Name or code (SCB) of the county.")
    source: identity.SourceText | None = opt("Källdokumentet.", "The source document.")
    status: Annotated[identity.DocumentStatus | None, BeforeValidator(plain_status)] = opt(
        "Status enligt texten.", "Status as the text states it."
    )
    version: str | None = opt("Version eller utgåva.", "Version or edition.")
    registry_number: str | None = opt("Diarienummer.", "Registry number.")
    owner: str | None = opt("Vem som förvaltar och reviderar dokumentet.", "Who keeps and revises the document.")
    dates: list[identity.DatedEvent] = many("Dokumentets egna datum.", "The document's own dates.")
    validity: identity.Validity | None = opt("Giltighetstid.", "Period of validity.")
    parties: list[identity.Party] = many("Parter.", "Parties.")
    municipalities: list[plans.Municipality] = many("Kommuner som ingår.", "Municipalities that take part.")
    signatures: list[identity.Signature] = many("Underskrifter.", "Signatures.")
    signature_page: bool = opt("Om underskriftssidan ingår i texten.", "Whether the text has its signatures.", True)
    adoptions: list[identity.Adoption] = many("Uppgifter om antagande.", "Statements on adoption.")
    replaces: list[identity.Replaced] = many("Dokument som ersätts.", "Documents replaced.")
    changes: list[identity.RevisionNote] = many(
        "Vad som har ändrats sedan föregående version, och varför.",
        "What was changed since the version before, and why.",
    )
    citations: list[identity.Citation] = many("Lagar och riktlinjer som åberopas.", "Laws and guidelines cited.")
    references: list[identity.Reference] = many("Andra dokument.", "Other documents.")
    annexes: list[identity.Annex] = many("Bilagor.", "Annexes.")
    deadlines: list[identity.Deadline] = many("Tidsfrister.", "Deadlines.")
    demands: list[identity.PlanDemand] = many(
        "Krav på planer, lokala överenskommelser och rapporter.", "Demands on plans, local agreements and reports."
    )
    target_groups: list[content.TargetGroup] = many("Medel och beteenden som omfattas.", "Substances covered.")
    ages: list[content.Ages] = many("Åldrar som omfattas.", "Ages covered.")
    special_groups: list[content.SpecialGroup] = many("Grupper med särskilda behov.", "Groups with special needs.")
    services: list[content.CoveredService] = many("Verksamheter som omfattas.", "Services covered.")
    responsibilities: list[content.Responsibility] = many("Ansvarsfördelning.", "Division of responsibility.")
    goals: list[content.Goal] = many("Mål.", "Goals.")
    resources: list[content.Resource] = many("Resurser.", "Resources.")
    routines: list[content.Routine] = many("Rutiner.", "Routines.")
    statements: list[content.Statement] = many("Övriga bestämmelser.", "Other provisions.")
    obligations: list[content.Obligation] = many("Åtaganden.", "Obligations.")
    consultations: list[content.Consultation] = many("Organisationer som hörs.", "Organisations heard.")
    sip: content.Sip | None = opt("Samordnad individuell plan.", "Coordinated individual plan.")
    follow_ups: list[content.FollowUp] = many("Uppföljning och översyn.", "Follow-up and review.")
    groups: list[steering.GovernanceGroup] = many("Grupper som styr eller samverkar.", "Governance groups.")
    disputes: steering.Dispute | None = opt("Tvister.", "Disputes.")
    deviations: steering.Deviation | None = opt("Avvikelser.", "Deviations.")
    staffing: list[plans.Staffing] = many("Bemanning.", "Staffing.")
    law_statements: list[claims.LawStatement] = many("Vad texten säger att lagen säger.", "What it says of the law.")
    counts: list[claims.Count] = many("Antal som anges och räknas upp.", "Numbers announced and listed.")
    marks: list[claims.Mark] = many("Notmärken och figurer.", "Footnote marks and figures.")
    terms: list[claims.Term] = many("Ord som kan vara föråldrade.", "Words that can be outdated.")
    name_variants: list[claims.NameVariant] = many("Namn på samma organ.", "Names of one body.")
    remnants: list[claims.Remnant] = many("Rester från andra dokument.", "Remnants of other documents.")
    events: list[claims.Event] = many("Händelser som texten berättar om.", "Events told of.")
    year_mentions: list[claims.YearMention] = many("År som texten anger.", "Years stated.")
    title_claims: list[claims.TitleClaim] = many("Rubrik mot text.", "Title against text.")
    statutory_terms: list[claims.StatutoryTerm] = many("Lagens ord som återges fel.", "Statutory words wrong.")
    lists: list[claims.ListedItem] = many("Uppräkningar på flera ställen.", "Lists given in several places.")


_CLASSES = {
    "county-agreement": "CountyAgreement",
    "local-agreement": "LocalAgreement",
    "supplement": "Supplement",
    "programme-agreement": "ProgrammeAgreement",
    "programme": "Programme",
    "action-plan": "ActionPlan",
    "mandate": "Mandate",
    "sip-annex": "SipAnnex",
}


class _Kinds(Mapping[str, type[Document]]):
    """The models by kind; each is imported when it is asked for."""

    def __getitem__(self, kind: str) -> type[Document]:
        name = _CLASSES[kind]
        model: type[Document] = getattr(import_module(f"lokcheck.model.{kind.replace('-', '_')}"), name)
        return model

    def __iter__(self) -> Iterator[str]:
        return iter(_CLASSES)

    def __len__(self) -> int:
        return len(_CLASSES)


KINDS: Mapping[str, type[Document]] = _Kinds()
"""The models by kind."""


def model_for(kind: Kind | str) -> type[Document]:
    """Return the model of ``kind``. Raises KeyError for a kind that does not exist."""
    return KINDS[kind]


def any_document() -> Any:
    """Return the type of any kind of document, told apart by ``kind``, for schemas that cover them all."""
    from pydantic import Discriminator

    return Annotated[tuple(KINDS.values()), Discriminator("kind")]
