"""Questions and records in the words of xAPI."""
