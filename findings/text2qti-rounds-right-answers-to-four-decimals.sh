#!/usr/bin/env bash
# text2qti 0.8.0 (BSD-3-Clause).
# Its README (“Numerical questions”) allows every number from 0.0001 on and offers `+- 0` for an exact one. In the QTI that
# it writes, answer and bounds are rounded to four decimals, each by itself and without a word. A day's interest of 0.00035
# is wrong then, and 0.0003 the only right answer; a range from 0.00034 to 0.00036 is another one. Rates and shares are such
# numbers.
# Seen: 0.00035 +- 0: 0.0003 to 0.0003; [0.00034, 0.00036]: 0.0003 to 0.0004; 0.0435625 +- 0: 0.0436 to 0.0436
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install 'text2qti==0.8.0'
cat >"$folder/quiz.txt" <<'QUIZ'
1.  日利率万分之三点五，写成小数是多少？
=   0.00035 +- 0

2.  日利率在万分之三点四与三点六之间，写成小数是多少？
=   [0.00034, 0.00036]

3.  年利率 4.35625%，写成小数是多少？
=   0.0435625 +- 0
QUIZ
(cd "$folder" && venv/bin/text2qti quiz.txt)
"$folder/venv/bin/python" - "$folder/quiz.zip" <<'PYTHON'
import re
import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as package:
    text = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
asked = ["0.00035 +- 0", "[0.00034, 0.00036]", "0.0435625 +- 0"]
accepted = re.findall(r"<vargte [^>]*>(.*?)</vargte>\s*<varlte [^>]*>(.*?)</varlte>", text)
for answer, (low, high) in zip(asked, accepted, strict=True):
    print(f"{answer}: {low} to {high}")
assert accepted == [("0.0003", "0.0003"), ("0.0003", "0.0004"), ("0.0436", "0.0436")]
PYTHON
