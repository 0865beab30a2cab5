"""What may be the id of a record, and so the name of files."""

import re

from generator.diagnostic import Problem
from generator.fields import DEVICE, ID_PATTERN, LONGEST_ID

ID = re.compile(ID_PATTERN)
NO_DEVICE = "不是 con、nul、com1 一类的编号"


def is_id(name: str) -> bool:
    """Whether a name may be that of a record: Windows keeps some for devices, and none may be long."""
    return bool(ID.fullmatch(name)) and len(name) <= LONGEST_ID and not DEVICE.fullmatch(name)


def device_in(file: str) -> str:
    """The part of a path that Windows keeps for a device, with whatever ending; empty if there is none."""
    stems = (part.partition(".")[0] for part in file.split("/"))
    return next(filter(DEVICE.fullmatch, stems), "")


def as_id(name: str) -> str:
    """What a name would be as an id; empty if it is not in English."""
    return "-".join(re.findall("[a-z0-9]+", name.lower())) if name.isascii() else ""


def misnamed(record_id: str) -> Problem:
    """Why a name is no id."""
    if DEVICE.fullmatch(record_id):
        fix = f"换一个名字，例如 {record_id.lower()}-1"
        message = "Windows 上不能有叫这个名字的文件"
        return Problem((), message, record_id, NO_DEVICE, fix, on_key=True, code="id-format")
    if len(record_id) > LONGEST_ID:
        written, expected = f"{record_id[:20]}…（{len(record_id)} 个字符）", f"不超过 {LONGEST_ID} 个字符"
        return Problem((), "编号太长", written, expected, "换一个短的编号", on_key=True, code="id-format")
    better = as_id(record_id)
    fix = f"改成 {better}" if better else ""
    return Problem(written=record_id, fix=fix, on_key=True, code="id-format")
