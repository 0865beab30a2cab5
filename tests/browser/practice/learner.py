"""Somebody who practises: answers questions by their names, and has a record of it."""

from typing import Any

from playwright.sync_api import Locator, Page, expect


def heading(page: Page, name: str) -> Locator:
    """A heading that begins or goes on with these words."""
    return page.get_by_role("heading", name=name)


def button(where: Page | Locator, name: str) -> Locator:
    """The button with exactly this name."""
    return where.get_by_role("button", name=name, exact=True)


def told(page: Page, words: str) -> Locator:
    """What is announced, with these words in it."""
    return page.get_by_role("status").filter(has_text=words)


def asked(where: Page | Locator, name: str) -> Locator:
    """The form of a question."""
    return where.get_by_role("form", name=f"{name}怎么办？")


def choose(where: Page | Locator, name: str, option: str, *, sure: bool | None = None) -> None:
    """Pick an option (`对的做法`, `错法甲` or `错法乙`), and say how sure one is."""
    form = asked(where, name)
    form.get_by_role("radio", name=f"{name}的{option}").check()
    if sure is not None:
        form.get_by_role("radio", name="确定" if sure else "不太确定", exact=True).check()


def answer(page: Page, name: str, option: str = "对的做法", *, sure: bool | None = None) -> None:
    """Answer a question in practice."""
    choose(page, name, option, sure=sure)
    asked(page, name).get_by_role("button", name="看对不对").click()
    expect(asked(page, name).get_by_role("status").last).not_to_be_empty()


def entries(page: Page, kind: str | None = None) -> list[dict[str, Any]]:
    """The learner's record, or one kind of entries of it."""
    found: list[dict[str, Any]] = page.evaluate("casebook.record.entries()")
    return [entry for entry in found if kind in (None, entry["kind"])]
