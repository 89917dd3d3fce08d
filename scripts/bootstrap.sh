#!/bin/sh
# Finds a Python that is new enough and lets bootstrap.py make .venv with it.
# usage: sh scripts/bootstrap.sh run|dev      (PYTHON=... chooses the interpreter)
set -eu
python=${PYTHON:-python3}

found() { # the first Python on the path that is new enough
    for name in python3.13 python3.12 python3.11 python3.14 python3 python; do
        if new_enough "$name"; then
            echo "$name"
            return
        fi
    done
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

if ! new_enough "$python"; then
    version=$("$python" -c 'import sys; sys.stdout.write(".".join(map(str, sys.version_info[:3])))' 2>/dev/null || true)
    other=$(found)
    {
        echo "lokcheck kräver Python 3.11 eller senare; '$python' är ${version:-inte installerat}."
        [ -z "$other" ] || echo "Kör i stället: make PYTHON=$other ${LOKCHECK_GOAL:-}"
        echo
        echo "lokcheck needs Python 3.11 or later; '$python' is ${version:-not installed}."
        [ -z "$other" ] || echo "Run instead: make PYTHON=$other ${LOKCHECK_GOAL:-}"
    } >&2
    exit 1
fi
exec "$python" "$(dirname "$0")/bootstrap.py" "$@"
