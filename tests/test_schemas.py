"""`casebook schema`: what an editor refuses, the check refuses; what slips of the hand are about, both do."""

import datetime
import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from generator import build
from generator.authoring import editor
from generator.authoring.formatting import record_files
from generator.authoring.schemas import REFERENCES, schemas
from generator.cli import main
from generator.diagnostic import Diagnostic, Place, Problem
from generator.fields import DATE_YEARS, DAY
from generator.kinds import all_kinds
from generator.library import Library
from generator.reading.source import parse
from generator.reading.validation import validate
from generator.record import Kind, Record
from generator.report import FORMATS
from tests import rendering
from tests.shipped import shipped_unchecked

SHIPPED = Path(__file__).parents[1]
KINDS = {kind.name: kind for kind in all_kinds()}
BARE = schemas(Library(all_kinds()))
Path_ = tuple[str | int, ...]


def validator(written: Any, name: str) -> Draft7Validator:
    resource = Resource.from_contents(written[REFERENCES], default_specification=DRAFT7)
    registry: Registry[Any] = Registry().with_resource(REFERENCES, resource)
    return Draft7Validator(written[f"{name}.json"], registry=registry)


VALIDATORS = {name: validator(BARE, name) for name in KINDS}


def bodies(kind: Kind) -> list[dict[str, Any]]:
    value = parse(kind.example, "").value
    return list(value.values()) if kind.holds_many else [value]


def is_refused(kind: Kind, body: Any) -> bool:
    return not VALIDATORS[kind.name].is_valid({"an-id": body} if kind.holds_many else body)


def is_an_error(kind: Kind, body: Any) -> bool:
    return not isinstance(validate(kind.model, "an-id", body), Record)


def places(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    yield path
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from places(inner, (*path, step))


def put(body: Any, path: Path_, value: Any) -> Any:
    """The same with another value at a path; `...` takes it away."""
    body = deepcopy(body)
    around = body
    for step in path[:-1]:
        around = around[step]
    if value is ...:
        del around[path[-1]]
    else:
        around[path[-1]] = value
    return body


def test_every_shipped_file_is_accepted() -> None:
    library = shipped_unchecked()
    written = schemas(library)
    by_kind = {name: validator(written, name) for name in KINDS}
    for file, kind in record_files(SHIPPED).items():
        value = parse((SHIPPED / file).read_text(encoding="utf-8"), file).value
        assert [error.message for error in by_kind[kind.name].iter_errors(value)] == [], file


@pytest.mark.parametrize("name", KINDS)
def test_a_schema_is_one_and_accepts_the_example(name: str) -> None:
    Draft7Validator.check_schema(BARE[f"{name}.json"])
    assert not any(is_refused(KINDS[name], body) for body in bodies(KINDS[name]))


WORDS = ("", "十五", "2026-02-30", "2026-11-23", "no-such-value", "甲")
OTHERS = st.sampled_from([..., True, 15, -1, *WORDS, [], ["甲"], {}, {"x": 1}])


@given(st.data())
def test_what_an_editor_refuses_the_check_refuses(data: st.DataObject) -> None:
    kind = KINDS[data.draw(st.sampled_from(sorted(KINDS)))]
    body = data.draw(st.sampled_from(bodies(kind)))
    path = data.draw(st.sampled_from([path for path in places(body) if path]))
    changed = put(body, path, data.draw(OTHERS))
    if is_refused(kind, changed):
        assert is_an_error(kind, changed), (kind.name, path, changed)


@pytest.mark.parametrize("name", KINDS)
def test_slips_are_refused_by_both(name: str) -> None:
    kind = KINDS[name]
    body = bodies(kind)[0]
    wrong: list[Any] = [put(body, ("no_such_field",), "甲"), put(body, ("title",), ...), put(body, ("title",), 18)]
    wrong += [put(body, ("aliases",), "甲"), put(body, ("status",), "finished"), put(body, ("cites",), ["六步"])]
    wrong += [
        put(body, ("changes",), [{"date": day, "weight": "minor", "note": "改"}]) for day in ("2026-02-30", "昨天")
    ]
    wrong += [put(body, ("changes",), [{"date": "2026-11-23", "weight": "minor", "note": "改", "who": "甲"}])]
    for one in wrong:
        assert is_an_error(kind, one), one
        assert is_refused(kind, one), one


def test_a_question_is_held_to_its_type() -> None:
    quiz, body = KINDS["quiz"], bodies(KINDS["quiz"])[0]
    numeric = {
        "id": "n",
        "type": "numeric",
        "stem": "几日？",
        "explanation": "日。",
        "cites": ["a#b"],
        "answer": 15,
        "unit": "日",
    }
    assert not is_refused(quiz, put(body, ("questions",), [numeric]))
    slips: list[dict[str, Any]] = [{"answer": "十五"}, {"type": "no-such"}, {"options": []}, {"difficulty": 4}]
    for slip in slips:
        changed = put(body, ("questions",), [numeric | slip])
        assert is_an_error(quiz, changed)
        assert is_refused(quiz, changed)


@pytest.mark.parametrize("name", KINDS)
def test_nothing_is_left_open(name: str) -> None:
    """No id (it is the file's name), no null that an editor would write, no value without a type, no place named
    by what only Python reads.
    """
    schema = BARE[f"{name}.json"]
    record = f"{KINDS[name].model.__module__.rpartition('.')[2]}.{KINDS[name].model.__name__}"
    assert "id" not in schema["definitions"][record]["properties"]
    text = json.dumps(schema)
    assert '"null"' not in text
    assert "(?P<" not in text
    for model in schema["definitions"].values():
        assert model["additionalProperties"] is False
        for field in model["properties"].values():
            assert field.keys() & {"type", "enum", "allOf"}
            assert field.get("items", {"$ref": ""}) != {}


@given(st.dates(datetime.date(1940, 1, 1), datetime.date(2110, 1, 1)), st.integers(-3, 3))
def test_a_day_is_one_that_there_is(day: datetime.date, off: int) -> None:
    written = f"{day:%Y-%m}-{day.day + off:02}"
    try:
        is_day = DATE_YEARS[0] <= datetime.date.fromisoformat(written).year <= DATE_YEARS[1]
    except ValueError:
        is_day = False
    assert bool(re.fullmatch(DAY, written)) == is_day


@pytest.mark.parametrize("year", [1900, 1948, 1952, 2000, 2024, 2026, 2096, 2100])
def test_29_february_is_a_day_of_leap_years(year: int) -> None:
    assert bool(re.fullmatch(DAY, f"{year}-02-29")) == (year in (1952, 2000, 2024, 2096))


def test_ids_are_offered_by_title_and_a_new_one_is_no_error(tmp_path: Path) -> None:
    root = rendering.project(tmp_path)
    assert main(["schema", "--project", str(root)]) == 0
    folder = root / editor.SCHEMAS
    assert {path.name for path in folder.iterdir()} == {*(f"{name}.json" for name in KINDS), REFERENCES}
    written = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.iterdir()}
    offered, other = written[REFERENCES]["definitions"]["guide-required"]["anyOf"]
    library = build.preview(root).library
    titles = dict(zip(offered["enum"], offered["markdownEnumDescriptions"], strict=True))
    assert titles["complaint-steps#receive"].startswith(f"{library.records['complaint-steps'].title} · ")
    assert re.search(other["pattern"], "later#step")
    assert not re.search(other["pattern"], "later")
    settings = json.loads((root / editor.SETTINGS).read_text(encoding="utf-8"))
    assert settings["yaml.schemas"][f"./{editor.SCHEMAS}/case.json"] == "cases/**/*.yaml"
    assert settings["yaml.schemas"][f"./{editor.SCHEMAS}/term.json"] == "content/glossary.yaml"
    assert all((root / schema).is_file() for schema in settings["yaml.schemas"])


def test_settings_of_ones_own_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = rendering.project(tmp_path)
    (root / editor.FOLDER).mkdir()
    (root / editor.SETTINGS).write_text("{} // 我的\n", encoding="utf-8")
    assert main(["schema", "--project", str(root), "--out", str(root / "schemas")]) == 0
    assert f"{editor.SETTINGS} 是您自己的，没有改" in capsys.readouterr().out
    assert (root / editor.SETTINGS).read_text(encoding="utf-8") == "{} // 我的\n"
    assert (root / "schemas/case.json").is_file()
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*.json")}
    assert main(["schema", "--project", str(root), "--out", str(root / "schemas")]) == 0
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*.json")} == before


@pytest.mark.parametrize("severity", ["error", "warning"])
@pytest.mark.parametrize("place", [Place("cases/a b.yaml", 6, 11, 2, "    uses: x"), Place("cases/x.yaml")])
def test_an_editor_finds_the_place_in_what_the_check_prints(severity: str, place: Place) -> None:
    problem = Problem((), "引用了不存在的条目", written="x", severity=severity, code="ref-missing")  # type: ignore[arg-type]
    line = FORMATS["text"]([Diagnostic(problem, place)]).split("\n")[0]
    matchers = editor.task()["problemMatcher"]
    hits = [(one, hit) for one in matchers if (hit := re.search(one["pattern"]["regexp"], line))]
    assert [one["severity"] for one, _hit in hits] == [severity]
    pattern, hit = hits[0][0]["pattern"], hits[0][1]
    found = {name: hit[pattern[name]] for name in ("file", "line", "column", "code", "message") if name in pattern}
    where = {"line": "6", "column": "11"} if place.line else {}
    assert found == {"file": place.file, "code": "ref-missing", "message": "引用了不存在的条目", **where}
