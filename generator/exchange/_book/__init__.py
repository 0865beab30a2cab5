"""The handbook: one value, and what is made of it."""
