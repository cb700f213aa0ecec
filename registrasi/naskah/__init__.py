"""What the issued documents say."""
