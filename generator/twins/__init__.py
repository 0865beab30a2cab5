"""Rules that the browser follows too: each module has a twin in `assets/`.

Both sides work from one table, or one list of vectors in `tests/` holds them together.
"""
