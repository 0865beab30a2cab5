#!/usr/bin/env bash
# Zensical 0.0.73 (MIT).
# Before it reads mkdocs.yml, it replaces the letters `materialx` anywhere in the file by `zensical.extensions`, not only in
# the names of extensions that this is meant for. A site called after MaterialX is published under another name, without a
# word; and `theme: materialx`, the one line that MaterialX asks for, ends in a message about a theme nobody has written.
# Seen: notes on zensical.extensions; Theme 'zensical.extensions' is not installed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install 'zensical==0.0.73'
mkdir -p "$folder/site/docs"
cd "$folder/site"
echo '# Page' >docs/index.md
echo 'site_name: notes on materialx' >mkdocs.yml
"$folder/venv/bin/zensical" build >/dev/null 2>&1
named=$(grep -o 'notes on [a-z.]*' site/index.html | sort -u)
printf 'site_name: notes\ntheme: {name: materialx}\n' >mkdocs.yml
if message=$("$folder/venv/bin/zensical" build 2>&1); then message='built'; fi
echo "$named"
echo "$message"
[ "$named" = 'notes on zensical.extensions' ] && grep -q "Theme 'zensical.extensions' is not installed" <<<"$message"
