#!/bin/sh
# Makes the virtual environment of the peers part, .venv-peers, apart from Sayso's own.
set -eu
cd "$(dirname "$0")/.."
"${PYTHON:-.venv/bin/python}" -m venv --clear .venv-peers
.venv-peers/bin/python -m pip install -q --disable-pip-version-check -r bench/peers-requirements.txt
echo "ready: python -m bench --data FOLDER peers"
