"""The closed vocabularies of the document format, each word with its Swedish and English label.

The words are the field's standard terms; the labels are what a report says.
"""

from typing import Literal

__all__ = [
    "LABELS", "Activity", "Area", "Body", "DateRole", "Kind", "Knowledge", "Level", "LawClaim", "Object", "PlanItem",
    "ReferenceRole", "Service", "Side", "Stage", "Status", "Substance", "Topic", "Group",
]  # fmt: skip

Kind = Literal[
    "county-agreement", "local-agreement", "supplement", "programme-agreement", "programme", "action-plan", "mandate",
    "sip-annex",
]  # fmt: skip
Status = Literal["draft", "proposal", "adopted", "in-force", "expired", "replaced"]
Side = Literal["region", "municipality", "national", "state", "other"]
Level = Literal["national", "regional", "local"]
Substance = Literal["alcohol", "narcotics", "other-addictive", "medicines", "doping", "gambling", "tobacco"]
Group = Literal[
    "comorbidity", "children-youth", "children-as-relatives", "relatives", "violence-exposed", "women", "pregnant",
    "older-people", "disability", "foreign-background", "acute", "compulsory-care", "laro", "doping-users",
    "medicine-dependent", "heavy-misuse", "adults", "private-provider-patients", "parents", "homeless",
]  # fmt: skip
Service = Literal[
    "health-care", "primary-care", "specialist-psychiatry", "addiction-care", "somatic-care", "inpatient-care",
    "social-services", "exercise-of-authority", "outpatient-social-care", "children-youth-services", "income-support",
    "public-health", "prison-probation", "school", "other",
]  # fmt: skip
Topic = Literal[
    "action-plan", "amendment", "assessment", "child-perspective", "children-as-relatives", "children-youth",
    "comorbidity", "competence", "compulsory-care", "conditions", "confidentiality", "contact-routes", "copies",
    "deviations", "disability", "discharge", "disputes", "dissemination", "division-of-responsibility", "doping",
    "early-detection", "equal-care", "evaluation", "evidence-base", "experience-use", "follow-up",
    "foreign-background", "gambling", "gender-statistics", "goals", "guidelines", "housing", "information-transfer",
    "laro", "limits-of-responsibility", "local-agreements", "medicines", "older-people", "other-actors", "payment",
    "placed-children", "placement", "political-involvement", "prevention", "pregnancy", "private-providers",
    "psychiatric-disability", "quality-assurance",
    "relatives", "repayment", "research", "resources", "routines", "sip", "sobering-up", "social-support",
    "target-groups", "termination", "treatment", "user-participation", "violence", "withdrawal-care", "women",
]  # fmt: skip
DateRole = Literal["adopted", "signed", "issued", "effective", "header", "content", "revised"]
Object = Literal[
    "agreement", "action-plan", "goals", "deviations", "local-agreements", "sip", "development-work", "funds",
    "cooperation", "measures", "programme", "other",
]  # fmt: skip
ReferenceRole = Literal[
    "county-agreement", "supplemented", "supplement", "programme-agreement", "programme", "action-plan",
    "local-agreement", "sip-annex", "mandate", "predecessor", "successor", "adjacent", "previous-plan", "other",
]  # fmt: skip
Body = Literal["assembly", "board", "committee", "officials", "group", "association", "other"]
Knowledge = Literal["research", "professional", "user"]
Stage = Literal["before", "during", "after"]
PlanItem = Literal[
    "measurable-goals", "goals", "how-goals-are-reached", "division-of-responsibility", "political-involvement",
    "municipalities", "timetable", "budget", "evaluation", "experience-use", "indicators", "responsible",
    "competence", "priorities", "other",
]  # fmt: skip
LawClaim = Literal[
    "duty-to-agree", "target-list", "organisations-should-comment", "focus-on-access-coordination-quality",
    "user-needs-in-focus", "consent", "without-delay", "other",
]  # fmt: skip
Activity = Literal["planned", "done", "ongoing"]
Area = Literal[
    "activities", "adoptions", "ages", "amounts", "annexes", "budgets", "citations", "conditions", "consultations",
    "county", "dates", "deadlines", "demands", "deviations", "disputes", "events", "follow_ups", "goals", "groups",
    "law_statements", "municipalities", "obligations", "owner", "parties", "payments", "promises", "purpose",
    "references", "resources", "responsibilities", "routines", "scope", "services", "signatures", "sip",
    "special_groups", "staffing", "statements", "status", "target_groups", "timetable", "title", "validity",
]  # fmt: skip
"""The keys of a document that a note on a revision can be about."""

LABELS: dict[str, dict[str, tuple[str, str]]] = {
    "kind": {
        "county-agreement": ("länsöverenskommelse", "county agreement"),
        "local-agreement": ("lokal överenskommelse", "local agreement"),
        "supplement": ("tilläggsöverenskommelse", "supplementary agreement"),
        "programme-agreement": ("överenskommelse inom ett program", "programme agreement"),
        "programme": ("nationellt program", "national programme"),
        "action-plan": ("handlingsplan", "action plan"),
        "mandate": ("uppdragshandling", "project mandate"),
        "sip-annex": ("SIP-bilaga", "SIP annex"),
    },
    "status": {
        "draft": ("utkast", "draft"),
        "proposal": ("förslag", "proposal"),
        "adopted": ("antagen", "adopted"),
        "in-force": ("gäller", "in force"),
        "expired": ("har upphört", "expired"),
        "replaced": ("ersatt", "replaced"),
    },
    "side": {
        "region": ("regionen", "the region"),
        "municipality": ("kommunen", "the municipality"),
        "national": ("nationell part", "national party"),
        "state": ("statlig myndighet", "state authority"),
        "other": ("annan", "other"),
    },
    "substance": {
        "alcohol": ("alkohol", "alcohol"),
        "narcotics": ("narkotika", "narcotic drugs"),
        "other-addictive": ("andra beroendeframkallande medel", "other dependence-producing substances"),
        "medicines": ("läkemedel", "medicinal products"),
        "doping": ("dopningsmedel", "doping agents"),
        "gambling": ("spel om pengar", "gambling"),
        "tobacco": ("tobak", "tobacco"),
    },
}
