"""Who agrees, when, on what ground, and which other documents belong to it."""

from typing import ClassVar

from lokcheck.model.base import Entry, Part, many, opt, req
from lokcheck.model.codes import Area, Body, DateRole, Object, PlanItem, ReferenceRole, Side, Status, Substance, Topic
from lokcheck.model.dates import PartialDate

__all__ = [
    "Adoption", "Annex", "Citation", "DatedEvent", "DocumentStatus", "Party", "Reference", "Replaced", "RevisionNote",
    "Signature", "SourceText", "Validity",
]  # fmt: skip


class SourceText(Part):
    """The document that was encoded."""

    title: str = req("Källdokumentets titel.", "Title of the source document.")
    sha256: str | None = opt("Källfilens kontrollsumma.", "Checksum of the source file.", pattern="^[0-9a-f]{64}$")
    url: str | None = opt("Var källan finns.", "Where the source is found.")


class Party(Entry):
    """A contracting body, or a group of them ('the thirteen municipalities of the county')."""

    fact: ClassVar[str | None] = "party"

    id: str = req("Kort namn som andra uppgifter hänvisar till.", "Short name that other entries refer to.")
    name: str = req("Partens namn som det står i texten.", "The party's name as written.")
    side: Side = req("Vilken sida parten hör till.", "The side that the party belongs to.")
    collective: bool = opt(
        "Ja om namnet står för flera parter ('kommunerna i länet').", "True if the name stands for several.", False
    )
    count: int | None = opt("Angivet antal, om texten säger ett.", "Stated number, if the text gives one.", ge=1)
    members: list[str] = many("Medlemmarnas namn, om de räknas upp.", "Names of the members, if listed.")
    aliases: list[str] = many("Andra namn i samma text.", "Other names used in the same text.")
    in_title: bool | None = opt("Om parten nämns i rubriken.", "Whether the title names the party.")


class Signature(Entry):
    """Someone has signed for a party: role and organisation, never a personal name."""

    fact: ClassVar[str | None] = "signature"

    party: str | None = opt("Parten (id) som undertecknaren företräder.", "The party (id) represented.")
    organisation: str | None = opt("Organisationen i underskriften.", "Organisation in the signature block.")
    role: str | None = opt("Undertecknarens befattning.", "Role of the signatory.")
    date: PartialDate | None = opt("Dag för underskrift.", "Day of signing.")
    place: str | None = opt("Ort.", "Place.")
    delegation: str | None = opt("Delegation eller fullmakt.", "Delegation or mandate to sign.")


class Adoption(Entry):
    """A statement that a body has adopted, or is to adopt, the document."""

    fact: ClassVar[str | None] = "adoption"

    party: str | None = opt("Parten (id) som beslutet binder.", "The party (id) that the decision binds.")
    body: str | None = opt("Organet som beslutar.", "The deciding body.")
    level: Body | None = opt("Slag av organ.", "Kind of body.")
    date: PartialDate | None = opt("Beslutsdag.", "Day of the decision.")
    claim: str = opt(
        "adopted (antagen), to-be-adopted (ska antas), recommended (rekommenderas), established (fastställd).",
        "adopted, to-be-adopted, recommended or established.",
        default="adopted",
        pattern="^(adopted|to-be-adopted|recommended|established)$",
    )
    about_predecessor: bool = opt(
        "Ja om uppgiften gäller den föregående versionen.", "True if it concerns the version before.", False
    )


class DatedEvent(Entry):
    """A date of the document itself."""

    fact: ClassVar[str | None] = "dated"

    role: DateRole = req("Vad datumet gäller.", "What the date is.")
    date: PartialDate = req("Datumet.", "The date.")


class Validity(Entry):
    """From when and until when the document applies."""

    fact: ClassVar[str | None] = "validity"

    start: PartialDate | None = opt("Gäller från.", "Applies from.")
    end: PartialDate | None = opt("Gäller till och med.", "Applies until and including.")
    until_further_notice: bool = opt("Gäller tills vidare.", "Applies until further notice.", False)
    follows_agreement: bool = opt(
        "Följer huvudöverenskommelsens giltighet.", "Follows the agreement's validity.", False
    )
    months: int | None = opt("Angiven längd i månader.", "Stated length in months.", ge=1)
    notice_months: int | None = opt("Angiven uppsägningstid i månader.", "Stated period of notice in months.", ge=1)


class DocumentStatus(Entry):
    """The status that the text states for itself."""

    fact: ClassVar[str | None] = "status"

    value: Status = req("Status.", "Status.")


class Replaced(Entry):
    """The document that this one replaces."""

    fact: ClassVar[str | None] = "replaces"

    title: str | None = opt("Det ersatta dokumentets titel.", "Title of the document replaced.")
    date: PartialDate | None = opt("Det ersatta dokumentets datum.", "Date of the document replaced.")
    itself: bool = opt(
        "Ja om ordalydelsen säger att dokumentet ersätter sig självt.",
        "True if the wording makes the document replace itself.",
        False,
    )


class RevisionNote(Entry):
    """What the document itself says was changed since the version before, and why."""

    fact: ClassVar[str | None] = "revision_note"

    what: str = req("Vad som har ändrats, kort.", "What was changed, in brief.")
    about: Area = req(
        "Nyckeln i dokumentet som ändringen gäller, t.ex. target_groups.",
        "Key of the document that the change is about, e.g. target_groups.",
    )
    item: str | None = opt(
        "Uppgiften som har ändrats: dess id, kod eller namn, t.ex. gambling; utelämnas om hela listan avses.",
        "The entry that was changed: its id, code or name, e.g. gambling; left out if the whole list is meant.",
    )
    reason: str | None = opt("Varför.", "Why.")


class Citation(Entry):
    """A law, regulation, bill or guideline that the text cites."""

    fact: ClassVar[str | None] = "citation"

    text: str = req("Hänvisningen som den står.", "The citation as written.")
    use: str = opt(
        "agreement (överenskommelsens lagstöd), sip (lagstöd för SIP), contracting (avtal med privata utförare), "
        "guideline (riktlinjer som styr arbetet) eller other (annat).",
        "agreement (its legal basis), sip, contracting, guideline (that governs the work) or other.",
        default="other",
        pattern="^(agreement|sip|contracting|guideline|other)$",
    )
    edition: int | None = opt("Utgivningsår, för riktlinjer.", "Year of the edition, for guidelines.", ge=1900, le=2100)
    historical: bool = opt(
        "Ja om texten nämner den som äldre och ersatt.", "True if the text cites it as earlier and replaced.", False
    )
    garbled: str | None = opt(
        "Vad som är fel i hänvisningen, t.ex. ett upprepat paragrafnummer.",
        "What is wrong with the citation, e.g. a section number repeated.",
    )


class Reference(Entry):
    """Another document of the set, or one outside it."""

    fact: ClassVar[str | None] = "reference"

    role: ReferenceRole = req("Vad det andra dokumentet är för detta.", "What the other document is to this one.")
    title: str | None = opt("Titel.", "Title.")
    date: PartialDate | None = opt("Det andra dokumentets datum eller år.", "The other document's date or year.")
    ref: str | None = opt("Relativ sökväg till filen.", "Relative path to the file.")
    topics: list[Topic] = many("Frågor som texten lämnar till det dokumentet.", "Topics handed to that document.")
    covers: list[Substance] = many("Målgrupper som det tillför.", "Target groups that it adds.")


class Annex(Entry):
    """An annex that the text refers to or lists."""

    fact: ClassVar[str | None] = "annex"

    number: str | None = opt("Bilagans nummer.", "Number of the annex.")
    title: str | None = opt("Bilagans titel.", "Title of the annex.")
    role: ReferenceRole = opt("Vad bilagan är.", "What the annex is.", default="other")
    present: bool = opt("Om bilagan ligger med i dokumentet.", "Whether the document contains the annex.", False)
    listed: bool = opt("Om bilagan finns i en bilageförteckning.", "Whether a list of annexes names it.", False)
    ref: str | None = opt("Relativ sökväg till filen.", "Relative path to the file.")
    titles_differ: bool = opt(
        "Ja om texten ger bilagan olika namn.", "True if the text calls it by several names.", False
    )
    topics: list[Topic] = many("Frågor som texten lämnar till bilagan.", "Topics handed to the annex.")
    ages: str | None = opt(
        "Åldrar som bilagan är gjord för: all, adults, under-18 eller t.ex. 13-20.",
        "Ages that the annex is made for: all, adults, under-18 or e.g. 13-20.",
        pattern=r"^(all|adults|under-18|\d{1,3}-\d{0,3})$",
    )


class PlanDemand(Entry):
    """Something that this document demands of a plan, a local agreement or a report."""

    fact: ClassVar[str | None] = "demand"

    of: str = req(
        "Vad kravet gäller: action-plan, local-agreement eller report.",
        "What it is demanded of: action-plan, local-agreement or report.",
        pattern="^(action-plan|local-agreement|report)$",
    )
    item: PlanItem = req("Vad som ska ingå.", "What it must contain.")
    in_list: str | None = opt("Vilken uppräkning i texten kravet hör till.", "The list in the text that it belongs to.")


class Deadline(Entry):
    """A day by which something is to be done."""

    fact: ClassVar[str | None] = "deadline"

    what: str = req("Vad som ska vara gjort.", "What is to be done.")
    date: PartialDate = req("Senaste dag.", "Last day.")
    bearer: str | None = opt("Den som ska göra det (partens id eller namn).", "Who is to do it (party id or name).")
    about: Object = opt("Vad det gäller.", "What it concerns.", default="other")
    conditional: bool = opt("Ja om den är villkorad.", "True if it is conditional.", False)


__all__ += ["Deadline", "PlanDemand"]
