import json
from pathlib import Path

import pytest

from lokcheck.law.register import Register, load_register

RULES = Path(__file__).parents[2] / "rules"


@pytest.fixture(scope="session")
def register() -> Register:
    """The register of the repository, gone through plain data as the product reads it."""
    return Register.from_data(json.loads(json.dumps(load_register(RULES / "law").to_data())))
