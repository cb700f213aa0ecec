"""The machine door of the system administration, below /api/v1/infrastruktur/."""
