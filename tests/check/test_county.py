"""To which county a document is said to belong."""

import datetime as dt
from pathlib import Path

from lokcheck.check import check
from lokcheck.engine.select import engine_for
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.load import load

DAY = dt.date(2026, 11, 22)
AGREEMENT = """\
kind: county-agreement
id: lok
title: Överenskommelse
parties:
  - {id: r, name: Region Dalarna, side: region}
  - {id: k, name: Mora kommun, side: municipality}
annexes:
  - {title: SIP-blankett, ref: sip.yaml}
"""
ANNEX = """\
kind: sip-annex
id: sip
title: SIP-blankett
"""


def counties(folder: Path, agreement: str, annex: str = ANNEX) -> dict[str, str | None]:
    (folder / "lok.yaml").write_text(agreement, "utf-8")
    (folder / "sip.yaml").write_text(annex, "utf-8")
    report = check(load([str(folder)]), open_rulebook(), DAY, engine_for("auto"))
    assert not report.problems
    return {document.id: document.county for document in report.documents}


def test_parties_of_one_county_and_what_belongs_to_their_agreement(tmp_path: Path) -> None:
    assert counties(tmp_path, AGREEMENT) == {"lok": "Dalarnas län", "sip": "Dalarnas län"}


def test_parties_of_several_counties_leave_it_open(tmp_path: Path) -> None:
    text = AGREEMENT.replace("Mora kommun", "Sundsvalls kommun")
    assert counties(tmp_path, text) == {"lok": None, "sip": None}


def test_a_national_programme_has_no_county(tmp_path: Path) -> None:
    programme = ANNEX.replace("sip-annex", "programme")
    assert counties(tmp_path, AGREEMENT, programme) == {"lok": "Dalarnas län", "sip": None}
