#!/usr/bin/env bash
# OpenCC 1.4.2 (Apache-2.0), the official Python package.
# A conversion of one step (s2t, t2tw) keeps U+0000 and everything behind it. One of several steps (s2tw, s2hk, tw2s)
# loses text behind it, in silence, and not always all of it: words from the middle go, later ones stay. Who uses the sign
# to join many short texts for one call, since it stands in none of them, gets other texts back.
# Seen: s2t of 一句话。NUL第二句话，还有很长很长的后文 keeps its 19 characters; s2tw and s2hk give 一句話。後文, tw2s 一句话。
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install 'opencc==1.4.2'
"$folder/venv/bin/python" - <<'PYTHON'
import opencc

TEXT = "一句话。\0第二句话，还有很长很长的后文"
found = {name: opencc.OpenCC(name).convert(TEXT) for name in ("s2t", "t2tw", "s2tw", "s2hk", "tw2s")}
for name, text in found.items():
    print(f"{name}: {len(text)} of {len(TEXT)} characters, {text!r}")
assert len(found["s2t"]) == len(found["t2tw"]) == len(TEXT)
assert found["s2tw"] == found["s2hk"] == "一句話。後文"
assert found["tw2s"] == "一句话。"
PYTHON
