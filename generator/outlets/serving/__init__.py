"""A preview: pages are answered from a library in memory, each made when it is asked for.

    changes ─► project (what was read, what is wrong) ─► edition (MkDocs, up to the first file) ─► preview ─► server

An edition is what a build knows before it writes its first file. After an edit there is a new one; MkDocs' own
functions make every file of it, so that what is served is what a build would leave.
"""
