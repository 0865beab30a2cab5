"""Every page that is made, for whichever outlet: those of the records, then what authors read."""

from collections.abc import Iterator

from generator.authoring import form, manual
from generator.library import Library
from generator.pages.page import Page
from generator.pages.render import pages


def every_page(library: Library) -> Iterator[Page]:
    """The pages of a site but for the handwritten ones."""
    yield from pages(library)
    yield from manual.pages(library)
    yield form.page(library)
