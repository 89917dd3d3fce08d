"""Records of made-up documents from every county: real outcomes and messages, varied by a seed; and one failure."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from random import Random

from lokcheck.audit.background import Background, background_of
from lokcheck.audit.facts import facts_of
from lokcheck.audit.record import Audited, Failed, Head, Record, Row, record_of
from lokcheck.check import check
from lokcheck.engine.select import engine_for
from lokcheck.report.model import Deadline
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.load import load
from lokcheck.texts import Text

__all__ = ["AS_OF", "FAILED", "background", "base", "head", "rulebook", "varied"]

AS_OF = dt.date(2026, 11, 28)
FAILED = Failed("lan/trasig.yaml", 12, 3, Text("Nyckeln 'kind' saknas.", "There is no key 'kind'."), "invalid-document")
_KINDS = ("county-agreement", "local-agreement", "local-agreement", "action-plan", "supplement", "local-agreement")


@cache
def rulebook() -> Rulebook:
    return open_rulebook()


@cache
def background() -> Background:
    return background_of(rulebook(), AS_OF)


@cache
def base() -> tuple[Audited, ...]:
    """The documents of this repository as records, with their facts."""
    loaded = load(["agreements"])
    report = check(loaded, rulebook(), AS_OF, engine_for("auto"))
    sources = {source.key: source for members in loaded.sets for source in members.asked}
    _head.append(Head(report.receipt, ("agreements",), report.topics))
    return tuple(
        record_of(document, document.key, ("sol2025-7-2-v1",), facts_of(sources[document.key]))
        for document in report.documents
    )


_head: list[Head] = []


def head() -> Head:
    base()
    return _head[0]


def varied(number: int, seed: int = 1) -> Iterator[Record]:
    """Yield ``number`` documents over 20 of the 21 counties, and a failure in the middle of them."""
    random = Random(seed)
    places = [county for county in background().counties if county.name != "Gotlands län"]
    for at in range(number):
        if at == number // 2:
            yield FAILED
        county, kind = places[at % len(places)], _KINDS[at // len(places) % len(_KINDS)]
        yield _document(at, county.name, kind, random)


def _document(at: int, county: str, kind: str, random: Random) -> Audited:
    found = [record for record in base() if record.kind == kind and not record.ended]
    one = random.choice(found)
    day = dt.date(random.randint(2009, 2026), random.randint(1, 11), random.randint(1, 28))
    ended = Text(f"gäller inte sedan {day}", f"ended on {day}") if random.random() < 0.05 else None
    quality = random.random()
    rows = tuple(_row(row, quality, random, ended is not None) for row in one.rows)
    word = {"county-agreement": "Länsöverenskommelse", "local-agreement": "Lokal överenskommelse",
            "action-plan": "Handlingsplan", "supplement": "Tilläggsöverenskommelse om spel"}[kind]  # fmt: skip
    file = f"lan/{county.split(maxsplit=1)[0].lower()}/{kind}-{at}.yaml"
    review = Deadline(dt.date(2025 + random.randint(0, 3), random.randint(1, 12), 15), "review",
                      Text("översyn vart tredje år", "review every third year"), "UPF-08", (), 40)  # fmt: skip
    return one._replace(
        key=file, file=file, id=f"dok-{at}", set=file, county=county, title=f"{word} {county} {day.year}", own_day=day,
        valid_from=day, valid_to=None, ended=ended, status=random.choice(("adopted", "adopted", "draft")), rows=rows,
        deadlines=(review,), sha256=f"{at:064x}",
    )  # fmt: skip


def _row(row: Row, quality: float, random: Random, ended: bool) -> Row:
    if ended:
        return row._replace(today="not_applicable", severity=None, message=None)
    if row.today == "met" and random.random() < 0.4 * quality:
        rule = background().rules[row.rule]
        level = {"legal-must": "error", "legal-should": "warning", "contract": "warning"}.get(rule.modality, "note")
        text = Text(
            f"Dokumentet säger inget om detta: {rule.title.sv.lower()}.", f"Not stated: {rule.title.en.lower()}."
        )
        outcome = random.choice(("not_met", "not_met", "partly"))
        return row._replace(today=outcome, severity=level, message=text, quote=None, waived=random.random() < 0.02)  # type: ignore[arg-type]
    if row.today in ("not_met", "partly") and random.random() > quality:
        return row._replace(today="met", severity=None, message=None)
    return row
