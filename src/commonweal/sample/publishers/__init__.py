"""One writer for each publisher: the truth goes in, the file comes out as that publisher would send it."""
