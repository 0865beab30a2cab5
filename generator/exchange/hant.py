"""The site in Traditional characters, as a folder that opens from a disk or is put on a server."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator.exchange._outgoing import site
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Selection

LABEL = "繁体版网站（文件夹）"
SUFFIX = ""
CARRIES = "整个网站，简体写、繁体看：记录、手写页面、菜单、界面的字；搜索简繁都找得到。--variant 选字形"
LOSES = "代码样例里的字、图片里的字、读者下载的文件里的固定说法仍是简体；用词不换（注销还是註銷，不改成登出）"
WHOLE = True
VARIANT = "s2t"


def write(selection: Selection, out: Path) -> Iterable[Loss]:
    """Put the site into `out`, an empty folder."""
    with tempfile.TemporaryDirectory(dir=out) as beside:
        made = Path(beside) / "site"
        site.build(selection, made)
        for entry in made.iterdir():
            entry.rename(out / entry.name)
    return ()
