"""The room of risks."""
