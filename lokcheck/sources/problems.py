"""What is wrong with a document that is good YAML: a list of problems, each with its place and its remedy."""

from collections.abc import Sequence
from typing import NamedTuple

from lokcheck.errors import InputError, Place
from lokcheck.sources.faults import quoted
from lokcheck.sources.nodes import Path
from lokcheck.texts import Lang, Text

__all__ = ["InvalidDocument", "Problem"]

_SHOWN = 20


class Problem(NamedTuple):
    """One thing to put right. ``expected`` is what belongs there, ``nearest`` the valid word most like the written."""

    text: Text
    place: Place
    path: Path = ()
    expected: Text | None = None
    nearest: str | None = None

    def show(self, lang: Lang) -> str:
        """Return the problem as one paragraph: place, what is wrong, the likely remedy, what is expected."""
        return f"{self.place}: {self.text.get(lang)}{self.advice.get(lang)}"

    @property
    def advice(self) -> Text:
        """The question 'did you mean' and what is expected; empty, or with a space before it."""
        sv = en = ""
        if self.nearest is not None:
            word = quoted(self.nearest)
            sv, en = f" Menade du {word}?", f" Did you mean {word}?"
        if self.expected is not None:
            sv, en = f"{sv} {self.expected.sv}", f"{en} {self.expected.en}"
        return Text(sv, en)


class InvalidDocument(InputError):  # noqa: N818 - what it is, in the words of the command line
    """A document that does not follow the document format, with everything that is wrong in it.

    ``problems`` has them in the order of the file; ``more`` is how many there are beyond those.
    """

    def __init__(self, problems: Sequence[Problem], more: int = 0) -> None:
        first = problems[0]
        advice = first.advice
        has_advice = Text(advice.sv.strip(), advice.en.strip()) if advice.sv else None
        super().__init__(first.text, first.place, has_advice)
        self.problems, self.more = tuple(problems), more

    def show(self, lang: Lang) -> str:
        """Return a line for each problem, at most twenty of them."""
        lines = [problem.show(lang) for problem in self.problems[:_SHOWN]]
        left = len(self.problems) - len(lines) + self.more
        if left and lang == "en":
            lines.append(f"… and {left} more error{'s' if left > 1 else ''} in the same document.")
        elif left:
            lines.append(f"… och {left} fel till i samma dokument.")
        return "\n".join(lines)
