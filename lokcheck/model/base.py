"""What every entry of a document has in common: evidence, standing, and two descriptions for each key.

The models are the one typed source of the document format. The fact schema is generated from them
(``lokcheck.facts.schema``), and so are the JSON Schemas that editors use and the vocabulary in the docs.
"""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from lokcheck.model.dates import PartialDate
from lokcheck.model.shorthand import one_or_many

__all__ = ["Entry", "Evidence", "Part", "Standing", "many", "opt", "req"]

Standing = Literal["asserted", "reported", "planned", "required", "weak"]
"""How strongly the document says a thing; only ``asserted`` satisfies a rule that does not ask for another."""


def _extra(sv: str) -> dict[str, Any]:
    return {"description_sv": sv}


def req(sv: str, en: str, **kw: Any) -> Any:
    """A key that must be there, with its Swedish and English description."""
    return Field(description=en, json_schema_extra=_extra(sv), **kw)


def opt(sv: str, en: str, default: Any = None, **kw: Any) -> Any:
    """A key that may be left out: what the text does not say is left out."""
    return Field(default=default, description=en, json_schema_extra=_extra(sv), **kw)


def many(sv: str, en: str) -> Any:
    """A list of entries, empty unless given."""
    return Field(default_factory=list, description=en, json_schema_extra=_extra(sv))


class Part(BaseModel):
    """A mapping of the document format: unknown keys are refused, values are not changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, str_strip_whitespace=True)


class Evidence(Part):
    """Where the source document says it."""

    section: str | None = opt("Avsnittets rubrik eller nummer.", "Heading or number of the section.")
    page: int | None = opt("Sida i källdokumentet.", "Page in the source document.", ge=1)
    line: int | None = opt("Rad i källtexten (räknad från 1).", "Line in the source text (from 1).", ge=1)
    line_end: int | None = opt("Sista raden om citatet går över flera.", "Last line of a longer quotation.", ge=1)
    quote: str | None = opt(
        "Kort citat, ordagrant ur källan.", "Short quotation, verbatim from the source.", max_length=300
    )
    note: str | None = opt("Kommentar till belägget.", "Comment on the evidence.")


class Entry(Part):
    """Something that the document states. ``fact`` names the fact type that it becomes; None for none of its own."""

    fact: ClassVar[str | None] = None

    evidence: Annotated[list[Evidence], BeforeValidator(one_or_many)] = many(
        "Var källdokumentet säger detta.", "Where the source document says this."
    )
    standing: Standing = opt(
        "Hur starkt texten säger det: asserted (den säger det själv), reported (återger någon annan), planned, "
        "required, weak (nämns bara i förbigående).",
        "How strongly the text says it: asserted (itself), reported (of another text), planned, required, weak "
        "(a passing mention).",
        default="asserted",
    )


Date = PartialDate
