#!/usr/bin/env bash
# Chromium 156 (headless shell of Debian) by playwright 1.65.2.
# On a busy machine a page opened from a folder now and then has a `localStorage` that is connected to nothing: it is empty
# when the page comes, nothing throws, and what is written to it no other page ever sees, also after a while. The next page
# has all that was there before. It happens in new windows and in old ones, with a profile on the disk too, whether a link
# was followed or an address opened; over HTTP it was never seen, nor where a page first asked long after it had loaded.
# Eight browsers at once make a machine of two cores busy enough.
# Seen: file: 12 of 320 pages forgot; http: 0 of 304 pages forgot.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install 'playwright==1.65.2'
if program=$(command -v chromium-headless-shell || command -v chromium || command -v google-chrome); then
  export CHROMIUM=$program
elif [ -z "${CHROMIUM:-}" ]; then  # else a Chromium that is there already
  "$folder/venv/bin/playwright" install chromium >"$folder/install.log" 2>&1
fi
mkdir "$folder/site"
for name in a b; do printf '<!doctype html><p>x<script>localStorage.getItem("x")</script>\n' >"$folder/site/$name.html"; done
cat >"$folder/look.py" <<'PYTHON'
import os, sys, threading, time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from playwright.sync_api import sync_playwright


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


folder, kind = Path(sys.argv[1]), sys.argv[2]
server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
threading.Thread(target=server.serve_forever, daemon=True).start()
address = folder.as_uri() if kind == "file" else f"http://127.0.0.1:{server.server_port}"
forgot = pages = 0
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox", "--disable-gpu"]
    )
    end = time.monotonic() + 90
    while time.monotonic() < end:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{address}/a.html")
        page.evaluate("localStorage.setItem('k', 'v')")
        for place in range(8):
            page.goto(f"{address}/{'ba'[place % 2]}.html")
            pages += 1
            forgot += page.evaluate("localStorage.getItem('k') === null")
            page.evaluate("localStorage.setItem('k', 'v')")
        context.close()
    browser.close()
print(forgot, pages)
PYTHON
for kind in file http; do
  for number in 1 2 3 4; do "$folder/venv/bin/python" "$folder/look.py" "$folder/site" $kind >"$folder/$kind.$number" & done
done
wait
for kind in file http; do
  cat "$folder/$kind".* | awk -v kind=$kind '{f += $1; p += $2} END {print kind ": " f " of " p " pages forgot"}'
done | tee "$folder/seen.txt"
! grep -q '^file: 0 of' "$folder/seen.txt" && grep -q '^http: 0 of' "$folder/seen.txt"
