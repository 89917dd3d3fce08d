"""A firing that is lost, an exception that is swallowed, an engine that stops early: each is an error, never a pass."""

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from lokcheck.engine import durable_ruleset
from lokcheck.engine.clips import ClipsProgram
from lokcheck.engine.clips_text import prepare
from lokcheck.engine.program import Engine, EngineRule, FactData, Firing, Pattern, Program
from lokcheck.errors import EngineError

PROGRAM = Program("test", (EngineRule("r1", (Pattern("a", "x"),)), EngineRule("r2", (Pattern("b", "x"),))))
FACTS: list[FactData] = [*({"type": "a", "fid": f"a{n}"} for n in range(3)), {"type": "b", "fid": "b1"}]
EXPECTED = [Firing("r1", (f"a{n}",)) for n in range(3)] + [Firing("r2", ("b1",))]


def fails(engine: Engine) -> None:
    with pytest.raises(EngineError, match="not judged") as caught:
        engine.compile(PROGRAM).run(FACTS)
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("place", range(3))
def test_durable_drops_a_firing(durable: Engine, monkeypatch: pytest.MonkeyPatch, place: int) -> None:
    whole = durable_ruleset.read_firings

    def partial(*arguments: Any) -> list[Firing]:
        firings = whole(*arguments)
        return firings[:place] + firings[place + 1 :]

    monkeypatch.setattr(durable_ruleset, "read_firings", partial)
    fails(durable)


@pytest.mark.parametrize("place", range(5))
def test_clips_drops_a_firing(clips: Engine, monkeypatch: pytest.MonkeyPatch, place: int) -> None:
    """The last place is the tripwire's."""
    whole = ClipsProgram._hits

    def partial(self: ClipsProgram) -> list[list[int]]:
        hits = whole(self)
        return hits[:place] + hits[place + 1 :]

    monkeypatch.setattr(ClipsProgram, "_hits", partial)
    fails(clips)


def altered(engine: Engine, **functions: Callable[..., Any]) -> Engine:
    """Return the engine with some functions of durable_rules replaced; each is given the original first."""
    module: Any = engine._module  # type: ignore[attr-defined]

    def bind(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *arguments: function(getattr(module, name), *arguments)

    engine._module = SimpleNamespace(  # type: ignore[attr-defined]
        **(vars(module) | {name: bind(name, function) for name, function in functions.items()})
    )
    return engine


@pytest.mark.parametrize("calls", range(3))
def test_durable_stops_early(durable: Engine, calls: int) -> None:
    left = iter(range(calls))

    def complete(original: Callable[..., Any], *arguments: Any) -> Any:
        return original(*arguments) if next(left, None) is not None else None

    if calls < 2:
        fails(altered(durable, complete_and_start_action=complete))
    else:
        assert altered(durable, complete_and_start_action=complete).compile(PROGRAM).run(FACTS) == EXPECTED


def test_durable_starts_nothing(durable: Engine) -> None:
    fails(altered(durable, start_action_for_state=lambda original, *arguments: None))


def test_durable_goes_on_after_the_tripwire(durable: Engine) -> None:
    fails(altered(durable, complete_and_start_action=lambda original, *arguments: original(*arguments) or "{}"))


def test_durable_swallows_an_exception(durable: Engine) -> None:
    def start(original: Callable[..., Any], *arguments: Any) -> Any:
        return '{"exception": "boom"}', original(*arguments)[1]

    with pytest.raises(EngineError, match="boom"):
        altered(durable, start_action_for_state=start).compile(PROGRAM).run(FACTS)


@pytest.mark.parametrize("text", ['{"r9":[{}]}', '{"r1":[{}]}', "{", '{"r1":[{"p0":{"id":99}}]}'])
def test_durable_talks_nonsense(durable: Engine, text: str) -> None:
    fails(altered(durable, complete_and_start_action=lambda original, *arguments: text))


@pytest.mark.parametrize("answer", [2, 3])
def test_durable_has_seen_or_puts_off_a_fact(durable: Engine, answer: int) -> None:
    fails(altered(durable, assert_fact=lambda original, *arguments: (answer, 0)))


def test_durable_does_not_know_the_gate(durable: Engine) -> None:
    fails(altered(durable, assert_fact=lambda original, *arguments: (1, 0)))


def test_durable_can_not_create(durable: Engine) -> None:
    def create(original: Callable[..., Any], *arguments: Any) -> Any:
        return original("test", '{"r1": {"wrong": []}}')

    with pytest.raises(EngineError, match="error code"):
        altered(durable, create_ruleset=create).compile(PROGRAM)


def test_durable_recovers_after_a_failed_run(durable: Engine) -> None:
    """A failed run leaves facts in the ruleset: the next run must not see them."""
    error = durable._module.error  # type: ignore[attr-defined]
    calls = 0

    def assert_fact(original: Callable[..., Any], *arguments: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise error("error code: 999")
        return original(*arguments)

    compiled = altered(durable, assert_fact=assert_fact).compile(PROGRAM)
    with pytest.raises(EngineError, match="999"):
        compiled.run(FACTS)
    assert compiled.run(FACTS) == EXPECTED
    assert compiled.run(FACTS[3:]) == EXPECTED[3:]


def environment(compiled: object) -> Any:
    return compiled._environment  # type: ignore[attr-defined]


def test_clips_halts_before_the_end(clips: Engine) -> None:
    compiled = clips.compile(PROGRAM)
    environment(compiled).build("(defrule stop (declare (salience -1)) (t0) => (halt))")
    with pytest.raises(EngineError, match="tripwire"):
        compiled.run(FACTS)


def test_clips_swallows_an_exception(clips: Engine, capfd: pytest.CaptureFixture[str]) -> None:
    """CLIPS prints what a callback raises, and stops the run without a word to the caller."""
    compiled = clips.compile(PROGRAM)
    environment(compiled).define_function(lambda: 1 // 0, name="boom")
    environment(compiled).build("(defrule explode (declare (salience 1)) (t0) => (boom))")
    with pytest.raises(EngineError, match="tripwire"):
        compiled.run(FACTS)
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_clips_fires_a_rule_that_leaves_no_trace(clips: Engine) -> None:
    compiled = clips.compile(PROGRAM)
    environment(compiled).build("(defrule silent (t0) =>)")
    with pytest.raises(EngineError, match="6 fired, 5 read"):
        compiled.run(FACTS)


def test_clips_loses_a_fact(clips: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ClipsProgram._assert

    def partial(self: ClipsProgram, facts: Sequence[str]) -> None:
        whole(self, [*facts[:2], *facts[3:]])

    monkeypatch.setattr(ClipsProgram, "_assert", partial)
    fails(clips)


def told(*constructs: str) -> Program:
    """Return the program, for which CLIPS was told nothing but ``constructs``."""
    return PROGRAM._replace(prepared=lambda engine: prepare(PROGRAM)._replace(texts=constructs))


def test_clips_can_not_build(clips: Engine) -> None:
    with pytest.raises(EngineError, match="broken"):
        clips.compile(told("(defrule broken"))


def test_clips_was_told_nothing(clips: Engine) -> None:
    with pytest.raises(EngineError, match="no hits"):
        clips.compile(told()).run(FACTS)


@pytest.mark.parametrize("text", ["(t1", "(t1 (c9 1))", ")", "\x00"])
def test_clips_can_not_read_a_fact(clips: Engine, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    whole = ClipsProgram._assert
    monkeypatch.setattr(ClipsProgram, "_assert", lambda self, facts: whole(self, [*facts, text]))
    fails(clips)


def test_clips_recovers_after_a_failed_run(clips: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = clips.compile(PROGRAM)
    with monkeypatch.context() as patch:
        patch.setattr(ClipsProgram, "_hits", lambda self: [])
        with pytest.raises(EngineError, match="tripwire"):
            compiled.run(FACTS)
    assert compiled.run(FACTS[3:]) == EXPECTED[3:]
