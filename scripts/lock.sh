#!/bin/sh
# Renews the lock files: one resolution for every platform and every Python from 3.11 on, with hashes.
#   run.lock      the program's dependencies and the build backend
#   dev.lock      the same, all extras, and what the tests need
#   durable.lock  durable_rules alone: it is built from source, and a failed build must stop nothing else
# usage: sh scripts/lock.sh [--upgrade]
set -eu
cd "$(dirname "$0")/.."
compile() {
    "${UV:-uv}" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --custom-compile-command "make lock" "$@"
}
compile "$@" --no-emit-package durable-rules --group build pyproject.toml -o requirements/run.lock
compile "$@" --no-emit-package durable-rules --group dev --extra all -c requirements/run.lock pyproject.toml -o requirements/dev.lock
compile "$@" --no-deps --group durable -o requirements/durable.lock
