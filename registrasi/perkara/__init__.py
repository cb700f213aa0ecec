"""Cases about users: requests to change something, deactivation and reactivation, the blacklist."""
