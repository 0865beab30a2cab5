"""What a field means, to somebody who fills in a form: names and values of a file become what stands on the form."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

Plain = dict[str, Any]
CLAUSE = re.compile("[，。；：（]")
CURE = ("expected", "fix")  # of what is wrong; the sentence itself is one everywhere
YES_OR_NO = {"true": "是", "false": "否"}
AS_WRITTEN = re.compile("写 (true|false)")
IN_A_FILE = re.compile(r"(?P<write>写 ?)?(?<![\w.#/{-])(?P<name>[a-z][a-z_-]*)(?:: (?P<value>[\w-]+))?(?![\w./#-])")
CHAPTER = re.compile("[，；]见“[^”]*”")  # of the guide, which is not where the form is
BESIDE_QUOTES = re.compile("(?<=”) (?=[\u3400-\u9fff“])|(?<=[\u3400-\u9fff”]) (?=“)")


def label_of(meaning: str, name: str) -> str:
    """What a field is called: how its meaning begins."""
    return AS_WRITTEN.sub("", CLAUSE.split(meaning)[0]) or name


def in_words(models: Mapping[str, Plain]) -> None:
    """Let the help of a kind's fields and the cures of its rules speak as the form does of fields and values."""
    labels, words = dict(_labels(models)), dict(_values(models))
    for model in models.values():
        own = labels | _own(model)
        inner = {name: label for field in model["fields"] for name, label in _within(field, models).items()}
        for rule in model["rules"]:
            rule.update({name: spoken(rule[name], inner | own, words) for name in CURE})
        for field in model["fields"]:
            said = spoken(field["help"], own | _within(field, models), words)
            field["help"] = CHAPTER.sub("", said)


def spoken(text: str, labels: Mapping[str, str], words: Mapping[str, str]) -> str:
    """A sentence about a file in the words of a place that shows labels for its fields, and words for fixed values."""
    return BESIDE_QUOTES.sub("", IN_A_FILE.sub(partial(_said, labels=labels, words=words), text))


def _within(field: Plain, models: Mapping[str, Plain]) -> dict[str, str]:
    """The fields of what stands in a field."""
    shape = field["shape"].get("item", field["shape"])
    return {name: label for one in shape.get("models", ()) for name, label in _own(models[one]).items()}


def _own(model: Plain) -> dict[str, str]:
    return {field["name"]: field["label"] for field in model["fields"]}


def _said(hit: re.Match[str], labels: Mapping[str, str], words: Mapping[str, str]) -> str:
    name, value = hit["name"], hit["value"]
    if value:
        chosen = YES_OR_NO.get(value) or words.get(value)
        said = f"选“{chosen}”" if chosen else f"填 {value}"
        where = f"在“{labels.get(name)}”里" if hit["write"] else f"“{labels.get(name)}”"
        return f"{where}{said}" if name in labels else hit[0]
    if name in YES_OR_NO or name in words:
        word = YES_OR_NO.get(name) or words[name]
        return f"选“{word}”" if hit["write"] else f"“{word}”"
    return f"{'填' if hit['write'] else ''}“{labels[name]}”" if name in labels else hit[0]


def _labels(models: Mapping[str, Plain]) -> Iterator[tuple[str, str]]:
    """The fields of a kind whose names say only one thing."""
    found: dict[str, set[str]] = {}
    for model in models.values():
        for field in model["fields"]:
            found.setdefault(field["name"], set()).add(field["label"])
    yield from ((name, labels.pop()) for name, labels in found.items() if len(labels) == 1)


def _values(models: Mapping[str, Plain]) -> Iterator[tuple[str, str]]:
    for model in models.values():
        for field in model["fields"]:
            shape = field["shape"].get("item", field["shape"])
            yield from shape.get("words", {}).items()
