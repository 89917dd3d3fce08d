"""The files by which CI servers run lokcheck, read as YAML, and their scripts run as the servers would."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]


def action() -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    return made


def step(name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in action()["runs"]["steps"] if one.get("name") == name)
    return found


def template() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the inputs of the GitLab component, and its job."""
    head, body = yaml.safe_load_all((ROOT / "templates" / "lokcheck.yml").read_text("utf-8"))
    return head["spec"]["inputs"], body["lokcheck"]


def run_script(
    shell: list[str], script: str, folder: Path, variables: Mapping[str, str]
) -> "subprocess.CompletedProcess[str]":
    """Run ``script`` in ``folder`` with ``variables``, and lokcheck of this repository as the installed one."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "LOKCHECK_"))},
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT), **variables,
    }  # fmt: skip
    return subprocess.run(
        [*shell, script], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
