#!/usr/bin/env bash
# npm tincanjs 0.50.0 (Apache-2.0), run by deno 2.9.8 (MIT; the wheel on PyPI brings the program).
# A duration in xAPI has the format of ISO 8601:2004, 4.4.3.2 (xAPI 1.0.3, part two, 4.6), where a unit that is zero may be
# left out. `convertISO8601DurationToMilliseconds` is right only if the seconds are there: without them it reads the number
# of hours once more as seconds, and with minutes it answers 0. It throws for what it does not support, days and weeks, but
# says nothing here, so who adds up the time learners took adds noughts.
# Seen: PT1H0M0S 3600000; PT1H 3601000; PT100H 360100000; PT90M 0; PT1H30M 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install 'deno==2.9.8'
export DENO_DIR="$folder/cache" DENO_NO_UPDATE_CHECK=1 NO_COLOR=1
cat >"$folder/read.mjs" <<'SCRIPT'
import TinCan from "npm:tincanjs@0.50.0";
for (const duration of ["PT1H0M0S", "PT1H", "PT100H", "PT90M", "PT1H30M"]) {
  console.log(`${duration} ${TinCan.Utils.convertISO8601DurationToMilliseconds(duration)}`);
}
SCRIPT
seen=$("$folder/venv/bin/deno" run --quiet --allow-all "$folder/read.mjs")
echo "$seen"
[ "$seen" = $'PT1H0M0S 3600000\nPT1H 3601000\nPT100H 360100000\nPT90M 0\nPT1H30M 0' ]
