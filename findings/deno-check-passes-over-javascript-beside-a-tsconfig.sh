#!/usr/bin/env bash
# deno 2.9.8 (MIT; the wheel on PyPI brings the program).
# `deno check` reads a tsconfig.json, so one that says `checkJs: true` looks as if it would do. It does not: JavaScript
# with a plain error of types passes in silence, exit code 0. The same option in deno.json finds the error.
# Seen: tsconfig.json: exit 0; deno.json: exit 1, TS2322.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install 'deno==2.9.8'
export DENO_DIR="$folder/cache" DENO_NO_UPDATE_CHECK=1 NO_COLOR=1
mkdir "$folder/by-tsconfig" "$folder/by-deno"
for place in by-tsconfig by-deno; do
  printf '/** @type {number} */\nconst days = "fifteen";\nconsole.log(days);\n' >"$folder/$place/a.js"
done
echo '{"compilerOptions": {"checkJs": true, "strict": true}}' >"$folder/by-tsconfig/tsconfig.json"
echo '{"compilerOptions": {"checkJs": true, "strict": true}}' >"$folder/by-deno/deno.json"
check() { (cd "$folder/$1" && "$folder/venv/bin/deno" check a.js >out.txt 2>&1) && echo 0 || echo $?; }
tsconfig=$(check by-tsconfig)
deno=$(check by-deno)
echo "tsconfig.json: exit $tsconfig"
echo "deno.json: exit $deno, $(grep -o 'TS[0-9]*' "$folder/by-deno/out.txt" | head -n 1)"
[ "$tsconfig" = 0 ] && [ "$deno" = 1 ] && grep -q TS2322 "$folder/by-deno/out.txt"
