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
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from lokcheck.errors import InputError
from lokcheck.sources.budget import Budget, Event
from lokcheck.sources.complaints import Complaints, unprintable
from lokcheck.sources.nodes import Marks, Path, YamlDocument
from lokcheck.sources.scalars import CORE_TAGS, NOT_PLAIN_TEXT, NOT_SCALAR, resolve, resolve_tagged

__all__ = ["build"]


class _Anchor(NamedTuple):
    """What an alias stands for, with the number of values in it and their levels."""

    value: Any
    size: int
    height: int


class _Frame:
    """A list or mapping that is being filled. ``pending`` is the key whose value comes next."""

    __slots__ = ("anchor", "before", "end", "height", "is_map", "key", "keys", "path", "pending", "start", "value")

    def __init__(self, value: Any, is_map: bool, path: Path, event: Event, key: Event | None, before: int) -> None:
        """``before`` is the number of values read before this one."""
        self.value, self.is_map, self.path, self.key, self.before = value, is_map, path, key, before
        self.start, self.end, self.anchor = event.start_mark, event.end_mark, event.anchor
        self.pending: str | None = None
        self.keys: dict[str, Event] = {}
        self.height = 1


class _Builder:
    """Builds one document. What is wrong but does not stop the reading is collected in ``problems``."""

    def __init__(self, budget: Budget, file: str) -> None:
        self.budget, self.problems = budget, Complaints(file, budget.limits.problems)
        self.spans: dict[Path, tuple[Any, Any, Any]] = {}
        self.raw: dict[Path, str] = {}
        self.root: Any = None
        self.empty = True
        self._stack: list[_Frame] = []
        self._anchors: dict[str, _Anchor | None] = {}

    def scalar(self, event: Event) -> None:
        budget = self.budget
        budget.nodes += 1
        if budget.nodes > budget.limits.nodes:
            budget.spend(0, event)
        text: str = event.value
        plain = event.tag is None and not event.style
        value: Any = text
        if not plain:
            value = self._marked(event)
        elif not text or text[0] in NOT_PLAIN_TEXT:
            value = resolve(text)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchor(value, 1, 0)
        stack = self._stack
        if not stack:
            path = self._put(value, event)
        else:
            frame = stack[-1]
            key, by = frame.pending, None
            if key is not None:
                frame.value[key] = value
                frame.pending, by = None, frame.keys[key]
                path = (*frame.path, key)
            elif frame.is_map:
                self._plain_key(frame, event, value)
                return
            else:
                path = (*frame.path, len(frame.value))
                frame.value.append(value)
            # As in _put, which takes a third of the time of reading where every scalar goes through it.
            frame.end = end = event.end_mark
            self.spans[path] = (event.start_mark, end, by)
        if value is not text:
            self._note(path, value, text)
        else:
            self.empty = False

    def _plain_key(self, frame: _Frame, event: Event, value: Any) -> None:
        text = event.value
        if value is text and text not in frame.keys and text != "<<":
            frame.keys[text] = event
            frame.pending = text
        else:
            self._key(event, value, text, not event.style)

    def _marked(self, event: Event) -> Any:
        """The value of a scalar that has a tag or quotation marks."""
        if event.tag is not None and event.tag != "!":
            return self._tagged(event)
        if event.style == '"' and not event.value.isprintable():
            self._check_characters(event)
        return event.value

    def _note(self, path: Path, value: Any, text: str) -> None:
        """Keep the text of a number; a document that is nothing but an empty value is no document."""
        if text or path:
            self.empty = False
        if value is not None:
            self.raw[path] = text

    def alias(self, event: Event) -> None:
        self.budget.alias(event)
        self.empty = False
        anchor = self._anchors.get(event.anchor)
        if anchor is None:
            self.problems.alias(event, event.anchor, event.anchor in self._anchors)
            anchor = _Anchor("", 1, 0)
        self.budget.spend(anchor.size, event)
        self.budget.depth(len(self._stack) + anchor.height, event)
        if not self._wants_key():
            self._put(anchor.value, event)
            self._raise_to(anchor.height + 1)
        elif isinstance(anchor.value, dict | list):
            self._key_not_scalar(event)
        else:
            self._key(event, anchor.value, str(anchor.value), False)

    def start(self, event: Event, is_map: bool) -> None:
        before = self.budget.nodes
        self.budget.spend(1, event)
        self.budget.depth(len(self._stack) + 1, event)
        self.empty = False
        tag = event.tag
        if tag not in (None, "!", f"tag:yaml.org,2002:{'map' if is_map else 'seq'}"):
            self.problems.tag(event, tag)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        if self._wants_key():
            self._key_not_scalar(event)
        value: Any = {} if is_map else []
        path, key = self._attach(value)
        self._stack.append(_Frame(value, is_map, path, event, key, before))

    def end(self, event: Event) -> None:
        frame = self._stack.pop()
        # A block ends, to the parser, where the next one begins; to a reader it ends with its last value.
        if event.end_mark.index > event.start_mark.index:
            frame.end = event.end_mark
        self.spans[frame.path] = (frame.start, frame.end, frame.key)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = _Anchor(frame.value, self.budget.nodes - frame.before, frame.height)
        if self._stack:
            self._stack[-1].end = frame.end
            self._raise_to(frame.height + 1)

    def _wants_key(self) -> bool:
        stack = self._stack
        return bool(stack) and stack[-1].is_map and stack[-1].pending is None

    def _attach(self, value: Any) -> tuple[Path, Event | None]:
        """Put ``value`` where it belongs; return its path and the event of its key."""
        if not self._stack:
            self.root = value
            return (), None
        frame = self._stack[-1]
        key = frame.pending
        if key is not None:
            frame.value[key] = value
            frame.pending = None
            return (*frame.path, key), frame.keys[key]
        frame.value.append(value)
        return (*frame.path, len(frame.value) - 1), None

    def _put(self, value: Any, event: Event) -> Path:
        path, key = self._attach(value)
        end = event.end_mark
        self.spans[path] = (event.start_mark, end, key)
        if self._stack:
            self._stack[-1].end = end
        return path

    def _raise_to(self, height: int) -> None:
        """The list or mapping that is being filled has at least ``height`` levels."""
        if self._stack and self._stack[-1].height < height:
            self._stack[-1].height = height

    def _key(self, event: Event, key: Any, shown: str, plain: bool) -> None:
        """Take ``key`` as the next key of the mapping that is being filled."""
        if type(key) is not str:
            self.problems.key_not_text(event, shown)
            key = shown
        elif key == "<<" and plain:
            self.problems.merge(event)
        frame = self._stack[-1]
        first = frame.keys.setdefault(key, event)
        if first is not event:
            self.problems.key_twice(event, key, first)
        frame.pending = key

    def _key_not_scalar(self, event: Event) -> None:
        self.problems.key_not_scalar(event)
        frame = self._stack[-1]
        frame.pending = f"?{event.start_mark.index}"
        frame.keys[frame.pending] = event

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
    file = budget.file
    builder = _Builder(budget, file)
    scalar = builder.scalar
    while True:
        event = get_event()
        kind = type(event)
        if kind is ScalarEvent:
            scalar(event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            builder.start(event, kind is MappingStartEvent)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            builder.end(event)
        elif kind is AliasEvent:
            builder.alias(event)
        elif kind is DocumentStartEvent:
            builder = _Builder(budget, file)
            scalar = builder.scalar
        elif kind is DocumentEndEvent:
            _hand_over(builder, budget, on_document, on_problem)
        elif kind is StreamEndEvent:
            return


def _hand_over(
    builder: _Builder,
    budget: Budget,
    on_document: Callable[[YamlDocument], None],
    on_problem: Callable[[InputError], None],
) -> None:
    for problem in builder.problems:
        on_problem(problem)
    if builder.empty:
        return
    if not builder.problems:
        on_document(YamlDocument(builder.root, Marks(builder.spans), budget.file, budget.documents, builder.raw))
    budget.documents += 1
