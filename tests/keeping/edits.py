"""What authors do to a knowledge base, as functions from its files to what becomes of them."""

import re
from collections.abc import Callable, Mapping

Files = Mapping[str, str]
Edit = Callable[[Files, str, int], dict[str, str | None]]
"""From all files, the one that is edited and the number of the edit to `{file: its new text}`, or None if it goes."""

MENU = "mkdocs.yml"
SENTENCE = "再说一句《示例管理办法》和消费者投诉。"


def _in_line(key: str, more: str) -> Edit:
    def edit(files: Files, file: str, number: int) -> dict[str, str | None]:
        line = re.compile(rf"^( *{key}: .+)$", re.MULTILINE)
        return {file: line.sub(rf"\1{more}{number}", files[file], count=1)}

    return edit


def _on_top(line: str) -> Edit:
    """Write a line of one's own; what stood under its key goes."""
    key = line.partition(":")[0]

    def edit(files: Files, file: str, number: int) -> dict[str, str | None]:
        rest = re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", files[file], flags=re.MULTILINE)
        return {file: f"{line.format(number=number)}\n{rest}"}

    return edit


def _copied(files: Files, file: str, number: int) -> dict[str, str | None]:
    own = re.sub("^title: .*$", f"title: 第 {number} 份抄本", files[file], flags=re.MULTILINE)
    own = re.sub(r"^(aliases|formerly):.*\n(?:[ -].*\n)*", "", own, flags=re.MULTILINE)
    return {f"{file.rpartition('/')[0]}/copy-{number}.yaml": own}


def _renamed(files: Files, file: str, number: int) -> dict[str, str | None]:
    folder, _, name = file.rpartition("/")
    old = name.removesuffix(".yaml")
    text = re.sub(r"^formerly:.*\n", "", files[file], flags=re.MULTILINE)
    return {file: None, f"{folder}/renamed-{number}.yaml": f"formerly: [{old}]\n{text}"}


def _set_in_menu(files: Files, _file: str, number: int) -> dict[str, str | None]:
    return {MENU: re.sub("^site_name: .*$", f"site_name: 第 {number} 个名字", files[MENU], flags=re.MULTILINE)}


def _with_page(_files: Files, _file: str, number: int) -> dict[str, str | None]:
    return {f"content/page-{number % 3}.md": f"# 手写 {number}\n\n{SENTENCE}见 [[complaint-steps]]。\n"}


ANYWHERE: Mapping[str, Edit] = {
    "a word": _in_line("summary", "又改"),
    "a title": _in_line("title", "新"),
    "a word further down": _in_line("text", "又改"),
    "deleted": lambda _files, file, _number: {file: None},
    "a handwritten page": _with_page,
    "the menu": _set_in_menu,
}
OF_ONE_RECORD: Mapping[str, Edit] = {
    "an alias": _on_top("aliases: [别名{number}]"),
    "an alias that pages use": _on_top("aliases: [投诉]"),
    "a sentence that is asked": _on_top("asked: [第{number}种问法怎么办]"),
    "a reference": _on_top("cites: [complaint-steps]"),
    "retired": _on_top("status: retired"),
    "a draft": _on_top("status: draft"),
    "published": _on_top("status: published"),
    "one more": _copied,
    "renamed": _renamed,
    "broken": lambda files, file, _number: {file: files[file].replace("title: ", "title：", 1)},
}
EDITS = {**ANYWHERE, **OF_ONE_RECORD}
