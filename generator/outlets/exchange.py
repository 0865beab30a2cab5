"""Two folders change places in one step, where the system and the disk can do that."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

AT_FDCWD, RENAME_EXCHANGE, RENAME_SWAP = -100, 2, 2
# What systems say of a disk or a kernel that cannot do it; EPERM comes from sandboxes that do not know the call.
CANNOT = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV, errno.EPERM}


def exchange(one: Path, other: Path) -> bool:
    """Let two paths change places; False, with nothing done, if that cannot be done here. Raises `OSError`."""
    call = _call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def _call() -> Callable[[bytes, bytes], int] | None:
    """What the C library offers: `renameat2` on Linux, `renamex_np` on macOS."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        return lambda one, other: int(library.renamex_np(one, other, RENAME_SWAP))
    if not hasattr(library, "renameat2"):
        return None
    return lambda one, other: int(library.renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE))
