"""``python -m lokcheck`` is the command ``lokcheck``."""

from lokcheck.cli.main import run

if __name__ == "__main__":
    run()
