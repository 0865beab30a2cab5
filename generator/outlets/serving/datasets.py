"""The scripts of data, each subject worked out when it is first asked for."""

from collections.abc import Mapping

from generator import data
from generator.kept.facts import Facts, Product
from generator.kept.products import Products
from generator.library import Library


class Datasets:
    """The datasets of one library; of those `kept` from another, the ones that would come out the same."""

    def __init__(self, library: Library, kept: Mapping[str, Product]) -> None:
        self.library, self.products = library, Products(Facts(library), kept)

    def script(self, path: str) -> str | None:
        """The script at a path of the site, if there is one."""
        if (subject := data.subject_of(path)) is None:
            return None
        if subject not in self.products.known:
            self.products.add(data.of_subject(subject, self.library, self.products.known))
        scripts: Mapping[str, str] = self.products.known[subject].value
        return scripts.get(path)
