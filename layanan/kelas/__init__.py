"""The room of training and sosialisasi."""
