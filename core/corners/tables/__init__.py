"""Tables of corners: cells, headings, what stands around them, and the order that groups of columns are read in."""
