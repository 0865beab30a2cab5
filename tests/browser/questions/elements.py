"""Questions as the rest of the site uses them: in an exam, and with an answer from the record."""

from typing import Any

from playwright.sync_api import Page

from tests.browser.questions.asking import Asked

EXAM = """async name => {
  const html = (await casebook.load(`questions-${name.split("#")[0]}`))[name];
  const content = casebook.fragment(html);
  for (const element of content.querySelectorAll("[version]")) element.setAttribute("exam", "");
  document.querySelector("article").replaceChildren(casebook.make("h1", { textContent: "考试" }), content);
}"""
CALL = """([name, method, args]) => {
  const element = document.querySelector(`[name="${name}"]`);
  const value = args.length || typeof element[method] === "function" ? element[method](...args) : element[method];
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}"""
SHUFFLE = """name => document.querySelector(`[name="${name}"]`).shuffle((list) => [...list].reverse())"""


def in_exam(asked: Asked, name: str) -> Asked:
    """The question in place of the page's text, as an exam shows it."""
    asked.page.evaluate(EXAM, name)
    asked.form.first.wait_for()
    return asked


def call(page: Page, name: str, method: str, *args: Any) -> Any:
    """What an element returns, as far as JSON can hold it."""
    return page.evaluate(CALL, [name, method, list(args)])


def reverse(page: Page, name: str) -> None:
    """Shuffle a question, which here means to turn the order round."""
    page.evaluate(SHUFFLE, name)
