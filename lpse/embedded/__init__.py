"""The servers a machine without any gets: a real PostgreSQL and a real Valkey, started by the portal itself.

Settings import `paths` and `rahasia` from here; whoever needs running servers calls `services.ensure`.
"""
