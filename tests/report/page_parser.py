"""Reads a page strictly: every tag closed in its order, every id once, no text lost."""

from html.parser import HTMLParser

VOID = {"br", "input", "meta"}


class Page(HTMLParser):
    """What a page holds; ``problems`` is empty for a well-formed one."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.headings: dict[str, list[int]] = {}
        self._open: list[str] = []
        self._langs: list[str] = []
        self.feed(source)
        self.close()
        self.problems += [f"never closed: {name}" for name in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if len(found) != len(attrs):
            self.problems.append(f"an attribute twice: {tag} {attrs}")
        self.tags.append((tag, found))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.setdefault(self._langs[-1], []).append(int(tag[1]))
        if tag not in VOID:
            self._open.append(tag)
            self._langs.append(found.get("lang") or (self._langs[-1] if self._langs else ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.problems.append(f"closes itself: {tag}")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.problems.append(f"closes {tag} in {self._open[-3:]} at {self.getpos()}")
            return
        self._open.pop()
        self._langs.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self._open), data))

    def handle_comment(self, data: str) -> None:
        self.problems.append(f"a comment: {data}")

    def values(self, name: str) -> list[str]:
        """Return every value of the attribute ``name``."""
        return [value for _, attributes in self.tags for key, value in attributes.items() if key == name and value]

    def text(self) -> str:
        """Return what a reader can see, and the titles; not style and script."""
        return "".join(text for where, text in self.texts if not {"style", "script"} & set(where))
