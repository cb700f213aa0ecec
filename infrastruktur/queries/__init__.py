"""What is read, narrowed, searched and drawn."""
