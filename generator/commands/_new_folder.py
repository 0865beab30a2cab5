"""A folder that a command makes, whole or not at all."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.outlets.publish import Staging
from generator.outlets.refusals import naming

Value = TypeVar("Value")


def in_the_way(out: Path, example: str) -> str:
    """Why a folder is not to be made there, with an example of where it may be; empty if nothing is in the way."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        return f"{out} 已经存在而且不是空文件夹，没有写。请换一个，或先删掉它。"
    if out.resolve() == Path.cwd():
        return f"不能写到当前文件夹本身，请写它下面的一个文件夹，例如 {example}。"
    return ""


def make(out: Path, write: Callable[[Path], Value]) -> Value:
    """Write a folder elsewhere, and put it in its place once it is whole. Raises `OSError` with the place's name."""
    staging = Staging(out)
    with naming(out):
        try:
            staging.begin()
            made = write(staging.folder)
            staging.publish()
        finally:
            staging.discard()
    return made
