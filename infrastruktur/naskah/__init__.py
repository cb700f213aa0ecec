"""What the issued documents print."""
