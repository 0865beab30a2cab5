"""Packages as a learner meets them: exported, put on a platform, and launched there."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import FrameLocator, Locator, Page, expect

from generator.cli import main
from tests.browser.practice.sets import FILES
from tests.browser.reader import Reader, until
from tests.rendering import project
from tests.sites import write

HERE = Path(__file__).parent
FORMATS = ("scorm12", "scorm2004", "cmi5")
SUBJECTS = {"terms-quiz": "--quiz", "types": "--quiz", "walk": "--quiz", "little-exam": "--exam"}
TRADITIONAL = "traditional"
REPORTS = "作答和成绩会报给学习平台。"
FAILS = "学习平台没有收下最近的作答。"
ALONE = "没有找到学习平台"
RIGHT, WRONG = "对的做法", "错法甲"


def exported(root: Path, out: Path) -> Path:
    """A folder that has each subject in each format unpacked, one of them in Traditional too, and the platform."""
    questions = (HERE.parent / "questions").glob("*.yaml")
    project(root, {**FILES, **{f"quizzes/{file.name}": file.read_text(encoding="utf-8") for file in questions}})
    for name in FORMATS:
        for subject, which in SUBJECTS.items():
            _unpack(out / name, root, name, which, subject)
    _unpack(out / TRADITIONAL, root, "scorm2004", "--quiz", "types", "--variant", "s2tw")
    return write(out, {name: (HERE / name).read_bytes() for name in ("player.html", "platform.js")})


def _unpack(folder: Path, root: Path, name: str, *which: str) -> None:
    package = root / f"{name}.zip"
    assert main(["export", name, "--project", str(root), *which, "--out", str(package)]) == 0
    with zipfile.ZipFile(package) as packed:
        packed.extractall(folder)
    package.unlink()


@dataclass(frozen=True)
class Launched:
    """A lesson in a platform; `page` is that of the platform."""

    page: Page

    @property
    def lesson(self) -> FrameLocator:
        """What the learner sees."""
        return self.page.frame_locator("iframe")

    @property
    def told(self) -> Locator:
        """What is said of the platform."""
        return self.lesson.get_by_role("status").first

    def state(self, name: str) -> Any:
        """What the platform knows or notes."""
        return self.page.evaluate(f"platform.{name}")

    @property
    def values(self) -> dict[str, str]:
        """What was committed, by element."""
        found: dict[str, str] = self.state("values")
        return found

    @property
    def interactions(self) -> list[dict[str, str]]:
        """The answers that were committed."""
        found: list[dict[str, str]] = self.state("interactions")
        return found

    def button(self, name: str) -> Locator:
        """A button of the lesson."""
        return self.lesson.get_by_role("button", name=name, exact=True)

    def pick(self, name: str, option: str = RIGHT) -> None:
        """Pick an option."""
        self.form(f"{name}怎么办？").get_by_role("radio", name=f"{name}的{option}").check()

    def answer(self, name: str, option: str = RIGHT) -> None:
        """Answer one of the questions that are shown one by one, and go on."""
        self.pick(name, option)
        self.check(f"{name}怎么办？")
        self.lesson.get_by_role("button", name="下一题").or_(self.button("做完了，看结果")).click()

    def check(self, stem: str) -> None:
        """Have an answer marked."""
        self.form(stem).get_by_role("button", name="看对不对").click()
        expect(self.form(stem).get_by_role("status").last).not_to_be_empty()

    def form(self, stem: str) -> Locator:
        """A question."""
        return self.lesson.get_by_role("form", name=stem)

    def has_told(self, count: int) -> list[dict[str, str]]:
        """The answers, once so many are committed."""
        until(self.page, "(count) => platform.interactions.length >= count", count)
        assert len(self.interactions) == count
        return self.interactions

    def crash(self) -> None:
        """Nothing that comes now is told to the platform."""
        self.page.evaluate("platform.crash()")

    def cut(self, *, is_down: bool = True) -> None:
        """The platform cannot be reached, or can again."""
        self.page.evaluate("(isDown) => void (platform.isDown = isDown)", is_down)


def launch(
    reader: Reader, dialect: str, lesson: str, page: Page | None = None, folder: str = "", **more: str
) -> Launched:
    """Open a lesson on the platform, in the same browser as before if its page is given."""
    page = page or reader.page()
    query = urlencode({"dialect": dialect, "page": f"{folder or dialect}/{lesson}.html", **more})
    page.goto(reader.site.served(f"player.html?{query}"))
    launched = Launched(page)
    expect(launched.lesson.locator("[inert]")).to_have_count(0)
    expect(launched.told).not_to_have_text("")
    return launched
