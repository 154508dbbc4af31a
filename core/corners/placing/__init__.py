"""Parcels put in their place and judged: rings, declared values, what is odd about corners."""
