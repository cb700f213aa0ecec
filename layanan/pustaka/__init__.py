"""The room where the help centre is written."""
