"""The report of a quarter or a year: what boards and supervisors ask for, each number traceable to what is kept.

`span` says which quarters, `figures` what a number is made of, `tables` and `sections` what is reported, `changed` what
was put right, `bulletin` puts them together. Pages, workbooks and documents show the same value.
"""
