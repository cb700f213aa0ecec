"""What the secretariat may read of this unit: figures and lists, nothing that changes."""
