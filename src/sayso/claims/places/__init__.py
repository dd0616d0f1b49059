"""Where: place names to coordinates, offline; none where it is in doubt."""
