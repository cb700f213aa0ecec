"""What is read, narrowed and searched."""
