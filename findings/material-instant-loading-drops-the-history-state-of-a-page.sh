#!/usr/bin/env bash
# mkdocs-material 9.8.1 (MIT), feature `navigation.instant`, in Chromium by playwright 1.65.2.
# A script that keeps something in its entry of the history (`history.replaceState`), so that who comes back finds it,
# loses it as soon as the reader scrolls: the theme writes how far that was into the same entry and takes nothing along of
# what stood there. Without the feature it stays.
# Seen: instant: {"x":0,"y":400}; plain: {"kept":"words"}.
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
  printf '# Long\n\n<div style="height: 3000px"></div>\n\n## End\n' >"$folder/$kind/docs/index.md"
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


# The theme waits until nobody has scrolled for a tenth of a second; ten times as long is waited here.
LOOK = """async () => {
  history.replaceState({kept: "words"}, "");
  scrollTo(0, 400);
  for (let i = 0; i < 20 && history.state.kept; i++) await new Promise((done) => setTimeout(done, 50));
  return JSON.stringify(history.state);
}"""

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox", "--disable-gpu"]
    )
    for kind in ("instant", "plain"):
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=f"{sys.argv[1]}/{kind}/site"))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/", wait_until="networkidle")
        print(f"{kind}: {page.evaluate(LOOK)}")
    browser.close()
PYTHON
"$folder/venv/bin/python" "$folder/look.py" "$folder" | tee "$folder/seen.txt"
grep -q '^instant: {"x":0,"y":400}' "$folder/seen.txt" && grep -q '^plain: {"kept":"words"}' "$folder/seen.txt"
