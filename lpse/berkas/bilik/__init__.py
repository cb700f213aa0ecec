"""The cell in which files from strangers are opened: nothing in here imports Django or the portal."""
