"""The index of the requirements: by topic, by kind of document, by modality."""

from collections.abc import Iterable, Iterator

from lokcheck.cli.rule_page import modality_text
from lokcheck.report.words import KINDS, MODALITIES, word
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.rule import Rule
from scripts.docgen.markdown import table

__all__ = ["index_page", "pointers"]


def index_page(book: Rulebook) -> list[str]:
    """Return the lines of the index."""
    rules = [*book.rules(), *book.revision_rules()]
    return [
        "# Krav / Requirements", "",
        f"{len(rules)} krav, genererade ur regelboken. Efter ämne, [efter dokument](#dokument) och "
        "[efter hur bindande de är](#bindande). [Lagens tidslinje](lag.md).", "",
        f"{len(rules)} requirements, generated from the rulebook. By topic, [by kind of document](#dokument) and "
        "[by modality](#bindande). [The law's timeline](lag.md).", "",
        *_topics(book, [*rules, *book.waiver_rules()]), *_kinds(rules), *_modalities(rules), *_aliases(rules),
        *_removed(book),
    ]  # fmt: skip


def pointers(book: Rulebook) -> dict[str, list[str]]:
    """Return a page for each id that means, or meant, another: a link to it keeps leading somewhere."""
    found = {
        alias: [f"# {alias}", "", f"Ett annat id för / another id of {_link(rule)} · {rule.title.sv} / {rule.title.en}"]
        for rule in (*book.rules(), *book.revision_rules()) for alias in rule.aliases
    }  # fmt: skip
    for item in book.removed.values():
        lines = [f"# {item.id}", "", f"Borttaget / removed {item.on}. {item.reason.sv} / {item.reason.en}"]
        if item.successor:
            lines += ["", f"Ersatt av / replaced by {_link(book.rule(item.successor))}"]
        found[item.id] = lines
    return found


def _link(rule: Rule) -> str:
    return f"[{rule.id}]({rule.id}.md)"


def _topics(book: Rulebook, rules: Iterable[Rule]) -> Iterator[str]:
    known = list(rules)
    for topic in book.topics:
        members = [rule for rule in known if rule.topic == topic.id]
        if members:
            yield from (f'<a id="{topic.id}"></a>', "", f"## {topic.name.sv} / {topic.name.en}", "")
            head = ("krav", "svenska", "English", "hur bindande / modality")
            yield from table(head, [
                (_link(rule), rule.title.sv, rule.title.en, " / ".join(modality_text(rule))) for rule in members
            ])  # fmt: skip


def _kinds(rules: Iterable[Rule]) -> Iterator[str]:
    known = list(rules)
    yield from ('<a id="dokument"></a>', "", "## Efter dokument / By kind of document", "")
    rows = [
        (f"{name.sv} / {name.en}", len(found), ", ".join(map(_link, found)))
        for kind, name in KINDS.items() if (found := [rule for rule in known if kind in rule.kinds])
    ]  # fmt: skip
    yield from table(("dokument / document", "antal / number", "krav / requirements"), rows)


def _modalities(rules: Iterable[Rule]) -> Iterator[str]:
    known = list(rules)
    yield from ('<a id="bindande"></a>', "", "## Efter hur bindande / By modality", "")
    rows = []
    for modality in ("legal-must", "legal-should", "contract", "guidance", "structural", "consistency"):
        found = [rule for rule in known if modality in _modalities_of(rule)]
        rows.append((" / ".join(word(MODALITIES, modality)), len(found), ", ".join(map(_link, found))))
    yield from table(("hur bindande / modality", "antal / number", "krav / requirements"), rows)


def _modalities_of(rule: Rule) -> set[str]:
    return {str(period.value) for period in rule.modality} | set(rule.modality_by_kind.values())


def _aliases(rules: Iterable[Rule]) -> Iterator[str]:
    rows = [(alias, _link(rule)) for rule in rules for alias in rule.aliases]
    if rows:
        yield from ("## Andra id:n / Other ids", "", *table(("id", "krav / requirement"), sorted(rows)))


def _removed(book: Rulebook) -> Iterator[str]:
    rows = []
    for item in book.removed.values():
        successor = _link(book.rule(item.successor)) if item.successor else "–"
        rows.append((item.id, item.on, successor, item.reason.sv, item.reason.en))
    if rows:
        head = ("id", "den / on", "efterträdare / successor", "varför", "why")
        yield from ("## Borttagna / Removed", "", *table(head, rows))
