"""Forms are tried on the site of all EXAMPLEs."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.forms.filling import FORM
from tests.browser.reader import Reader, Site, settle


@pytest.fixture(scope="module")
def site(examples: Site) -> Site:
    """The site of all EXAMPLEs."""
    return examples


@pytest.fixture(scope="module")
def root(site: Site) -> Path:
    """Its project."""
    return site.folder.parent


@pytest.fixture
def page(reader: Reader) -> Page:
    """Its form."""
    page = reader.open(FORM)
    settle(page)
    return page
