"""The organisation's own complaints, as numbers: what of them is counted, and what the counts warn of."""
