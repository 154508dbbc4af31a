"""What the dialects share: fields, numbers, angles, heads, and rows to rings."""
