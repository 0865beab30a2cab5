"""Identifiers as xAPI and cmi5 want them: whole IRIs."""

from generator.exchange._outgoing.texts import Site

WITHOUT_ADDRESS = "urn:casebook:"


def prefix(site: Site) -> str:
    """What leads every identifier: the address of the site, which must not change any more, or a name of ours."""
    return f"{site.address.rstrip('/')}/id/" if site.address else WITHOUT_ADDRESS
