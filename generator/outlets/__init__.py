"""Where pages go: MkDocs, or a Markdown tree on disk. The only room that knows MkDocs."""
