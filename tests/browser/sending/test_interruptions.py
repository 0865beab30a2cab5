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
        news = range(added, added + chance.randint(1, 3))
        added = news.stop
        chance.choice([well, cut, mute, fails])(learner, page, list(news))
        page = chance.choice([stays, closed, closed, second, offline])(learner, page)
    learner.store.restore()
    page = learner.open(page)
    learner.wait(lambda: len(learner.store.statements) >= added)
    told(page, f"已经送到 {added} 条；没有等着送的。")
    stated = [one["object"]["id"].rpartition("-")[2] for one in learner.store.statements.values()]
    assert sorted(map(int, stated)) == list(range(added))
    assert len({one["actor"]["account"]["name"] for one in learner.store.statements.values()}) == 1


def sends(page: Page) -> None:
    """Now, not only soon."""
    page.evaluate("void casebook.sending.again()")


def well(learner: Learner, page: Page, news: list[int]) -> None:
    """Something is under way when the interruption comes."""
    learner.store.restore()
    add(page, *news)
    sends(page)


def cut(learner: Learner, page: Page, news: list[int]) -> None:
    """The store is gone before it has taken anything."""
    learner.store.restore()
    learner.store.is_down = True
    tried(learner, page, news)


def mute(learner: Learner, page: Page, news: list[int]) -> None:
    """The store takes what it does not say it took."""
    learner.store.restore()
    learner.store.is_mute = True
    tried(learner, page, news)


def fails(learner: Learner, page: Page, news: list[int]) -> None:
    """The store is broken."""
    learner.store.restore()
    learner.store.status = 503
    tried(learner, page, news)


def tried(learner: Learner, page: Page, news: list[int]) -> None:
    """What is new has reached the store, in whatever state that is."""
    asked = learner.store.asked
    add(page, *news)
    sends(page)
    learner.wait(lambda: learner.store.asked > asked)


def stays(learner: Learner, page: Page) -> Page:
    """The page goes on."""
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


def test_each_entry_is_stated_once(learner: Learner) -> None:
    interrupted(learner, SEED, COUNT)
