"""QTI: items, tests and packages, written and read; one table (`dialect`) for what differs between its versions."""
