"""Every error that pydantic can give, in words for officials. None of pydantic's own sentences gets through."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lokcheck.sources.faults import quoted, shorten
from lokcheck.sources.words import nearest, nearest_date, slug
from lokcheck.texts import Text

__all__ = ["TRANSLATED", "Said", "said"]


@dataclass(frozen=True, slots=True)
class Said:
    """What is wrong, what belongs there, and the nearest valid word."""

    text: Text
    expected: Text | None = None
    nearest: str | None = None


_TEXT = Text("Här ska det stå text; tal som är text skrivs inom citattecken.",
             "Text belongs here; numbers that are text are quoted.")  # fmt: skip
_WHOLE = Text("Här ska det stå ett heltal, till exempel 36.", "A whole number belongs here, for example 36.")
_NUMBER = Text("Här ska det stå ett tal, till exempel 12.5.", "A number belongs here, for example 12.5.")
_BOOL = Text("Här ska det stå true (ja) eller false (nej).", "Write true or false here.")
_LIST = Text("Här ska det stå en lista: en rad som börjar med - för varje post.",
             "A list belongs here: a line starting with - for each item.")  # fmt: skip
_GROUP = Text("Här ska det stå en grupp: rader med nyckel: värde.", "A group belongs here: lines with key: value.")
_DATE = Text("Datum skrivs åååå-mm-dd, åååå-mm, åååå, åååå-Q1 (kvartal), åååå-21 (vår) till åååå-24 (vinter), eller "
             "två av dem med / emellan.",
             "Dates are written yyyy-mm-dd, yyyy-mm, yyyy, yyyy-Q1 (quarter), yyyy-21 (spring) to yyyy-24 (winter), or "
             "two of them with / between.")  # fmt: skip
_URL = Text("Här ska det stå en webbadress, till exempel https://example.org/avtal.",
            "A web address belongs here, for example https://example.org/agreement.")  # fmt: skip
_WRONG_TYPE: dict[str, Text] = {
    **dict.fromkeys(("string_type", "string_unicode", "bytes_type"), _TEXT),
    **dict.fromkeys(("int_type", "int_parsing", "int_parsing_size", "int_from_float"), _WHOLE),
    **dict.fromkeys(("float_type", "float_parsing", "finite_number", "decimal_type", "decimal_parsing"), _NUMBER),
    **dict.fromkeys(("bool_type", "bool_parsing"), _BOOL),
    **dict.fromkeys(("list_type", "tuple_type", "set_type", "frozen_set_type", "deque_type", "iterable_type"), _LIST),
    **dict.fromkeys(("model_type", "model_attributes_type", "dataclass_type", "dict_type", "mapping_type"), _GROUP),
    **dict.fromkeys(("date_type", "date_parsing", "datetime_type", "datetime_parsing"), _DATE),
    **dict.fromkeys(("date_from_datetime_parsing", "datetime_from_date_parsing"), _DATE),
    **dict.fromkeys(("url_type", "url_parsing", "url_scheme", "url_syntax_violation"), _URL),
}
_BOUNDS: dict[str, tuple[str, Text]] = {
    "greater_than": ("gt", Text("{value} är för litet: värdet ska vara större än {bound}.",
                                "{value} is too small: it must be greater than {bound}.")),
    "greater_than_equal": ("ge", Text("{value} är för litet: värdet ska vara minst {bound}.",
                                      "{value} is too small: it must be at least {bound}.")),
    "less_than": ("lt", Text("{value} är för stort: värdet ska vara mindre än {bound}.",
                             "{value} is too large: it must be less than {bound}.")),
    "less_than_equal": ("le", Text("{value} är för stort: värdet ska vara högst {bound}.",
                                   "{value} is too large: it must be at most {bound}.")),
    "multiple_of": ("multiple_of", Text("{value} är inte jämnt delbart med {bound}.",
                                        "{value} is not a multiple of {bound}.")),
    "string_too_short": ("min_length", Text("Texten är för kort: minst {bound} tecken.",
                                            "The text is too short: at least {bound} characters.")),
    "string_too_long": ("max_length", Text("Texten har {length} tecken: högst {bound} får plats.",
                                           "The text has {length} characters: at most {bound} are allowed.")),
    "too_short": ("min_length", Text("Listan är för kort: minst {bound} poster.",
                                     "The list is too short: at least {bound} items.")),
    "too_long": ("max_length", Text("Listan är för lång: högst {bound} poster.",
                                    "The list is too long: at most {bound} items.")),
    "url_too_long": ("max_length", Text("Webbadressen är för lång: högst {bound} tecken.",
                                        "The web address is too long: at most {bound} characters.")),
}  # fmt: skip
_CHOICE = ("literal_error", "enum", "union_tag_invalid")
_OWN = ("value_error", "assertion_error", "string_pattern_mismatch", "union_tag_not_found", "invalid_key")
TRANSLATED = frozenset({"missing", "extra_forbidden", *_WRONG_TYPE, *_BOUNDS, *_CHOICE, *_OWN})
"""The types of error that have words of their own here or in ``validate``; all others get a general sentence."""

_PATTERNS = {
    "^[a-z0-9][a-z0-9-]*$": Text("Använd bara små bokstäver a-z, siffror och bindestreck.",
                                 "Use only small letters a-z, digits and hyphens."),
    "^[0-9a-f]{64}$": Text("En kontrollsumma (SHA-256) har 64 tecken: 0-9 och a-f.",
                           "A checksum (SHA-256) has 64 characters: 0-9 and a-f."),
}  # fmt: skip
_YES_NO = {"ja": "true", "j": "true", "sant": "true", "nej": "false", "falskt": "false"}


def said(kind: str, value: Any, context: Mapping[str, Any], labels: Mapping[str, Iterable[str]]) -> Said:
    """Return the words for pydantic's error of type ``kind`` about ``value``.

    ``context`` is pydantic's; ``labels`` has other names of the words that a choice offers.
    """
    if value is None and kind in TRANSLATED:
        return _empty(kind, context)
    if kind in _WRONG_TYPE:
        return _wrong_type(kind, value)
    if isinstance(value, dict | list) and kind not in ("too_short", "too_long", "value_error", *_CHOICE):
        return _general(value)
    if kind in _BOUNDS:
        name, text = _BOUNDS[kind]
        length = len(value) if isinstance(value, str | list | dict) else 0
        return Said(text.format(value=shorten(value), bound=context.get(name, ""), length=length))
    if kind in _CHOICE:
        words = context.get("expected_tags") if kind == "union_tag_invalid" else context.get("expected")
        return _choice(value, re.findall(r"'([^']*)'", str(words)) or [str(words)], labels)
    return _own(kind, value, context)


def _own(kind: str, value: Any, context: Mapping[str, Any]) -> Said:
    """The errors whose words depend on what the model itself says of the value."""
    if kind == "string_pattern_mismatch":
        return _pattern(value, str(context.get("pattern", "")))
    if kind in ("value_error", "assertion_error"):
        return _raised(value, context.get("error"))
    if "sv" in context and "en" in context:
        return Said(Text(str(context["sv"]), str(context["en"])))
    return _general(value)


def what(value: Any) -> Text:
    """Return a name for ``value``: 'a list', 'the text "x"'."""
    if value is None:
        return Text("ett tomt värde", "an empty value")
    if isinstance(value, bool):
        return Text(str(value).lower(), str(value).lower())
    if isinstance(value, dict):
        return Text("en grupp med nycklar", "a group of keys")
    if isinstance(value, list):
        return Text("en lista", "a list")
    if isinstance(value, str):
        return Text(f"texten {quoted(value)}", f"the text {quoted(value)}")
    return Text(f"talet {shorten(value)}", f"the number {shorten(value)}")


def _general(value: Any) -> Said:
    found = what(value)
    return Said(Text(f"Här står {found.sv}, som inte passar här.", f"This is {found.en}, which does not fit here."))


def _empty(kind: str, context: Mapping[str, Any]) -> Said:
    expected = _WRONG_TYPE.get(kind)
    if kind in _CHOICE:
        expected = _choice("", re.findall(r"'([^']*)'", str(context.get("expected"))), {}).expected
    return Said(Text("Värdet är tomt: skriv ett värde eller ta bort nyckeln.",
                     "The value is empty: write a value or remove the key."), expected)  # fmt: skip


def _wrong_type(kind: str, value: Any) -> Said:
    expected = _WRONG_TYPE[kind]
    found = what(value)
    text = Text(f"Här står {found.sv}.", f"This is {found.en}.")
    hint = None
    if expected is _BOOL and isinstance(value, str):
        hint = _YES_NO.get(value.strip().casefold())
    elif expected in (_WHOLE, _NUMBER) and isinstance(value, str):
        digits = re.sub(r"[\s\u00a0\u202f]", "", value).replace(",", ".")
        hint = digits if re.fullmatch(r"-?\d+" if expected is _WHOLE else r"-?\d+(\.\d+)?", digits) else None
    elif expected is _DATE and isinstance(value, str):
        hint = nearest_date(value)
    return Said(text, expected, hint)


def _choice(value: Any, words: list[str], labels: Mapping[str, Iterable[str]]) -> Said:
    shown = ", ".join(words)
    expected = (
        Text(f"Här ska det stå {shown}.", f"Write {shown} here.")
        if len(words) == 1
        else Text(f"Välj ett av: {shown}.", f"Choose one of: {shown}.")
    )
    if isinstance(value, dict | list):
        found = what(value)
        return Said(Text(f"Här står {found.sv}, men det ska vara ett ord.", f"This is {found.en} but must be a word."),
                    expected)  # fmt: skip
    hint = nearest(str(value), {word: labels.get(word, ()) for word in words})
    return Said(Text(f"{quoted(value)} finns inte bland orden som kan stå här.",
                     f"{quoted(value)} is not among the words that can stand here."), expected, hint)  # fmt: skip


def _pattern(value: Any, pattern: str) -> Said:
    words = re.fullmatch(r"\^\(([\w|-]+)\)\$", pattern)
    if words:
        return _choice(value, words[1].split("|"), {})
    hint = slug(str(value)) if pattern.startswith("^[a-z0-9]") else None
    return Said(Text(f"{quoted(value)} är inte skrivet så som det ska vara här.",
                     f"{quoted(value)} is not written as it must be here."), _PATTERNS.get(pattern), hint)  # fmt: skip


def _raised(value: Any, error: object) -> Said:
    """What a model's own check said: a Text, or a string with Swedish and English on either side of ' / '."""
    if _is_date_error(value, str(error)):
        return _date(value)
    given = error.args[0] if isinstance(error, BaseException) and error.args else None
    if isinstance(given, Text):
        return Said(given)
    sv, _, en = str(error or "").partition(" / ")
    if not sv:
        return _general(value)
    return Said(Text(_sentence(sv), _sentence(en or sv)))


def _is_date_error(value: Any, message: str) -> bool:
    from lokcheck.model.dates import parse_date

    try:
        parse_date(value)
    except ValueError as error:
        return str(error) == message
    return False


def _date(value: Any) -> Said:
    hint = nearest_date(str(value)) if isinstance(value, str | int | float) else None
    if hint is not None and (hint == value or not _is_date(hint)):
        hint = None
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value.strip()):
        return Said(Text(f"Datumet {quoted(value)} finns inte i almanackan.",
                         f"The date {quoted(value)} does not exist."), _DATE, hint)  # fmt: skip
    if isinstance(value, str) and "/" in value and hint is None:
        return Said(Text(f"Perioden {quoted(value)} är felskriven, eller slutar innan den börjar.",
                         f"The period {quoted(value)} is written wrongly, or ends before it starts."),
                    _DATE)  # fmt: skip
    found = what(value) if isinstance(value, dict | list) else Text(quoted(value), quoted(value))
    return Said(Text(f"Här står {found.sv}, som inte kan läsas som ett datum.",
                     f"This is {found.en}, which can not be read as a date."), _DATE, hint)  # fmt: skip


def _is_date(text: str) -> bool:
    from lokcheck.model.dates import parse_date

    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def _sentence(text: str) -> str:
    text = shorten(text, 300).strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
