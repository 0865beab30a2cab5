"""What is kept of a record comes back as bytes, and nobody can tell."""

import copy
import pickle
from typing import TypeVar

import pytest

from generator.library import Library
from generator.packed.record import OWN, PARTS, packed_again
from generator.packed.value import Packed
from generator.record import Record
from generator.references.known import known_of
from generator.walk import leaves
from tests import sites
from tests.rendering import library_of

Any = TypeVar("Any")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """An example of each kind."""
    return library_of(sites.write(tmp_path_factory.mktemp("site"), sites.example_files()))


def kept(value: Any) -> Any:
    """What comes back of it."""
    found: Any = pickle.loads(pickle.dumps(value))
    return found


def is_packed(record: Record) -> bool:
    """Whether parts of it are still bytes."""
    return bool(OWN.__get__(record).get(PARTS))


def test_a_kept_record_says_what_it_said_whoever_looks_into_it(library: Library) -> None:
    for record in library.records.values():
        assert kept(record) == record
        assert record == kept(record)
        assert hash(kept(record)) == hash(record)
        assert repr(kept(record)) == repr(record)
        assert list(kept(record).__dict__) == list(type(record).model_fields)
        assert kept(record).model_dump_json(warnings=False) == record.model_dump_json(warnings=False)
        assert copy.deepcopy(kept(record)) == record
        assert kept(record).model_copy(update={"title": "另"}) == record.model_copy(update={"title": "另"})
        assert [*kept(record).anchors()] == [*record.anchors()]
        assert known_of(kept(record)).digest == known_of(record).digest


def test_its_parts_are_made_when_one_is_asked_for_and_not_before(library: Library) -> None:
    packed = [found for record in library.records.values() if is_packed(found := kept(record))]
    assert len(packed) > len(library.records) / 2
    for record in packed:
        assert record.title == library.records[record.id].title
        with pytest.raises(AttributeError, match="nothing_like_it"):
            getattr(record, "nothing_like_it")  # noqa: B009 - no field, which is what is tried
        assert is_packed(record)
        again = kept(record)
        assert is_packed(again)
        assert is_packed(record)
        assert all(getattr(again, name) == value for name, value in library.records[record.id])
        assert not is_packed(again)


def test_the_parts_of_one_field_are_made_alone_and_fields_keep_their_order(library: Library) -> None:
    several = [record for record in library.records.values() if len(OWN.__get__(kept(record)).get(PARTS, ())) > 1]
    assert several
    for record in several:
        found = kept(record)
        fields = list(OWN.__get__(found)[PARTS])
        assert getattr(found, fields[-1]) is getattr(found, fields[-1])
        assert list(OWN.__get__(found)[PARTS]) == fields[:-1]
        assert kept(found) == record
        assert list(found.__dict__) == list(type(record).model_fields)
        assert found == record


def test_a_packed_value_is_unpacked_once() -> None:
    made = kept(Packed(["甲"]))
    assert kept(made).value == made.value == ["甲"]
    assert made.value is made.value
    assert kept(Packed(b"bytes")).value == b"bytes"


def test_what_was_looked_into_for_once_is_bytes_again(library: Library) -> None:
    for record in library.records.values():
        found = kept(record)
        parts = {**OWN.__get__(found).get(PARTS, {})}
        for look in (leaves, repr):
            with packed_again(found):
                look(found)
                assert not is_packed(found)
            assert OWN.__get__(found).get(PARTS, {}) == parts
            assert not parts.keys() & OWN.__get__(found).keys()
        assert found == record
        with packed_again(found):  # which is bytes no longer
            pass
        assert not is_packed(found)
