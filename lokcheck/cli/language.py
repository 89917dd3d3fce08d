"""The language to speak: what the user chose, else English where the locale says so, else Swedish."""

from collections.abc import Mapping, Sequence

from lokcheck.texts import Lang

__all__ = ["LANGUAGES", "is_chosen", "language"]

LANGUAGES: tuple[Lang, ...] = ("sv", "en")
_VARIABLES = ("LOKCHECK_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def language(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """Return the language that ``--lang`` in ``arguments`` asks for, else the first of the variables that is set.

    It is needed before the arguments are parsed, so that help and mistakes are told in it. A locale that is not
    English (C and POSIX too) means Swedish.
    """
    return _asked(arguments) or _located(environment)


def is_chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Return whether ``--lang`` or LOKCHECK_LANG says the language, rather than the locale of the computer."""
    return bool(_asked(arguments) or environment.get("LOKCHECK_LANG"))


def _asked(arguments: Sequence[str]) -> Lang | None:
    found: Lang | None = None
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name == "--lang":
            word = value if equals else next(iter(arguments[at + 1 : at + 2]), "")
            found = next((lang for lang in LANGUAGES if lang == word), found)
    return found


def _located(environment: Mapping[str, str]) -> Lang:
    said = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return "en" if said.lower().startswith("en") else "sv"
