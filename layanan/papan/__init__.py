"""The board: where staff write announcements, see them through, and read the proof that users were told."""
