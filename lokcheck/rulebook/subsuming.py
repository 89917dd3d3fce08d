"""Which rules tell the faults of which others: by id, and never in a circle, or a fault would be told by nobody."""

from collections.abc import Mapping, Sequence

from lokcheck.errors import Place, RuleError
from lokcheck.rulebook.files import did_you_mean
from lokcheck.rulebook.rule import Rule
from lokcheck.texts import Text

__all__ = ["with_subsumed"]


def with_subsumed(rules: Sequence[Rule], places: Mapping[str, Place]) -> list[Rule]:
    """Return ``rules`` with the ids of what they subsume, where the files name aliases.

    ``places`` has the place of each rule by its id. Raises RuleError for an id that is not there, and for a circle.
    """
    names = {name: rule.id for rule in rules for name in (rule.id, *rule.aliases)}
    made = [
        rule._replace(subsumes=tuple(_known(name, rule, names, places) for name in rule.subsumes)) for rule in rules
    ]
    below = {rule.id: rule.subsumes for rule in made}
    for rule in made:
        if rule.id in _reached(rule.id, below):
            text = Text(f"{rule.id}: subsumes går i cirkel, så ingen regel skulle rapportera felet",
                        f"{rule.id}: subsumes goes in a circle, so that no rule would report the fault")  # fmt: skip
            raise RuleError(text, places[rule.id])
    return made


def _known(name: str, rule: Rule, names: Mapping[str, str], places: Mapping[str, Place]) -> str:
    if name not in names:
        text = Text(f"{rule.id}: regeln {name!r} i subsumes finns inte",
                    f"{rule.id}: there is no rule {name!r}, which subsumes names")  # fmt: skip
        raise RuleError(text, places[rule.id], did_you_mean(name, names))
    return names[name]


def _reached(start: str, below: Mapping[str, Sequence[str]]) -> set[str]:
    """Return every rule that ``start`` subsumes, at any remove."""
    found: set[str] = set()
    ahead = list(below[start])
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead += below[name]
    return found
