"""Files to texts: what a file is decides how its rows are got at; what they mean is for the dialects."""
