"""Whom to ask about each page: the posts that answer for the records."""

from collections.abc import Iterator

from generator.kinds.guide import Guide
from generator.library import Library
from generator.record import MaintainedRecord


def datasets(library: Library) -> Iterator[tuple[str, object]]:
    """`owners`: `{"roles": {id: {title, page}}, "pages": {page: id}, "desk": [id]}`.

    `desk` are those who answer for what stands on the page for the call; they are asked where no page is near.
    """
    records = library.listed.all(MaintainedRecord)
    owners = {library.page_of(record): library.current_id(record.owner) for record in records}
    desk = [library.current_id(guide.owner) for guide in library.listed.all(Guide) if guide.on_desk]
    roles = {role: library.listed.get(role) for role in sorted({*owners.values()})}
    yield (
        "owners",
        {
            "roles": {
                role: {"title": record.title, "page": library.page_of(record)}
                for role, record in roles.items()
                if record
            },
            "pages": owners,
            "desk": list(dict.fromkeys(desk)),
        },
    )
