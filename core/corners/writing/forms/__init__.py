"""One module a form that corners are written in; each has ``WRITERS``."""
