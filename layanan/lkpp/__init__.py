"""The room where matters go on to LKPP."""
