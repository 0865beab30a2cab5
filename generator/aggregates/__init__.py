"""What is kept of the organisation's complaints: counts, and what holds between them. No row, no person."""
