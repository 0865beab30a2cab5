"""Casebook: a checked, linked, searchable training and knowledge-base site from YAML records.

    content/ cases/ quizzes/
      *.yaml ─► source ─► load ─► Library ─► checks ─► render ─► pages ─► plugin  → MkDocs + Material → site/
      (text + positions) (typed records) (diagnostics)   │        └────► disk    → a Markdown tree for any engine
                                                         └► search entries

One direction: a stage takes values and returns values plus diagnostics. Nothing is raised for an author's mistake;
an exception means a bug of ours.
"""
