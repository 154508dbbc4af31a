"""Reads annual tables back: workbooks made by the program or filled by hand in the same form, and its JSON."""
