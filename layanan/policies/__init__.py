"""What is allowed, owed and due: pure where it can be."""
