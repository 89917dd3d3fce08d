"""Every error that pydantic can give has words for officials, and none of pydantic's own get through."""

from typing import Any

import pytest
from pydantic_core._pydantic_core import list_all_errors

from lokcheck.model.kinds import KINDS
from lokcheck.sources.messages import TRANSLATED, said
from lokcheck.texts import Text

ALL = {str(error["type"]): error for error in list_all_errors()}
LEAKS = ("Input", "should", "valid ", "Value error", "Assertion failed", "required", "permitted", "dictionary",
         "string", "instance", "characters at most", "None")  # fmt: skip
VALUES: list[Any] = [None, True, 5, 2.5, "x", "ja", "1 juni 2016", "12 000", [1], {"a": 1}, "x" * 1000, ""]
# Which errors the validators of pydantic's core can give. Those not named give none of their own.
GIVES = {
    "str": {"string_type", "string_too_short", "string_too_long", "string_pattern_mismatch"},
    "int": {"int_type", "int_parsing", "int_parsing_size", "int_from_float", "greater_than", "greater_than_equal",
            "less_than", "less_than_equal", "multiple_of", "finite_number"},
    "float": {"float_type", "float_parsing", "finite_number", "greater_than", "greater_than_equal", "less_than",
              "less_than_equal", "multiple_of"},
    "bool": {"bool_type", "bool_parsing"},
    "list": {"list_type", "too_short", "too_long"},
    "tuple": {"tuple_type", "too_short", "too_long"},
    "dict": {"dict_type", "too_short", "too_long"},
    "literal": {"literal_error"},
    "enum": {"enum"},
    "model": {"model_type"},
    "model-fields": {"model_type", "model_attributes_type", "missing", "extra_forbidden", "invalid_key"},
    "tagged-union": {"union_tag_invalid", "union_tag_not_found"},
    "date": {"date_type", "date_parsing", "date_from_datetime_parsing"},
    "url": {"url_type", "url_parsing", "url_syntax_violation", "url_too_long", "url_scheme"},
    "function-before": {"value_error", "assertion_error"},
    "function-after": {"value_error", "assertion_error"},
    "function-plain": {"value_error", "assertion_error"},
    "function-wrap": {"value_error", "assertion_error"},
    "dataclass": {"dataclass_type"}, "dataclass-args": {"missing"},
}  # fmt: skip
SILENT = {"model-field", "nullable", "definitions", "definition-ref", "default", "dataclass-field", "no-info", "any",
          "union", "general", "with-info", "field-name", "format"}  # fmt: skip


def core_types(schema: Any, found: set[str]) -> set[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str) and "serialization" not in schema.get("type", ""):
            found.add(schema["type"])
        for key, value in schema.items():
            if key not in ("serialization", "metadata"):
                core_types(value, found)
    elif isinstance(schema, list | tuple):
        for value in schema:
            core_types(value, found)
    return found


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_error_that_a_model_can_give_is_translated(kind: str) -> None:
    model = KINDS[kind]
    model.model_rebuild()
    types = core_types(model.__pydantic_core_schema__, set())
    assert types <= set(GIVES) | SILENT, "a validator that this test does not know: which errors can it give?"
    possible: set[str] = set().union(*(GIVES.get(name, set()) for name in types))
    assert possible <= TRANSLATED


def test_the_table_has_no_error_that_pydantic_does_not_have() -> None:
    assert set(ALL) >= TRANSLATED


@pytest.mark.parametrize("kind", sorted(ALL))
def test_no_words_of_pydantic_get_through(kind: str) -> None:
    context = dict(ALL[kind].get("example_context") or {})
    if "expected" in context:
        context["expected"] = "'adopted', 'signed' or 'issued'"
    for value in VALUES:
        words = said(kind, value, context, {"adopted": ("antagen",)})
        for sentence in (words.text, words.expected or words.text):
            assert sentence.sv != sentence.en
            for text in sentence:
                assert text.endswith(".")
                assert "{" not in text
                assert not any(leak in text for leak in LEAKS)


@pytest.mark.parametrize(
    ("kind", "value", "context", "guess"),
    [
        ("bool_parsing", "ja", {}, "true"),
        ("bool_parsing", "Nej", {}, "false"),
        ("int_parsing", "1 000 000", {}, "1000000"),
        ("float_parsing", "12,5", {}, "12.5"),
        ("int_parsing", "tolv", {}, None),
        ("literal_error", "antagen", {"expected": "'draft' or 'adopted'"}, "adopted"),
        ("string_pattern_mismatch", "Agreement", {"pattern": "^(agreement|sip)$"}, "agreement"),
        ("string_pattern_mismatch", "Jönköping 2016", {"pattern": "^[a-z0-9][a-z0-9-]*$"}, "jonkoping-2016"),
    ],
)
def test_did_you_mean(kind: str, value: object, context: dict[str, Any], guess: str | None) -> None:
    assert said(kind, value, context, {"adopted": ("antagen", "adopted")}).nearest == guess


def test_what_a_model_raises_is_said_in_both_languages() -> None:
    error = ValueError("slutet ligger före början / the end is before the start")
    assert said("value_error", {}, {"error": error}, {}).text == Text(
        "Slutet ligger före början.", "The end is before the start."
    )
    own = Text("Kort.", "Short.")
    assert said("value_error", {}, {"error": ValueError(own)}, {}).text == own
    assert said("my_error", 1, {"sv": "Nej.", "en": "No."}, {}).text == Text("Nej.", "No.")


def test_a_general_sentence_for_the_unknown() -> None:
    assert said("never_heard_of", [1], {}, {}).text == Text(
        "Här står en lista, som inte passar här.", "This is a list, which does not fit here."
    )
