"""The numbers of an audit: counted in one module, and by SQL from the database, which knows nothing of that module."""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

from lokcheck.audit.compact import gather
from lokcheck.audit.database.writing import write_run
from tests.audit.records import background, head, varied


def test_the_figures_are_those_of_the_database(tmp_path: Path) -> None:
    path = tmp_path / "audit.db"
    write_run(path, varied(150), head(), background())
    figures = gather(varied(150), background()).figures
    with closing(sqlite3.connect(path)) as connection:
        ask = connection.execute
        assert ask("SELECT count(*), sum(ended IS NOT NULL) FROM documents").fetchone() == (150, figures.ended)
        assert ask("SELECT count(*) FROM failures").fetchone() == (figures.failures,) == (1,)
        outcomes = ask("SELECT today, count(*) FROM outcomes GROUP BY 1").fetchall()
        assert Counter(dict(outcomes)) == figures.sums.outcomes
        assert Counter(dict(ask("SELECT severity, count(*) FROM findings GROUP BY 1"))) == figures.sums.severities
        assert ask("SELECT sum(waived) FROM document_sums").fetchone() == (figures.sums.waived,)
        worst = ask("SELECT iif(errors, 'error', iif(warnings, 'warning', iif(notes, 'note', NULL))), count(*) "
                    "FROM document_sums GROUP BY 1")  # fmt: skip
        assert Counter(dict(worst.fetchall())) == figures.worst
        counties = ask(
            "SELECT county, count(*), sum(errors > 0), sum(errors), sum(judged) FROM document_sums GROUP BY 1"
        )
        assert counties.fetchall() == [
            (one.name, one.documents, one.with_error, one.sums.severities["error"], one.sums.judged)
            for one in figures.counties
        ]
        spread = {row[0]: Counter({"met": row[1], "partly": row[2], "not_met": row[3]}) for row in
                  ask("SELECT rule, met, partly, not_met FROM spread")}  # fmt: skip
        for rule in figures.rules:
            counted = Counter({k: v for k, v in rule.spread().items() if k in ("met", "partly", "not_met")})
            assert +counted == +spread.get(rule.rule, Counter())
        topics = ask("SELECT topic, count(*) FROM findings GROUP BY 1").fetchall()
        assert dict(topics) == {name: sums.findings for name, sums in figures.topics.items() if sums.findings}


def test_the_most_common_gaps_come_first() -> None:
    found = gather(varied(60), background()).figures.most_common
    assert [item.gaps for item in found] == sorted((item.gaps for item in found), reverse=True)
    assert all(item.gaps for item in found)
