"""`casebook render`: a Markdown tree that another engine builds."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.page import HEADING
from tests.rendering import pages_of, project


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A project, and its tree after Zensical has built it."""
    root = project(
        tmp_path_factory.mktemp("project"), {"content/page.md": "# 页\n\n看 [[complaint-steps#receive]]。\n"}
    )
    out = tmp_path_factory.mktemp("out") / "tree"
    assert main(["render", "--project", str(root), "--out", str(out)]) == 0
    subprocess.run([Path(sys.executable).parent / "zensical", "build"], cwd=out, check=True, capture_output=True)
    return root, out / "site"


def test_zensical_builds_every_page_with_its_headings(tree: tuple[Path, Path]) -> None:
    root, site = tree
    for path, page in pages_of(root).items():
        built = (site / f"{path}.html").read_text(encoding="utf-8")
        ids = re.findall(r'<h[23] id="([^"]+)"', built)
        assert ids == [heading.id for heading in page.headings], path
        assert len(re.findall(r"<h1\b", built)) == 1, path


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
        assert "&lt;/" not in _main(file), file
        assert "[[" not in _main(file), file


def test_a_folder_that_holds_something_is_not_written_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path / "project")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("我的")
    assert main(["render", "--project", str(root), "--out", str(tmp_path / "out")]) == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]
    assert "没有写" in capsys.readouterr().err


def _main(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    hit = re.search(r"<article.*?</article>", text, re.DOTALL)
    return hit[0] if hit else ""


def test_headings_are_split_the_same_way_everywhere(tree: tuple[Path, Path]) -> None:
    for page in pages_of(tree[0]).values():
        assert len(HEADING.split(page.html)) == 1 + 4 * len(page.headings)
