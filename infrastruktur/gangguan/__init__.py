"""The room of incidents and of LKPP's instructions."""
