"""Types the cells of a row, says what is wrong with it, and writes what is accepted or refused."""
