"""What is only there if somebody asked for it."""

from importlib.util import find_spec
from pathlib import Path

AUTHORING = "authoring"


def missing(*modules: str, extra: str = AUTHORING) -> str:
    """How to install what a command needs, in one sentence; empty if it is there."""
    if all(find_spec(module) for module in modules):
        return ""
    return f'要另装几个程序包：pip install "casebook[{extra}]"'


def unfit_for_a_workbook(file: Path) -> str:
    """Why no new workbook can be written to a file; empty if one can."""
    if file.suffix.lower() != ".xlsx":
        return f"文件名要以 .xlsx 结尾：{file}"
    if file.exists():
        return f"{file} 已经存在，没有动它。换一个名字。"
    return "" if file.parent.is_dir() else f"没有这个文件夹：{file.parent}"
