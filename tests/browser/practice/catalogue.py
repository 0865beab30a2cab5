"""A little catalogue, and answers to its questions, for the pure functions of the learner's record."""

from typing import Any

Json = dict[str, Any]
CATALOGUE: Json = {
    "quizzes": {
        "a": {
            "title": "甲",
            "page": "quizzes/a",
            "formerly": ["old"],
            "questions": [
                {"name": "a#1", "version": "v1"},
                {
                    "name": "a#2",
                    "version": "v2",
                    "parts": [{"name": "a#p", "version": "v3"}, {"name": "a#q", "version": "v4"}],
                },
            ],
        },
        "b": {"title": "乙", "page": "quizzes/b", "questions": [{"name": "b#1", "version": "v5"}]},
    },
    "exams": {"x": {"title": "考试", "page": "exams/x", "passMark": 80, "minutes": 10, "formerly": ["y"]}},
    "cases": {"c": {"title": "案例", "page": "cases/c", "questions": [{"name": "c#1", "version": "v6"}]}},
}


def given(name: str, at: str, *, version: str = "v1", **more: Any) -> Json:
    """An entry of an answer, right unless said otherwise."""
    return {"kind": "answer", "question": name, "version": version, "score": 1, "at": f"{at}.000Z", **more}
