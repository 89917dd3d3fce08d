"""The pages on the requirements and the facts are what the rulebook and the models say now."""

import re
from functools import cache
from pathlib import Path

import pytest

from lokcheck.facts.schema import fact_types
from lokcheck.rulebook.build import open_rulebook
from lokcheck.rulebook.rule import Rule
from scripts.generate_docs import ROOT, pages, stale

TITLE = re.compile(r"^# (\S+) · ", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:]+)(#[^)]*)?\)")


@cache
def made() -> dict[str, str]:
    return pages()


def rules() -> list[Rule]:
    return open_rulebook().rules()


def test_what_is_committed_is_fresh() -> None:
    assert not stale(made()), "run: make docs"


def test_the_same_rulebook_gives_the_same_text() -> None:
    assert pages() == made()


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_page_tells_its_requirement_whole(rule: Rule) -> None:
    text = made()[f"docs/rules/{rule.id}.md"]
    plain = " ".join(text.split())
    for said in (rule.title, rule.asks, rule.remedy):
        for words in said:
            assert " ".join(words.split()).replace("|", "\\|") in plain
    assert rule.checked in text
    assert all(source.ref in text for source in rule.sources)
    assert all(alias in text for alias in rule.aliases)
    examples = open_rulebook().examples(rule.id)
    assert text.count("```yaml") == sum(min(3, len(found)) for found in examples.values())
    if rule.basis is not None:
        versions = open_rulebook().register.topics[rule.basis.topic]
        assert text.count("https://lagen.nu/") >= sum(1 for item in versions if item.url) * 2


def test_the_index_has_every_requirement_by_topic_kind_and_modality() -> None:
    text = made()["docs/rules/README.md"]
    for rule in rules():
        assert text.count(f"[{rule.id}]({rule.id}.md)") >= 2 + len(rule.kinds)


def test_other_ids_lead_to_their_requirement() -> None:
    aliases = {alias: rule.id for rule in rules() for alias in rule.aliases}
    assert aliases
    for alias, name in aliases.items():
        assert f"[{name}]({name}.md)" in made()[f"docs/rules/{alias}.md"]


def test_every_link_leads_somewhere() -> None:
    anchors = {path: set(re.findall(r'<a id="([^"]+)">', text)) for path, text in made().items()}
    for path, text in made().items():
        for target, anchor in LINK.findall(text):
            there = (Path(path).parent / target).as_posix()
            there = re.sub(r"[^/]+/\.\./", "", re.sub(r"[^/]+/\.\./", "", there))
            assert there in made() or (ROOT / there).exists(), (path, target)
            assert not anchor or anchor[1:] in anchors.get(there, set()), (path, target, anchor)


def test_every_type_and_field_is_described_in_both_languages() -> None:
    text = made()["docs/facts.md"]
    for name in fact_types():
        if name == "ask":  # the engine's own
            continue
        assert f"### `{name}`\n" in text
        described = re.search(rf"### `{name}`\n\n\*(.*)\* / \*(.*)\*\. (.*)\n", text)
        assert described is not None, name
        assert all(described.groups()), name
    rows = re.findall(r"^\| `(\w+)` \| (?:text|number|date)\S* ?\w* \| (.*?) \| (.*?) \|", text, re.MULTILINE)
    assert len(rows) > 250
    assert not [row for row in rows if not all(part.strip() for part in row)]


def test_every_measure_and_parameter_is_listed() -> None:
    text = made()["docs/facts.md"]
    book = open_rulebook()
    for name in (*(measure.name for measure in book.measures), *book.parameters):
        assert f"| `{name}` |" in text
