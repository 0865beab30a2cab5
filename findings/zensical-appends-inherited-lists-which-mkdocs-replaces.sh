#!/usr/bin/env bash
# Zensical 0.0.73 (MIT) and MkDocs 1.6.1 (BSD).
# Both know `INHERIT: base.yml`. MkDocs merges mappings and lets a list of the child take the place of the parent's; Zensical
# puts the child's list behind the parent's. So the same two files have another menu: a child that gives a shorter `nav`, or
# `plugins: []`, keeps all that it wanted to be rid of. Nothing is said.
# Seen: mkdocs: Second; zensical: First Second
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install 'zensical==0.0.73' 'mkdocs==1.6.1'
mkdir -p "$folder/site/docs"
cd "$folder/site"
echo '# Page' >docs/index.md
echo '# Other' >docs/other.md
printf 'site_name: site\nnav:\n  - First: index.md\n' >base.yml
printf 'INHERIT: base.yml\nnav:\n  - Second: other.md\n' >mkdocs.yml
menu() {
  rm -rf site
  "$folder/venv/bin/$1" build >/dev/null 2>&1
  grep -oE 'First|Second' site/other/index.html | sort -u | xargs
}
mkdocs=$(menu mkdocs)
zensical=$(menu zensical)
echo "mkdocs: $mkdocs"
echo "zensical: $zensical"
[ "$mkdocs" = Second ] && [ "$zensical" = 'First Second' ]
