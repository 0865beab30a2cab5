"""What the site's own search reads: names of all pages in one script, their texts in others that are loaded later.

    pages ─► passages (texts, page by page, wherever a page is made) ─► Index ─► search/<hash>.js …
    pages + library ─► catalogue (names, facets) ──────────────────────► Index ─► search/pages.js

Nothing is folded, cut into words or counted here: `assets/on-demand/searching` scans the texts as they are.
"""
