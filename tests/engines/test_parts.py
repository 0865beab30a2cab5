"""The parts that need no browser: what is said to Firefox, names, what is put into pages, the table."""

import socket
from contextlib import closing
from threading import Thread
from typing import Any

import pytest

from tests.engines.marionette import Marionette, framed, received
from tests.engines.names import named, same
from tests.engines.recorder import begun
from tests.engines.table import table

HELLO = {"applicationType": "gecko", "marionetteProtocol": 3}


def asked_of(answers: list[list[Any]], *commands: tuple[str, dict[str, Any]]) -> tuple[list[Any], list[Any]]:
    """What a Firefox with these answers hears, and what comes back to who sends the commands."""
    heard: list[Any] = []

    def answer() -> None:
        connection, _ = server.accept()
        with connection, connection.makefile("rb") as stream:
            connection.sendall(framed([HELLO]))
            for each in answers:
                heard.append(received(stream))
                connection.sendall(framed(each))

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=answer)
        thread.start()
        with closing(Marionette(server.getsockname()[1])) as marionette:
            came = [marionette.execute(name, params) for name, params in commands]
        thread.join()
    return heard, came


def test_commands_are_numbered_and_named_as_firefox_names_them() -> None:
    heard, came = asked_of(
        [[1, 1, None, {"value": "征信"}], [1, 2, None, {"x": 0, "width": 9}]],
        ("getElementAriaLabel", {"id": "e1"}),
        ("setWindowRect", {"width": 9}),
    )
    assert heard == [
        [0, 1, "WebDriver:GetComputedLabel", {"id": "e1"}],
        [0, 2, "WebDriver:SetWindowRect", {"width": 9}],
    ]
    assert came == [{"value": "征信"}, {"value": {"x": 0, "width": 9}}]


def test_an_error_comes_as_selenium_knows_it() -> None:
    error = {"error": "stale element reference", "message": "gone", "stacktrace": ""}
    _, came = asked_of([[1, 1, error, None]], ("clickElement", {"id": "e1"}))
    assert came == [{"status": "stale element reference", "value": error}]


def test_a_firefox_that_hangs_up_is_no_answer() -> None:
    with pytest.raises(ConnectionError):
        asked_of([], ("refresh", {}))


def test_names_are_compared_without_their_spaces() -> None:
    assert same("定 补救方案 之前", "定补救方案之前")
    assert named("收到日期（起算日） month / day / year", "收到日期", exact=False)
    assert not named("收到日期（起算日）", "收到日期", exact=True)


@pytest.mark.parametrize(
    ("path", "address"), [("index.html", "recorder.js"), ("cases/index.html", "../recorder.js")], ids=["top", "below"]
)
def test_a_page_begins_with_the_script_whatever_its_folder(path: str, address: str) -> None:
    page = "<html><head><meta charset=utf-8></head></html>"
    assert begun(page, path) == f'<html><head><script src="{address}"></script><meta charset=utf-8></head></html>'


def test_a_page_without_a_head_is_noticed() -> None:
    with pytest.raises(AssertionError):
        begun("<p>", "index.html")


def test_the_table_has_a_row_for_each_job_and_says_in_one_line_what_went_wrong() -> None:
    cells = {("search", "A"): "ok", ("search", "B"): "no link\n“催收 | x”", ("exam", "A"): "不" * 161}
    assert table(cells) == [
        "| job | A | B |",
        "| --- | --- | --- |",
        "| search | ok | no link “催收 \\| x” |",
        f"| exam | {'不' * 160}… |  |",
    ]
