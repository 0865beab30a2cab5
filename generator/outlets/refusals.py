"""What a disk refuses, in words for whoever can do something about it; any other `OSError` is a bug of ours."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.outlets.publish import STAGED

MOUNT = "是挂载点，或在另一个文件系统上，不能整个替换；请改为写到它下面的一个文件夹（site_dir 或 --out）"
FORBIDDEN = "没有写的权限（新的内容先写在它旁边，所以上一级文件夹也要能写）；请改好权限，或换一个地方写"
WORDS = {
    errno.ENOSPC: "磁盘满了；请腾出空间，再运行一次",
    errno.EDQUOT: "磁盘配额用完了；请腾出空间或请管理员放宽配额，再运行一次",
    errno.EIO: "磁盘读写出错；请先检查这块磁盘，再运行一次",
    errno.EROFS: "所在的磁盘是只读的；请换一个能写的地方",
    errno.EACCES: FORBIDDEN,
    errno.EPERM: FORBIDDEN,
    errno.EBUSY: MOUNT,
    errno.EXDEV: MOUNT,
}


def refusal(error: BaseException | None) -> str | None:
    """One sentence with the file and what to do; None for an error that is no disk's."""
    if not isinstance(error, OSError) or error.errno not in WORDS:
        return None
    file = STAGED.sub(r"\1", str(error.filename2 or error.filename or ""))
    return f"没有写成{f' {file}' if file else ''}：{WORDS[error.errno]}。原来的内容没有改动。"


@contextmanager
def naming(place: Path) -> Iterator[None]:
    """An `OSError` that names no file, as that of a write does, names the place that is written to."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(place)
        raise
