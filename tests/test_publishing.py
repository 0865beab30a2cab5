"""Building and publishing: the new site or the old one, never half of either."""

import errno
import multiprocessing
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs import utils

from generator import workers
from generator.cli import main
from generator.outlets import publish
from generator.outlets.plugin import CasebookPlugin
from generator.outlets.publication import Publication
from generator.pages.frame import Frames
from generator.search.index import Index
from tests import sites
from tests.rendering import MKDOCS, project


def build(root: Path, *flags: str) -> int:
    """Run `casebook build` on a project."""
    return main(["build", "--project", str(root), *flags])


def files(folder: Path) -> set[str]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_build_writes_the_site_and_nothing_else(tmp_path: Path) -> None:
    root = project(tmp_path)
    before = files(root)
    assert build(root) == 0
    assert {"site/index.html", "site/cases/example-case.html", "site/404.html"} <= files(root)
    assert {name for name in files(root) - before if not name.startswith(("site/", ".casebook/"))} == set()
    assert not [name for name in files(root / "site") if name.endswith((".yaml", ".yml"))]


def test_a_build_takes_the_place_of_the_old_site(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert build(root) == 0
    (root / "site" / "left-over.html").write_text("旧")
    assert build(root) == 0
    assert "left-over.html" not in files(root / "site")


def test_a_mistake_leaves_the_old_site_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path)
    assert build(root) == 0
    before = {name: (root / "site" / name).read_bytes() for name in files(root / "site")}
    (root / "cases" / "broken.yaml").write_text("title：错")
    assert build(root) == 1
    assert "cases/broken.yaml:1:6: 错误[fullwidth-colon]" in capsys.readouterr().err
    assert {name: (root / "site" / name).read_bytes() for name in files(root / "site")} == before
    assert [path.name for path in root.iterdir() if path.name.startswith(".site")] == []


def test_a_warning_fails_a_strict_build_and_leaves_the_old_site_alone(tmp_path: Path) -> None:
    root = project(tmp_path, {"content/page.md": "# 页\r\n\r\n正文\r\n"})
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(root / "mkdocs.yml")]
    strict = subprocess.run([*command, "--strict"], capture_output=True, text=True, check=False)
    assert strict.returncode == 1
    assert "file-crlf" in strict.stderr
    assert not (root / "site").exists()
    subprocess.run(command, check=True, capture_output=True)
    assert (root / "site" / "page.html").exists()


def test_handwritten_pages_link_records_and_terms(tmp_path: Path) -> None:
    root = project(tmp_path, {"content/more/page.md": "# 页\n\n看 [[complaint-steps#receive|第一步]]，接到投诉时。\n"})
    assert build(root) == 0
    page = (root / "site" / "more" / "page.html").read_text(encoding="utf-8")
    assert '<a href="../guides/complaint-steps.html#receive">第一步</a>' in page
    assert '<a class="term" href="../terms/complaint.html">投诉</a>' in page


def test_a_project_without_a_configuration_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path)
    (root / "mkdocs.yml").unlink()
    assert build(root) == 2
    assert "mkdocs.yml" in capsys.readouterr().err


def test_a_site_behind_a_link_is_replaced_where_it_is(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    (tmp_path / "web").mkdir()
    (root / "site").symlink_to(tmp_path / "web")
    assert build(root) == 0
    assert (root / "site").is_symlink()
    assert (tmp_path / "web" / "index.html").is_file()
    assert {path.name for path in tmp_path.iterdir()} == {"project", "web"}
    assert [path.name for path in root.iterdir() if path.name.startswith(".site")] == []


def test_a_configuration_without_the_plugin_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, {"mkdocs.yml": MKDOCS.replace("[casebook]", "[search]")})
    assert build(root) == 1
    assert "casebook" in capsys.readouterr().err
    assert not (root / "site").exists()


def test_a_configuration_that_is_no_yaml_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, {"mkdocs.yml": "site_name: [x\n"})
    assert build(root) == 1
    assert "mkdocs.yml" in capsys.readouterr().err


def test_a_record_that_was_renamed_leaves_a_page_that_leads_to_it(tmp_path: Path) -> None:
    root = project(tmp_path)
    case = root / "cases" / "example-case.yaml"
    case.write_text(case.read_text(encoding="utf-8") + "formerly: [old-case]\n", encoding="utf-8")
    assert build(root) == 0
    assert 'href="example-case.html"' in (root / "site" / "cases" / "old-case.html").read_text(encoding="utf-8")


def test_a_preview_on_a_port_that_is_taken_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        assert main(["serve", "--project", str(root), "--address", address]) == 1
    assert f"不能在 {address} 预览" in capsys.readouterr().err


def published(root: Path) -> dict[str, bytes]:
    """Every file of the site that a build of the project publishes; the sitemap carries the time."""
    assert build(root) == 0
    return {name: (root / "site" / name).read_bytes() for name in files(root / "site") if "sitemap" not in name}


def test_pages_in_the_frame_of_the_theme_are_what_the_theme_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path, {"mkdocs.yml": MKDOCS + "site_url: https://example.invalid/base/\n"})
    framed = published(root)
    monkeypatch.setattr(Frames, "render", lambda frames, context: frames.main.render(context))
    assert published(root) == framed


def test_several_processes_publish_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path)
    alone = published(root)
    monkeypatch.setattr(workers, "WORTHWHILE", 1)
    monkeypatch.setattr(workers, "processors", lambda: 2)
    assert published(root) == alone


def test_signs_of_html_in_a_title_are_shown_as_they_are(tmp_path: Path) -> None:
    root = project(tmp_path)
    case = root / "cases" / "example-case.yaml"
    text = case.read_text(encoding="utf-8")
    title = text.splitlines()[0]
    case.write_text(text.replace(title, "title: 余额 <b>1 & 2</b>") + "formerly: [old-case]\n", encoding="utf-8")
    assert build(root) == 0
    for name in ("example-case", "old-case"):
        page = (root / "site" / "cases" / f"{name}.html").read_text(encoding="utf-8")
        assert "<title>余额 &lt;b&gt;1 &amp; 2&lt;/b&gt; - 示例</title>" in page
    page = (root / "site" / "cases" / "example-case.html").read_text(encoding="utf-8")
    assert "<h1>余额 &lt;b&gt;1 &amp; 2&lt;/b&gt;</h1>" in page
    assert "<b>1" not in page


def test_the_menu_calls_pages_what_the_project_calls_them(tmp_path: Path) -> None:
    nav = "nav: [index.md, {查: [{全部流程: guides/index.md}, {岗位: roles/index.md}]}]\n"
    root = project(tmp_path, {"mkdocs.yml": MKDOCS + nav})
    assert build(root) == 0
    page = (root / "site" / "index.html").read_text(encoding="utf-8")
    assert re.search(r'href="guides/index.html"[^>]*>\s*<span class="md-ellipsis">\s*全部流程', page)


def test_a_build_that_is_interrupted_leaves_the_old_site_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path)
    before = published(root)
    pages = iter(range(3))

    def interrupted(*_arguments: object, **_named: object) -> str:
        if next(pages, None) is None:
            raise KeyboardInterrupt
        return "x"

    monkeypatch.setattr(CasebookPlugin, "on_post_page", interrupted)
    assert build(root) == 130
    assert kept(root) == before


def kept(root: Path) -> dict[str, bytes]:
    """Every file of the site as it is after a build that failed; no folder may be left beside it."""
    assert [path.name for path in root.iterdir() if path.name.startswith(".site")] == []
    return {name: (root / "site" / name).read_bytes() for name in files(root / "site") if "sitemap" not in name}


@pytest.fixture(autouse=True)
def hearing() -> Iterator[None]:
    """A shell lets what it runs in the background ignore Ctrl+C, and a build heeds that; here it is to be heard."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_build_that_is_stopped_tidies_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals, code: int
) -> None:
    root = project(tmp_path)
    before = published(root)
    monkeypatch.setattr(workers, "WORTHWHILE", 1)
    monkeypatch.setattr(workers, "processors", lambda: 2)
    output_of = Publication.output_of

    def stopped(*arguments: Any) -> str:
        output = output_of(*arguments)
        if multiprocessing.active_children():
            os.kill(os.getpid(), number)
        return output

    monkeypatch.setattr(Publication, "output_of", stopped)
    assert build(root, "--fresh") == code
    assert multiprocessing.active_children() == []
    assert kept(root) == before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_build_that_is_stopped_when_all_is_written_does_not_publish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    root = project(tmp_path)
    before = published(root)
    (root / "content" / "more.md").write_text("# 又一页\n", encoding="utf-8")
    finish = Publication.finish

    def finished(publication: Publication) -> None:
        finish(publication)
        os.kill(os.getpid(), number)

    monkeypatch.setattr(Publication, "finish", finished)
    assert build(root) in (130, 143)
    assert kept(root) == before


def test_a_signal_that_comes_too_late_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path)
    swap = publish._swap

    def disturbed(new: Path, place: Path) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        swap(new, place)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(publish, "_swap", disturbed)
    handlers = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    assert build(root) == 0
    assert (root / "site" / "index.html").is_file()
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == handlers


def test_a_signal_between_the_last_page_and_the_swap_comes_too_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path)
    publish_it = Publication.publish

    def disturbed(publication: Publication) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        publish_it(publication)

    monkeypatch.setattr(Publication, "publish", disturbed)
    assert build(root) == 0
    assert (root / "site" / "index.html").is_file()
    assert [path.name for path in root.iterdir() if path.name.startswith(".site")] == []


def refusing(monkeypatch: pytest.MonkeyPatch, name: str, error: OSError) -> None:
    """Let MkDocs write pages up to one."""
    write = utils.write_file

    def refused(content: bytes, output_path: str) -> None:
        if output_path.endswith(name):
            raise error
        write(content, output_path)

    monkeypatch.setattr(utils, "write_file", refused)


def test_a_full_disk_leaves_the_old_site_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path)
    before = published(root)
    capsys.readouterr()
    refusing(monkeypatch, "example-case.html", OSError(errno.ENOSPC, "No space left on device"))
    assert build(root, "--fresh") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"没有写成 {root / 'site'}：磁盘满了；请腾出空间，再运行一次。原来的内容没有改动。\n"
    assert kept(root) == before


def test_an_error_that_is_a_bug_is_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path)
    refusing(monkeypatch, "example-case.html", OSError(errno.EINVAL, "a bug"))
    with pytest.raises(OSError, match="a bug"):
        build(root)
    assert not (root / "site").exists()
    assert [path.name for path in root.iterdir() if path.name.startswith(".site")] == []


def test_a_tree_that_a_full_disk_cannot_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path)
    before = files(tmp_path)

    def full(_index: Index, _name: str, _value: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Index, "put", full)
    assert main(["render", "--project", str(root), "--out", str(tmp_path / "tree")]) == 1
    assert capsys.readouterr().err.startswith(f"没有写成 {tmp_path / 'tree'}：磁盘满了")
    assert files(tmp_path) == before


def test_a_record_in_the_menu_is_marked_there_and_nowhere_else(tmp_path: Path) -> None:
    nav = "nav: [index.md, {示例流程: guides/complaint-steps.md}]\n"
    guide = sites.example_files()["content/guides/complaint-steps.yaml"]
    root = project(tmp_path, {"mkdocs.yml": MKDOCS + nav, "content/guides/second.yaml": guide})
    assert build(root) == 0
    first = (root / "site/guides/complaint-steps.html").read_text(encoding="utf-8")
    second = (root / "site/guides/second.html").read_text(encoding="utf-8")
    assert "md-nav__link--active" in first
    assert "md-nav__link--active" not in second


def test_a_handwritten_page_goes_before_an_overview(tmp_path: Path) -> None:
    root = project(tmp_path, {"content/lessons.md": "---\nsearch: false\n---\n# 我的经验\n\n自己写的。\n"})
    assert build(root) == 0
    assert "自己写的" in (root / "site" / "lessons.html").read_text(encoding="utf-8")


def test_handwritten_pages_break_lines_as_chinese_does_and_keep_their_anchors(tmp_path: Path) -> None:
    page = "# 手册\n\n先核对\n身份，再查 IRR\n和合同。\n\n## 怎么登记\n\n## 怎么答复 2.0\n\n见[登记](#怎么登记)。\n"
    root = project(tmp_path, {"content/handbook.md": page})
    assert main(["build", "--project", str(root)]) == 0
    html = (root / "site" / "handbook.html").read_text(encoding="utf-8")
    assert "先核对身份，再查 IRR\n和合同。" in html
    assert '<h2 id="怎么登记">' in html
    assert '<h2 id="怎么答复-20">' in html
