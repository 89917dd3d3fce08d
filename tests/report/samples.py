"""Reports made by hand: a county agreement with every outcome, and a folder of several documents."""

import datetime as dt

from lokcheck.judge.result import Outcome
from lokcheck.report.model import (
    BasisLine,
    DocumentReport,
    EvidenceLine,
    Problem,
    Receipt,
    Report,
    Requirement,
    Severity,
    Upcoming,
    VerdictLine,
)
from lokcheck.texts import Text

ADOPTED, TODAY = dt.date(2016, 1, 1), dt.date(2026, 11, 22)
FILE = "agreements/jonkoping/agreement.yaml"
TOPICS = (
    ("target-groups", Text("Målgrupper", "Target groups")),
    ("consultation", Text("Samråd med brukarorganisationer", "Consultation of user organisations")),
    ("review", Text("Uppföljning och översyn", "Follow-up and review")),
    ("sip", Text("Samordnad individuell plan (SIP)", "Coordinated individual plan (SIP)")),
)
HSL = BasisLine(
    "hsl2017-16-3-v5", "16 kap. 3 § HSL (2017:30)", "https://lagen.nu/2017:30#K16P3", dt.date(2024, 4, 1), None,
    "must", "verified", "today",
)  # fmt: skip
OLD_HSL = BasisLine(
    "hsl1982-8b",
    "8 b § HSL (1982:763)",
    None,
    dt.date(2013, 7, 1),
    dt.date(2017, 3, 31),
    "must",
    "verified",
    "adoption",
)


def evidence(what: str, line: int, quote: str | None = None) -> EvidenceLine:
    section = "Målgrupp" if quote else None
    return EvidenceLine(FILE, line, 5, Text(what, what), section, 4 if quote else None, 88 if quote else None, quote)


def verdict(
    outcome: Outcome, message: str = "", severity: Severity | None = None, *, day: dt.date = TODAY,
    shown: tuple[EvidenceLine, ...] = (), failing: tuple[EvidenceLine, ...] = (),
) -> VerdictLine:  # fmt: skip
    return VerdictLine(outcome, day, Text(message, f"[en] {message}"), severity, shown, failing)


def then(outcome: Outcome, message: str = "", severity: Severity | None = None) -> VerdictLine:
    return verdict(outcome, message, severity, day=ADOPTED)


def requirement(
    rule: str, title: str, topic: str, before: VerdictLine | None, today: VerdictLine, **changes: object
) -> Requirement:
    made = Requirement(
        rule=rule, title=Text(title, f"{title} [en]"), topic=topic, document=FILE, modality="legal-must",
        at_adoption=before, today=today, changed_on=None, is_update=False, file=FILE, line=41, column=3,
        basis=(HSL,), asks=Text("Lagen räknar upp vilka som ska omfattas.", "The statute lists who must be covered."),
        remedy=Text("Lägg till spel om pengar i målgruppen.", "Add gambling to the target group."),
        who=Text("Regionen och kommunerna", "The region and the municipalities"), question=None, was_read=True,
        sources=("Prop. 2016/17:85",),
    )  # fmt: skip
    return made._replace(**changes)  # type: ignore[arg-type]


def every_outcome() -> tuple[Requirement, ...]:
    return (
        requirement("LAG-02", "Alkohol omfattas", "target-groups", then("met", "Alkohol omfattas."),
                    verdict("met", "Alkohol omfattas.", shown=(evidence("målgruppen", 41, "alkohol, narkotika"),)),
                    basis=(OLD_HSL, HSL)),
        requirement("LAG-07", "Spel om pengar omfattas", "target-groups", then("not_applicable", "Kravet fanns inte."),
                    verdict("not_met", "Spel om pengar nämns inte i målgruppen.", "error",
                            shown=(evidence("målgruppen", 57, "narkotika, andra beroendeframkallande medel"),)),
                    changed_on=dt.date(2018, 1, 1), is_update=True),
        requirement("INN-11", "Barn och unga omfattas", "target-groups", then("partly", "Delvis.", "note"),
                    verdict("partly", "Texten nämner barn men inte hur unga med eget missbruk får hjälp.", "note"),
                    modality="structural", basis=()),
        requirement("LAG-09", "Organisationer har fått lämna synpunkter", "consultation",
                    then("met"), verdict("met", "RFMA, KRIS och Verdandi har lämnat synpunkter.")),
        requirement("UPF-20", "Organisationer hörs vid översyn", "consultation", then("cannot_judge"),
                    verdict("cannot_judge", "Frågan lämnas till bilaga 2, som inte finns i samlingen."),
                    modality="guidance", was_read=False),
        requirement("UPF-01", "Översyn minst vart tredje år", "review", then("met"),
                    verdict("not_met", "Översynen skulle ha gjorts senast 2019-01-01.", "warning",
                            failing=tuple(evidence(f"översyn {n}", 100 + n) for n in range(10))),
                    modality="contract", changed_on=dt.date(2019, 1, 2), is_update=True, basis=()),
        requirement("SIP-01", "Överenskommelsen tar upp SIP", "sip", then("not_met", "SIP nämndes inte.", "warning"),
                    verdict("met", "SIP regleras i tillägget."), changed_on=dt.date(2020, 5, 1)),
        requirement("SIP-11", "Rutinerna är kända i verksamheterna", "sip", then("manual"),
                    verdict("manual"), question=Text("Är rutinerna kända där de ska användas?", "Are they known?")),
        requirement("SIP-13", "Blanketten passar åldern", "sip", then("not_applicable"),
                    verdict("not_applicable", "Texten har ingen SIP-blankett."),
                    who=Text("De som bereder överenskommelsen", "Those who prepare the agreement")),
    )  # fmt: skip


def document(**changes: object) -> DocumentReport:
    made = DocumentReport(
        key=FILE, kind="county-agreement",
        title="Överenskommelse kring samverkan gällande vård och stöd för personer med riskbruk, missbruk och beroende",
        file=FILE, sha256="0" * 64, county="Jönköpings län", status="adopted",
        parties=("kommunerna i Jönköpings län (13)", "Region Jönköpings län"), own_day=ADOPTED,
        own_day_is=Text("gäller från", "applies from"), valid_from=ADOPTED, valid_to=None, ended=None,
        requirements=every_outcome(),
        upcoming=(Upcoming(dt.date(2028, 1, 1), "16 kap. 3 § HSL (2017:30)",
                           Text("Samsjuklighet samlas hos regionen.", "The region takes over comorbidity."),
                           "https://lagen.nu/2017:30", ("INN-03", "INN-07")),),
    )  # fmt: skip
    return made._replace(**changes)  # type: ignore[arg-type]


RECEIPT = Receipt("0.1.0", "durable_rules 2.0.28", "0123456789abcdef" * 2, dt.date(2026, 11, 22), TODAY)
BROKEN = Problem(
    "agreements/trasig.yaml", 3, 1, Text("Nyckeln 'partier' finns inte.", "There is no key 'partier'."),
    Text("Menade du 'parties'?", "Did you mean 'parties'?"), "invalid",
)  # fmt: skip


def report(*documents: DocumentReport, problems: tuple[Problem, ...] = ()) -> Report:
    return Report(documents or (document(),), problems, RECEIPT, TOPICS)


def folder() -> Report:
    """Three documents; one of them has no date of its own."""
    plan = document(key="agreements/jonkoping/plan.yaml", file="agreements/jonkoping/plan.yaml", kind="action-plan",
                    title="Handlingsplan", own_day=None, own_day_is=None, valid_from=None, upcoming=(),
                    requirements=tuple(r._replace(at_adoption=None, changed_on=None, is_update=False,
                                               document="agreements/jonkoping/plan.yaml")
                                       for r in every_outcome()[:4]))  # fmt: skip
    long = "agreements/en-mapp-med-ett-ganska-langt-namn/overenskommelse-2024.yaml"
    good = document(key=long, file=long, requirements=(every_outcome()[0], every_outcome()[3]), upcoming=())
    return report(document(), plan, good, problems=(BROKEN,))
