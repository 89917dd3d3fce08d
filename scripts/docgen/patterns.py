"""The patterns of a rule in words, as the rule file nests them: all of these, one of these, nothing of this."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lokcheck.check.fact_names import BARE, STANDINGS
from lokcheck.check.fact_words import field_name, type_name, value_word, what_is_asked
from lokcheck.check.law_premise import law_premise
from lokcheck.engine.program import Pattern, Test
from lokcheck.rulebook.book import Rulebook
from lokcheck.texts import Text
from scripts.docgen.markdown import Bullets

__all__ = ["Speaker"]

_ALL = Text("allt detta:", "all of these:")
_ANY = Text("något av detta:", "any of these:")
_COMPARED: Mapping[str, Text] = {
    "ne": Text("inte {}", "not {}"), "lt": Text("mindre än {}", "less than {}"), "lte": Text("högst {}", "at most {}"),
    "gt": Text("mer än {}", "more than {}"), "gte": Text("minst {}", "at least {}"), "param": Text("{}", "{}"),
}  # fmt: skip
_LAW = ("in_force", "supplement_lag")
_ITEM = Text("posten själv", "the item itself")


class Speaker:
    """Says what patterns ask for; ``it`` is what a for_each ranges over."""

    def __init__(self, book: Rulebook, item: str = "") -> None:
        """``item`` is the type of what a for_each ranges over."""
        self._book = book
        self._types = {"it": item}

    def lines(self, node: Any) -> tuple[Text, Bullets]:
        """Return what ends the heading (that any, or all, of the lines count), and ``node`` as the lines of a list."""
        self._bind(node)
        found = list(self._lines(node, 0))
        if found[0] in ((0, _ALL), (0, _ANY)):
            return Text(f" {found[0][1].sv}", f" {found[0][1].en}"), [(depth - 1, text) for depth, text in found[1:]]
        return Text(":", ":"), found

    def _bind(self, node: Any) -> None:
        """Learn which type each name is bound to."""
        for part in node if isinstance(node, list) else ():
            self._bind(part)
        if isinstance(node, dict):
            for key in ("any", "absent"):
                self._bind(node.get(key))
            if "as" in node:
                self._types[node["as"]] = next(key for key in node if key != "as")

    def _lines(self, node: Any, depth: int) -> Iterator[tuple[int, Text]]:
        if isinstance(node, list) and len(node) > 1:
            yield depth, _ALL
            for part in node:
                yield from self._lines(part, depth + 1)
        elif isinstance(node, list):
            yield from self._lines(node[0], depth)
        elif "any" in node and len(node["any"]) > 1:
            yield depth, _ANY
            for part in node["any"]:
                yield from self._lines(part, depth + 1)
        elif "any" in node:
            yield from self._lines(node["any"][0], depth)
        elif "absent" in node:
            inner = self._pattern(node["absent"][0] if isinstance(node["absent"], list) else node["absent"])
            yield depth, Text(f"ingen uppgift om: {inner.sv}", f"nothing on: {inner.en}")
        else:
            yield depth, self._pattern(node)

    def _pattern(self, node: Mapping[str, Any]) -> Text:
        kind = next(key for key in node if key != "as")
        tests = dict(node[kind])
        if kind in _LAW:
            name = self._law(kind, tests)
        elif kind == "measure" and isinstance(tests.get("name"), str | list):
            name = self._measured(tests.pop("name"))
        else:
            name = _ITEM if kind == "it" else type_name(kind)
        real = self._types["it"] if kind == "it" else kind
        said = [text for field, test in tests.items() if (text := self._condition(real, field, test)) is not None]
        if not said:
            return name
        dash = ": " if kind == "measure" else " – "
        return Text(name.sv + dash + "; ".join(t.sv for t in said), name.en + dash + "; ".join(t.en for t in said))

    def _law(self, kind: str, tests: dict[str, Any]) -> Text:
        topic = [Test(field, "==", str(tests.pop(field))) for field in ("topic", "keyword") if field in tests]
        said = law_premise(Pattern(kind, "", tuple(topic), (), False), self._book.register)
        if kind == "in_force":
            return said
        return Text(f"tillägg efter en lagändring ({said.sv})", f"a supplement after a change of law ({said.en})")

    def _measured(self, names: str | list[str]) -> Text:
        """Several measures can be told in the same words: the name tells them apart."""
        found = []
        for name in [names] if isinstance(names, str) else names:
            pattern = Pattern("measure", "", (Test("name", "==", name),), (), False)
            said = what_is_asked(pattern, {}, self._book.measures)
            found.append(Text(f"{said.sv} (måttet `{name}`)", f"{said.en} (the measure `{name}`)"))
        return _joined(found)

    def _condition(self, kind: str, field: str, test: Any) -> Text | None:
        if field == "doc":
            every = test == "*"
            return (Text("i vilket dokument som helst i samlingen", "in any document of the set") if every
                    else Text("i det dokumentet", "in that document"))  # fmt: skip
        if field in ("fid", "of") and isinstance(test, str) and test.startswith("$"):
            return Text("samma uppgift", "the same entry")
        if field == "within" and isinstance(test, str):
            return Text("i samma uppgift", "in the same entry")
        if field == "standing":
            return _standing(test)
        value = self._value(kind, field, test)
        name = field_name(kind, field)
        if {field, f"{kind}.{field}"} & BARE:
            return value
        return Text(f"{name.sv}: {value.sv}", f"{name.en}: {value.en}")

    def _value(self, kind: str, field: str, test: Any) -> Text:
        if isinstance(test, list):
            return _joined([self._value(kind, field, word) for word in test])
        if isinstance(test, dict) and "stated" in test:
            return Text("anges", "stated")
        if isinstance(test, dict):
            (op, operand), *_ = test.items()
            inner = self._parameter(str(operand)) if op == "param" else self._value(kind, field, operand)
            return _filled(_COMPARED[op], inner)
        if isinstance(test, str) and test.startswith("$"):
            other = type_name(self._types.get(test[1:].partition(".")[0], ""))
            return Text(f"densamma som för {other.sv}", f"the same as of the {other.en}")
        if isinstance(test, bool):
            test = "yes" if test else "no"
        return value_word(kind, field, test)

    def _parameter(self, name: str) -> Text:
        values: Sequence[Any] = self._book.parameters[name]
        said = str(values[-1].value)
        return Text(f"{said} (parametern `{name}`)", f"{said} (the parameter `{name}`)")


def _filled(form: Text, inner: Text) -> Text:
    return Text(form.sv.format(inner.sv), form.en.format(inner.en))


def _standing(test: Any) -> Text | None:
    if test == "any":
        return Text("hur texten än säger det", "however the text says it")
    if isinstance(test, dict):
        return None
    words = [word for word in ([test] if isinstance(test, str) else test) if word in STANDINGS]
    return _joined([STANDINGS[word] for word in words])


def _joined(texts: Sequence[Text]) -> Text:
    """Return 'a, b eller c'."""
    if len(texts) == 1:
        return texts[0]
    sv, en = [text.sv for text in texts], [text.en for text in texts]
    return Text(f"{', '.join(sv[:-1])} eller {sv[-1]}", f"{', '.join(en[:-1])} or {en[-1]}")
