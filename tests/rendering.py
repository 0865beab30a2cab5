"""A library and its pages for tests of the rendering half."""

from collections.abc import Mapping
from pathlib import Path

from generator import build
from generator.library import Library
from generator.pages.page import Page
from generator.pages.render import pages
from tests import sites

MKDOCS = """\
site_name: 示例
docs_dir: content
use_directory_urls: false
theme:
  name: material
  language: zh
  font: false
plugins: [casebook]
"""
PALETTE = """\
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, primary: custom, accent: custom}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, primary: custom, accent: custom}
"""
LIGHT_AND_DARK = MKDOCS.replace("plugins:", f"{PALETTE}plugins:")


def project(root: Path, files: Mapping[str, str] | None = None) -> Path:
    """A project made of all EXAMPLEs, with a `mkdocs.yml`, changed or completed by `files`."""
    return sites.write(root, {**sites.example_files(), "mkdocs.yml": MKDOCS, **(files or {})})


def library_of(root: Path) -> Library:
    """The library of a project that has no error."""
    checked = build.check(root)
    assert checked.is_publishable, checked.diagnostics
    return checked.library


def pages_of(root: Path) -> dict[str, Page]:
    """The pages of a project by path."""
    return {page.path: page for page in pages(library_of(root))}
