"""Records that learners export from the site, and what many of them say about each question."""
