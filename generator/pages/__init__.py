"""Library to pages as values. The only room that knows Jinja2, comrak and nh3; nothing is written here."""
