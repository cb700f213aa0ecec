"""The room of procedures and technical guidelines: written, approved, read, reviewed."""
