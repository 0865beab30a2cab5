"""A language server over `check`: an editor shows what the command line says, and asks what an id is.

    editor ─► server ─► session (the files and what is open) ─► view ─► findings · definitions · completion · renaming
              └► checking: after each edit what is found in it, a moment later what is found anywhere

It alone speaks the language server protocol. Whatever is answered is worked out of one view of the knowledge base, with
what is open in the editor in the place of what is saved.
"""
