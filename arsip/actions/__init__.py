"""The acts: lock, check, write, trail, enqueue after commit. Their modules are the areas."""
