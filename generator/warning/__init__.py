"""Early warning: series of monthly counts, judged by methods that are found by themselves.

It knows no files and no kinds but the indicator: months go in, verdicts come out.
"""
