"""The room of maintenance, change requests and bandwidth."""
