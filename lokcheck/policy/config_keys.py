"""The keys of a configuration: what each may hold, what holds without it, and what it is for."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from lokcheck.texts import Text

__all__ = ["KEYS", "PATH_KEYS", "Key"]

Kind = Literal["word", "flag", "words", "path", "paths", "severity", "numbers", "per-path"]
_LEVELS = ("error", "warning", "note")


class Key(NamedTuple):
    """``words`` are the values of a ``word``; ``field`` is the name of the option of ``check`` that it stands for."""

    name: str
    kind: Kind
    default: Any
    text: Text
    field: str = ""
    words: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        """The variable of the environment that sets it; '' for what does not fit in one."""
        if self.kind in ("severity", "numbers", "per-path"):
            return ""
        return "LOKCHECK_LANG" if self.name == "language" else f"LOKCHECK_{self.name.upper().replace('-', '_')}"


_ALL = (
    Key("select", "words", None, Text("de krav som bedöms", "the requirements that are asked"), "select"),
    Key("extend-select", "words", [], Text("krav som bedöms dessutom", "requirements asked as well"), "extend_select"),
    Key("ignore", "words", [], Text("krav som är avstängda", "requirements that are switched off"), "ignore"),
    Key("severity", "severity", {}, Text("krav som väger annorlunda", "requirements that weigh otherwise")),
    Key("parameters", "numbers", {}, Text("regelverkets mått, med egna värden", "parameters with values of one's own")),
    Key("rules", "paths", [], Text("mappar med egna regler", "folders with rules of one's own"), "folders"),
    Key("fail-on", "word", "error", Text("lägsta allvar som ger slutkod 1", "lowest severity that gives exit code 1"),
        "fail_on", (*_LEVELS, "never")),
    Key("verdict", "word", "today", Text("vilken bedömning som räknas", "which verdict counts"), "verdict",
        ("today", "adoption", "both")),
    Key("min-severity", "word", "note", Text("lägsta allvar som visas", "lowest severity that is shown"),
        "min_severity", _LEVELS),
    Key("strict", "flag", False, Text("slutkod 3 när något inte kan bedömas",
                                      "exit code 3 when something can not be judged"), "strict"),
    # The words are those of lokcheck.report.forms, which this module stands below.
    Key("format", "word", "text", Text("rapportens form", "form of the report"), "form"),
    Key("language", "word", None, Text("rapportens språk", "language of the report"), "", ("sv", "en")),
    Key("engine", "word", "auto", Text("regelmotor", "rules engine"), "engine", ("auto", "durable", "clips", "both")),
    Key("waivers", "paths", [], Text("filer med undantag", "files of waivers"), "waivers"),
    Key("attestations", "paths", [], Text("filer med intyg", "files of attestations"), "attestations"),
    Key("baseline", "path", None, Text("fil med utgångsläget", "file of the baseline"), "baseline"),
    Key("exclude", "words", [], Text("filer i mappar som inte kontrolleras", "files in folders that are not checked"),
        "exclude"),
    Key("per-path", "per-path", [], Text("det som gäller vissa filer", "what holds for certain files")),
)  # fmt: skip

KEYS: dict[str, Key] = {key.name: key for key in _ALL}
PATH_KEYS: Mapping[str, Key] = {
    "paths": Key("paths", "words", [], Text("filerna, som i .gitignore", "the files, as in .gitignore")),
    **{name: KEYS[name] for name in ("select", "extend-select", "ignore", "severity")},
}
"""The keys of an entry of ``per-path``."""
