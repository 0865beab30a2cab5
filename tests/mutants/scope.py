"""What is mutated, and the tests that should notice."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent


class Tests(NamedTuple):
    """Modules of tests, and the folders of golden tests that are about the same."""

    modules: tuple[str, ...]
    goldens: tuple[str, ...] = ()

    @property
    def arguments(self) -> Iterator[str]:
        """What pytest is told."""
        yield from (f"tests/{name}.py" for name in self.modules)
        if self.goldens:
            yield "tests/test_golden.py"
        wanted = " or ".join(["not test_golden", *(f"test_golden[{folder}/" for folder in self.goldens)])
        yield f"-k=({wanted}) and not ({' or '.join(TOO_SLOW)})"


TOO_SLOW = (
    *("test_every_wrong_value", "test_every_code_is_reached", "test_an_id_that_is_missing", "test_help"),
    *("test_what_is_folded_folds", "test_any_text_folds"),
)


FILES = Tests(("test_load", "test_reading"), ("files",))
RECORDS = Tests(("test_load", "test_reading"), ("files", "values", "yaml", "site"))
TEXTS = Tests(("test_source", "test_reading", "test_fidelity", "test_invisible"), ("yaml",))
VALUES = Tests(("test_validation", "test_validation_problems", "test_hints"), ("values",))
MARKING = Tests(("test_questions",), ("rules",))

SCOPE: dict[str, Tests] = {
    "generator/twins/deadlines.py": Tests(("test_deadlines",)),
    "generator/twins/folding.py": Tests(("test_folding",)),
    "generator/twins/likeness.py": Tests(("test_likeness",)),
    "generator/twins/personal.py": Tests(("test_personal_data", "test_proofreading")),
    "generator/twins/proofreading.py": Tests(("test_personal_data", "test_proofreading")),
    "generator/outlets/publish.py": Tests(("test_publish", "test_staging")),
    **{f"generator/reading/{name}.py": FILES for name in ("decoding", "folders", "sorting")},
    "generator/reading/load.py": RECORDS,
    **{
        f"generator/reading/{name}.py": TEXTS
        for name in ("comments", "invisible", "joining", "places", "slips", "source", "swallowed", "syntax")
    },
    **{f"generator/reading/{name}.py": VALUES for name in ("hints", "validation")},
    **{
        path.relative_to(ROOT).as_posix(): MARKING
        for path in sorted((ROOT / "generator/questions").glob("*.py"))
        if path.name != "__init__.py"
    },
    "generator/library.py": Tests(("test_library",), ("checks",)),
}
"""Each file with the tests that hold it; `reading/messages_of_*` are tables of words."""
