"""Authors' files to values with positions, or to diagnostics; nothing here looks at more than one record.

    folders → decoding → source (+ slips, places) → validation (+ hints) → load → Library

`messages` says in Chinese what can be wrong with a file.
"""
