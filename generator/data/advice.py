"""What a page shows of an assessed complaint: the panel with nothing in it, and what the records say of each value."""

from collections.abc import Iterator

from generator.kinds.taxon import Taxon
from generator.library import Library
from generator.pages.environment import environment_of

SHOWN = ("product", "cause", "severity", "matter", "request", "danger")
CONFIRMED = frozenset({"product", "cause", "severity"})


def datasets(library: Library) -> Iterator[tuple[str, object]]:
    """`advice`: `{"panel": HTML, "taxa": {id: HTML}}`; without entries of all that is confirmed there is no panel."""
    taxa = [taxon for taxon in library.listed.all(Taxon) if taxon.dimension in SHOWN]
    is_whole = {taxon.dimension for taxon in taxa} >= CONFIRMED
    template = environment_of(library).get_template
    advice = template("assessment/taxon.html.j2")
    yield (
        "advice",
        {
            "panel": template("assessment/panel.html.j2").render() if is_whole else "",
            "taxa": {taxon.id: advice.render(taxon=taxon) for taxon in taxa},
        },
    )
