#!/bin/sh
# Runs the tests with the lowest versions that pyproject.toml allows; `make test` runs them with
# the newest. Left out is what says nothing of a library: the browser, the hub, the walls, the docs.
set -eu
python=$1
shift
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
uv() { "$python" -m uv "$@"; }
uv pip compile --quiet --python "$python" --resolution lowest-direct --extra parquet \
  --no-annotate --no-header pyproject.toml --output-file "$room/lowest.txt"
uv venv --quiet --seed --python "$python" "$room/env"
uv pip install --quiet --python "$room/env" --constraint "$room/lowest.txt" \
  --group test --editable '.[parquet]'
"$room/env/bin/python" -m pytest -q --ignore tests/deploy \
  --ignore tests/browser --ignore tests/test_walls.py --ignore tests/test_docs.py "$@"
echo "The lowest versions that were tried:"
cat "$room/lowest.txt"
