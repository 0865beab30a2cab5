"""What a command ends with."""

OK = 0
HAS_ERRORS = 1  # the knowledge base, or what was handed over, is wrong
MISUSED = 2
