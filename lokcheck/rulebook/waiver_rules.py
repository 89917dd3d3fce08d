"""What is asked of the file of waivers: rules with ids, texts and pages like the others, that no engine judges."""

from lokcheck.rulebook.entry import WaiverRuleEntry, WaiverRuleFile, Words
from lokcheck.rulebook.files import RuleText
from lokcheck.rulebook.rule import Period, Rule, Source, Topic
from lokcheck.texts import Text

__all__ = ["NAME", "read_waiver_rules"]

NAME = "waiver-rules.yaml"
"""The file of the standard rulebook that has them."""


def read_waiver_rules(read: RuleText | None) -> tuple[tuple[Topic, ...], tuple[Rule, ...]]:
    """Return their heading and the rules; nothing where a rulebook has no such file. Raises RuleError."""
    if read is None:
        return (), ()
    parsed = read.parse(WaiverRuleFile)
    topic = Topic(parsed.topic.id, _text(parsed.topic))
    return (topic,), tuple(_rule(read, parsed, index) for index in range(len(parsed.rules)))


def _rule(read: RuleText, parsed: WaiverRuleFile, index: int) -> Rule:
    entry, place = parsed.rules[index], read.place(("rules", index, "id"))
    return Rule(
        id=entry.id, topic=parsed.topic.id, title=_text(entry.title), asks=_text(entry.asks),
        remedy=_text(entry.remedy), kinds=tuple(entry.applies_to), modality=(Period(entry.modality),), form="waivers",
        messages={word: _text(text) for word, text in entry.message if text is not None},
        sources=tuple(Source(s.ref, s.status) for s in entry.source), checked=str(entry.checked),
        aliases=tuple(entry.aliases), who=_text(entry.who) if entry.who else None, severity=_severity(entry),
        place=f"{place.file}:{place.line}", waivable=False,
    )  # fmt: skip


def _severity(entry: WaiverRuleEntry) -> dict[str, str]:
    return {str(outcome): str(level) for outcome, level in entry.severity.items()}


def _text(words: Words) -> Text:
    return Text(words.sv, words.en)
