"""Requirements by topic, in the order of the report's topics; what has no name there stands last under its own."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lokcheck.report.model import Requirement
from lokcheck.texts import Text

__all__ = ["Topic", "by_topic"]


class Topic(NamedTuple):
    """A topic on which a document has requirements."""

    topic: str
    name: Text
    requirements: tuple[Requirement, ...]


def by_topic(requirements: Iterable[Requirement], topics: Sequence[tuple[str, Text]]) -> list[Topic]:
    """Return the topics of ``requirements``, in the order of ``topics``."""
    found: dict[str, list[Requirement]] = {}
    for requirement in requirements:
        found.setdefault(requirement.topic, []).append(requirement)
    names = dict(topics)
    order = [*(topic for topic in names if topic in found), *(topic for topic in found if topic not in names)]
    return [Topic(topic, names.get(topic, Text(topic, topic)), tuple(found[topic])) for topic in order]
