"""From the counts of complaints to what they say: months in a row, indicators and what each warns of, causes.

It knows the library and writes no page; what is hidden is missing here too, and is never taken for nothing.
"""
