"""The site in one file, for a branch without a network: unpacked anywhere, it opens from the disk."""

import html
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.exchange._outgoing import site
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Selection

LABEL = "离线网站（zip）"
SUFFIX = ".zip"
CARRIES = "整个网站：全部页面、自测、搜索、工具；解压以后点“打开这里.html”，不要服务器，不要网络"
LOSES = "学习记录（在各人自己的浏览器里，在“我的学习记录”里导出带走）；订阅更新"
WHOLE = True
FOLDER = "site"
DOOR = "打开这里.html"
LEVEL = 9
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The day of every file, the first that a zip can have: a second export is the same to the byte."""
MODE = 0o100644 << 16


def write(selection: Selection, out: Path) -> Iterable[Loss]:
    """Build the site beside `out` and put it in there."""
    with tempfile.TemporaryDirectory(dir=out.parent) as beside:
        made = Path(beside) / FOLDER
        site.build(selection, made)
        with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=LEVEL) as archive:
            _add(archive, _said(selection, DOOR), _door(selection).encode())
            for name, file in _files(made):
                _add(archive, name, file.read_bytes())
    return ()


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    """The files of a site by their names in the archive, in an order that no disk has a say in."""
    names = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    yield from ((f"{FOLDER}/{name}", site / name) for name in names)


def _add(archive: ZipFile, name: str, content: bytes) -> None:
    entry = ZipInfo(name, FIRST_DAY)
    entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, MODE, 3
    archive.writestr(entry, content)


def _said(selection: Selection, text: str) -> str:
    return selection.rendition.text(text) if selection.rendition else text


def _door(selection: Selection) -> str:
    """A page that leads to the first one, and says what to do where the archive was not unpacked."""
    language = selection.rendition.language if selection.rendition else "zh"
    title, place = html.escape(selection.texts.site.name), f"{FOLDER}/{site.FIRST}"
    said = (
        f'<p><a href="{place}">打开首页</a></p><p>打不开时，先把压缩包里的东西全部解压到一个文件夹，再点这个文件。</p>'
    )
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>'
        f'<meta http-equiv="refresh" content="0; url={place}"><h1>{title}</h1>{_said(selection, said)}</html>\n'
    )
