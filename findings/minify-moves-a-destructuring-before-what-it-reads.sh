#!/usr/bin/env bash
# tdewolff-minify 2.24.12 (MIT), JavaScript.
# Two declarations, the second of which takes apart a value in brackets that reads the first: the minifier merges them
# into one statement and puts the destructuring first, so that what it reads is not initialised yet. Without the brackets
# the order stays. Brackets are what a JSDoc cast looks like once its comment is gone, so typed scripts run into this.
# Seen: const[b]=a.q(),a=g();   instead of   const a=g(),[b]=a.q();
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install 'tdewolff-minify==2.24.12'
"$folder/venv/bin/python" - <<'PYTHON'
import minify

JS = "application/javascript"
plain = minify.string(JS, "const a = g(); const [b] = a.q(); use(a, b);")
bracketed = minify.string(JS, "const a = g(); const [b] = (a.q()); use(a, b);")
print("without brackets:", plain)
print("with brackets:   ", bracketed)
assert plain.index("a=g()") < plain.index("[b]"), "the order without brackets changed"
assert bracketed.index("[b]") < bracketed.index("a=g()"), "the order with brackets is right now"
PYTHON
