"""What all exports share: what is chosen, in which words, what is refused and what is told as lost."""
