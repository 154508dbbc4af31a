"""One module a dialect; see :mod:`..registry`."""
