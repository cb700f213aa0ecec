"""The acts: lock, check, write, trail, enqueue after commit."""
