"""``lokcheck history`` and the options of ``lokcheck audit`` that lead to it."""

from pathlib import Path

from tests.cli.runner import run

OPTIONS = ("--no-cache", "-j", "1", "-q")


def test_two_audits_and_what_changed(tmp_path: Path) -> None:
    database = str(tmp_path / "audit.db")
    for day in ("2016-06-01", "2026-11-28"):
        ended = run("audit", "agreements/jonkoping", "--db", database, "--as-of", day, "--no-cache", "-j", "1", "-q")
        assert ended.exit_code in (0, 1)
    ended = run("history", database)
    assert ended.exit_code == 0
    assert "Från granskning 1 (2016-06-01) till 2 (2026-11-28)" in ended.stdout
    assert "LAG-07 Spel om pengar omfattas" in ended.stdout
    assert run("history", database, "--county", "Skåne").stdout.count("0 nya") == 1
    target = tmp_path / "historik.json"
    assert run("history", database, "--format", "json", "-o", str(target)).exit_code == 0
    assert '"lokcheck-history"' in target.read_text("utf-8")


def test_what_is_no_database(tmp_path: Path) -> None:
    ended = run("history", "README.md")
    assert ended.exit_code == 2
    assert "README.md: Filen är ingen databas från lokcheck" in ended.stderr
    assert run("history", str(tmp_path / "x.db")).exit_code == 2
    assert run("history", "x.db", "--from", "första").exit_code == 2


def test_an_audit_is_about_the_documents_that_are_chosen() -> None:
    chosen = run("audit", "agreements/norrbotten", "agreements/vastra-gotaland", "--county", "Norrbotten", *OPTIONS)
    alone = run("audit", "agreements/norrbotten", *OPTIONS)
    assert chosen.stdout == alone.stdout
    assert run("audit", "agreements/norrbotten", "--kind", "mandate", *OPTIONS).exit_code == 4
    assert "Menade du" in run("audit", "agreements", "--county", "Norbotten", *OPTIONS).stderr
