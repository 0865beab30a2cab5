"""The package with one more kind, check and question type: the files in `one_more` laid over a copy, nothing edited."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
MORE = Path(__file__).parent / "one_more"
FOLDERS, FILES = ("generator", "tests"), ("CONTRIBUTING.md", "pyproject.toml")
NOT_COPIED = shutil.ignore_patterns("__pycache__", "one_more")
QUIZ = """\
title: 术语拼写
summary: 常用的英文缩写怎么写。
owner: complaint-desk
reviewed: 2026-11-23
intro: 写对字母和大小写。
about: [complaint-steps]
questions:
  - id: rate
    type: spelling
    stem: 年化利率的英文缩写怎么写？
    word: APR
    mistakes: [{text: IRR, feedback: 这是内部收益率的缩写。}]
    hints: [三个字母。]
    explanation: 三个字母都大写。
    cites: [complaint-steps#receive]
  - id: visit
    type: scenario
    stem: 客户问起合同上的缩写。
    questions:
      - {id: one, type: spelling, stem: 合同上怎么写？, word: APR, explanation: 大写。, cites: [demo-rule#18]}
      - {id: two, type: spelling, stem: 报表上怎么写？, word: IRR, explanation: 大写。, cites: [demo-rule#18]}
    explanation: 都大写。
    cites: [complaint-steps#receive]
"""


def extended(folder: Path) -> Path:
    """The package and its tests in a folder of their own, with the files of one more of each sort."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=NOT_COPIED)
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    shutil.copytree(MORE, folder, dirs_exist_ok=True, ignore=NOT_COPIED)
    return folder


def python(where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python that finds the package in `where` and nowhere else."""
    environment = {**os.environ, "PYTHONPATH": str(where), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=where, env=environment, capture_output=True, text=True, check=False)


def casebook(where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the `casebook` of the package in `where`."""
    return python(where, "generator", *arguments)
