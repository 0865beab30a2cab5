"""Every built page says what it may load and run, and what the theme writes inline is part of that."""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.cli import main
from generator.outlets.policy import INLINE, refused
from tests.rendering import MKDOCS, project

HANDWRITTEN = {
    "content/more/deep/page.md": "# 页\n\n| 甲 | 乙 |\n| :-- | --: |\n| 1 | 2 |\n",
    "content/words.md": "# 词\n\n写 `<script>` 和 `style=` 的一页。\n",
}
WITH_MORE = """\
site_name: 示例
site_url: https://example.invalid/base/
docs_dir: content
plugins: [casebook]
extra: {consent: {title: 同意, description: 说明}}
theme:
  name: material
  language: zh
  font: false
  features: [navigation.instant, content.tabs.link, announce.dismiss]
  palette: [{scheme: default, toggle: {icon: material/eye, name: 深}}, {scheme: slate}]
  icon: {admonition: {note: material/eye}}
"""


@dataclass
class Inline(HTMLParser):
    """What a page writes inline, and what it says of it."""

    policies: list[str] = field(default_factory=list)
    code: list[tuple[str, str]] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    within: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policies.append(values["content"] or "")
        runs = values.get("type") != "application/json" and "src" not in values
        self.within = tag if tag in ("script", "style") and runs else ""
        self.attributes += [name for name in values if name == "style" or name.startswith("on")]
        self.attributes += [value for value in values.values() if value and value.startswith("javascript:")]

    def handle_data(self, data: str) -> None:
        if self.within:
            self.code.append((self.within, data))
            self.within = ""


def pages(site: Path) -> Iterator[tuple[str, Inline]]:
    """Every page of a site, by path."""
    for file in sorted(site.rglob("*.html")):
        page = Inline()
        page.feed(file.read_text(encoding="utf-8"))
        yield file.relative_to(site).as_posix(), page


def allowed(policy: str, tag: str) -> set[str]:
    """The inline scripts or styles that a policy names."""
    found = re.search(rf"{tag}-src ([^;]+)", policy)
    return {source for source in found[1].split() if source.startswith("'sha256-")} if found else set()


def named(code: str) -> str:
    """How a policy names a piece of inline code."""
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


@pytest.fixture(scope="module", params=[MKDOCS, WITH_MORE], ids=["plain", "with-more"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of all examples and of pages at other depths."""
    root = project(tmp_path_factory.mktemp("policy"), {**HANDWRITTEN, "mkdocs.yml": request.param})
    assert main(["build", "--project", str(root)]) == 0
    return root / "site"


@pytest.mark.parametrize("tag", ["script", "style"])
def test_every_page_has_one_policy_that_names_its_inline_code_and_no_other(site: Path, tag: str) -> None:
    for path, page in pages(site):
        written = {named(code) for of, code in page.code if of == tag}
        assert [allowed(policy, tag) for policy in page.policies] == [written], path


def test_no_page_has_code_in_attributes(site: Path) -> None:
    assert {path: page.attributes for path, page in pages(site) if page.attributes} == {}


def test_pages_that_instant_loading_swaps_have_the_same_policy(site: Path) -> None:
    assert len({policy for path, page in pages(site) if path != "404.html" for policy in page.policies}) == 1


def test_what_stands_in_a_page_is_not_allowed_by_it(tmp_path: Path) -> None:
    code = "<script>alert(1)</script>\n\n<style>p { color: red }</style>"
    root = project(tmp_path, {"content/page.md": f"# 页\n\n{code}\n"})
    assert main(["build", "--project", str(root)]) == 0
    page = dict(pages(root / "site"))["page.html"]
    assert ("script", "alert(1)") in page.code
    assert named("alert(1)") not in page.policies[0]
    assert allowed(page.policies[0], "style") == set()


def test_a_preview_lets_the_script_run_that_reloads_it(tmp_path: Path) -> None:
    config = load_config(str(project(tmp_path) / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    for path, page in pages(tmp_path / "site"):
        if path != "404.html":
            assert "script-src 'self' 'unsafe-inline';" in page.policies[0], path  # without hashes, which would undo it


def test_an_author_is_told_what_browsers_will_refuse(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    lines = (
        "<script>a()</script>",
        '<p style="color: red" onclick="b()">红 <a href="javascript:c()">去</a></p>',
        '<img src="//elsewhere.invalid/d.png" alt="图">',
        '<iframe src="video.html"></iframe>',
        "写 `<script>`、`<style>`、`onload=` 没有关系；![图](own.png) 也没有。",
    )
    settings = (
        MKDOCS.replace("font: false", "font: {text: A, code: B}")
        + "extra_javascript: [https://elsewhere.invalid/e.js]\n"
    )
    files = {"content/page.md": "# 页\n\n" + "\n\n".join(lines), "content/own.png": "", "mkdocs.yml": settings}
    assert main(["build", "--project", str(project(tmp_path, files))]) == 0
    told = [message.partition("。")[0] for message in caplog.messages if "浏览器会拦下" in message]
    *on_page, font, script = told
    assert font.startswith("mkdocs.yml：浏览器会拦下 https://fonts.googleapis.com/")
    assert script == "mkdocs.yml：浏览器会拦下 https://elsewhere.invalid/e.js"
    refused = ["<script>", "style=", "onclick=", "javascript:c()", "//elsewhere.invalid/d.png", "<iframe>"]
    assert on_page == [f"page.md：浏览器会拦下 {what}" for what in refused]


def test_nothing_of_ours_is_refused(site: Path) -> None:
    for file in site.rglob("*.html"):
        assert list(refused(INLINE.sub("", file.read_text(encoding="utf-8")))) == [], file
