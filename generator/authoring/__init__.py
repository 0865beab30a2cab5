"""What authors are told about the things they write, worked out from the models."""
