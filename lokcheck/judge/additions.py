"""From a way that did not succeed to what could be written into the document so that it would.

Nothing here says that it would: ``repair`` judges what is drafted.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lokcheck.engine.program import Join, Pattern, Test
from lokcheck.facts.fact import DocPath
from lokcheck.facts.measures import Measure
from lokcheck.facts.shapes import Field, shape_of, singular
from lokcheck.judge.changes import value_at, written
from lokcheck.judge.computed import stating
from lokcheck.judge.homes import Home, field_named, homes
from lokcheck.judge.nearness import Candidate
from lokcheck.judge.trace import Step, Way
from lokcheck.judge.values import PLACEHOLDER, CanNotSayError, filled, passes, value_for
from lokcheck.law.register import Register
from lokcheck.model.base import Part
from lokcheck.model.kinds import model_for
from lokcheck.rulebook.program import ITEM

__all__ = ["Draft", "Setting", "drafts_against", "drafts_for"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a draft is made for: the document judged, as plain data, and what else is known."""

    key: str
    kind: str
    data: Mapping[str, Any]
    as_of: dt.date
    measures: tuple[Measure, ...]
    register: Register


@dataclass(frozen=True, slots=True)
class Draft:
    """The document's data with something added; ``free`` are the paths for which the writer chooses another value."""

    data: dict[str, Any]
    free: frozenset[DocPath]


def drafts_for(way: Way, setting: Setting) -> Iterator[Draft]:
    """Yield drafts in which ``way`` may succeed, none where no addition to this document can do it.

    First one in which entries that only lack something are completed, then one with new entries.
    """
    for complete in (True, False):
        maker = _Maker(way, setting, complete, dict(setting.data))
        try:
            for step in way.steps:
                # An absence that waits is about what is being added: whether it is then there, the judge will say.
                if not step.held and not (step.waits and step.pattern.negated):
                    maker.satisfy(step)
        except CanNotSayError:
            continue
        yield Draft(maker.data, frozenset(maker.free))


def drafts_against(way: Way, setting: Setting) -> Iterator[Draft]:
    """Yield drafts in which ``way``, which succeeded, no longer does: each has something that it takes to be absent."""
    for step in way.steps:
        if step.pattern.negated and step.held:
            maker = _Maker(way, setting, False, dict(setting.data))
            try:
                there = Pattern(step.pattern.type, step.pattern.var, step.pattern.tests, step.pattern.joins)
                maker.satisfy(Step(there, held=False))
            except CanNotSayError:
                continue
            yield Draft(maker.data, frozenset(maker.free))


@dataclass(slots=True)
class _Maker:
    """A draft under way; ``made`` has the path of the entry that stands for a premise."""

    way: Way
    setting: Setting
    complete: bool
    data: dict[str, Any]
    free: set[DocPath] = field(default_factory=set)
    made: dict[str, DocPath] = field(default_factory=dict)

    def satisfy(self, step: Step) -> None:
        """Write what the premise needs. Raises CanNotSayError where this document can not say it."""
        pattern = step.pattern
        if pattern.negated or any((test.field, test.value) == ("own", "no") for test in pattern.tests):
            raise CanNotSayError
        home = homes(self.setting.kind).get(pattern.type)
        if pattern.type == "document":
            self._complete(pattern, ())
        elif home is None:
            self._computed(step)
        elif home.words is not None:
            self._word(pattern, home, home.words)
        else:
            self._entry(step, home)

    def _entry(self, step: Step, home: Home) -> None:
        pattern = step.pattern
        near: DocPath = next((c.fact.path for c in step.nearest if self._takes(c, pattern, home)), ())
        path = self._same(pattern) or near
        if path:
            self._complete(pattern, path)
        else:
            path = self._add(home, self._tests(pattern), self._around(home, pattern))
        self.made[pattern.var] = path

    def _same(self, pattern: Pattern) -> DocPath:
        """Return the path of the entry that is to be the one around what was found or made before; () for any."""
        join = next((join for join in pattern.joins if join.field == "fid"), None)
        return self._holding(self._path_of(join.var)) if join is not None and join.other == "within" else ()

    def _holding(self, path: DocPath) -> DocPath:
        """Return the path of the entry in which the entry or word at ``path`` stands."""
        return path[:-2] if isinstance(path[-1], int) else path[:-1]

    def _takes(self, near: Candidate, pattern: Pattern, home: Home) -> bool:
        """Whether to complete an entry: the only one of its kind, the item itself, or one that is only silent."""
        if near.fact.doc != self.setting.key:
            return False
        if pattern.var == ITEM or not home.many:
            return True
        return self.complete and all(
            lack.unsaid or (lack.asked in ("yes", "no") and self.at((*near.fact.path, lack.field)) is None)
            or lack.field.endswith("_precision")
            for lack in near.lacks
        )  # fmt: skip

    def _add(self, home: Home, tests: list[Test], around: DocPath) -> DocPath:
        assert home.entry is not None
        path = self._next(home, around)
        entry, free = filled(home.entry, tests, self.setting.as_of)
        self.put(path, entry)
        self.free |= {(*path, name) for name in free}
        return path

    def _next(self, home: Home, around: DocPath) -> DocPath:
        path = (*around, home.key)
        return (*path, len(self.at(path) or ())) if home.many else path

    def _around(self, home: Home, pattern: Pattern) -> DocPath:
        """Return the entry in which a new one goes: the one that it is joined with, else one made for it."""
        if home.parent == "document":
            return ()
        within = next((join for join in pattern.joins if join.field == "within"), None)
        if within is not None:
            path = self._path_of(within.var)
            return self._holding(path) if within.other == "within" else path
        outer = homes(self.setting.kind)[home.parent]
        above = self._around(outer, pattern)
        there = (*above, outer.key)
        return there if not outer.many and self.at(there) is not None else self._add(outer, [], above)

    def _path_of(self, var: str) -> DocPath:
        known = self.way.bound.get(var)
        if var not in self.made and (known is None or known.doc != self.setting.key):
            raise CanNotSayError
        return self.made[var] if var in self.made else self.way.bound[var].path

    def _word(self, pattern: Pattern, home: Home, words: Field) -> None:
        """Add a word. What an entry is about is not added to one that is there already: it is about something else."""
        about = {join.var for join in pattern.joins if join.field == "within" and join.var not in self.made}
        if words.codes and about - {ITEM}:
            raise CanNotSayError
        exact = [test.value for test in self._tests(pattern) if (test.field, test.op) == ("value", "==")]
        path = self._next(home, self._around(home, pattern))
        self.made[pattern.var] = path
        self.put(path, exact[0] if exact else words.codes[0] if words.codes else PLACEHOLDER)
        self.free |= set() if exact else {path}

    def _complete(self, pattern: Pattern, path: DocPath) -> None:
        """Say in the entry at ``path`` what it does not say; what it says is only made more exact."""
        home = homes(self.setting.kind).get(pattern.type)
        only = pattern.var == ITEM or home is None or not home.many
        cls: type[Part] = home.entry if home and home.entry else model_for(self.setting.kind)
        grouped: dict[str, list[Test]] = {}
        for test in self._tests(pattern):
            known = field_named(cls, test.field)
            if known is None:
                raise CanNotSayError
            grouped.setdefault(known.name, []).append(test)
        for key in shape_of(cls).scalars:
            if key.name in grouped and not self._said(cls, key, grouped[key.name], path):
                value, free = self._sharper(cls, key, grouped[key.name], self.at((*path, key.name)), only)
                self.put((*path, key.name), value)
                self.free |= {(*path, key.name)} if free else set()

    def _said(self, cls: type[Part], key: Field, tests: list[Test], path: DocPath) -> bool:
        """Whether the entry passes the tests of one key as it is."""
        value = self.at((*path, key.name))
        return passes(cls.model_fields[key.name].default if value is None else value, key, tests)

    def _sharper(
        self, cls: type[Part], key: Field, tests: list[Test], old: Any, only: bool
    ) -> tuple[Any, bool]:  # fmt: skip
        """Return a value; for a year that must be a day or a month, a month of it. Raises CanNotSayError.

        ``only``: the entry can not be another one, so that what it ticks may be ticked otherwise.
        """
        if old is None or (only and (key.kind == "bool" or key.name == "standing")):
            return value_for(cls, key, tests, self.setting.as_of)
        if key.kind == "date" and len(str(old)) == 4 and all(test.field.endswith("_precision") for test in tests):
            return f"{old}-12", True
        raise CanNotSayError

    def _tests(self, pattern: Pattern) -> list[Test]:
        """Return what is asked of the entry's own keys, with what it must have in common with others."""
        tests = [test for test in pattern.tests if test.field != "own"]
        joins = [join for join in pattern.joins if join.field not in ("within", "fid", "at")]
        return [*tests, *(Test(join.field, "==", self._common(join)) for join in joins)]

    def _common(self, join: Join) -> Any:
        """Return what the field must equal; an entry without a name to refer to it by is given one."""
        known = self.way.bound.get(join.var)
        if known is not None and join.other in known.data:
            return (
                known.data[join.other.removesuffix("_name")] if join.other == "bearer_name" else known.data[join.other]
            )
        path = self._path_of(join.var)
        name = "id" if join.other == "ref" else join.other
        value = self.at((*path, name))
        if value in (None, PLACEHOLDER):
            if name != "id":
                raise CanNotSayError
            value = f"{singular(str(path[0]))}-{path[-1]}"
            self.put((*path, name), value)
        return value

    def _computed(self, step: Step) -> None:
        """Write what the missing fact would be computed from."""
        pattern, day = step.pattern, self.setting.as_of.toordinal()
        if pattern.type == "citation_state":
            self._cite(pattern)
            return
        if pattern.type == "measure" and self._share(pattern):
            return
        for needed in stating(pattern, self._tests(pattern), self.setting.measures, day, step.nearest):
            self.satisfy(Step(needed, held=False))

    def _share(self, pattern: Pattern) -> bool:
        """Say in each entry what too few of them say; return whether the number is such a share."""
        name = next((test.value for test in pattern.tests if test.field == "name"), None)
        measure = next((one for one in self.setting.measures if one.name == name), None)
        home = homes(self.setting.kind).get(measure.left.type) if measure and measure.operator == "share" else None
        if measure is None or home is None or home.entry is None or home.parent != "document":
            return False
        key = field_named(home.entry, measure.left.value)
        lacking = [index for index, entry in enumerate(self.data.get(home.key, ())) if key and key.name not in entry]
        for index in lacking if key else ():
            assert key is not None
            path = (home.key, index, key.name)
            self.put(path, value_for(home.entry, key, [Test(key.name, "!=", "")], self.setting.as_of)[0])
            self.free.add(path)
        return bool(lacking)

    def _cite(self, pattern: Pattern) -> None:
        """Cite what is in force in the place of what no longer is. Raises CanNotSayError where nothing is."""
        from lokcheck.law.citation import standing
        from lokcheck.law.labels import label

        path = self._path_of(next(join.var for join in pattern.joins if join.field == "of"))
        found = standing(str(self.at((*path, "text"))), self.setting.register, self.setting.as_of)
        instead = [entry for state in found for entry in state.replaced_by]
        if len(found) != 1 or not instead:
            raise CanNotSayError
        self.put((*path, "text"), label(instead[0], "sv", self.setting.register))

    def at(self, path: DocPath) -> Any:
        """Return what the draft has at ``path``, None for nothing."""
        return value_at(self.data, path)

    def put(self, path: DocPath, value: Any) -> None:
        """Write ``value`` at ``path``; an index past the end of a list adds to it."""
        self.data = written(self.data, path, value)
