"""How an audit goes, on a terminal and elsewhere."""

import io
import re

import pytest

from lokcheck.audit.run import Progress
from lokcheck.cli.progress import Teller, progress_text


class Terminal(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def test_rate_and_time_left_are_of_what_was_judged() -> None:
    text = progress_text(Progress(files=150, total=250, cached=100, failures=1), 10.0)
    assert text.sv == "150 av 250 filer, 1 fel, 5,0 i sekunden, 20 s kvar"
    assert text.en == "150 of 250 files, 1 failed, 5.0 a second, 20 s left"


@pytest.mark.parametrize("progress, seconds, said", [
    (Progress(0, 10, 0, 0), 1.0, "0 of 10 files"),
    (Progress(10, 100, 10, 0), 1.0, "10 of 100 files"),
    (Progress(10, 20, 0, 0), 0.5, "10 of 20 files, 20 a second, 0 s left"),
    (Progress(1, 100, 0, 0), 10.0, "1 of 100 files, 0.1 a second, 16 min 30 s left"),
    (Progress(1, 1000, 0, 0), 10.0, "1 of 1000 files, 0.1 a second, 2 h 46 min left"),
])  # fmt: skip
def test_times_are_given_as_people_give_them(progress: Progress, seconds: float, said: str) -> None:
    assert progress_text(progress, seconds).en == said


def test_looking_at_files_is_shown_and_does_not_count_as_judging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    times = iter([100.0, 150.0, 160.0, 170.0])
    monkeypatch.setattr("lokcheck.cli.progress.time.monotonic", lambda: next(times))
    terminal = Terminal()
    with Teller(terminal, "sv", quiet=False) as teller:
        teller.told(Progress(0, 20, 0, 0, looking=True))
        teller.told(Progress(19, 20, 0, 0, looking=True))
        teller.told(Progress(0, 20, 0, 0))
        teller.told(Progress(10, 20, 0, 0))
    assert re.split("\r\x1b\\[K", terminal.getvalue())[1:] == [
        "Söker hänvisningar: 0 av 20 filer", "Söker hänvisningar: 19 av 20 filer", "0 av 20 filer",
        "10 av 20 filer, 1,0 i sekunden, 10 s kvar", "",
    ]  # fmt: skip


def test_a_terminal_has_one_line_which_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    terminal = Terminal()
    with Teller(terminal, "sv", quiet=False) as teller:
        teller.told(Progress(0, 1_000_000_000_000, 0, 1_000_000_000_000))
    shown = terminal.getvalue()
    assert "\n" not in shown
    assert all(len(line) < 40 for line in re.split("\r\x1b\\[K", shown))
    assert shown.endswith("\r\x1b[K")


def test_elsewhere_plain_lines_come_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter([0.0, 1.0, 10.5, 11.0, 21.0])
    monkeypatch.setattr("lokcheck.cli.progress.time.monotonic", lambda: next(times))
    with Teller(io.StringIO(), "en", quiet=False) as teller:
        for files in range(5):
            teller.told(Progress(files, 5, 0, 0))
    assert [line.split(",")[0] for line in capsys.readouterr().err.splitlines()] == ["2 of 5 files", "4 of 5 files"]


def test_quiet_says_nothing() -> None:
    terminal = Terminal()
    with Teller(terminal, "sv", quiet=True) as teller:
        teller.told(Progress(1, 2, 0, 0))
    assert not terminal.getvalue()
