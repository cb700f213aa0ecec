"""The room of the server room: permits, visitors, readings."""
