"""The room of LKPP's monitoring access."""
