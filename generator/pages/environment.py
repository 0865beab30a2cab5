"""The templates, with all that they may ask: the `library`, and the filters of the modules that know the answers."""

import marshal
from collections.abc import Mapping
from types import CodeType

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket

from generator.library import Library
from generator.pages import citations, complaints, confidentiality, coverage, pictures, prose, rows, words
from generator.record import MaintainedRecord

HOMES = (citations, complaints, confidentiality, coverage, pictures, prose, rows, words)


class _Compiled(BytecodeCache):
    """The templates as code, compiled once a process, whatever libraries they are rendered with."""

    def __init__(self) -> None:
        self.codes: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code from memory if it was made from the same source."""
        checksum, code = self.codes.get(bucket.key, ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what was compiled."""
        if bucket.code is not None:
            self.codes[bucket.key] = bucket.checksum, bucket.code


COMPILED = _Compiled()


def compiled() -> Mapping[str, tuple[str, bytes]]:
    """The templates that were compiled, for another process with the same Python, code and packages."""
    return {key: (checksum, marshal.dumps(code)) for key, (checksum, code) in COMPILED.codes.items()}


def recall(found: Mapping[str, tuple[str, bytes]]) -> None:
    """Take over what another process has compiled."""
    COMPILED.codes.update({key: (checksum, marshal.loads(code)) for key, (checksum, code) in found.items()})


LOADER = PackageLoader("generator", "templates")


def environment_of(library: Library) -> Environment:
    """An environment whose templates render pages of one library."""
    environment = Environment(
        loader=LOADER,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=COMPILED,
        auto_reload=False,  # or each import looks whether the file has changed
        optimized=False,  # or what a filter says of a fixed value is asked once, and never noted
    )
    environment.globals["library"] = library
    environment.tests["maintained"] = lambda record: isinstance(record, MaintainedRecord)
    for home in HOMES:
        environment.filters.update(home.filters(library))
    return environment
