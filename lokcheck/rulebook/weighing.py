"""How a report says that a requirement weighs otherwise than in the standard."""

from collections.abc import Mapping

from lokcheck.texts import Text

__all__ = ["OUTCOMES", "weighs"]

OUTCOMES: Mapping[str, Text] = {
    "not_met": Text("ej uppfyllt", "not met"),
    "partly": Text("delvis uppfyllt", "partly met"),
    "update": Text("behöver uppdateras", "needs an update"),
}
"""The outcomes that can be re-weighed."""
_LEVELS: Mapping[str, Text] = {
    "error": Text("brist", "error"), "warning": Text("varning", "warning"), "note": Text("notering", "note"),
}  # fmt: skip


def weighs(name: str, weight: Mapping[str, str] | str) -> Text:
    """Return what ``name`` weighs now: one level for every outcome, or a level for each that is given."""
    if isinstance(weight, str):
        level = _LEVELS[weight]
        return Text(f"{name} väger annorlunda ({level.sv})", f"{name} weighs differently ({level.en})")
    pairs = [(OUTCOMES[outcome], _LEVELS[level]) for outcome, level in weight.items()]
    sv = ", ".join(f"{outcome.sv}: {level.sv}" for outcome, level in pairs)
    en = ", ".join(f"{outcome.en}: {level.en}" for outcome, level in pairs)
    return Text(f"{name} väger annorlunda ({sv})", f"{name} weighs differently ({en})")
