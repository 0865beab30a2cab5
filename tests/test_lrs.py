"""Where learners' records may be sent: what `mkdocs.yml` may say of it, and what pages know of it, and only then."""

import json
import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.cli import main
from tests.rendering import MKDOCS, project
from tests.test_policy import pages

GOOD = {"endpoint": "https://lrs.example.org/xAPI/", "holder": "培训部"}
HERE = "connect-src 'self' https://lrs.example.org/xAPI/;"


def settings(lrs: object) -> str:
    """A `mkdocs.yml` that says so."""
    return MKDOCS.replace("[casebook]", f"[{{casebook: {{lrs: {json.dumps(lrs, ensure_ascii=False)}}}}}]")


def built(root: Path, lrs: object, *command: str) -> Path:
    """The site of a project that says so."""
    made = project(root, {"mkdocs.yml": settings(lrs)})
    assert main(["build", "--project", str(made), *command]) == 0
    return made / "site"


def scripts(site: Path) -> dict[str, str]:
    """All scripts of a site, by their names without digests."""
    files = site.glob("assets/casebook/**/*.js")
    return {re.sub(r"\.[0-9a-f]{8}", "", file.name): file.read_text(encoding="utf-8") for file in files}


def policies(site: Path) -> set[str]:
    """Those of all pages; the page for addresses that are none has no scripts of ours."""
    found = {policy for path, page in pages(site) if path != "404.html" for policy in page.policies}
    assert found
    return found


@pytest.mark.parametrize(
    ("lrs", "words"),
    [
        ("https://lrs.example.org/", "要写成一组字段"),
        ([GOOD], "要写成一组字段"),
        ({"endpoint": GOOD["endpoint"]}, "还要写 holder"),
        ({"holder": "培训部"}, "还要写 endpoint"),
        ({**GOOD, "password": "x"}, "没有 password 这样的字段"),
        ({**GOOD, "holder": " "}, "holder 要写一行文字"),
        ({**GOOD, "holder": ["培训部"]}, "holder 要写一行文字"),
        ({**GOOD, "public_login": "secret"}, "谁都看得见"),
        ({**GOOD, "public_login": "a:b\nc"}, "谁都看得见"),
        *(
            ({**GOOD, "endpoint": address}, "不是安全的地址")
            for address in (
                "http://lrs.example.org/xAPI/",
                "http://localhost.example.org/",
                "http://127.0.0.1.example.org/",
                "https://user:secret@lrs.example.org/",
                "https://lrs.example.org/?key=secret",
                "https://lrs.example.org/#x",
                "https://lrs.example.org/; script-src *",
                "https://*/",
                "https://*.example.org/",
                "https://lrs.example.org/ https://other.example.org/",
                "//lrs.example.org/",
                "javascript:alert(1)",
                "HTTPS://",
            )
        ),
    ],
)
def test_what_is_not_clear_or_not_safe_is_refused(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, lrs: object, words: str
) -> None:
    root = project(tmp_path, {"mkdocs.yml": settings(lrs)})
    assert main(["build", "--project", str(root)]) == 1
    assert words in caplog.text
    assert not (root / "site").exists()


@pytest.mark.parametrize("address", ["https://lrs.example.org:8443", "http://localhost:8100/xAPI", "http://[::1]/"])
def test_an_address_that_is_safe_is_taken(tmp_path: Path, address: str) -> None:
    site = built(tmp_path, {**GOOD, "endpoint": address})
    assert all(f"connect-src 'self' {address.rstrip('/')}/;" in policy for policy in policies(site))


def test_all_pages_may_speak_to_it_and_know_whose_it_is(tmp_path: Path) -> None:
    site = built(tmp_path, GOOD)
    assert all(HERE in policy for policy in policies(site))
    found = scripts(site)
    assert '"endpoint": "https://lrs.example.org/xAPI/"' in found["casebook.js"]
    assert '"authorization": ""' in found["casebook.js"]
    assert {"sending.js", "stating.js", "activities.js", "activities.example-quiz.js"} <= found.keys()


def test_what_the_organisation_writes_into_the_pages_is_there(tmp_path: Path) -> None:
    assert (
        '"authorization": "Basic c2l0ZTpvcGVu"'
        in scripts(built(tmp_path, {**GOOD, "public_login": "site:open"}))["casebook.js"]
    )


def test_a_site_without_it_has_nothing_of_it(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert main(["build", "--project", str(root)]) == 0
    found = scripts(root / "site")
    assert {name for name in found if name.startswith(("sending", "stating", "activities"))} == set()
    assert "cb-sender" not in found["casebook.js"]
    assert not any("connect-src" in policy for policy in policies(root / "site"))
    (root / "mkdocs.yml").write_text(settings(GOOD), encoding="utf-8")
    assert main(["build", "--project", str(root)]) == 0  # and no page is taken over from the site before
    assert all(HERE in policy for policy in policies(root / "site"))


def test_a_preview_sends_nothing(tmp_path: Path) -> None:
    config = load_config(str(project(tmp_path, {"mkdocs.yml": settings(GOOD)}) / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    assert "lrs.example.org" not in scripts(tmp_path / "site")["casebook.js"]
    assert not any("connect-src" in policy for policy in policies(tmp_path / "site"))


def test_what_is_confidential_is_not_stated_by_the_site_of_the_staff_either(tmp_path: Path) -> None:
    quiz = (project(tmp_path / "other") / "quizzes/example-quiz.yaml").read_text(encoding="utf-8")
    files = {
        "quizzes/secret.yaml": f"{quiz.replace('title: ', 'title: 密')}confidential: true\n",
        "mkdocs.yml": settings(GOOD),
    }
    root = project(tmp_path / "project", files)
    assert main(["build", "--project", str(root)]) == 0
    found = {name: text for name, text in scripts(root / "site").items() if name.startswith("activities")}
    assert found.keys() == {"activities.js", "activities.example-quiz.js"}
    assert "secret" not in "".join(found.values())


def test_a_broken_map_of_identifiers_stops_the_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, {"mkdocs.yml": settings(GOOD), "content/identifiers.json": "{"})
    assert main(["build", "--project", str(root)]) == 1
    assert "content/identifiers.json 读不出来" in capsys.readouterr().err
    assert not (root / "site").exists()
