"""What was kept stays bytes until somebody asks for it: a value, or the parts of a record."""
