"""What must be installed to read a ledger."""

EXTRA = "ledger"
NEEDED = ("polars", "ibis", "duckdb", "python_calamine")
