"""The browser scripts are linted and type-checked, and what is wrong with one of them is found."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.data import scripts
from generator.outlets.bundle import EVERYWHERE, NEEDED, ON_DEMAND, assets
from tests.rendering import library_of, project

ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "generator" / "assets"
SCRIPT = "generator/assets/core/hints.js"
MADE = re.compile(r"casebook\.(\w+) \??\??= |Object\.assign\(casebook, .*?\(\{(.*?)\}\)\);")
USED = re.compile(r"casebook\.(\w+)|const \{((?:[^{};]|\{[^{}]*\})*)\} = casebook;")
INNER = re.compile(r"\{[^{}]*\}")


def command(tool: str) -> list[str]:
    """How `make test` runs a tool over the scripts."""
    lines = subprocess.check_output(["make", "--dry-run", "test"], cwd=ROOT, text=True).splitlines()
    [line] = [line for line in lines if f"/{tool} " in line]
    return shlex.split(line)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of one script, of the declarations and of the settings."""
    (tmp_path / SCRIPT).parent.mkdir(parents=True)
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    for name in (".oxlintrc.json", "deno.json", SCRIPT):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "generator/assets/types", tmp_path / "generator/assets/types")
    return tmp_path


@pytest.mark.parametrize(
    ("tool", "wrong"),
    [
        ("oxlint", {"var said = 1;": "no-var", "const isSame = make == make;": "eqeqeq"}),
        (
            "deno",
            {
                "casebook.fold(1);": "'number' is not assignable to parameter of type 'string'",
                "casebook.folded();": "'folded' does not exist",
                'document.querySelector(".cb-hints").remove();': "possibly 'null'",
                "const half = (number) => number / 2;": "implicitly has an 'any' type",
            },
        ),
    ],
)
def test_wrong_lines_in_a_script_are_found(copied: Path, tool: str, wrong: dict[str, str]) -> None:
    with (copied / SCRIPT).open("a", encoding="utf-8") as script:
        script.writelines(f"{line}\n" for line in wrong)
    environment = os.environ | {"DENO_DIR": str(copied / "deno"), "NO_COLOR": "1"}
    found = subprocess.run(command(tool), cwd=copied, env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 1
    for line, said in wrong.items():
        assert line in found.stdout + found.stderr
        assert said in found.stdout + found.stderr


def test_nothing_in_brackets_is_taken_apart() -> None:
    """The minifier moves `const [a] = (b);` before the declaration of `b`; a cast is such brackets."""
    taken_apart = re.compile(r"\b(?:const|let|var) [\[{][^;=]*[\]}] = (?:/\*\*[^*]*\*/ )*\(")
    assert taken_apart.search("const [a] = /** @type {number[]} */ (b);")
    for script in (ROOT / "generator/assets").rglob("*.js"):
        found = taken_apart.search(script.read_text(encoding="utf-8"))
        assert found is None, f"{script.name}: {found[0]}"


def test_declarations_are_for_the_checker_alone() -> None:
    shared = assets(directory_urls=False).files
    assert [path.rpartition(".")[2] for path in shared] == ["css", *["js"] * 12, "svg"]
    assert not any("interface " in text for text in shared.values())


def _names(pattern: re.Pattern[str], folders: Iterable[str]) -> set[str]:
    """What the scripts of some folders make of `casebook`, or use of it."""
    texts = [file.read_text(encoding="utf-8") for folder in folders for file in (ASSETS / folder).glob("*.js")]
    hits = [hit for text in texts for hit in pattern.finditer(text)]
    listed = (part for hit in hits if hit[2] for part in INNER.sub("", hit[2]).split(","))
    return {hit[1] for hit in hits if hit[1]} | {part.split(":")[0].strip() for part in listed}


ON_DEMAND_FOLDERS = sorted(folder.name for folder in (ASSETS / ON_DEMAND).iterdir())


@pytest.mark.parametrize("folder", ["", *ON_DEMAND_FOLDERS])
def test_a_script_uses_only_what_has_run_before_it(folder: str) -> None:
    own = [f"{ON_DEMAND}/{name}" for name in (*NEEDED.get(folder, ()), folder) if name]
    made = _names(MADE, [*EVERYWHERE, *(f"{ON_DEMAND}/{name}" for name in ON_DEMAND_FOLDERS)])
    used = _names(USED, own[-1:] or EVERYWHERE)
    assert {"make", "record", "search", "fold", "Question", "pause"} < made
    has_elements = not folder or any((ASSETS / ON_DEMAND / folder).glob("cb-*.js"))
    assert "make" in used or not has_elements
    assert (used & made) - _names(MADE, [*EVERYWHERE, *own]) == set()


def test_the_version_of_the_texts_changes_with_them_and_no_other_script_does(tmp_path: Path) -> None:
    made = [
        scripts(library_of(project(tmp_path / name, {"content/notes.md": f"# 说明\n\n{text}\n"})))
        for name, text in (("first", "甲"), ("same", "甲"), ("other", "乙"))
    ]
    assert made[0] == made[1]
    assert [name for name, text in made[0].items() if made[2][name] != text] == ["assets/casebook/data/version.js"]
