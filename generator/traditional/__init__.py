"""A knowledge base in Traditional characters: its records, its handwritten pages, and the words around them.

OpenCC converts; `phrases.txt` says what it gets wrong in this field. It changes characters, never words, so every text
keeps its length, and ids, references, dates and fixed values stay as they are.
"""
