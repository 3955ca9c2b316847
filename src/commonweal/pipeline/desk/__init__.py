"""The council desk's reading, checking, comparing and writing: the code that builds the region, one file at a
time."""
