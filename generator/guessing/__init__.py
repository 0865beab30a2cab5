"""Questions as somebody sees them who has not read: what there is to pick, and what bots pick."""
