#!/usr/bin/env bash
# npm gift-pegjs 1.0.2 (MIT), run by deno 2.9.8 (MIT; the wheel on PyPI brings the program).
# In GIFT a backslash is written `\\`. As a choice it reads back as one backslash; in the right side of a matching pair
# the reader's own mark for it stays in the text: `x&&092;y`. Its left sides are right.
# Seen: choice: x\y; right side of a pair: x&&092;y.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install 'deno==2.9.8'
export DENO_DIR="$folder/cache" DENO_NO_UPDATE_CHECK=1 NO_COLOR=1
cat >"$folder/read.mjs" <<'SCRIPT'
import { parse } from "npm:gift-pegjs@1.0.2";
const [choice] = parse("Which path? {\n=x\\\\y\n=z\n}");
console.log(`choice: ${choice.choices[0].text.text}`);
const [match] = parse("Match. {\n=a -> x\\\\y\n=b -> z\n}");
console.log(`right side of a pair: ${match.matchPairs[0].subanswer}`);
SCRIPT
seen=$("$folder/venv/bin/deno" run --quiet --allow-all "$folder/read.mjs")
echo "$seen"
[ "$seen" = $'choice: x\\y\nright side of a pair: x&&092;y' ]
