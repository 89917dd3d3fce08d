"""Findings explained: ``lokcheck explain RULE FILE``, and after a check with ``--trace``."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lokcheck.cli.exits import Exit
from lokcheck.cli.streams import say, write
from lokcheck.errors import UsageError
from lokcheck.texts import Text

if TYPE_CHECKING:
    from lokcheck.check.explain import Explainer
    from lokcheck.cli.checking import Asked as Checked
    from lokcheck.judge.judge import Judge
    from lokcheck.policy.attestation import Attestation
    from lokcheck.policy.policy import Chooser
    from lokcheck.report.explain import Explanation
    from lokcheck.report.view import View
    from lokcheck.rulebook.book import Rulebook
    from lokcheck.sources.documents import DocumentSet, Loaded

__all__ = ["Asked", "explain_findings", "files_in", "sorted_out", "trace_text"]

Asked = dict[str, list[str]]
"""The ids of rules to explain, by the file that they are asked of; '' for a rule by itself."""

_BETWEEN = "\n\n"


def sorted_out(words: Sequence[str], rules: Iterable[str]) -> Asked:
    """Return which of ``rules`` is asked of which file: ``RULE@FILE``, or rules and files beside each other.

    What is neither a rule nor looks like a path is taken for a rule, so that a misspelt id is told as one. Raises
    UsageError for a file without a rule.
    """
    known = {name.upper() for name in rules}
    asked: Asked = {}
    names: list[str] = []
    files: list[str] = []
    for word in words:
        name, at, file = word.partition("@")
        if at and name.upper() in known and file:
            asked.setdefault(file, []).append(name)
        elif word.upper() not in known and _is_path(word):
            files.append(word)
        else:
            names.append(word)
    if files and not names:
        raise UsageError(
            Text(f"Vilket krav på {files[0]} ska förklaras?", f"Which requirement on {files[0]} is to be explained?"),
            advice=Text(f"Skriv till exempel: lokcheck explain LAG-07 {files[0]}",
                        f"Write, for example: lokcheck explain LAG-07 {files[0]}"),
        )  # fmt: skip
    for file in files or [""] if names else []:
        asked.setdefault(file, []).extend(names)
    return asked


def files_in(words: Sequence[str]) -> tuple[str, ...]:
    """Return the files that ``words`` name, by themselves or after a rule and ``@``."""
    found = (file if at and file else word for word in words for _, at, file in [word.partition("@")])
    return tuple(name for name in found if _is_path(name))


def _is_path(word: str) -> bool:
    return any(sign in word for sign in "/\\.") or Path(word).exists()


def explain_findings(
    book: "Rulebook",
    asked: Asked,
    as_of: dt.date,
    view: "View",
    attestations: Sequence[str] = (),
    choice: "Chooser | None" = None,
) -> int:
    """Print why the rules got their outcomes on the files, and return the exit code.

    ``asked`` has rules by their ids, not their aliases; ``attestations`` are files of them, beside those that lie with
    the documents, and ``choice`` says what is asked as for a check. Raises UsageError where a rule is for no document
    of its file.
    """
    from lokcheck.check.run import problems_of
    from lokcheck.cli.attestations import attestations_for
    from lokcheck.engine.select import engine_for
    from lokcheck.judge.judge import Judge
    from lokcheck.report.places import shown_problem
    from lokcheck.sources.load import load

    judge, pages, failed = Judge(book, engine_for("auto")), list[str](), False
    for file, rules in asked.items():
        loaded = load([file])
        explainers = _explainers(loaded, judge, as_of, view, attestations_for(loaded, attestations, book), choice)
        pages += [_page(found, judge, view) for found in _explained(explainers, rules, judge)]
        for problem in problems_of(loaded.problems):
            say(shown_problem(problem, view.lang))
        failed |= bool(loaded.problems)
        if not any(members.asked for members in loaded.sets):
            return Exit.FAILED if failed else Exit.NOTHING
    write(_BETWEEN.join(pages))
    return Exit.FAILED if failed else Exit.CLEAN


def trace_text(loaded: "Loaded", judge: "Judge", asked: "Checked", view: "View") -> str:
    """Return an explanation of every finding on the documents that were asked for; '' where there is none.

    Raises LokcheckError for a file of attestations that is not right.
    """
    from lokcheck.cli.attestations import attestations_for
    from lokcheck.cli.clock import today

    answers = attestations_for(loaded, asked.attestations, judge.rulebook)
    explainers = _explainers(loaded, judge, asked.as_of or today(), view, answers, asked.choice)
    pages = [_page(found, judge, view) for made, members in explainers for source in members.asked
             for found in made.findings(source)]  # fmt: skip
    return _BETWEEN.join(pages)


def _explainers(
    loaded: "Loaded",
    judge: "Judge",
    as_of: dt.date,
    view: "View",
    answers: "Sequence[Attestation]",
    choice: "Chooser | None" = None,
) -> "list[tuple[Explainer, DocumentSet]]":
    """Return what explains the documents of each set, as ``check`` judges them."""
    from lokcheck.check.explain import Explainer

    everything = view.verbosity == "verbose"
    return [
        (Explainer(members, judge, as_of, answers, choice, everything=everything), members) for members in loaded.sets
    ]


def _explained(
    explainers: "Iterable[tuple[Explainer, DocumentSet]]", rules: Sequence[str], judge: "Judge"
) -> "Iterator[Explanation]":
    explained: set[str] = set()
    kinds: dict[str, None] = {}
    for explainer, members in explainers:
        for source in members.asked:
            kinds[source.document.kind] = None
            for found in explainer.rules(source, rules):
                explained.add(found.rule)
                yield found
    missed = [rule for rule in rules if rule not in explained]
    if missed and kinds:
        raise _not_for(judge.rulebook, missed[0], kinds)


def _not_for(book: "Rulebook", rule: str, kinds: Iterable[str]) -> UsageError:
    from lokcheck.report.words import KINDS

    if book.rule(rule).asked == "revision":
        return UsageError(
            Text(f"{rule} ställs bara när två versioner jämförs.",
                 f"{rule} is asked only where two versions are compared."),
            advice=Text("Kör: lokcheck diff GAMMAL NY", "Run: lokcheck diff OLD NEW"),
        )  # fmt: skip
    there = Text(", ".join(KINDS[kind].sv for kind in kinds), ", ".join(KINDS[kind].en for kind in kinds))
    if set(kinds) & set(book.rule(rule).kinds):
        return UsageError(
            Text(f"{rule} ingår inte i de krav som är valda i inställningarna.",
                 f"{rule} is not among the requirements that the configuration selects."),
            advice=Text("Kör med --isolated för att bortse från dem.", "Run with --isolated to do without it."),
        )  # fmt: skip
    own = [KINDS[kind] for kind in book.rule(rule).kinds]
    for_them = Text(", ".join(kind.sv for kind in own), ", ".join(kind.en for kind in own))
    return UsageError(
        Text(f"{rule} ställs inte på detta slags dokument ({there.sv}).",
             f"{rule} is not asked of this kind of document ({there.en})."),
        advice=Text(f"Det gäller: {for_them.sv}.", f"It is for: {for_them.en}."),
    )  # fmt: skip


def _page(found: "Explanation", judge: "Judge", view: "View") -> str:
    """Return the explanation; where nothing could be offered, with the first example that meets the rule."""
    from lokcheck.cli.yaml_text import yaml_lines
    from lokcheck.report.explain import render

    examples = judge.rulebook.examples(found.rule).get("met", ()) if found.no_addition is not None else ()
    return render(found, view, [line for example in examples[:1] for line in yaml_lines(example, view.lang)])
