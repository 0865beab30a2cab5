"""Moodle's question types, and both texts in which they travel."""
