"""Records of a kind as an Excel workbook, and back: `layout` says what stands where, `exporting` writes it, `importing`
reads it and changes in the authors' files only what was edited. The models say all of it.
"""
