"""Identifiers as xAPI and cmi5 want them: whole IRIs."""

WITHOUT_ADDRESS = "urn:casebook:"


def prefix(address: str) -> str:
    """What leads every identifier: the address of the site, which must not change any more, or a name of ours."""
    return f"{address.rstrip('/')}/id/" if address else WITHOUT_ADDRESS
