"""Many interruptions in a row, of every sort: each answer is told, once."""

import random

import pytest
from playwright.sync_api import Page, expect

from tests.browser.packages.launching import REPORTS, Launched, launch
from tests.browser.packages.lrs import Platform
from tests.browser.packages.test_cmi5 import Learner
from tests.browser.packages.test_cmi5 import learner as learner
from tests.browser.packages.test_sets import NAMES, both
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser
SEED, COUNT = 1, 12  # more of both were tried: 60 interruptions with four seeds
ANSWER = """(name) => {
  const element = document.querySelector(`[name="terms-quiz#${name}"]`);
  if (element.hasAttribute("standing")) element.retry();
  element.write(element.fields[0].value);
  element.form.requestSubmit(element.check);
}"""


def interrupted(reader: Reader, dialect: str, seed: int, count: int) -> tuple[list[str], list[str]]:
    """What was answered during so many interruptions, and what the platform was told, by name and sorted."""
    chance, given = random.Random(seed), list[str]()
    launched = launch(reader, dialect, "terms-quiz")
    for _ in range(count):
        for _ in range(chance.randint(0, 2)):
            given.append(chance.choice(NAMES))
            launched.page.frames[-1].evaluate(ANSWER, given[-1])
        launched = chance.choice([cut, mute, back, closed, crashed])(launched, reader, dialect)
    launched = closed(launched, reader, dialect)
    return sorted(given), sorted(one["id"].rpartition(".")[2] for one in launched.has_told(len(given)))


def cut(launched: Launched, reader: Reader, dialect: str) -> Launched:
    """The platform is gone."""
    launched.cut()
    return launched


def mute(launched: Launched, reader: Reader, dialect: str) -> Launched:
    """The platform takes what it says it did not take."""
    launched.page.evaluate("platform.isMute = true")
    return launched


def back(launched: Launched, reader: Reader, dialect: str) -> Launched:
    """It is there again, and is told at once."""
    launched.cut(is_down=False)
    launched.page.evaluate("platform.isMute = false")
    if launched.button("再报一次").count():
        launched.button("再报一次").click()
        expect(launched.told).to_have_text(REPORTS)
    return launched


def closed(launched: Launched, reader: Reader, dialect: str) -> Launched:
    """The lesson is closed and opened again."""
    return launch(reader, dialect, "terms-quiz", launched.page)


def crashed(launched: Launched, reader: Reader, dialect: str) -> Launched:
    """The browser ends, after what was said has arrived or failed."""
    settled(launched.page)
    launched.crash()
    return launch(reader, dialect, "terms-quiz", launched.page)


def settled(page: Page) -> None:
    """What was answered is told, or its failure is."""
    page.frames[-1].evaluate("document.querySelector('cb-reporting').reporting.send()")


@both
def test_each_answer_is_told_once(reader: Reader, dialect: str) -> None:
    given, told = interrupted(reader, dialect, SEED, COUNT)
    assert told == given


def test_each_answer_is_stated_once(learner: Learner) -> None:
    chance, given = random.Random(SEED), list[str]()
    page, platform = learner.launch(), learner.platform
    for _ in range(COUNT):
        for _ in range(chance.randint(0, 2)):
            given.append(chance.choice(NAMES))
            page.evaluate(ANSWER, given[-1])
        chance.choice([cut_off, struck_dumb, restored])(platform)
        if chance.random() < 0.5:
            restored(platform)
            page = learner.launch(page)
    restored(platform)
    page = learner.launch(page)
    learner.wait(lambda: len(answered(platform)) >= len(given))
    assert sorted(answered(platform)) == sorted(given)
    assert platform.complaints == []


def answered(platform: Platform) -> list[str]:
    """The names of what was answered, as stated."""
    stated = platform.statements.values()
    return [one["object"]["id"].rpartition(".")[2] for one in stated if one["verb"]["id"].endswith("answered")]


def cut_off(platform: Platform) -> None:
    """The LRS is gone."""
    platform.is_down = True


def struck_dumb(platform: Platform) -> None:
    """The LRS takes what it says it did not take."""
    platform.is_mute = True


def restored(platform: Platform) -> None:
    """All is well again."""
    platform.is_down = platform.is_mute = False
