"""Charts from numbers, one type a file: geometry on whole units, which a template of the same name draws as SVG.

Numbers go in, no records: a type's function gives a `Chart` with a shape for wide screens and paper and one for phones,
neither of which is ever scaled down. What is told by colour is told by form and words too.
"""
