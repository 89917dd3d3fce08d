"""Make ``.venv`` and install into it what lokcheck needs: with uv where it is installed, else with venv and pip.

usage: bootstrap.py run|dev

``run`` is what the program needs, ``dev`` also what its tests need; both come from the lock files in ``requirements/``
with their hashes checked. durable_rules is a C extension that is published as source only, so it is built in a step of
its own: where it can not be built, a message says what is missing and lokcheck goes on with CLIPS. A stamp in ``.venv``
remembers what was installed, so that nothing is done twice. Run by ``make``; needs Python 3.11 and nothing else.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEVELS = ("run", "dev")
DURABLE_BUILDS = sys.version_info < (3, 13) and sys.implementation.name == "cpython" and sys.platform != "win32"
"""Whether durable_rules can be expected to build and import here; pyproject.toml says the same as a marker."""


class SetupError(Exception):
    """The environment can not be made; the message says why, in Swedish and English."""


@dataclass(frozen=True, slots=True)
class Venv:
    """A virtual environment in the folder ``home``; ``uv`` is the program that makes it, None for venv and pip."""

    home: Path
    uv: str | None = None

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def usable(self) -> bool:
        """Return whether it is there, with the Python that runs this (major and minor version)."""
        if not self.python.exists():
            return False
        config = (self.home / "pyvenv.cfg").read_text("utf-8")
        found = re.search(r"^version(?:_info)?\s*=\s*(\d+)\.(\d+)", config, re.MULTILINE)
        return found is not None and (int(found[1]), int(found[2])) == sys.version_info[:2]

    def create(self) -> None:
        """Make it anew with the Python that runs this. Raises SetupError."""
        if (self.home / "pyvenv.cfg").exists():
            shutil.rmtree(self.home)
        make = [self.uv, "venv", "--quiet", "--python", sys.executable] if self.uv else [sys.executable, "-m", "venv"]
        if run([*make, str(self.home)]):
            raise SetupError(
                "Den virtuella miljön kunde inte skapas (på Debian och Ubuntu: apt install python3-venv).\n"
                "The virtual environment could not be made (on Debian and Ubuntu: apt install python3-venv)."
            )

    def install(self, *words: str, log: Path | None = None) -> bool:
        """Install what ``words`` say, as to pip; return whether it went well. Output goes to ``log`` if given."""
        if self.uv:
            return not run([self.uv, "pip", "install", "--quiet", "--python", str(self.python), *words], log)
        python = str(self.python)
        if run([python, "-c", "import pip"], Path(os.devnull)):  # made by uv, which needs no pip
            run([python, "-m", "ensurepip"], Path(os.devnull))
        return not run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *words], log)


def main(argv: list[str]) -> int:
    """Bring ``.venv`` up to the level that is asked for; return the exit code."""
    if len(argv) != 1 or argv[0] not in LEVELS:
        say(f"usage: bootstrap.py {'|'.join(LEVELS)}")
        return 2
    venv = Venv(ROOT / ".venv", find_uv())
    try:
        prepare(venv, argv[0])
    except SetupError as error:
        say(str(error))
        return 1
    return 0


def find_uv() -> str | None:
    """Return the path of uv, None where it is not installed or ``UV`` is set to nothing (``make test UV=``)."""
    name = os.environ.get("UV", "uv")
    return shutil.which(name) if name else None


def prepare(venv: Venv, level: str) -> None:
    """Create ``venv`` where needed and install ``level``, unless a stamp says that this is done. Raises SetupError."""
    stamp = {name: f"{venv.home}\n{fingerprint(name)}\n" for name in LEVELS}
    if not venv.usable() or not written_here(venv):
        say(f"lokcheck: {venv.home.name} (Python {sys.version.split()[0]}, {'uv' if venv.uv else 'venv + pip'})")
        venv.create()
    elif read(stamp_file(venv, level)) == stamp[level]:
        return
    say(f"lokcheck: requirements/{level}.lock")
    if not venv.install("--require-hashes", "-r", str(ROOT / f"requirements/{level}.lock")):
        raise SetupError("Installationen misslyckades; se ovan.\nThe installation failed; see above.")
    install_durable(venv)
    if not venv.install("--no-deps", "--no-build-isolation", "-e", str(ROOT)):
        raise SetupError("lokcheck kunde inte installeras; se ovan.\nlokcheck could not be installed; see above.")
    for name in LEVELS[: LEVELS.index(level) + 1]:  # dev holds all that run does
        stamp_file(venv, name).write_text(stamp[name], "utf-8")


def install_durable(venv: Venv) -> None:
    """Build durable_rules; where that fails, say what is missing and go on without it."""
    if not DURABLE_BUILDS:
        say("lokcheck: durable_rules går inte att bygga här, CLIPS används / can not be built here, CLIPS is used")
        return
    say("lokcheck: requirements/durable.lock")
    log = venv.home / "durable_rules.log"
    log.unlink(missing_ok=True)
    lock = str(ROOT / "requirements/durable.lock")
    if venv.install("--require-hashes", "--no-deps", "--no-build-isolation", "-r", lock, log=log) and not run(
        [str(venv.python), "-c", "import durable.engine"], log
    ):
        return
    say(explain_durable(missing(), read(log), log))


def missing() -> tuple[str, str] | None:
    """Return what a C extension needs and this machine lacks, in Swedish and English; None if all seems there."""
    compiler = compiler_name()
    if not shutil.which(compiler):
        return f"en C-kompilator saknas ({compiler})", f"a C compiler is missing ({compiler})"
    header = Path(sysconfig.get_path("include")) / "Python.h"
    if not header.exists():
        return f"Pythons C-huvudfiler saknas ({header})", f"the Python headers are missing ({header})"
    return None


def compiler_name() -> str:
    """Return the C compiler that a build would use: ``CC``, else the one that Python was built with."""
    words = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()
    return str(words[0])


def explain_durable(lacking: tuple[str, str] | None, output: str, log: Path) -> str:
    """Return what is said where durable_rules could not be built; ``output`` is the build's, kept in ``log``."""
    sv, en = lacking or (f"bygget med {compiler_name()} misslyckades", f"the build with {compiler_name()} failed")
    if sys.platform == "darwin":
        how = "xcode-select --install"
    else:
        how = "apt install build-essential python3-dev (Debian, Ubuntu); dnf install gcc python3-devel (Fedora)"
    errors = [line.strip() for line in output.splitlines() if "error:" in line.lower()]
    end = [] if lacking else [f"    {line}" for line in errors[:3]]
    lines = [
        "",
        f"durable_rules kunde inte installeras: {sv}. lokcheck går vidare med CLIPS i stället.",
        f"Det som behövs är en C-kompilator och Pythons huvudfiler: {how}. Kör sedan samma kommando igen.",
        "",
        f"durable_rules could not be installed: {en}. lokcheck goes on with CLIPS instead.",
        f"What it needs is a C compiler and the Python headers: {how}. Then run the same command again.",
        *end,
        f"({log})",
        "",
    ]
    return "\n".join(lines)


def fingerprint(level: str) -> str:
    """Return a hash of all that an installation of ``level`` depends on; another hash, another installation."""
    parts = [ROOT / "pyproject.toml", ROOT / f"requirements/{level}.lock", ROOT / "requirements/durable.lock"]
    version = [line for line in read(ROOT / "lokcheck/__init__.py").splitlines() if line.startswith("__version__")]
    words = [*sys.version_info[:2], *version, shutil.which(compiler_name()), missing(), *map(read, parts)]
    return hashlib.sha256(repr(words).encode()).hexdigest()


def written_here(venv: Venv) -> bool:
    """Return False if the environment was made in another folder: its programs would run the code over there."""
    stamps = [read(stamp_file(venv, level)) for level in LEVELS]
    return all(text.startswith(f"{venv.home}\n") for text in stamps if text)


def stamp_file(venv: Venv, level: str) -> Path:
    """Return the file that remembers what was installed for ``level``."""
    return venv.home / f"lokcheck-{level}.stamp"


def run(command: list[str], log: Path | None = None) -> int:
    """Run ``command`` and return its exit code; what it says goes to the end of ``log`` if given."""
    if log is None:
        return subprocess.run(command, check=False).returncode
    with log.open("a", encoding="utf-8") as output:
        return subprocess.run(command, check=False, stdout=output, stderr=subprocess.STDOUT).returncode


def read(file: Path) -> str:
    """Return the text of ``file``, nothing where there is none."""
    return file.read_text("utf-8", errors="replace") if file.exists() else ""


def say(text: str) -> None:
    """Print a message for the person at the terminal: standard output is the command's own."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
