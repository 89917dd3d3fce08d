"""How long `lokcheck FILE` takes as a whole process, beside the imports that it can not do without.

Run: .venv/bin/python benchmarks/startup.py [FILE]
Prints seconds (median of the runs, in turn A B A B) and peak memory; the ratio is what counts on a shared machine.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOOR = "import yaml, click, durable.engine; from pydantic import BaseModel"
FLOOR_WITHOUT_DURABLE = "import yaml, click, clips; from pydantic import BaseModel"
RUNS = 15


def main() -> None:
    """Print the two medians, their ratio, and the peak memory of a check."""
    file = sys.argv[1] if len(sys.argv) > 1 else str(next((ROOT / "agreements/jonkoping").glob("*.yaml")))
    floor = [sys.executable, "-c", FLOOR]
    if subprocess.run(floor, capture_output=True, check=False).returncode:
        floor = [sys.executable, "-c", FLOOR_WITHOUT_DURABLE]
    check = [str(Path(sys.executable).with_name("lokcheck")), file, "--fail-on", "never"]
    for command in (floor, check):
        _seconds(command)
    times = [(_seconds(check), _seconds(floor)) for _ in range(RUNS)]
    ours, theirs = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(a / b for a, b in times)
    print(f"lokcheck {Path(file).name}: {ours:.3f} s (median of {RUNS})")
    print(f"imports alone:             {theirs:.3f} s")
    print(f"ratio, pair by pair:       {ratio:.2f} (at most 3, aim 2)")
    print(f"peak memory of a check:    {_peak(check):.0f} MB (under 80)")


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True, cwd=ROOT, env=_environment())
    return time.perf_counter() - start


def _peak(command: list[str]) -> float:
    """Megabytes of the largest child so far: the check is the largest that was run."""
    subprocess.run(command, capture_output=True, check=True, cwd=ROOT, env=_environment())
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _environment() -> dict[str, str]:
    """Byte code is kept, as it is where lokcheck is installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


if __name__ == "__main__":
    main()
