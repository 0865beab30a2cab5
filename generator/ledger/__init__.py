"""The organisation's own complaints, from files of somebody else's to counts."""
