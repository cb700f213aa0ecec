"""The room of rooms, visitors and their internet access."""
