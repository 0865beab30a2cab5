"""Questions as somebody sees them who has not read, or has: what there is to pick, and what bots pick."""
