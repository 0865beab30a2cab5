"""The browser in which players of others run."""

from tests.browser.conftest import browser as browser
