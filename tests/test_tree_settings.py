"""What a tree says of name, menu, look and Markdown is what the project says; without it the engine would not know."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import main
from tests import sites
from tests.rendering import LIGHT_AND_DARK, MKDOCS, project
from tests.trees import rendered

DRAFT = "status: draft\n"


def settings(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.unsafe_load((rendered(root, root / "tree") / "mkdocs.yml").read_text(encoding="utf-8"))
    return found


def pages(menu: Any) -> list[str]:
    if isinstance(menu, str):
        return [menu]
    return [page for item in (menu.values() if isinstance(menu, dict) else menu) for page in pages(item)]


def test_name_menu_and_look_are_the_projects_own(tmp_path: Path) -> None:
    own = "copyright: 甲公司\nnav:\n  - 首页: index.md\n  - 学:\n      - 路: paths/index.md\n      - page.md\n"
    mkdocs = LIGHT_AND_DARK.replace("site_name: 示例", "site_name: 甲公司").replace("scheme: slate", "scheme: slate2")
    found = settings(project(tmp_path, {"mkdocs.yml": mkdocs + own, "content/page.md": "# 页\n"}))
    assert (found["site_name"], found["copyright"]) == ("甲公司", "甲公司")
    assert [look["scheme"] for look in found["theme"]["palette"]] == ["default", "slate2"]
    assert found["nav"][:2] == [{"首页": "index.md"}, {"学": [{"路": "paths/index.md"}, "page.md"]}]
    assert {"cases/index.md", "guides/index.md"} < set(pages(found["nav"][2:])), "lists that the menu does not name"


@pytest.mark.parametrize("mkdocs", [None, MKDOCS], ids=["no mkdocs.yml", "no palette"])
def test_what_a_project_does_not_say_is_light_and_dark_with_a_menu(tmp_path: Path, mkdocs: str | None) -> None:
    root = project(tmp_path)
    if mkdocs is None:
        (root / "mkdocs.yml").unlink()
    found = settings(root)
    assert found["site_name"] == ("诉鉴" if mkdocs is None else "示例")
    assert [(look["scheme"], bool(look["toggle"]["name"])) for look in found["theme"]["palette"]] == [
        ("default", True),
        ("slate", True),
    ]
    assert "navigation.tabs" in found["theme"]["features"]
    assert found["theme"]["font"] is False, "a font would come from another host"
    assert pages(found["nav"])[0] == "index.md"


def test_every_page_of_the_menu_is_in_the_tree_and_no_draft_is(tmp_path: Path) -> None:
    guide = sites.example_files()["content/guides/complaint-steps.yaml"]
    menu = "nav:\n  - index.md\n  - 新:\n      - 新流程: guides/new-guide.md\n"
    root = project(tmp_path, {"mkdocs.yml": MKDOCS + menu, "content/guides/new-guide.yaml": guide + DRAFT})
    found = pages(settings(root)["nav"])
    assert "guides/new-guide.md" not in found
    assert [page for page in found if not (root / "tree" / "docs" / page).is_file()] == []


def test_settings_that_are_objects_of_python_go_along(tmp_path: Path) -> None:
    said = "markdown_extensions:\n  - admonition\n  - toc: {permalink: §, slugify: !!python/name:builtins.ascii ''}\n"
    extensions = settings(project(tmp_path, {"mkdocs.yml": MKDOCS + said}))["markdown_extensions"]
    assert {"toc": {"permalink": "§", "slugify": ascii}} in extensions
    assert {"admonition", "attr_list", "md_in_html"} < {name for name in extensions if isinstance(name, str)}


def test_pictures_beside_handwritten_pages_go_along(tmp_path: Path) -> None:
    root = project(tmp_path, {"content/more/page.md": "# 页\n\n![图](a.png)\n"})
    sites.write(root, {"content/more/a.png": b"\x89PNG", "content/more/.hidden": b"", "content/more/b.png~": b""})
    docs = rendered(root, root / "tree") / "docs"
    assert sorted(file.name for file in (docs / "more").iterdir()) == ["a.png", "page.md"]
    assert list(docs.rglob("*.yaml")) == []


def test_settings_that_mkdocs_refuses_are_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path / "project", {"mkdocs.yml": "site_name: [x\n"})
    assert main(["render", "--project", str(root), "--out", str(tmp_path / "tree")]) == 1
    assert "mkdocs.yml" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["project"]
