"""A report on a document that tries to steer whatever reads it."""

from lokcheck.report.model import DocumentReport, EvidenceLine, Problem, Report
from lokcheck.texts import Text
from tests.report import samples

TEXTS = (
    '=HYPERLINK("http://evil.example";"x")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3; =1+1",
    "\t=1",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</details>\n\n# Rubrik\n\n- [x](javascript:alert(1)) ![b](http://evil.example/b.png)",
    "| a | b |\n|---|---|\n`kod` **fet** @anna #12 http://evil.example www.evil.example a@b.example",
    "::error file=x::y\r\n::stop-commands::z%0A::set-output name=a::b",
    "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x; \x00\x01\x0b\x1b[2J\x7f\ufffe\uffff\ud800",
    "[länk](1) {0} {1} %s %SRCROOT%",
    "\"citat\", 'citat'; ”citat”\nny rad",
    "\u202evänd\u2066 \u200bdold",
)


def report() -> Report:
    """Every text of the document and of the rule is hostile, one at a time."""
    return samples.report(*map(document, range(len(TEXTS))), problems=tuple(map(problem, TEXTS)))


def document(number: int) -> DocumentReport:
    text = TEXTS[number]
    both = Text(text, text)
    line = EvidenceLine(samples.FILE, 41, 3, both, text, 1, 2, text, both, ("content", number, "wording"))
    bad = samples.verdict("not_met", text, "error", shown=(line,), failing=(line,))._replace(message=both)
    items = (
        samples.requirement("LAG-07", text, "target-groups", samples.then("met"), bad,
                            remedy=both, who=both, asks=both),
        samples.requirement("SIP-11", text, "sip", samples.then("met", text), samples.verdict("manual", text),
                            question=both),
    )  # fmt: skip
    key = f"agreements/{number}.yaml"
    return samples.document(
        key=key,
        file=key,
        id=text,
        title=text,
        county=text,
        parties=(text,),
        requirements=tuple(item._replace(document=key) for item in items),
    )


def problem(text: str) -> Problem:
    return Problem(f"{text}.yaml", 3, 1, Text(text, text), Text(text, text), "invalid")
