"""The machine door of registration, below /api/v1/registrasi/."""
