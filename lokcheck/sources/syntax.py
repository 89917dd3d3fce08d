"""What the YAML parser complains of, said in plain words and with the place where the mistake is made.

The parser's own words ('did not find expected key') are for programmers, and its place is often the line after the
mistake. Both parsers of PyYAML are covered: the one in C and the one in Python, which word the same faults differently.
"""

import re
from typing import NamedTuple

from yaml.error import MarkedYAMLError

from lokcheck.errors import InputError, Place
from lokcheck.sources.faults import fault

__all__ = ["explain"]

_Pair = tuple[str, str]

_QUOTE: _Pair = (
    "Sätt värdet inom citattecken, till exempel title: \"Avtal: del 2\".",
    "Put the value in quotation marks, for example title: \"Agreement: part 2\".",
)  # fmt: skip
_INDENT: _Pair = (
    "Rader som hör ihop ska börja i samma kolumn; använd mellanslag.",
    "Lines that belong together start in the same column; use spaces.",
)
_REMOVE: _Pair = ("Ta bort tecknet eller sätt värdet inom citattecken.", "Remove the character or quote the value.")


class _Case(NamedTuple):
    """A complaint of the parser: where it is recognised, what is said about it, and whose place counts."""

    problem: str
    context: str
    sv: str
    en: str
    advice: _Pair
    at_context: bool = False


_CASES = tuple(
    (re.compile(case.problem), case)
    for case in (
        _Case("could not find expected ':'", "", "Kolon saknas efter nyckeln, eller så hör raden inte hit.",
              "The colon after the key is missing, or the line does not belong here.",
              ("Skriv nyckel: värde, med ett mellanslag efter kolonet.",
               "Write key: value, with a space after the colon."), True),
        _Case("block sequence entries|sequence entries are not allowed", "", "Ett listtecken (-) får inte stå här.",
              "A list dash (-) may not stand here.",
              ("Börja listan på en ny rad under nyckeln.", "Start the list on a new line below the key.")),
        _Case("mapping keys are not allowed", "", "Ett frågetecken får inte stå först här.",
              "A question mark may not come first here.", _QUOTE),
        _Case("unexpected end of stream|unexpected document indicator", "quoted scalar",
              "Citattecknet som öppnas här stängs aldrig.", "The quotation mark that opens here is never closed.",
              ("Avsluta texten med samma slags citattecken.", "End the text with the same kind of quotation mark."),
              True),
        _Case("unknown escape character", "", "Ett omvänt snedstreck (\\) inom \"…\" följs av ett tecken som det inte "
              "kan stå före.", "A backslash (\\) within \"…\" is followed by a character that it can not precede.",
              ("Använd enkla citattecken ('…') eller skriv \\\\.", "Use single quotation marks ('…') or write \\\\.")),
        _Case("hexdecimal|Unicode character escape", "", "Teckenkoden efter \\ är fel.",
              "The character code after \\ is wrong.", ("Skriv tecknet som det är.", "Write the character itself.")),
        _Case(r"expected ',' or '\]'", "", "Listan som öppnas här med [ är inte stängd, eller så saknas ett "
              "kommatecken i den.", "The list opened here with [ is not closed, or lacks a comma.",
              ("Skriv [a, b, c].", "Write [a, b, c]."), True),
        _Case("expected ',' or '}'", "", "Gruppen som öppnas här med { är inte stängd, eller så saknas ett "
              "kommatecken i den.", "The group opened here with { is not closed, or lacks a comma.",
              ("Skriv {nyckel: värde, nyckel: värde}.", "Write {key: value, key: value}."), True),
        _Case("expected '-' indicator|expected <block end>", "block (collection|sequence)",
              "Raden passar inte in i listan ovanför.", "The line does not fit the list above it.", _INDENT),
        _Case("indentation indicator|comment or line break", "block scalar",
              "Efter | eller > ska texten börja på nästa rad.", "After | or > the text starts on the next line.",
              ("Bryt raden, eller sätt värdet inom citattecken.", "Break the line, or quote the value.")),
        _Case("alphabetic or numeric character", "(alias|anchor)",
              "Ett värde får inte börja med * eller & utan citattecken.",
              "A value may not start with * or & unless it is quoted.", _QUOTE, True),
        _Case("", "(scanning|parsing) a(n)? (tag|directive)|scanning a directive",
              "Ett värde får inte börja med ! eller en rad med % utan citattecken.",
              "A value may not start with !, nor a line with %, unless it is quoted.", _QUOTE, True),
        _Case("undefined tag handle|unknown directive|YAML directive|TAG directive|incompatible YAML", "",
              "Märken (!) och direktiv (%) används inte i lokcheck.", "Tags (!) and directives (%) are not used here.",
              _REMOVE),
        _Case("document start", "", "Här börjar något som inte hör till dokumentet.",
              "Something that is not part of the document begins here.",
              ("Börja ett nytt dokument med en rad ---.", "Start a new document with a line ---.")),
        _Case("tab character", "", "Ett tabbtecken står där det ska vara mellanslag.",
              "There is a tab where there should be spaces.", ("Byt tabbtecken mot mellanslag.",
                                                              "Replace tabs with spaces.")),
        _Case("node content", "", "Här ska ett värde stå.", "A value is expected here.",
              ("Se efter att varje [ och { ovanför är stängd; ett värde som börjar så ska stå inom citattecken.",
               "See that every [ and { above is closed; a value that starts so must be quoted.")),
    )
)  # fmt: skip


def explain(error: Exception, lines: list[str], file: str) -> InputError:
    """Return what ``error`` means for the writer of the file; ``lines`` is the text of the file."""
    at = (error.problem_mark or error.context_mark) if isinstance(error, MarkedYAMLError) else None
    if not isinstance(error, MarkedYAMLError) or at is None:
        return fault(Place(file), "Filen kan inte läsas som YAML.", "The file can not be read as YAML.")
    problem, context = error.problem or "", error.context or ""
    found = _by_line(problem, context, lines[: at.line + 1], at.column)
    if found is None:
        for pattern, case in _CASES:
            if pattern.search(problem) and re.search(case.context, context):
                at = error.context_mark if case.at_context and error.context_mark else at
                found = (case.sv, case.en, case.advice)
                break
    sv, en, advice = found or ("Raden kan inte läsas som YAML.", "The line can not be read as YAML.", _INDENT)
    if any("\xa0" in text for text in lines[max(0, at.line - 1) : at.line + 2]):
        advice = (advice[0] + " Raden har ett hårt mellanslag (U+00A0), som inte räknas som mellanslag: byt ut det.",
                  advice[1] + " The line has a no-break space (U+00A0), which is not a space here: replace it."
                  )  # fmt: skip
    return fault(Place(file, at.line + 1, at.column + 1), sv, en, advice)


def _by_line(problem: str, context: str, lines: list[str], column: int) -> tuple[str, str, _Pair] | None:
    """The faults whose meaning shows in the last of ``lines`` rather than in the parser's words."""
    line = lines[-1] if lines else ""
    before, char = line[:column], line[column : column + 1]
    if "cannot start any token" in problem:
        if char == "\t":
            return ("Raden är indragen med ett tabbtecken.", "The line is indented with a tab.",
                    ("Byt tabbtecken mot mellanslag.", "Replace tabs with spaces."))  # fmt: skip
        return (f"Ett värde får inte börja med {char} utan citattecken.",
                f"A value may not start with {char} unless it is quoted.", _QUOTE)  # fmt: skip
    if "mapping values are not allowed" in problem:
        return _unexpected_colon(lines, before)
    if "block mapping" in context and ("expected key" in problem or "expected <block end>" in problem):
        return _unexpected_text(before, char)
    return None


def _unexpected_colon(lines: list[str], before: str) -> tuple[str, str, _Pair]:
    if re.search(r"\S\s*:\s", before) or re.match(r"\s*-?\s*['\"]", before):
        return ("Värdet innehåller ett kolon och måste stå inom citattecken.",
                "The value holds a colon and must be quoted.", _QUOTE)  # fmt: skip
    above = next((text for text in reversed(lines[:-1]) if text.strip() and not text.lstrip().startswith("#")), "")
    if above and not re.search(r":(\s|$)", above):
        return ("Raden ovanför har inget kolon efter nyckeln, eller så är den här raden fel indragen.",
                "The line above has no colon after its key, or this line is wrongly indented.",
                ("Skriv nyckel: värde, med ett mellanslag efter kolonet.",
                 "Write key: value, with a space after the colon."))  # fmt: skip
    return ("Raden är fel indragen: den hör inte ihop med raden ovanför.",
            "The line is wrongly indented: it does not go with the line above.", _INDENT)  # fmt: skip


def _unexpected_text(before: str, char: str) -> tuple[str, str, _Pair]:
    if before.strip():
        return ("Något står kvar på raden efter värdets slut.", "Something is left on the line after the value.",
                ("Sätt hela värdet inom ett enda par citattecken.",
                 "Put the whole value in one pair of quotes."))  # fmt: skip
    if char == ":":
        return ("Före kolonet saknas en nyckel.", "There is no key before the colon.", _QUOTE)
    if char == "-":
        return ("Listraden hör inte till någon nyckel: nyckeln ovanför har redan ett värde.",
                "The list item belongs to no key: the key above has a value already.", _INDENT)  # fmt: skip
    return ("Raden är fel indragen: den står inte i samma kolumn som nycklarna ovanför.",
            "The line is wrongly indented: it is not in the same column as the keys above.", _INDENT)  # fmt: skip
