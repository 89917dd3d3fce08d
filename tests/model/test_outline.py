"""An outline says all that a model says, or nothing at all."""

import json
from typing import Annotated, Any, Literal

import pytest
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    computed_field,
    field_validator,
    model_validator,
)

from lokcheck.facts.model_shapes import shape_of_model
from lokcheck.facts.shapes import Shape, shape_of
from lokcheck.model import outline, plans
from lokcheck.model.base import Entry, Evidence, Part
from lokcheck.model.dates import PartialDate
from lokcheck.model.kinds import KINDS
from lokcheck.model.outline import NotUnderstoodError, outline_of, outlines
from lokcheck.model.quick import Reader
from lokcheck.model.shorthand import one_or_many
from lokcheck.rulebook import build


class Good(Entry):
    name: str
    when: PartialDate | None = None
    codes: list[Literal["a", "b"]] = Field(default_factory=list)


class OwnForm(Part):
    evidence: Annotated[list[Evidence], BeforeValidator(lambda value: value or [])]


class Checked(Part):
    name: str

    @field_validator("name")
    @classmethod
    def _long(cls, value: str) -> str:
        return value


class CheckedBefore(Part):
    name: str

    @field_validator("name", mode="before")
    @classmethod
    def _any(cls, value: object) -> object:
        return value


class CheckedAsAWhole(Part):
    name: str

    @model_validator(mode="after")
    def _whole(self) -> "CheckedAsAWhole":
        return self


class CheckedAfter(Part):
    name: Annotated[str, AfterValidator(str.upper)]


class OtherBefore(Part):
    name: Annotated[str, BeforeValidator(str)]


class OtherDate(Part):
    when: Annotated[str, BeforeValidator(one_or_many), AfterValidator(str.upper)]


class Fraction(Part):
    share: float


class Free(Part):
    anything: Any = None


class Mapped(Part):
    names: dict[str, str]


class Union(Part):
    name: str | int


class ShortList(Part):
    names: list[str] = Field(max_length=3)


class StrictText(Part):
    name: Annotated[str, Strict()]


class StrictFlag(Part):
    flag: Annotated[bool, Strict()]


class Above(Part):
    number: int = Field(gt=0)


class Multiple(Part):
    number: int = Field(multiple_of=2)


class Renamed(Part):
    name: str = Field(alias="namn")


class Lax(Part):
    model_config = ConfigDict(extra="ignore")
    name: str


class Unstripped(Part):
    model_config = ConfigDict(str_strip_whitespace=False)
    name: str


class Upper(Part):
    model_config = ConfigDict(str_to_upper=True)
    name: str


class Made(Part):
    names: list[str] = Field(default_factory=lambda: ["x"])


class DefaultChecked(Part):
    name: str = Field("x", validate_default=True)


class Mixed(Part):
    word: Literal["a", 1]


class Either(Part):
    flag: Literal[True]


class Pattern(Part):
    name: str = Field(pattern=r"^\w+$")


class Unanchored(Part):
    name: str = Field(pattern="a|b")


class Computed(Part):
    name: str

    @computed_field  # type: ignore[prop-decorator]
    @property
    def twice(self) -> str:
        return self.name * 2


class WithMethod(Part):
    name: str

    def shout(self) -> str:
        return self.name.upper()


class After(Part):
    name: str

    def model_post_init(self, context: Any) -> None:
        return None


class OwnInit(Part):
    name: str

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)


class Deep(Part):
    inner: list[Fraction] = Field(default_factory=list)


REFUSED = [
    OwnForm, Checked, CheckedBefore, CheckedAsAWhole, CheckedAfter, OtherBefore, OtherDate, Fraction, Free, Mapped,
    Union, ShortList, StrictText, StrictFlag, Above, Multiple, Renamed, Lax, Unstripped, Upper, Made, DefaultChecked,
    Mixed, Either, Pattern, Unanchored, Computed, WithMethod, After, OwnInit, Deep,
]  # fmt: skip


@pytest.mark.parametrize("model", REFUSED, ids=lambda model: model.__name__)
def test_what_an_outline_can_not_say_is_refused(model: type[BaseModel]) -> None:
    with pytest.raises(NotUnderstoodError):
        outline_of(model)


def test_what_it_can_say() -> None:
    made = outline_of(Good)
    assert made["root"] == "Good"
    assert set(made["records"]) == {"Good", "Evidence"}
    keys = made["records"]["Good"]["keys"]
    assert list(keys) == ["evidence", "standing", "name", "when", "codes"]
    assert keys["name"] == {"form": {"is": "text"}}
    assert keys["when"] == {"form": {"is": "null", "of": {"is": "date"}}, "default": None}
    assert keys["codes"] == {"form": {"is": "list", "item": {"is": "word", "among": ["a", "b"]}}, "default": []}
    assert Reader(made).read({"name": "x"}, {}) is not None


def test_two_models_of_one_name_are_refused() -> None:
    class Goal(Part):
        name: str

    class Outer(Part):
        one: Goal
        other: list[plans.Budget]

    assert outline_of(Outer)["records"].keys() >= {"Goal", "Budget"}
    other = type("Budget", (Part,), {"__annotations__": {"name": str}})
    with pytest.raises(NotUnderstoodError):
        outline_of(type("Both", (Part,), {"__annotations__": {"one": other, "two": plans.Budget}}))


def test_every_kind_has_one_that_is_plain_data() -> None:
    made = outlines()
    assert list(made) == list(KINDS)
    assert json.loads(json.dumps(made)) == made


def shapes(kind: str) -> list[tuple[Shape, Shape]]:
    """Return the shape of each record of ``kind``, by the outline and by the model."""
    reader = Reader(outlines()[kind])
    models = {model.__name__: model for model in (KINDS[kind], *_all(Entry))}
    names = [name for name in reader._outline["records"] if name in models]
    records: dict[str, Any] = {name: reader._node(name).type for name in names}
    return [(shape_of(records[name]), shape_of_model(models[name])) for name in names]


def _all(cls: type[Part]) -> list[type[Part]]:
    found = [model for model in cls.__subclasses__() if model.__module__.startswith("lokcheck")]
    return found + [model for one in found for model in _all(one)]


@pytest.mark.parametrize("kind", KINDS)
def test_records_and_models_have_the_same_shape(kind: str) -> None:
    for ours, theirs in shapes(kind):
        for part in ("scalars", "entries", "words"):
            assert [(f.name, f.kind) for f in getattr(ours, part)] == [(f.name, f.kind) for f in getattr(theirs, part)]


def test_without_an_outline_the_models_read_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise NotUnderstoodError("another pydantic")

    monkeypatch.setattr(outline, "outlines", refuse)
    rulebook = build.open_rulebook(use_store=False)
    assert all(rulebook.reader(kind) is None for kind in KINDS)
