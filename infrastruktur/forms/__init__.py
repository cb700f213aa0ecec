"""What people type; whether an act is allowed, the act says."""
