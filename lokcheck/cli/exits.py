"""Exit codes: what a script learns from lokcheck. A failure is never a pass, and neither is nothing."""

from enum import IntEnum

from lokcheck.texts import Text

__all__ = ["EXIT_TEXTS", "Exit"]


class Exit(IntEnum):
    """The exit codes."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    FAILED = 3
    NOTHING = 4
    INTERRUPTED = 130


EXIT_TEXTS: dict[Exit, Text] = {
    Exit.CLEAN: Text("inget fynd som når gränsen i --fail-on", "no finding that reaches the threshold of --fail-on"),
    Exit.FINDINGS: Text("fynd som når gränsen", "findings that reach it"),
    Exit.USAGE: Text("fel i kommandot, inställningarna eller regelverket",
                     "a mistake in the command, the configuration or the rulebook"),
    Exit.FAILED: Text("något gick inte att läsa eller bedöma, eller lokcheck misslyckades",
                      "something could not be read or judged, or lokcheck failed"),
    Exit.NOTHING: Text("ingenting kontrollerades", "nothing was checked"),
    Exit.INTERRUPTED: Text("avbrutet", "interrupted"),
}  # fmt: skip
