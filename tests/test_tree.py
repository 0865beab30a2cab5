"""`casebook render`: a Markdown tree that another engine builds."""

import re
from pathlib import Path

import markdown
import pytest

from generator.build import Checked
from generator.cli import main
from generator.commands import render
from generator.pages.page import HEADING
from tests import sites
from tests.rendering import pages_of, project
from tests.trees import made, rendered

UNSEEN = re.compile("<template>.*?</template>", re.DOTALL)  # data of scripts


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A project, and its tree after Zensical has built it."""
    root = project(
        tmp_path_factory.mktemp("project"), {"content/page.md": "# 页\n\n看 [[complaint-steps#receive]]。\n"}
    )
    return root, made(rendered(root, tmp_path_factory.mktemp("out") / "tree"), "zensical")


def test_zensical_builds_every_page_with_its_headings(tree: tuple[Path, Path]) -> None:
    root, site = tree
    for path, page in pages_of(root).items():
        built = (site / f"{path}.html").read_text(encoding="utf-8")
        ids = re.findall(r'<h[23] id="([^"]+)"', built)
        assert ids == [heading.id for heading in page.headings], path
        assert len(re.findall(r"<h1\b", built)) == 1, path


def test_every_page_that_zensical_builds_has_one_policy(tree: tuple[Path, Path]) -> None:
    for file in tree[1].rglob("*.html"):
        head, _, _body = file.read_text(encoding="utf-8").partition("</head>")
        assert head.count('http-equiv="Content-Security-Policy"') == 1, file
        assert head.index("http-equiv") < head.index("<script"), file


def test_zensical_makes_the_table_of_contents(tree: tuple[Path, Path]) -> None:
    page = (tree[1] / "guides" / "complaint-steps.html").read_text(encoding="utf-8")
    contents = page[page.index("md-nav--secondary") :]
    assert 'href="#receive"' in contents
    assert 'href="#investigate"' in contents


def test_links_between_pages_hold(tree: tuple[Path, Path]) -> None:
    site = tree[1]
    for file in site.rglob("*.html"):
        for address, anchor in re.findall(
            r'href="((?!https?:|#|data:|mailto:)[^"#]+\.html)(?:#([^"]+))?"', _main(file)
        ):
            target = (file.parent / address).resolve()
            assert target.is_file(), (file, address)
            assert not anchor or f'id="{anchor}"' in target.read_text(encoding="utf-8"), (file, address, anchor)


def test_no_markup_is_shown_as_text(tree: tuple[Path, Path]) -> None:
    for file in tree[1].rglob("*.html"):
        shown = UNSEEN.sub("", _main(file))
        assert "&lt;/" not in shown, file
        assert "[[" not in shown, file


def test_a_folder_that_holds_something_is_not_written_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path / "project")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("我的")
    assert main(["render", "--project", str(root), "--out", str(tmp_path / "out")]) == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]
    assert "没有写" in capsys.readouterr().err


def test_signs_of_html_and_markdown_in_a_title_are_shown_as_they_are(tmp_path: Path) -> None:
    guide = sites.example_files()["content/guides/complaint-steps.yaml"]
    guide = guide.replace("title: 接收登记", "title: 问*甲*<i>乙</i>")
    title = "title: 余额 <b>1 & 2</b> *三* [四](五) #"
    root = project(
        tmp_path / "project",
        {"content/guides/complaint-steps.yaml": guide.replace(guide.splitlines()[0], f"title: '{title[7:]}'")},
    )
    assert main(["render", "--project", str(root), "--out", str(tmp_path / "out")]) == 0
    tree = tmp_path / "out" / "docs" / "guides" / "complaint-steps.md"
    page = markdown.markdown(tree.read_text(encoding="utf-8").partition("---\n\n")[2], extensions=["attr_list"])
    assert "<h1>余额 &lt;b&gt;1 &amp; 2&lt;/b&gt; *三* [四](五) #</h1>" in page
    assert '<h2 id="receive">1. 问*甲*&lt;i&gt;乙&lt;/i&gt;</h2>' in page
    assert "<b>1" not in tree.read_text(encoding="utf-8")


def test_a_tree_that_could_not_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path / "project")

    def full(_root: Path, _checked: Checked, out: Path) -> int:
        (out / "docs").mkdir()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(render, "write_tree", full)
    assert main(["render", "--project", str(root), "--out", str(tmp_path / "out")]) == 1
    assert "磁盘满了" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["project"]


def test_the_folder_one_stands_in_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path / "project")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert main(["render", "--project", str(root), "--out", "."]) == 2
    assert "当前文件夹" in capsys.readouterr().err
    assert list((tmp_path / "here").iterdir()) == []


def _main(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    hit = re.search(r"<article.*?</article>", text, re.DOTALL)
    return hit[0] if hit else ""


def test_headings_are_split_the_same_way_everywhere(tree: tuple[Path, Path]) -> None:
    for page in pages_of(tree[0]).values():
        assert len(HEADING.split(page.html)) == 1 + 4 * len(page.headings)
