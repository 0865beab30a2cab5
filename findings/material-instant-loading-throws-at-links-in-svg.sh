#!/usr/bin/env bash
# mkdocs-material 9.8.1 (MIT), feature `navigation.instant`, in Chromium by playwright 1.65.2.
# After each step of instant loading the theme makes addresses absolute by setting `href` of every element that has such
# an attribute. In inline SVG a link's `href` is a getter alone, so a page with a drawing that links, as Graphviz and
# Mermaid make them, throws a TypeError as soon as it is read, and again with every step. Without the feature it is silent.
# Seen: instant: "Cannot set property href of #<SVGAElement> which has only a getter"; plain: nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install 'mkdocs-material==9.8.1' 'playwright==1.65.2'
if program=$(command -v chromium || command -v chromium-browser || command -v google-chrome); then
  export CHROMIUM=$program
elif [ -z "${CHROMIUM:-}" ]; then  # else a Chromium that is there already
  "$folder/venv/bin/playwright" install chromium >"$folder/install.log" 2>&1
fi
export NO_MKDOCS_2_WARNING=true DISABLE_MKDOCS_2_WARNING=true
for kind in instant plain; do
  mkdir -p "$folder/$kind/docs"
  printf '# Drawing\n\n<svg width="90" height="20"><a href="#end"><text y="15">To the end</text></a></svg>\n\n## End\n' \
    >"$folder/$kind/docs/index.md"
  features=$([ $kind = instant ] && echo '[navigation.instant]' || echo '[]')
  printf 'site_name: t\nsite_url: http://127.0.0.1:8000/\ntheme: {name: material, font: false, features: %s}\n' "$features" \
    >"$folder/$kind/mkdocs.yml"
  "$folder/venv/bin/mkdocs" --quiet build --config-file "$folder/$kind/mkdocs.yml" 2>"$folder/build.log"
done
cat >"$folder/look.py" <<'PYTHON'
import os, sys, threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from playwright.sync_api import sync_playwright


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox", "--disable-gpu"]
    )
    for kind in ("instant", "plain"):
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=f"{sys.argv[1]}/{kind}/site"))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        found: list[str] = []
        page.on("pageerror", lambda error: found.append(error.message))
        page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
        page.goto(f"http://127.0.0.1:{server.server_port}/", wait_until="networkidle")
        said = [text for text in found if "SVGAElement" in text]
        print(f"{kind}: {said[0] if said else 'nothing'}")
    browser.close()
PYTHON
"$folder/venv/bin/python" "$folder/look.py" "$folder" | tee "$folder/seen.txt"
grep -q '^instant: .*SVGAElement.*only a getter' "$folder/seen.txt" && grep -q '^plain: nothing' "$folder/seen.txt"
