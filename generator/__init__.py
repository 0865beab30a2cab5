"""Casebook: a checked, linked, searchable training and knowledge-base site from YAML records.

    content/ cases/ quizzes/
      *.yaml ─► reading ─► Library ─► checks ─► pages ─► outlets ┬► MkDocs + Material → site/
      (text + positions) (typed records) (diagnostics) │          └► a Markdown tree for any engine
                                                       └► search, data: what the site's scripts read

One direction: a stage takes values and returns values plus diagnostics. Nothing is raised for an author's mistake;
an exception means a bug of ours. The rooms are named after the stages.
"""
