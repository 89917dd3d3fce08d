"""What every form of a comparison says in the same words: states, groups of changes, and the summary."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lokcheck.report.words import SEVERITY_ORDER, counted
from lokcheck.revision.changes import is_substance
from lokcheck.revision.findings import weight
from lokcheck.revision.gate import stopping
from lokcheck.revision.model import Change, Compared, DocumentRevision, Finding, Revision
from lokcheck.texts import Text

__all__ = [
    "COMPARED",
    "EXPLAINED",
    "Group",
    "STATES",
    "groups",
    "headline",
    "outcome",
    "receipt",
    "state_text",
    "title_of",
]

COMPARED: Mapping[Compared, Text] = {
    "new": Text("Nya fynd", "New findings"),
    "worsened": Text("Förvärrade fynd", "Worsened findings"),
    "unchanged": Text("Oförändrade fynd", "Unchanged findings"),
    "solved": Text("Lösta fynd", "Solved findings"),
    "unclear": Text("Kan inte längre bedömas", "Can no longer be judged"),
}
STATES: Mapping[str, Text] = {
    "changed": Text("ändrat", "changed"),
    "reformatted": Text("Ingen ändring i sak: filen är ändrad, men den säger samma sak som förut.",
                        "No change in meaning: the file differs, but it says the same as before."),
    "untouched": Text("Dokumentet är oförändrat, men fynden är andra: ett annat dokument i samlingen är ändrat.",
                      "The document is unchanged, but its findings are not: another document of the set changed."),
    "added": Text("Dokumentet är nytt. Det finns ingen tidigare version att jämföra med.",
                  "The document is new. There is no earlier version to compare it with."),
    "deleted": Text("Dokumentet är borttaget.", "The document was removed."),
}  # fmt: skip
EXPLAINED: Mapping[str, Text] = {
    "yes": Text("förklaras i dokumentet", "explained in the document"),
    "told": Text("nämns i dokumentet, men utan skäl", "told in the document, without a reason"),
    "no": Text("förklaras inte i dokumentet", "not explained in the document"),
}


class Group(NamedTuple):
    """Changes that are shown together; ``kind`` is weaker, other, stronger or version."""

    kind: str
    title: Text
    changes: tuple[Change, ...]


_GROUPS: tuple[tuple[str, Text], ...] = (
    ("weaker", Text("Kräver eller omfattar mindre än förut", "Asks for or covers less than before")),
    ("other", Text("Annat innehåll än förut", "Other content than before")),
    ("stronger", Text("Kräver eller omfattar mer än förut", "Asks for or covers more than before")),
    ("version", Text("Version, datum och beslut", "Version, dates and decisions")),
)


def groups(changes: Sequence[Change]) -> list[Group]:
    """Return the changes by what they mean for whoever relies on the document, what takes away first."""
    found = [Group(kind, title, tuple(one for one in changes if _kind(one) == kind)) for kind, title in _GROUPS]
    return [group for group in found if group.changes]


def _kind(change: Change) -> str:
    if not is_substance(change):
        return "version"
    return "other" if change.direction == "neutral" else change.direction


def title_of(revision: Revision) -> Text:
    """Return what was compared with what."""
    return Text(
        f"Jämförelse: {revision.old.sv} → {revision.new.sv}", f"Comparison: {revision.old.en} → {revision.new.en}"
    )


def state_text(document: DocumentRevision) -> Text | None:
    """Return what became of the document, where that is not told by its changes."""
    return None if document.state == "changed" else STATES[document.state]


def headline(revision: Revision) -> tuple[Text, Text]:
    """Return how many findings are what, and how much changed in meaning."""
    return _findings(revision), _changes(revision)


def _findings(revision: Revision) -> Text:
    new = list(revision.findings("new"))
    sv = f"{len(new)} {'nytt' if len(new) == 1 else 'nya'} fynd{_weights(new, revision.on).sv}"
    en = f"{len(new)} new finding{'' if len(new) == 1 else 's'}{_weights(new, revision.on).en}"
    numbers: list[tuple[Compared, str, str, str]] = [
        ("worsened", "förvärrat", "förvärrade", "worsened"), ("solved", "löst", "lösta", "solved"),
        ("unchanged", "oförändrat", "oförändrade", "unchanged"),
    ]  # fmt: skip
    for state, one, several, word in numbers:
        number = len(list(revision.findings(state)))
        sv, en = f"{sv}, {number} {one if number == 1 else several}", f"{en}, {number} {word}"
    return Text(sv, en)


def _weights(found: Sequence[Finding], on: str) -> Text:
    weights = [weight(item.requirement, on) for item in found]
    parts = [counted(weights.count(level), level) for level in SEVERITY_ORDER if weights.count(level)]
    if not parts:
        return Text("", "")
    return Text(f" ({', '.join(part.sv for part in parts)})", f" ({', '.join(part.en for part in parts)})")


def _changes(revision: Revision) -> Text:
    found = [change for change in revision.changes if is_substance(change)]
    weaker = sum(change.direction == "weaker" for change in found)
    if not found:
        return Text("ingen ändring i sak", "no change in meaning")
    sv = f"{len(found)} {'ändring' if len(found) == 1 else 'ändringar'} i sak"
    en = f"{len(found)} change{'' if len(found) == 1 else 's'} in meaning"
    if weaker:
        return Text(f"{sv}, {weaker} av dem till mindre än förut", f"{en}, {weaker} of them to less than before")
    return Text(sv, en)


def receipt(revision: Revision) -> Text:
    """Return with what the comparison was made, and as of when both versions were judged."""
    made = revision.receipt
    by, day = f"lokcheck {made.lokcheck}", made.as_of
    return Text(f"{by}, regelverk {made.rulebook[:12]}, båda versionerna bedömda per {day}",
                f"{by}, rulebook {made.rulebook[:12]}, both versions judged as of {day}")  # fmt: skip


def outcome(revision: Revision, fail_on: str) -> Text:
    """Return whether the revision passes, and if not, what stops it."""
    rules = list(dict.fromkeys(item.rule for item in stopping(revision, fail_on)))
    if revision.problems:
        return Text("Revideringen är inte godkänd: allt kunde inte läsas.",
                    "The revision does not pass: not everything could be read.")  # fmt: skip
    if not rules:
        return Text("Revideringen stoppas inte: inget nytt eller förvärrat fynd når gränsen.",
                    "The revision passes: no new or worsened finding reaches the threshold.")  # fmt: skip
    names = ", ".join(rules)
    return Text(f"Revideringen stoppas av {names}.", f"The revision is stopped by {names}.")
