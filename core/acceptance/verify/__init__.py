"""Checking an acceptance package that somebody else handed in: see :mod:`.verify` for the way through the room."""
