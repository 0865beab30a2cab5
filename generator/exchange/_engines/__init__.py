"""Documents and settings of search engines."""
