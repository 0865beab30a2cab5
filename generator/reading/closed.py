"""Closed lists: the values of which one is written, the Chinese words for them, and which of them was meant."""

import difflib
from collections.abc import Iterator, Mapping
from itertools import chain

from generator.record import WORDS, Kind, Words

Choices = Mapping[str, str]
"""Value → word; empty where there is none."""


def words_of(kind: Kind) -> Words:
    """The tables of words for the values of a kind's fields; its own go before those that all share."""
    return {**kind.words, **WORDS}


def table_for(name: str, values: tuple[str, ...], words: Words) -> Mapping[str, str]:
    """The table with words for just these values of a field: the one called like the field, or else the first."""
    return table_called(name, values, words) or next(_fitting(values, words), ("", {}))[1]


def table_called(name: str, values: tuple[str, ...], words: Words) -> Mapping[str, str]:
    """The table with words for just these values that is called like the field; empty if there is none."""
    found = (table for called, table in _fitting(values, words) if f"_{called}".endswith(f"_{name}"))
    return next(found, {})


def choices_of(name: str, values: tuple[str, ...], words: Words) -> Choices:
    """The values that a field may have, each with its word."""
    table = table_for(name, values, words)
    return {value: table.get(value, "") for value in values}


def offered(choices: Choices) -> str:
    """What may be written, as an error says it."""
    return "、".join(f"{value}（{word}）" if word else value for value, word in choices.items())


def meant(written: str, choices: Choices) -> str:
    """The value that somebody meant who wrote its word, a part of it, or something like one of both; empty if none."""
    words = {word: value for value, word in choices.items() if word}
    said = [value for word, value in words.items() if word in written]
    begun = [value for word, value in words.items() if written and written in word]
    near = (words.get(one, one) for one in difflib.get_close_matches(written, [*choices, *words], 1))
    if len(begun) > 1 and not said:  # it may be either
        return ""
    return next(chain(said, begun, near), "")


def _fitting(values: tuple[str, ...], words: Words) -> Iterator[tuple[str, Mapping[str, str]]]:
    return ((called, table) for called, table in words.items() if values and table.keys() == set(values))
