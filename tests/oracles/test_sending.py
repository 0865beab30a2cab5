"""The browser of a learner who agrees writes to a store of others (Ralph), which gives it all back, once each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.practice.sets import RECORD
from tests.browser.reader import Reader, Site
from tests.browser.sending.conftest import HOLDER, agreed, told
from tests.browser.serving import build, serving
from tests.oracles.ralph import LOGIN, ralph
from tests.oracles.test_xapi import asked
from tests.statements import vectors

pytestmark = pytest.mark.browser
STATED = [one.stated for one in vectors.vectors() if one.stated]
AGAIN = """() => {
  for (const {id} of casebook.record.entries()) casebook.record.keep(`sent:${id}`, null);
  return casebook.sending.send();
}"""


@pytest.fixture
def stored(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, str]]:
    """The page of the record on a site that names the store, and the address of its statements."""
    (tmp_path / "ralph").mkdir()
    with serving(tmp_path / "project") as site, ralph(tmp_path / "ralph", site) as address:
        lrs = f"{{endpoint: '{address.removesuffix('statements')}', holder: {HOLDER}, public_login: '{LOGIN}'}}"
        settings = vectors.FILES["mkdocs.yml"].replace("[casebook]", f"[{{casebook: {{lrs: {lrs}}}}}]")
        root = vectors.site(tmp_path / "project", {"mkdocs.yml": settings})
        build(root)
        reader = Reader(browser, Site(root / "site", f"{site}/site"))
        yield reader.open(RECORD), address
        reader.leave()
        assert [one for one in reader.problems if "asks another host" not in one] == []


def test_every_vector_is_taken_once_and_given_back(stored: tuple[Page, str]) -> None:
    page, address = stored
    page.evaluate("(entries) => casebook.record.merge(entries)", vectors.entries())
    agreed(page).check()
    told(page, f"已经送到 {len(STATED)} 条；没有等着送的。")
    page.evaluate(AGAIN)
    told(page, f"已经送到 {len(STATED)} 条；没有等着送的。")
    _status, found = asked(address)
    assert sorted(one["timestamp"] for one in found["statements"]) == sorted(one["timestamp"] for one in STATED)
