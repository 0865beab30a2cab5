"""Many interruptions in a row, of every sort: each entry is stated once, and none is lost."""

import random

import pytest
from playwright.sync_api import Page

from tests.browser.sending.conftest import Learner, add, told

pytestmark = pytest.mark.browser
SEED, COUNT = 1, 14  # more of both were tried: 50 interruptions with five seeds


def interrupted(learner: Learner, seed: int, count: int) -> None:
    """Add entries during so many interruptions, and see what the store has in the end."""
    chance, added = random.Random(seed), 0
    page = learner.open()
    learner.agrees(page)
    for _ in range(count):
        for _ in range(chance.randint(0, 3)):
            add(page, added)
            added += 1
        chance.choice([sends, sends, leaves])(page)
        page = chance.choice([cut, mute, fails, closed, closed, second, offline, back])(learner, page)
    page = back(learner, page)
    page = learner.open(page)
    learner.has(added)
    told(page, f"已经送到 {added} 条；没有等着送的。")
    stated = [one["object"]["id"].rpartition("-")[2] for one in learner.store.statements.values()]
    assert sorted(map(int, stated)) == list(range(added))
    assert len({one["actor"]["account"]["name"] for one in learner.store.statements.values()}) == 1


def sends(page: Page) -> None:
    """Something is under way when the interruption comes."""
    page.evaluate("void casebook.sending.again()")


def leaves(page: Page) -> None:
    """Nothing is."""


def cut(learner: Learner, page: Page) -> Page:
    """The store is gone."""
    learner.store.is_down = True
    return page


def mute(learner: Learner, page: Page) -> Page:
    """The store takes what it does not say it took."""
    learner.store.is_mute = True
    return page


def fails(learner: Learner, page: Page) -> Page:
    """The store is broken."""
    learner.store.status = 503
    return page


def closed(learner: Learner, page: Page) -> Page:
    """The page is closed in the middle of it, and another opened."""
    other = learner.open(page)
    page.close()
    return other


def second(learner: Learner, page: Page) -> Page:
    """Another window is opened, and the first one goes on."""
    return learner.open(page)


def offline(learner: Learner, page: Page) -> Page:
    """The network is gone and comes back."""
    page.context.set_offline(True)
    sends(page)
    page.context.set_offline(False)
    return page


def back(learner: Learner, page: Page) -> Page:
    """All is well again."""
    learner.store.restore()
    sends(page)
    return page


def test_each_entry_is_stated_once(learner: Learner) -> None:
    interrupted(learner, SEED, COUNT)
