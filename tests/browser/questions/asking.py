"""One question on a page, as a learner meets it: by role and name."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.axe import everything
from tests.browser.reader import Reader

QUIZ = "quizzes/types.html?all"  # all questions at once


@dataclass(frozen=True)
class Asked:
    """A question; its form is named after what it asks."""

    page: Page
    stem: str

    @property
    def form(self) -> Locator:
        """All that can be entered and pressed, and the verdict."""
        return self.page.get_by_role("form", name=self.stem)

    @property
    def whole(self) -> Locator:
        """The question with all its texts."""
        return self.page.get_by_role("article").locator("> *").filter(has=self.form)

    @property
    def verdict(self) -> Locator:
        """What is announced."""
        return self.form.get_by_role("status").last

    @property
    def answer(self) -> Locator:
        """The folded part with the answer and the explanation."""
        return self.whole.get_by_role("group").filter(has_text="看答案和说明").last

    def button(self, name: str) -> Locator:
        """A button of the form."""
        return self.form.get_by_role("button", name=name)

    def check(self) -> None:
        """Have the answer marked."""
        self.button("看对不对").click()

    def give_up(self) -> None:
        """See the answer without giving one."""
        self.button("不会，看答案").click()

    def retry(self) -> None:
        """Start again."""
        self.button("再做一次").click()

    def entries(self) -> list[dict[str, Any]]:
        """The learner's record."""
        found: list[dict[str, Any]] = self.page.evaluate("casebook.record.entries()")
        return found

    def findings(self) -> list[str]:
        """What axe finds in the question as it is now, however small; `test_looks` asks about all of them together."""
        place = self.whole.evaluate("(one) => [...one.parentElement.children].indexOf(one) + 1")
        return everything(self.page, f"article > :nth-child({place})")


def ask(reader: Reader, stem: str, **options: Any) -> Asked:
    """A question of the page with all types; `stem` is a part of what it asks."""
    return Asked(reader.open(QUIZ, **options), stem)
