"""What each county has to do: the findings of its documents gathered by requirement, gravest first."""

from collections import defaultdict
from typing import NamedTuple

from lokcheck.audit.background import Background
from lokcheck.audit.compact import Gathered
from lokcheck.texts import Text

__all__ = ["BINDING", "Step", "steps_by_county"]

BINDING = ("legal-must", "legal-should", "contract", "structural", "consistency", "guidance")
"""The modalities, from what should be mended first."""
_WEIGHTS = "ewn"


class Step(NamedTuple):
    """A requirement that some documents of a county do not meet, and what to do about it."""

    rule: str
    title: Text
    level: str
    """The gravest weight among them: e, w or n."""
    modality: str
    remedy: Text | None
    who: Text | None
    lines: tuple[int, ...]
    """The numbers of the documents."""
    asked: int
    """Of how many documents of the county the requirement is judged."""


def steps_by_county(gathered: Gathered, background: Background) -> dict[str, list[Step]]:
    """Return the steps of each county, in the order in which to take them: gravest, most binding, most documents."""
    failing: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    asked: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for number, line in enumerate(gathered.lines):
        for at, letter in enumerate(line.now):
            asked[line.county][at] += letter in "mpn"
            if line.weights[at] in _WEIGHTS:
                failing[line.county][at].append(number)
    return {
        county: sorted((_step(at, lines, asked[county][at], gathered, background) for at, lines in rules.items()),
                       key=_order)
        for county, rules in failing.items()
    }  # fmt: skip


def _step(at: int, lines: list[int], asked: int, gathered: Gathered, background: Background) -> Step:
    name = gathered.rules[at]
    rule = background.rules.get(name)
    level = min((gathered.lines[number].weights[at] for number in lines), key=_WEIGHTS.index)
    if rule is None:
        return Step(name, Text(name, name), level, "", None, None, tuple(lines), asked)
    return Step(name, rule.title, level, rule.modality, rule.remedy, rule.who, tuple(lines), asked)


def _order(step: Step) -> tuple[int, int, int, str]:
    modality = BINDING.index(step.modality) if step.modality in BINDING else len(BINDING)
    return _WEIGHTS.index(step.level), modality, -len(step.lines), step.rule
