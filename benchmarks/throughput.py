"""Documents checked per second in one process, at 10, 100 and 1,000 documents, and that it stays linear.

Run: .venv/bin/python benchmarks/throughput.py [--engine durable|clips]
Each document is the Jönköping agreement under a name of its own, read, judged at both dates and rendered as JSON; the
last column is the ratio to a loop that only parses the YAML.
"""

import argparse
import datetime as dt
import resource
import tempfile
import time
from pathlib import Path

from lokcheck.check import check
from lokcheck.engine.select import engine_for
from lokcheck.report.json_report import render
from lokcheck.report.view import View
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.load import load
from lokcheck.sources.reader import read_yaml

ROOT = Path(__file__).resolve().parent.parent
SIZES = (10, 100, 1000)
DAY = dt.date(2026, 11, 22)
VIEW = View("sv")


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--engine", default="auto", choices=("auto", "durable", "clips"))
    engine = engine_for(parser.parse_args().engine)
    rulebook = open_rulebook()
    text = next((ROOT / "agreements/jonkoping").glob("*.yaml")).read_text("utf-8")
    print(f"engine {engine.name}, one process")
    print("documents   seconds   per second   ms each   parse only ms   ratio   peak MB")
    with tempfile.TemporaryDirectory() as name:
        for size in (1, *SIZES):
            folder = Path(name) / str(size)
            _write(folder, text, size)
            parsing = _timed(lambda: [read_yaml(f.read_bytes(), f.name) for f in folder.glob("*.yaml")])  # noqa: B023
            checking = _timed(lambda: render(check(load([str(folder)]), rulebook, DAY, engine), VIEW))  # noqa: B023
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            if size in SIZES:
                print(f"{size:9d} {checking:9.2f} {size / checking:12.1f} {1000 * checking / size:9.1f} "
                      f"{1000 * parsing / size:15.2f} {checking / parsing:7.1f} {peak:9.0f}")  # fmt: skip


def _write(folder: Path, text: str, size: int) -> None:
    folder.mkdir()
    for number in range(size):
        changed = text.replace("id: jonkoping-lok-2016", f"id: jonkoping-lok-{number}", 1)
        (folder / f"agreement-{number:05d}.yaml").write_text(changed, "utf-8")


def _timed(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
