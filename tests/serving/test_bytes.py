"""Whatever is served is what a build leaves, to the byte, but for one line that loads the page anew."""

from pathlib import Path

import pytest

from tests import sites
from tests.rendering import MKDOCS, PALETTE, project
from tests.serving.showing import built, differences, preview_of
from tests.test_states import DRAFT

HOOK = """\
def on_post_page(output, page, config):
    return output.replace("</head>", f"<!-- {page.url} --></head>")
"""
MANY = f"""\
site_url: https://handbook.example/kb/
{MKDOCS.replace("use_directory_urls: false", "use_directory_urls: true").replace("plugins:", PALETTE + "plugins:")}
extra_templates: [list.txt]
extra_css: [own.css]
hooks: [hook.py]
nav: [index.md, about.md, {{案例: cases/index.md}}, {{流程: [guides/index.md, guides/complaint-steps.md]}}]
"""
HANDWRITTEN = {
    "content/index.md": "# 首页\n\n见 [[complaint-steps]]，客户投诉时先看[关于](about.md#who)。\n",
    "content/about.md": "---\ndescription: 谁写的。\n---\n# 关于\n\n## 谁 {: #who }\n\n投诉。\n",
    "content/own.css": "p { color: inherit; }\n",
    "content/list.txt": "{% for page in pages %}{{ page.url }}\n{% endfor %}",
    "hook.py": HOOK,
}

EDITS = (
    ("content/guides/complaint-steps.yaml", "title: ", "title: 改过的"),
    ("content/about.md", "投诉。", "投诉，改过。"),
    ("mkdocs.yml", "site_name: 示例", "site_name: 改过的示例"),
    ("content/glossary.yaml", "complaint:\n", "complaint:\n  status: retired\n"),
)


def change(root: Path, file: str, old: str, new: str) -> bool:
    """Replace the first of a piece of a file; whether there was one."""
    text = (root / file).read_text(encoding="utf-8")
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return old in text


@pytest.mark.parametrize("settings", [MKDOCS, MANY], ids=["few settings", "many settings"])
def test_every_file_is_that_of_a_build(tmp_path: Path, settings: str) -> None:
    root = project(tmp_path, {**HANDWRITTEN, "content/guides/coming.yaml": DRAFT, "mkdocs.yml": settings})
    sites.write(root, {"content/picture.bin": bytes(range(256))})
    site = built(root)
    with preview_of(root) as preview:
        assert differences(preview, site) == []
        assert preview.answer("picture.bin").body == bytes(range(256))
        (site / "list.txt").write_text("别的", encoding="utf-8")
        (site / "own.css").unlink()
        (site / "more.txt").touch()
        assert differences(preview, site) == ["list.txt", "more.txt", "own.css"]


def test_after_edits_every_file_is_that_of_a_build(tmp_path: Path) -> None:
    root = project(tmp_path, HANDWRITTEN)
    with preview_of(root) as preview:
        preview.answer("assets/casebook/data/search/pages.js")
        for file, old, new in EDITS:
            assert change(root, file, old, new)
            preview.follow({file})
            assert preview.answer("guides/complaint-steps.html").status == 200
        assert differences(preview, built(root)) == []
