"""How an audit goes: one line that changes on a terminal, and now and then a plain line elsewhere."""

import os
import time
from typing import TYPE_CHECKING, TextIO

from lokcheck.cli.streams import say, width
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.audit.run import Progress

__all__ = ["ALL", "Teller", "progress_text"]

_TERMINAL_SECONDS, _PLAIN_SECONDS = 0.1, 10.0
_CLEAR = "\r\x1b[K"
ALL = Text("", "")
"""What is done, where it is all that a command does."""


class Teller:
    """Tells on ``stream`` how far the work has come; used in a ``with``, which leaves no half line behind."""

    def __init__(self, stream: TextIO, lang: Lang, *, quiet: bool, about: Text = ALL) -> None:
        """``about``: what is done, where it is not all that the command does."""
        self._about = about.get(lang)
        self._stream, self._lang, self._quiet = stream, lang, quiet
        self._live = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._start: float | None = None
        self._next: float | None = None
        self._shown = False

    def __enter__(self) -> "Teller":
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def told(self, progress: "Progress") -> None:
        """Show ``progress``, unless something was shown a moment ago."""
        now = time.monotonic()
        if self._quiet:
            return
        if self._start is None and not progress.looking:
            self._start = now  # looking at files says nothing of how fast they are judged
        if self._next is None:
            self._next = now if self._live else now + _PLAIN_SECONDS
        if now < self._next:
            return
        self._next = now + (_TERMINAL_SECONDS if self._live else _PLAIN_SECONDS)
        text = self._about + progress_text(progress, now - (self._start or now)).get(self._lang)
        if self._live:
            self._shown = True
            self._put(f"{_CLEAR}{text[: width() - 1]}")
        else:
            say(text)

    def end(self) -> None:
        """Take away the line that changes."""
        if self._shown:
            self._put(_CLEAR)
            self._shown = False

    def _put(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):
            self._live = False


def progress_text(progress: "Progress", seconds: float) -> Text:
    """Return how far the work has come after ``seconds``: the rate and the time left are of what was really judged."""
    files, total = progress.files, progress.total
    if progress.looking:
        return Text(
            f"Söker hänvisningar: {files} av {total} filer", f"Looking for references: {files} of {total} files"
        )
    sv, en = f"{files} av {total} filer", f"{files} of {total} files"
    if progress.failures:
        sv, en = f"{sv}, {progress.failures} fel", f"{en}, {progress.failures} failed"
    judged = files - progress.cached
    if judged and seconds > 0:
        rate = judged / seconds
        left = _span((total - files) / rate)
        shown = f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}"
        sv = f"{sv}, {shown.replace('.', ',')} i sekunden, {left.sv} kvar"
        en = f"{en}, {shown} a second, {left.en} left"
    return Text(sv, en)


def _span(seconds: float) -> Text:
    whole = round(seconds)
    if whole < 60:
        return Text(f"{whole} s", f"{whole} s")
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return Text(f"{minutes} min {rest} s", f"{minutes} min {rest} s")
    return Text(f"{minutes // 60} tim {minutes % 60} min", f"{minutes // 60} h {minutes % 60} min")
