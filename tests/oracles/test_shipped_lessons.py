"""Every shipped question as a lesson: what the package says is right is marked right, told, and comes back."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator.cli import main
from tests.browser.conftest import copy_of_project
from tests.browser.packages.launching import HERE, launch
from tests.browser.reader import Reader, Site, reading
from tests.browser.serving import serving
from tests.sites import write

pytestmark = pytest.mark.browser

ANSWER_ALL = """() => {
  const named = (id) => id.slice(2);
  const listed = (pattern) => pattern.split("[,]").map(named);
  const joined = (pattern) => pattern.split("[,]").map((pair) => pair.split("[.]").map(named));
  const answers = {
    "true-false": ([pattern]) => pattern === "true",
    choice: ([pattern], {localName}) => (localName === "cb-single" ? named(pattern) : listed(pattern).toSorted()),
    "fill-in": ([pattern]) => pattern,
    numeric: (_patterns, _element, {shown}) => shown,
    sequencing: ([pattern]) => listed(pattern),
    matching: ([pattern]) => Object.fromEntries(joined(pattern)),
    performance: ([pattern]) => joined(pattern),
  };
  for (const element of document.querySelectorAll(".cb-question > [version]")) {
    const question = casebook.lesson.questions[element.getAttribute("name")];
    if (!question) continue; // a frame
    element.write(answers[question.type](question.patterns, element, question));
    element.save(element.read(), element.reveal(element.read()).score);
  }
}"""
ENTRIES = "casebook.record.entries().map(({question, score, answer}) => JSON.stringify([question, score, answer]))"
COUNT = "Object.keys(casebook.lesson.questions).length"


@pytest.fixture(scope="module", params=["scorm12", "scorm2004"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """All question sets in one package, on a platform."""
    root, folder = copy_of_project(tmp_path_factory.mktemp("project")), tmp_path_factory.mktemp("lessons")
    package = root / "all.zip"
    assert main(["export", request.param, "--project", str(root), "--all", "--out", str(package)]) == 0
    with zipfile.ZipFile(package) as packed:
        packed.extractall(folder / request.param)
    write(folder, {name: (HERE / name).read_bytes() for name in ("player.html", "platform.js")})
    with serving(folder) as address:
        yield Site(folder, address)


@pytest.fixture
def reader(browser: Browser, site: Site) -> Iterator[Reader]:
    with reading(browser, site) as reader:
        yield reader


def test_right_answers_are_right_and_come_back(reader: Reader) -> None:
    page, lessons = reader.page(), [Path(name) for name in reader.site.pages() if "/" in name]
    assert len(lessons) > 30
    for lesson in lessons:
        launched = launch(reader, str(lesson.parent), lesson.stem, page)
        frame = page.frames[-1]
        frame.evaluate(ANSWER_ALL)
        told = launched.has_told(frame.evaluate(COUNT))
        assert launched.state("wrong") == []
        assert {one["result"] for one in told} == {"correct"}
        assert "100" in (launched.values.get("cmi.core.score.raw"), launched.values.get("cmi.score.raw"))
        before = frame.evaluate(ENTRIES)
        launched.crash()
        page.evaluate("localStorage.clear()")
        again = launch(reader, str(lesson.parent), lesson.stem, page)
        expect(again.lesson.get_by_role("article")).to_be_visible()
        assert page.frames[-1].evaluate(ENTRIES) == before
