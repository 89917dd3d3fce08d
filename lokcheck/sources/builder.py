"""From the parser's events to plain values and their positions, without ever composing what is too deep or too many.

``yaml.compose`` in C recurses and crashes the process on 200,000 opening brackets; here nothing recurses, and every
limit is checked before a value is made.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from lokcheck.errors import InputError
from lokcheck.sources.budget import Budget, Event
from lokcheck.sources.complaints import Complaints, unprintable
from lokcheck.sources.marks import Branch, Marks, Spot, Written, written
from lokcheck.sources.nodes import YamlDocument
from lokcheck.sources.scalars import CORE_TAGS, NOT_PLAIN_TEXT, NOT_SCALAR, resolve, resolve_tagged

__all__ = ["build"]


class _Anchor(NamedTuple):
    """What an alias stands for, with the number of values in it and their levels."""

    value: Any
    size: int
    height: int


class _Builder:
    """Builds one document. What is wrong but does not stop the reading is collected in ``problems``."""

    def __init__(self, budget: Budget, file: str) -> None:
        self.budget, self.problems = budget, Complaints(file, budget.limits.problems)
        self.around = Branch(is_map=False, start=None, anchor=None, before=0)
        self._stack = [self.around]
        self._anchors: dict[str, _Anchor | None] = {}

    @property
    def is_empty(self) -> bool:
        """Whether the document is nothing but an empty value, which is no document."""
        return self.around.value[0] is None and written(self.around.held[0]) == ""

    def read(self, get_event: Callable[[], Event]) -> None:
        """Read events to the end of the document. Raises LimitError, and yaml.YAMLError where the text is not YAML."""
        budget, most, top = self.budget, self.budget.limits.nodes, self.around
        while True:
            event = get_event()
            if type(event) is ScalarEvent:
                # All in one place: a call less for each of the thousands of scalars is a tenth of the reading.
                budget.nodes += 1
                if budget.nodes > most:
                    budget.spend(0, event)
                text: str = event.value
                value: Any = text
                if event.tag is not None or event.style or event.anchor is not None:
                    value = self._marked(event)
                elif not text or text[0] in NOT_PLAIN_TEXT:
                    value = resolve(text)
                key = top.pending
                if key is not None:
                    top.value[key], top.pending = value, None
                    top.held[key] = (event.start_mark, event.end_mark, None if value is text else text)
                elif not top.is_map:
                    top.value.append(value)
                    top.held.append((event.start_mark, event.end_mark, None if value is text else text))
                else:
                    self._key(event, value, text, not event.style)
            elif type(event) is DocumentEndEvent:
                return
            else:
                top = self._shape(event)

    def _shape(self, event: Event) -> Branch:
        """Take a beginning, an end or an alias; return what is being filled after it."""
        kind = type(event)
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            return self._start(event, is_map=kind is MappingStartEvent)
        if kind is AliasEvent:
            self._alias(event)
            return self._stack[-1]
        return self._end(event)

    def _marked(self, event: Event) -> Any:
        """The value of a scalar that has a tag, an anchor or quotation marks."""
        value = text = event.value
        if event.tag is not None and event.tag != "!":
            value = self._tagged(event)
        elif event.style == '"' and not text.isprintable():
            self._check_characters(event)
        elif event.tag is None and not event.style and (not text or text[0] in NOT_PLAIN_TEXT):
            value = resolve(text)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchor(value, 1, 0)
        return value

    def _alias(self, event: Event) -> None:
        self.budget.alias(event)
        anchor = self._anchors.get(event.anchor)
        if anchor is None:
            self.problems.alias(event, event.anchor, event.anchor in self._anchors)
            anchor = _Anchor("", 1, 0)
        self.budget.spend(anchor.size, event)
        self.budget.depth(len(self._stack) - 1 + anchor.height, event)
        if not self._wants_key():
            self._put(anchor.value, (event.start_mark, event.end_mark, None))
            self._raise_to(anchor.height + 1)
        elif isinstance(anchor.value, dict | list):
            self._key_not_scalar(event)
        else:
            self._key(event, anchor.value, str(anchor.value), False)

    def _start(self, event: Event, *, is_map: bool) -> Branch:
        before = self.budget.nodes
        self.budget.spend(1, event)
        self.budget.depth(len(self._stack), event)
        tag = event.tag
        if tag not in (None, "!", f"tag:yaml.org,2002:{'map' if is_map else 'seq'}"):
            self.problems.tag(event, tag)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        if self._wants_key():
            self._key_not_scalar(event)
        made = Branch(is_map=is_map, start=event.start_mark, anchor=event.anchor, before=before)
        self._put(made.value, made)
        self._stack.append(made)
        return made

    def _end(self, event: Event) -> Branch:
        """Close the innermost list or mapping; return the one around it."""
        branch = self._stack.pop()
        branch.end(event)
        if branch.anchor is not None:
            size = self.budget.nodes - branch.before
            self._anchors[branch.anchor] = _Anchor(branch.value, size, branch.height)
        self._raise_to(branch.height + 1)
        return self._stack[-1]

    def _wants_key(self) -> bool:
        top = self._stack[-1]
        return top.is_map and top.pending is None

    def _put(self, value: Any, thing: Branch | Spot) -> None:
        """Put ``value``, which stands where ``thing`` does, where it belongs."""
        top = self._stack[-1]
        key = top.pending
        if key is not None:
            top.value[key], top.held[key], top.pending = value, thing, None
        else:
            top.value.append(value)
            top.held.append(thing)

    def _raise_to(self, height: int) -> None:
        """The list or mapping that is being filled has at least ``height`` levels."""
        top = self._stack[-1]
        top.height = max(top.height, height)

    def _key(self, event: Event, key: Any, shown: str, plain: bool) -> None:
        """Take ``key`` as the next key of the mapping that is being filled."""
        top = self._stack[-1]
        if type(key) is not str:
            self.problems.key_not_text(event, shown)
            key = shown
        elif key == "<<" and plain:
            self.problems.merge(event)
        marks = (event.start_mark, event.end_mark)
        first = top.keys.setdefault(key, marks)
        if first is not marks:
            self.problems.key_twice(event, key, first[0])
        top.pending = key

    def _key_not_scalar(self, event: Event) -> None:
        self.problems.key_not_scalar(event)
        frame = self._stack[-1]
        frame.pending = f"?{event.start_mark.index}"
        frame.keys[frame.pending] = (event.start_mark, event.end_mark)

    def _tagged(self, event: Event) -> Any:
        if event.tag not in CORE_TAGS or event.tag in NOT_SCALAR:
            self.problems.tag(event, event.tag)
            return event.value
        try:
            return resolve_tagged(event.tag, event.value)
        except ValueError:
            self.problems.not_as_tagged(event, event.tag, event.value)
            return event.value

    def _check_characters(self, event: Event) -> None:
        char = unprintable(event.value)
        if char is not None:
            self.problems.control(event, char)


def build(
    get_event: Callable[[], Event],
    budget: Budget,
    on_document: Callable[[YamlDocument], None],
    on_problem: Callable[[InputError], None],
) -> None:
    """Read events to the end of the stream and hand over each document, or what is wrong with it.

    Empty documents are passed over. Raises yaml.YAMLError where the text is not YAML, and LimitError.
    """
    while (kind := type(get_event())) is not StreamEndEvent:
        if kind is DocumentStartEvent:
            builder = _Builder(budget, budget.file)
            builder.read(get_event)
            _hand_over(builder, budget, on_document, on_problem)


def _hand_over(
    builder: _Builder,
    budget: Budget,
    on_document: Callable[[YamlDocument], None],
    on_problem: Callable[[InputError], None],
) -> None:
    for problem in builder.problems:
        on_problem(problem)
    if builder.is_empty:
        return
    if not builder.problems:
        around = builder.around
        on_document(YamlDocument(around.value[0], Marks(around), budget.file, budget.documents, Written(around)))
    budget.documents += 1
