"""The verbs of `casebook ledger`, one a file, each written as a verb of the command line is."""
