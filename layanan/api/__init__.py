"""The machine door of the service desk, below /api/v1/layanan/."""
