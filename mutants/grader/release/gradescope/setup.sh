#!/usr/bin/env bash
# Gradescope runs this once, when the zip is uploaded.
set -euo pipefail
cd /autograder/source
command -v python@PYTHON@ >/dev/null || { apt-get update; apt-get install -y python@PYTHON@ python@PYTHON@-venv; }
python@PYTHON@ -m venv /autograder/venv
/autograder/venv/bin/python -m pip install --disable-pip-version-check -r requirements.txt
