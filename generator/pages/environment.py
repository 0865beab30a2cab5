"""The templates, with all that they may ask: the `library`, and the filters of the modules that know the answers."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.library import Library
from generator.pages import citations, coverage, pictures, prose, words
from generator.record import MaintainedRecord

HOMES = (citations, coverage, pictures, prose, words)


def environment_of(library: Library) -> Environment:
    """An environment whose templates render pages of one library."""
    environment = Environment(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["library"] = library
    environment.tests["maintained"] = lambda record: isinstance(record, MaintainedRecord)
    for home in HOMES:
        environment.filters.update(home.filters(library))
    return environment
