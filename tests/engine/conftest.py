"""The engines that can be loaded here; tests of durable_rules are skipped, with the reason, where it can't be."""

import pytest

from lokcheck.engine.program import Engine
from lokcheck.engine.select import EngineName, engine_for
from lokcheck.errors import UsageError


def load(name: EngineName) -> Engine:
    try:
        return engine_for(name)
    except UsageError:
        pytest.skip(f"the engine {name} can't be loaded here")


@pytest.fixture(params=["durable", "clips"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn."""
    return load(request.param)


@pytest.fixture
def durable() -> Engine:
    return load("durable")


@pytest.fixture
def clips() -> Engine:
    return load("clips")
