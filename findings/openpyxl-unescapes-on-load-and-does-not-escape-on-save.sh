#!/usr/bin/env bash
# openpyxl 3.1.5 (MIT), read back by python-calamine 0.9.1 (MIT).
# In a workbook `_xHHHH_` stands for a character, and a text that really has these seven signs is written with its first
# underscore escaped, as XlsxWriter does: `_x005F_x0041_`. openpyxl undoes that escape when it loads a text and does not
# put it back when it saves, so a workbook that is loaded and saved without an edit says something else afterwards. openpyxl
# itself does not notice, because it takes `_x0041_` as it stands; a reader that follows the format sees `A`.
# Seen: written _x0041_; by calamine _x0041_; loaded _x0041_; saved and loaded again _x0041_; by calamine A
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install 'openpyxl==3.1.5' 'XlsxWriter==3.2.9' 'python-calamine==0.9.1'
cat >"$folder/try.py" <<'PYTHON'
import sys

import openpyxl
import python_calamine
import xlsxwriter

first, second = sys.argv[1:]
with xlsxwriter.Workbook(first) as book:
    book.add_worksheet().write_string(0, 0, "_x0041_")
loaded = openpyxl.load_workbook(first)
text = loaded.active["A1"].value
loaded.save(second)
again = openpyxl.load_workbook(second).active["A1"].value
other = python_calamine.CalamineWorkbook.from_path(second).get_sheet_by_index(0).to_python()[0][0]
before = python_calamine.CalamineWorkbook.from_path(first).get_sheet_by_index(0).to_python()[0][0]
print(f"written _x0041_; by calamine {before}; loaded {text}; saved and loaded again {again}; by calamine {other}")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/try.py" "$folder/first.xlsx" "$folder/second.xlsx")
echo "$seen"
[ "$seen" = 'written _x0041_; by calamine _x0041_; loaded _x0041_; saved and loaded again _x0041_; by calamine A' ]
